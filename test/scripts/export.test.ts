/** `rulemark export` and the import of OSCAL as a person runs them: what is written, refused and said. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../scripts/run.ts';
import { loadContent } from '../../src/corpus/load-content.ts';
import { getCodes, makeFolder, toControl, toGap, writeBase } from '../build-content.ts';
import {
  toBytes,
  toCatalogControl,
  toCatalogFile,
  toComponentFile,
  toRequirement,
} from '../parse/oscal/oscal-files.ts';

let said = { out: '', err: '' };
beforeEach(() => {
  said = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const FORMATS = ['oscal-catalog', 'oscal-component-definition', 'oscal-mapping', 'oscal-poam'];
const exportTo = (content: string, format: string, out: string, ...args: string[]) =>
  run(['export', format, '--content', content, '--out', out, ...args]);

describe('export', () => {
  test('writes every format of OSCAL into a folder, says for whom, and warns', async () => {
    const [content, out] = [writeBase({ 'provider/gaps/a.md': toGap() }), makeFolder()];
    for (const format of FORMATS) expect(await exportTo(content, format, out)).toBe(0);
    expect(readdirSync(out).sort()).toEqual(FORMATS.map((format) => `${format}.json`));
    expect(said.err).toContain('for the privileged audience, as of 2030-06-15');
    expect(said.err).toContain('Do not publish it');
    expect(said.out).toBe('');
  });

  test('writes a file of the given name, without a warning for the public', async () => {
    const out = join(makeFolder(), 'deep/x.json');
    expect(await exportTo(writeBase(), 'oscal-catalog', out, '--audience', 'public')).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('catalog');
    expect(said.err).not.toContain('warning');
  });

  test('writes over nothing by accident, and over the same without a word of harm', async () => {
    const [content, out] = [writeBase(), join(makeFolder(), 'x.json')];
    await exportTo(content, 'oscal-catalog', out);
    expect(await exportTo(content, 'oscal-catalog', out)).toBe(0);
    expect(said.err).toContain('already says that');
    writeFileSync(out, 'mine');
    expect(await exportTo(content, 'oscal-catalog', out)).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(said.err).toMatch(/already there and says something else.*--replace/);
    expect(await exportTo(content, 'oscal-catalog', out, '--replace')).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('"catalog"');
  });

  test.each([
    ['oscal-poam', 'public', /for the privileged audience/],
    ['oscal-poam', 'internal', /for the privileged audience/],
    ['oscal-component-definition', 'public', /none of them is open to the public one/],
    ['oscal-mapping', 'internal', /none of them is open to the internal one/],
  ])('%s is refused for the %s audience', async (format, audience, words) => {
    const out = join(makeFolder(), 'x.json');
    expect(await exportTo(writeBase(), format, out, '--audience', audience)).toBe(2);
    expect(said.err).toMatch(words);
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    [['export', 'oscal-lamps', '--out', 'x'], /oscal-catalog, oscal-component-definition/],
    [['export', 'oscal-catalog'], /--out/],
  ])('%j is wrong usage', async (args, words) => {
    expect(await run(args)).toBe(2);
    expect(said.err).toMatch(words);
  });

  test('a rule that is not there, and a place that cannot be written, are wrong usage', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(await exportTo(writeBase(), 'oscal-catalog', join(folder, 'x.json'), '--rule', 'moon')).toBe(2);
    expect(await exportTo(writeBase(), 'oscal-catalog', join(folder, 'file/x.json'))).toBe(2);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('import of OSCAL', () => {
  const put = (name: string, file: unknown): string => {
    const path = join(makeFolder(), name);
    writeFileSync(path, toBytes(file));
    return path;
  };
  const catalog = toCatalogFile([toCatalogControl('lm-1'), toCatalogControl('lm-2')]);
  const controlsOf = (content: string) => readdirSync(join(content, 'provider/controls')).sort();
  const importInto = (content: string, file: string, ...args: string[]) =>
    run(['import', file, '--content', content, ...args]);

  test('writes drafts that the check takes, and the second time nothing', async () => {
    const [content, file] = [writeBase(), put('lamps.json', catalog)];
    expect(await importInto(content, file)).toBe(0);
    expect(controlsOf(content)).toEqual(['lm-1.md', 'lm-2.md', 'round.md']);
    expect(getCodes(loadContent(content))).toEqual([]);
    expect(await importInto(content, file)).toBe(0);
    expect(said.out).toContain('There already, as stated: lm-1, lm-2.');
  });

  test('leaves what people wrote, and shows the difference', async () => {
    const content = writeBase({ 'provider/controls/lm-1.md': toControl({ title: 'Ours' }) });
    const before = readFileSync(join(content, 'provider/controls/lm-1.md'), 'utf8');
    expect(await importInto(content, put('lamps.json', catalog))).toBe(0);
    expect(readFileSync(join(content, 'provider/controls/lm-1.md'), 'utf8')).toBe(before);
    expect(said.out).toMatch(/-title: Ours\n\+title: Control lm-1/);
  });

  test('takes what is selected, and as JSON says what was left out', async () => {
    const content = writeBase();
    expect(
      await importInto(content, put('lamps.json', catalog), '--select', '*-2', '--json', '--dry-run'),
    ).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      schema: 'rulemark/imported-controls@1',
      written: false,
      added: ['lm-2'],
      leftOut: expect.arrayContaining([{ what: 'part: id', count: 1 }]),
    });
    expect(controlsOf(content)).toEqual(['round.md']);
  });

  test('takes what a profile takes', async () => {
    const profile = {
      profile: {
        metadata: { title: 'Low', 'oscal-version': '1.1.2' },
        imports: [{ href: '#x', 'include-controls': [{ 'with-ids': ['lm-1'] }] }],
      },
    };
    const content = writeBase();
    expect(await importInto(content, put('a.json', catalog), '--baseline', put('b.json', profile))).toBe(0);
    expect(controlsOf(content)).toEqual(['lm-1.md', 'round.md']);
  });

  test.each<[string, unknown, readonly string[], number, RegExp]>([
    ['broken', '{"catalog":', [], 1, /oscal\/not-json/],
    ['XML', '<catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0"/>', [], 1, /OSCAL in XML/],
    ['YAML', 'catalog:\n  uuid: x\n', [], 1, /OSCAL in YAML/],
    ['no OSCAL', { lamps: 1 }, [], 1, /oscal\/unknown-root/],
    ['of 50 MB', `{"catalog":{"x":"${'x'.repeat(50 * 1024 * 1024)}"}}`, [], 1, /oscal\/too-large/],
    ['half wrong', toCatalogFile([toCatalogControl('a'), { id: 'b' }]), [], 1, /oscal\/missing-key/],
    ['twice one id', toCatalogFile([toCatalogControl('A b'), toCatalogControl('a-b')]), [], 1, /repeated-id/],
    ['without what is asked', catalog, ['--select', 'zz-*'], 2, /leaves none of the 2 controls/],
    ['with an option for text', catalog, ['--version', 'x'], 2, /--version is for official text/],
    [
      'without a control',
      toComponentFile([], { 'control-implementations': [] }),
      [],
      2,
      /none implements a control/,
    ],
    ['XML of law without a version', '<RULE/>', [], 2, /add --version/],
  ])('%s: nothing is written', async (_, file, args, code, words) => {
    const content = writeBase();
    expect(await importInto(content, put('x', file), ...args)).toBe(code);
    expect(said.err).toMatch(words);
    expect(controlsOf(content)).toEqual(['round.md']);
  });

  test('a file in the way that could not be read stops all of it', async () => {
    const content = writeBase({ 'provider/controls/lm-2.md': 'no front matter' });
    expect(await importInto(content, put('lamps.json', catalog))).toBe(2);
    expect(said.err).toContain('lm-2.md is already there');
    expect(controlsOf(content)).toEqual(['lm-2.md', 'round.md']);
  });

  test('a component becomes a control that claims nothing by itself', async () => {
    const content = writeBase();
    const props = [{ name: 'implementation-status', value: 'implemented' }];
    await importInto(content, put('c.json', toComponentFile([toRequirement('lm-1', 10, { props })])));
    const [control] = loadContent(content).content.list('control');
    expect(control?.fields).toMatchObject({ state: 'draft', status: 'implemented', satisfies: [] });
  });
});
