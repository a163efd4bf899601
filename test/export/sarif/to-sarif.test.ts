/**
 * SARIF that is valid against the published schema: of the shipped content, of every kind of diagnostic that the
 * test contents give, and of nothing; fixes that mend the file; no path of the machine; fingerprints that stay.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { getCodePages } from '../../../scripts/tool.ts';
import { loadContent } from '../../../src/corpus/load-content.ts';
import { toSarif } from '../../../src/export/sarif/to-sarif.ts';
import { parseBaseline } from '../../../src/parse/sarif/parse-baseline.ts';
import { compareToBaseline } from '../../../src/text/baseline.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';
import { BASE, type Files, makeFolder, toControl, writeBase } from '../../build-content.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SHARED = process.env['RULEMARK_SHARED'] ?? join(ROOT, '../shared');
const SCHEMA = join(SHARED, 'data/schemas/sarif-schema-2.1.0.json');
const RECORDS = join(ROOT, 'test/fixtures/records');
const pages = getCodePages();

const write = (diagnostics: readonly Diagnostic[], prefix = 'content'): Log =>
  toSarif({ diagnostics, prefix, pages, version: '1.2.3' });
const check = (over: Files = {}): readonly Diagnostic[] => loadContent(writeBase(over)).diagnostics;
const getResults = (log: Log): Result[] => log.runs[0]?.results ?? [];
const getPrints = (log: Log): (string | undefined)[] =>
  getResults(log).map(({ partialFingerprints }) => partialFingerprints?.['rulemark/v1']);

/** The schema is of draft 4; it uses nothing that later drafts read differently but the names of these two keys. */
function readSchema(): object {
  const { id, $schema, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
  if ($schema !== 'http://json-schema.org/draft-04/schema#')
    throw new Error(`unknown draft: ${String($schema)}`);
  return { $id: id, ...schema };
}

/** Every finding of the golden folders, and those that need another folder around them. */
const EVERYTHING: readonly Diagnostic[] = [
  ...readdirSync(RECORDS).flatMap((name) =>
    loadContent(join(RECORDS, name, 'content')).diagnostics.map((found) => ({
      ...found,
      file: `${name}/${found.file}`,
    })),
  ),
  ...check({
    'provider/controls/below/round.md': toControl(),
    'provider/controls/größe #1 50%.md': toControl({ ownr: 'x' }),
    'provider/controls/empty.md': '',
    'provider/x.txt': 'x',
  }),
  // Every code that has a page, also those that only other commands give.
  ...[...pages.keys()].map((code) => ({
    file: 'provider/x.md',
    line: 1,
    column: 1,
    severity: 'note' as const,
    code,
    message: `Of ${code}.`,
    hint: 'Do.',
  })),
];

describe.runIf(existsSync(SCHEMA))('against the published schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = existsSync(SCHEMA) ? ajv.compile(readSchema()) : undefined;
  const getErrors = (log: unknown): unknown => {
    validate?.(JSON.parse(JSON.stringify(log)));
    return validate?.errors ?? [];
  };

  test.each<[string, () => Log]>([
    ['the shipped content', () => write(loadContent(join(ROOT, 'content')).diagnostics)],
    ['every kind of diagnostic', () => write(EVERYTHING)],
    ['an empty folder', () => write(loadContent(makeFolder()).diagnostics)],
    ['nothing found', () => write([])],
    ['the root as the content folder', () => write(EVERYTHING, '')],
  ])('%s is valid', (_, make) => {
    expect(getErrors(make())).toEqual([]);
  });

  test('a run against a baseline is valid', () => {
    const before = parseBaseline(JSON.stringify(write(EVERYTHING)));
    const known = before.kind === 'read' ? before.known : [];
    const baseline = compareToBaseline(EVERYTHING.slice(5), known);
    const log = toSarif({
      diagnostics: EVERYTHING.slice(5),
      prefix: 'content',
      pages,
      version: '1',
      baseline,
    });
    expect(getErrors(log)).toEqual([]);
    expect(baseline.gone).toHaveLength(5);
  });

  test('the schema is the judge: a wrong level is an error', () => {
    expect(
      getErrors({
        version: '2.1.0',
        runs: [{ tool: { driver: { name: 'x' } }, results: [{ level: 'bad' }] }],
      }),
    ).not.toEqual([]);
  });
});

if (!existsSync(SCHEMA)) test('0 real documents', () => expect(SCHEMA).toBeTruthy());

describe('a log', () => {
  const log = write(EVERYTHING);
  const text = JSON.stringify(log);

  test('has a rule with help for every code', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([...new Set(EVERYTHING.map(({ code }) => code))].sort());
    const bare = rules.filter(({ help, fullDescription }) => !help?.markdown || !fullDescription?.text);
    expect(bare.map(({ id }) => id)).toEqual([]);
    expect(rules.map(({ help }) => help?.markdown).join()).not.toMatch(/\]\((?!https?:)/);
  });

  test('points each result to its rule', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(getResults(log).filter(({ ruleId, ruleIndex }) => rules[ruleIndex ?? -1]?.id !== ruleId)).toEqual(
      [],
    );
  });

  test('holds no path of the machine, and only relative addresses', () => {
    expect(text).not.toContain(ROOT);
    expect(text).not.toContain('file://');
    const uris = getResults(log).flatMap(({ locations = [] }) =>
      locations.map(({ physicalLocation }) => physicalLocation?.artifactLocation?.uri ?? ''),
    );
    expect(uris.filter((uri) => !uri.startsWith('content/') || uri.includes('..'))).toEqual([]);
    expect(uris).toContain('content/provider/controls/gr%C3%B6%C3%9Fe%20%231%2050%25.md');
  });

  test('names the other place of a duplicate', () => {
    const [duplicate] = getResults(log).filter(({ ruleId }) => ruleId === 'id/duplicate');
    expect(duplicate?.relatedLocations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'content/provider/controls/below/round.md',
    );
  });

  test('gives no fingerprint twice', () => {
    expect(new Set(getPrints(log)).size).toBe(EVERYTHING.length);
  });
});

describe('a fix', () => {
  test.each<[string, Files]>([
    ['a field', { 'provider/controls/round.md': toControl({ owner: undefined, ownr: 'Harbour office' }) }],
    ['a word', { 'provider/controls/round.md': toControl({ status: 'implementd' }) }],
    ['a target', { 'provider/controls/round.md': toControl({}, { obligation: 'light-lmap' }) }],
    [
      'a bare number',
      {
        'rules/harbour-lamps/versions/nprm-2030/9.20.md': `---\ntitle: x\nnumber: 9.20\nverification: primary\nsources: [gazette]\n---\n\nA keeper lights. {primary: gazette}\n`,
      },
    ],
  ])('for %s, applied, leaves nothing to find', (_, over) => {
    const [file = ''] = Object.keys(over);
    const fixes = getResults(write(check(over))).flatMap(({ fixes = [] }) => fixes);
    expect(fixes.length).toBeGreaterThan(0);
    const lines = String(over[file]).split('\n');
    for (const { artifactChanges } of fixes) {
      const { deletedRegion, insertedContent } = artifactChanges[0]!.replacements[0]!;
      const { startLine = 0, startColumn = 0, endColumn = 0 } = deletedRegion;
      const line = lines[startLine - 1]!;
      lines[startLine - 1] =
        line.slice(0, startColumn - 1) + insertedContent?.text + line.slice(endColumn - 1);
    }
    expect(check({ [file]: lines.join('\n') })).toEqual([]);
  });
});

describe('a fingerprint', () => {
  const file = 'provider/controls/round.md';
  const wrong = toControl({ ownr: 'x' }, { obligation: 'nothing-like-it' });

  test('stays when lines are put above and other files get findings of their own', () => {
    const before = write(check({ [file]: wrong }));
    const after = write(
      check({
        [file]: wrong.replace('---\n', '---\n# one\n\n# two\n'),
        'provider/a.md': 'x',
        'provider/z.md': 'x',
      }),
    );
    expect(getPrints(after)).toEqual(expect.arrayContaining(getPrints(before)));
    expect(getPrints(after)).toHaveLength(getPrints(before).length + 2);
  });

  test('stays wherever the content lies', () => {
    expect(getPrints(write(check({ [file]: wrong }), 'a/b'))).toEqual(
      getPrints(write(check({ [file]: wrong }), '')),
    );
  });

  test('of content without findings is none', () => {
    expect(getResults(write(check(BASE)))).toEqual([]);
  });
});
