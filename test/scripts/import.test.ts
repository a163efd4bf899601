/** `rulemark import` on a folder: what is written, what is never lost, what it says, how it ends. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/corpus/load-content.ts';
import { walkProvisions } from '../../src/model/section.ts';
import { BASE, type Files, RULE, toObligation, writeBase } from '../build-content.ts';
import { json, RECORD_PATH, startServer, text, toRecord, XML_PATH } from '../remote/loopback.ts';
import { ROOT, runCli } from './run-cli.ts';

const XML = join(ROOT, 'test/fixtures/published/lamps.xml');
const LATER = join(ROOT, 'test/fixtures/published/lamps-later.xml');
const VERSION = `${RULE}/versions/nprm-2030`;
const SHARED = process.env['RULEMARK_SHARED'] ?? join(ROOT, '../shared');

/** Codes but those on what of the new text nobody has mapped yet. */
const getCodes = ({ diagnostics }: ReturnType<typeof loadContent>): string[] =>
  diagnostics.map(({ code }) => code).filter((code) => !code.startsWith('completeness'));
const runImport = (folder: string, ...args: string[]) =>
  runCli(['import', '--content', folder, '--retrieved', '2030-06-01', ...args]);
const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
/** Everything in a folder, hidden files too. */
const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort()
      .map((file) => [file, read(folder, file)]),
  );
/** The base whose version has no section yet. */
const writeEmpty = (over: Files = {}): string =>
  writeBase({ [`${VERSION}/9.10.md`]: undefined, [`${VERSION}/9.20.md`]: undefined, ...over });

describe.concurrent('into a version that is there', () => {
  test('writes a file a section and leaves the rest of the version as it was', async () => {
    const folder = writeEmpty();
    const run = await runImport(folder, XML, '--version', 'nprm-2030');
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(readdirSync(join(folder, VERSION)).sort()).toEqual(['9.10.md', '9.20.md', '9.md', 'version.md']);
    const version = read(folder, `${VERSION}/version.md`);
    expect(version).toContain('text: official\n');
    expect(version).toContain('citeTo: paragraph\n');
    expect(version).toContain('  url: https://www.federalregister.gov/d/2030-00123\n  on: 2030-06-01\n');
    const kept = String(BASE[`${VERSION}/version.md`])
      .split('\n')
      .filter((line) => !/^(text|citeTo):/.test(line));
    for (const line of kept) expect(version).toContain(line);
    expect(read(folder, `${RULE}/sources/fr-2030-00123.md`)).toContain('type: primary');
    const loaded = loadContent(folder);
    expect(getCodes(loaded)).toEqual([]);
    const section = loaded.content.get('section', 'harbour-lamps', 'nprm-2030/9.20');
    expect([...walkProvisions(loaded.getProvisions(section!))].map(({ id }) => id)).toEqual([
      '9.20(a)',
      '9.20(a)(1)',
      '9.20[stars1]',
      '9.20(b)',
      '9.20(b)[table1]',
    ]);
    expect([...walkProvisions(loaded.getProvisions(section!))][0]?.text).toBe(
      'Dusk. Each keeper must light each harbour lamp at dusk {every day}.',
    );
  });

  test('says what became possible', async () => {
    const { stdout } = await runImport(writeEmpty(), XML, '--version', 'nprm-2030');
    expect(stdout).toContain(
      '1 object cites proposed 9 HBC §\u00a09.20 as a whole; 4 paragraphs to pin to: rulemark show nprm-2030/9.20',
    );
  });

  test('says what broke: citations that lead nowhere, with the nearest paragraph, and quotes that differ', async () => {
    const folder = writeEmpty({
      [`${RULE}/obligations/light-lamp.md`]: toObligation({
        sections: { 'nprm-2030': ['9.20(a)(7)'] },
        quotes: [
          { version: 'nprm-2030', at: '9.20(a)', text: 'Each keeper must light … at dusk {every day}' },
          { version: 'nprm-2030', at: '9.20(a)', text: 'Each keeper may light each harbour lamp' },
        ],
      }),
    });
    const { stdout, code } = await runImport(folder, XML, '--version', 'nprm-2030');
    expect(code).toBe(0);
    expect(stdout).toContain('citation/unknown-paragraph');
    expect(stdout).toContain('The nearest there is: "9.20(a)"; below it: 9.20(a)(1).');
    expect(stdout).toContain(
      'Quoted: "Each keeper may light each harbour lamp"; it says: "… Each keeper must light each harbour lamp at dusk {every day}.',
    );
    expect(getCodes(loadContent(folder)).sort()).toEqual(['citation/unknown-paragraph', 'quote/differs']);
  });

  test('a second import of the same file changes nothing, on another day too', async () => {
    const folder = writeEmpty();
    await runImport(folder, XML, '--version', 'nprm-2030');
    const before = snapshot(folder);
    const again = await runCli([
      'import',
      XML,
      '--version',
      'nprm-2030',
      '--content',
      folder,
      '--retrieved',
      '2031-01-01',
    ]);
    expect(again.stdout).toContain('Nothing changed');
    expect(again.code).toBe(0);
    expect(snapshot(folder)).toEqual(before);
  });

  test('a later text takes the place of an untouched import', async () => {
    const folder = writeEmpty();
    await runImport(folder, XML, '--version', 'nprm-2030');
    const run = await runImport(folder, LATER, '--version', 'nprm-2030');
    expect(run.stdout).toContain('Wrote 1 section');
    expect(read(folder, `${VERSION}/9.20.md`)).toContain('at dawn');
    expect(existsSync(join(folder, VERSION, '.replaced'))).toBe(false);
  });

  test('--dry-run writes nothing', async () => {
    const folder = writeEmpty();
    const before = snapshot(folder);
    const run = await runImport(folder, XML, '--version', 'nprm-2030', '--dry-run');
    expect(run.stdout).toContain('Would write 3 sections');
    expect(run.code).toBe(0);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe.concurrent("people's words", () => {
  test('in our own words: stops, shows the difference, writes nothing', async () => {
    const folder = writeBase();
    const before = snapshot(folder);
    const run = await runImport(folder, XML, '--version', 'nprm-2030');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('9.20.md holds our own words, not an imported text');
    expect(run.stderr).toMatch(/^-A keeper lights each harbour lamp at dusk\./m);
    expect(run.stderr).toMatch(/^\+- \(a\) \*Dusk\.\* Each keeper must light/m);
    expect(snapshot(folder)).toEqual(before);
  });

  test('--replace takes their place and keeps a copy that is not read as content', async () => {
    const folder = writeBase();
    const run = await runImport(folder, XML, '--version', 'nprm-2030', '--replace');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('.replaced/2030-06-01');
    expect(read(folder, `${VERSION}/.replaced/2030-06-01/9.20.md`)).toBe(BASE[`${VERSION}/9.20.md`]);
    expect(getCodes(loadContent(folder))).toEqual([]);
  });

  test('a changed import is noticed by check, stops the next import, and is kept by --replace', async () => {
    const folder = writeEmpty();
    await runImport(folder, XML, '--version', 'nprm-2030');
    const path = join(folder, VERSION, '9.20.md');
    writeFileSync(path, read(folder, `${VERSION}/9.20.md`).replace('at dusk', 'at noon'));
    expect(getCodes(loadContent(folder))).toEqual(['text/imported-file-changed']);
    const stopped = await runImport(folder, XML, '--version', 'nprm-2030');
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('was imported, and somebody changed it since');
    expect(stopped.stderr).toMatch(/^-- \(a\) .*at noon/m);
    const replaced = await runImport(folder, XML, '--version', 'nprm-2030', '--replace');
    expect(replaced.code).toBe(0);
    expect(read(folder, `${VERSION}/.replaced/2030-06-01/9.20.md`)).toContain('at noon');
    expect(getCodes(loadContent(folder))).toEqual([]);
  });

  test('a section in our own words that the document does not have stays', async () => {
    const folder = writeEmpty({
      [`${VERSION}/9.99.md`]: String(BASE[`${VERSION}/9.20.md`]).replaceAll('9.20', '9.99'),
    });
    const run = await runImport(folder, XML, '--version', 'nprm-2030');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Not in the document, left as they are: 9.99.md.');
    expect(existsSync(join(folder, VERSION, '9.99.md'))).toBe(true);
  });
});

describe.concurrent('a new version', () => {
  test('is made of what the document and the options say, and listed by its rule', async () => {
    const folder = writeBase();
    const run = await runImport(
      folder,
      XML,
      '--version',
      'nprm-2031',
      '--published',
      '2031-02-03',
      '--citation',
      '95 FR 5',
    );
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const version = read(folder, `${RULE}/versions/nprm-2031/version.md`);
    expect(version).toContain('title: "Lamps in Harbours"\nshortTitle: "Proposed rule 2031"\nstage: nprm\n');
    expect(version).toContain('cite: "proposed 9 CFR § {n}"\nciteTo: paragraph\ntext: official\n');
    expect(read(folder, `${RULE}/rule.md`)).toContain('versions: [eo-7, nprm-2030, nprm-2031]');
    expect(getCodes(loadContent(folder))).toEqual([]);
  });

  test('needs what neither says', async () => {
    const folder = writeBase();
    const before = snapshot(folder);
    const run = await runImport(folder, XML, '--version', 'nprm-2031');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/does not say enough to start one\. Add --published/);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe.concurrent('refusals', () => {
  const folder = writeBase();
  test.each<[string, string[], number, RegExp]>([
    [
      'a rule that is none',
      [XML, '--version', 'nprm-2030', '--rule', 'harbor-lamps'],
      2,
      /no rule "harbor-lamps"\. Did you mean "harbour-lamps"/,
    ],
    ['an id that cannot be one', [XML, '--version', '../up'], 2, /"\.\.\/up" cannot be the id of a version/],
    ['no version', [XML], 2, /add --version <id>/],
    [
      'a file that is not there',
      ['nowhere.xml', '--version', 'nprm-2030'],
      2,
      /There is no file "nowhere\.xml"/,
    ],
    ['a file that is not XML', [join(ROOT, 'README.md'), '--version', 'nprm-2030'], 1, /xml\/not-xml/],
    [
      'a part that is not in it',
      [XML, '--version', 'nprm-2030', '--part', '77'],
      2,
      /no text of part 77\. Its parts: 9/,
    ],
    [
      'another document than the version is',
      [XML, '--version', 'other'],
      2,
      /document 2030-00123, but the version "other" is document 2029-00001/,
    ],
    ['an address that is none', [XML, '--version', 'nprm-2030', '--url', 'file:///etc'], 2, /is no address/],
    ['a stage that is none', [XML, '--version', 'x', '--stage', 'draft'], 2, /nprm/],
  ])('%s', async (_name, args, code, words) => {
    const content = args.includes('other')
      ? writeBase({
          [`${RULE}/versions/other/version.md`]: String(BASE[`${VERSION}/version.md`]).replace(
            'stage:',
            'document: 2029-00001\nstage:',
          ),
        })
      : folder;
    const before = snapshot(content);
    const run = await runImport(content, ...args);
    expect(run.stderr).toMatch(words);
    expect(run.code).toBe(code);
    expect(run.stdout).toBe('');
    expect(snapshot(content)).toEqual(before);
  });
});

describe('show', () => {
  test('a paragraph: its words, what is below, who cites it', async () => {
    const folder = writeEmpty({
      [`${RULE}/obligations/light-lamp.md`]: toObligation({ sections: { 'nprm-2030': ['9.20(a)'] } }),
    });
    await runImport(folder, XML, '--version', 'nprm-2030');
    const { stdout, code } = await runCli(['show', 'nprm-2030/9.20(a)', '--content', folder]);
    expect(code).toBe(0);
    expect(stdout).toContain('9.20(a)(1)  A lamp with *two* wicks counts as one lamp.');
    expect(stdout).toContain('Cited by: obligations/harbour-lamps/light-lamp');
    const json = JSON.parse(
      (await runCli(['show', 'nprm-2030/9.20(b)', '--json', '--content', folder])).stdout,
    );
    expect(json).toMatchObject({
      kind: 'provision',
      section: 'nprm-2030/9.20',
      provision: { id: '9.20(b)', label: 'b' },
    });
  });
});

describe('pull, all the way', () => {
  const serve = () =>
    startServer((base) => ({
      [RECORD_PATH]: json(toRecord(base)),
      [XML_PATH]: text(readFileSync(XML, 'utf8').replace('2030-00123', '2030-01234')),
    }));

  test('a new version has what the service says of the document', async () => {
    const { base } = await serve();
    const folder = writeBase();
    const env = { RULEMARK_FEDERAL_REGISTER: base };
    const run = await runCli(['pull', '2030-01234', '--version', 'pulled', '--content', folder], { env });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Wrote 3 sections of FR Doc. 2030-01234, part 9');
    const version = read(folder, `${RULE}/versions/pulled/version.md`);
    expect(version).toContain('published: 2030-05-01\ncitation: "95 FR 1234"\n');
    expect(version).toContain(`  url: "${base}${XML_PATH}"\n`);
    expect(getCodes(loadContent(folder))).toEqual([]);
    const again = await runCli(['pull', '2030-01234', '--content', folder], { env });
    expect(again.stdout).toContain('Nothing changed');
  });

  test('without a version that is this document it asks which one', async () => {
    const { base } = await serve();
    const folder = writeBase();
    const before = snapshot(folder);
    const env = { RULEMARK_FEDERAL_REGISTER: base };
    const run = await runCli(['pull', '2030-01234', '--content', folder], { env });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/Say which one it is: --version <id>\. Known: eo-7, nprm-2030/);
    expect(snapshot(folder)).toEqual(before);
  });
});

test('a real part of 2,500 paragraphs is imported, read back and checked', async () => {
  const file = join(SHARED, 'data/cfr-annual-xml/raw/CFR-2012-title37-vol1-part1.xml');
  const count = existsSync(file) ? 1 : 0;
  if (count === 0) {
    console.info('0 real documents');
    return;
  }
  const folder = writeBase();
  const run = await runImport(folder, file, '--version', 'patents-2012');
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  expect(getCodes(loadContent(folder))).toEqual([]);
});
