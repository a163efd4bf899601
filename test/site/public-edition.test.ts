/**
 * What is privileged is in no file of the public edition. The words to look for come from the privileged corpus
 * itself: titles, ids, owners, reasons, whole sentences. A word that also stands in a public object, in the guide
 * or in the tool's own pages tells nothing and is not looked for.
 */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleObject } from '../../src/model/object.ts';
import { KIND_NAMES, KINDS } from '../../src/model/schemas/kinds.ts';
import type { SearchEntry } from '../../src/view/search-index.ts';
import { listFiles, readText } from './read-folder.ts';
import { ROOT, runCli } from './run-cli.ts';
import { getCorpus, getPage, getPages, getSite, type SiteName } from './sites.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
/** Shorter ones are words of the language. */
const SHORTEST_WORD = 4;
const SHORTEST_SENTENCE = 30;

const squash = (text: string) => text.replace(/\s+/g, ' ').trim();

function decode(html: string): string {
  return html
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

/** Every string inside a value. */
function findStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...findStrings(inner),
  ]);
}

/** All text of an edition, as a reader of any of its files has it; file names too. */
function readAll(name: SiteName): string {
  const { folder } = getSite(name);
  return listFiles(folder)
    .map((file) => {
      if (file.endsWith('.woff2')) return file;
      const text = readText(folder, file);
      const plain = file.endsWith('.json') ? findStrings(JSON.parse(text)).join('\n') : decode(text);
      return `${file}\n${squash(plain)}`;
    })
    .join('\n');
}

/** What one object says: words that stand alone, and runs of its sentences. */
function findWords({ id, file, fields, body }: RuleObject): string[] {
  const sentences = body
    .split(/[`*_[\]()#>|]+/)
    .map(squash)
    .filter(({ length }) => length >= SHORTEST_SENTENCE);
  const strings = Object.values(fields)
    .flatMap(findStrings)
    .map(squash)
    .filter(({ length }) => length >= SHORTEST_WORD);
  return [id, file, ...strings, ...sentences];
}

/** What anybody may read: public objects, the guide, the source of the pages. */
function readOpen(): string {
  const objects = getCorpus('public').content.objects.map(({ id, file, fields, body }) =>
    [id, file, ...findStrings(fields), body].join('\n'),
  );
  const sources = ['content/docs', 'src', 'public'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return squash([...objects, ...sources].join('\n'));
}

function findSecrets(): string[] {
  const open = readOpen();
  const shown = new Map(getCorpus('public').content.objects.map((object) => [object.key, object]));
  const words = getCorpus('privileged').content.objects.flatMap((object) => {
    const visible = shown.get(object.key);
    if (!visible) return findWords(object);
    const kept = new Set(findWords(visible));
    return findWords(object).filter((word) => !kept.has(word));
  });
  return [...new Set(words)].filter((word) => !open.includes(word));
}

describe('the public edition', () => {
  const secrets = findSecrets();

  test('is asked for enough: titles of nearly all controls and gaps, owners, reasons', () => {
    expect(secrets.length).toBeGreaterThan(700);
    const { content } = getCorpus('privileged');
    const kinds = ['control', 'evidence', 'gap', 'applicability', 'provider', 'answer'] as const;
    const titles = kinds.flatMap((kind) => content.list(kind).map(({ fields }) => fields.title));
    const asked = titles.filter((title) => secrets.includes(title));
    expect(asked.length / titles.length).toBeGreaterThan(0.9);
    const owners = content.list('control').flatMap(({ fields }) => fields.owner ?? []);
    expect(owners.filter((owner) => secrets.includes(owner)).length).toBeGreaterThan(5);
  });

  test('has none of them in any file or file name', () => {
    const text = readAll('public');
    expect(secrets.filter((word) => text.includes(word))).toEqual([]);
  });

  test('is compared with an edition that has them, so that the words are looked for rightly', () => {
    const text = readAll('privileged');
    const found = secrets.filter((word) => text.includes(word));
    expect(found.length / secrets.length).toBeGreaterThan(0.99);
  });

  test('has the same scripts and styles as the privileged one, so that they can tell nothing', () => {
    const read = (name: SiteName) =>
      listFiles(getSite(name).folder)
        .filter((file) => file.startsWith('_astro/'))
        .map((file) => [file, readFileSync(join(getSite(name).folder, file)).toString('base64')]);
    expect(read('public')).toEqual(read('privileged'));
    expect(read('public').length).toBeGreaterThan(2);
  });

  test('marks no state of coverage and no count of gaps on any page', () => {
    const marks = ['data-state', 'data-coverage', 'data-open-gaps', 'data-gap-weight', 'data-gap-count'];
    const find = (name: SiteName) =>
      marks.filter((mark) => getPages(name).some(({ dataNames }) => dataNames.includes(mark)));
    expect(find('public')).toEqual([]);
    expect(find('privileged')).toEqual(marks);
  });

  test('has no column of coverage in the obligations map', () => {
    const read = (name: SiteName) => readText(getSite(name).folder, 'rules/iaas-cip/obligations/index.html');
    expect(read('public')).not.toMatch(/data-column="coverage"|class="state"/);
    expect(read('privileged')).toMatch(/data-column="coverage"/);
  });

  test('has no field of graph.json that is not public', () => {
    const keys = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [
            ...(Array.isArray(value) ? [] : [key]),
            ...keys(inner),
          ])
        : [];
    const find = (name: SiteName) => new Set(keys(JSON.parse(readText(getSite(name).folder, 'graph.json'))));
    const hidden = [
      'coverage',
      'gaps',
      'owner',
      'ambiguities',
      'satisfies',
      'rationale',
      'review',
      'collectedOn',
    ];
    expect(hidden.filter((key) => find('public').has(key))).toEqual([]);
    expect(hidden.filter((key) => !find('privileged').has(key))).toEqual([]);
  });

  test('finds only public kinds in quick search', () => {
    const entries = JSON.parse(readText(getSite('public').folder, 'search.json')) as SearchEntry[];
    const kinds = new Set(entries.map(({ k }) => (k === 'topic' ? 'lineage' : k)));
    const open: readonly string[] = KIND_NAMES.filter((kind) => KINDS[kind].floor === 'public');
    expect([...kinds].filter((kind) => !open.includes(kind))).toEqual([]);
    expect(entries.length).toBeGreaterThan(150);
  });

  test.each(['/controls/', '/evidence/', '/applicability/', '/gaps/'])(
    'says on %s what it leaves out',
    (path) => {
      const { mainText, headings } = getPage('public', path);
      expect(mainText).toMatch(/are left out of this edition, because they are privileged\./);
      expect(headings).toHaveLength(1);
    },
  );

  test('says on the overview that coverage is not shown, and on the questions that answers are left out', () => {
    expect(getPage('public', '/').mainText).toContain('This edition does not show coverage');
    expect(getPage('public', '/rules/iaas-cip/questions/').mainText).toContain(
      'our answers are left out of this edition',
    );
    expect(getPage('public', '/rules/iaas-cip/obligations/').mainText).toContain(
      'coverage is left out of this edition',
    );
  });

  test('does not count what it cannot know: answers to questions', () => {
    expect(getPage('privileged', '/').mainText).toContain('without a decided answer');
    expect(getPage('public', '/').mainText).not.toContain('without a decided answer');
  });

  test('may be indexed, the privileged one not', () => {
    const read = (name: SiteName) => readText(getSite(name).folder, 'index.html');
    expect(read('public')).not.toContain('noindex');
    expect(read('privileged')).toContain('<meta name="robots" content="noindex">');
  });
});

describe('an internal edition', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'rulemark-internal-')));
  const out = join(root, 'out');
  beforeAll(async () => {
    const { content } = getSite('twoRules');
    await runCli(['build', '--content', content, '--audience', 'internal', '--out', out]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('knows who looks after an obligation, and nothing that is privileged', () => {
    const graph = readText(out, 'graph.json');
    const { nodes } = JSON.parse(graph) as { nodes: { kind: string; fields: { owner?: string } }[] };
    const owners = nodes.filter(({ kind }) => kind === 'obligation').map(({ fields }) => fields.owner);
    expect(owners).toEqual(['Night shift', 'Night shift']);
    const hidden: readonly string[] = KIND_NAMES.filter((kind) => KINDS[kind].floor === 'privileged');
    expect(nodes.filter(({ kind }) => hidden.includes(kind))).toEqual([]);
    expect(graph).not.toMatch(/"coverage"|"gaps"|"ambiguities"|Evening round|Few ships/);
  });

  test('says what it leaves out', () => {
    const page = readText(out, 'controls/index.html');
    expect(page).toContain('This is the internal edition: controls, evidence, applicability, coverage, gaps');
    expect(page).toContain('are left out of this edition, because they are privileged.');
    expect(page).toContain('<meta name="robots" content="noindex">');
  });
});

describe('a public edition of hostile content', () => {
  test('has no privileged kind in graph.json', () => {
    const { nodes } = JSON.parse(readText(getSite('hostilePublic').folder, 'graph.json')) as {
      nodes: { kind: string }[];
    };
    const hidden: readonly string[] = KIND_NAMES.filter((kind) => KINDS[kind].floor !== 'public');
    expect(nodes.filter(({ kind }) => hidden.includes(kind))).toEqual([]);
    expect(nodes.length).toBeGreaterThan(10);
  });
});
