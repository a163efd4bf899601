/** `rulemark new` for every kind: the file is at its place and right by its schema; what is still to fill in is named. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../scripts/run.ts';
import { loadContent } from '../../src/corpus/load-content.ts';
import { KIND_NAMES, KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { BASE, toFile, writeBase } from '../build-content.ts';

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const DOCKET = {
  'dockets/hb-1/docket.md': toFile({
    title: 'Docket',
    identifier: 'HB-1',
    agency: 'Harbour Board',
    rule: 'harbour-lamps',
    windows: [{ version: 'nprm-2030' }],
    verification: 'unverified',
  }),
};

/** Codes that a draft may give until somebody fills it in: it names things called TODO. */
const TO_FILL_IN =
  /^(link\/unknown-target|citation\/.*|verification\/.*|version\/not-listed|applicability\/unknown-subject|text\/unmarked-statement)$/;

/** Kinds whose first file has nothing that must be filled in before it is right. */
const READY: readonly Kind[] = ['party', 'source', 'note', 'control', 'evidence', 'gap'];

describe('for every kind', () => {
  test.each(KIND_NAMES)('%s', async (kind) => {
    const folder = writeBase({
      ...DOCKET,
      ...(kind === 'provider' ? { 'provider/provider.md': undefined } : {}),
    });
    const before = loadContent(folder).content.objects.length;
    const id = kind === 'section' ? '9.30' : 'brand-new';
    const code = await run([
      'new',
      kind,
      id,
      '--title',
      'A new one',
      '--content',
      folder,
      ...(kind === 'section' ? ['--version', 'nprm-2030'] : []),
    ]);
    expect(code).toBe(0);
    const written = /Wrote (.*\.md)\./.exec(said)?.[1] ?? '';
    expect(existsSync(written)).toBe(true);
    const { content, diagnostics } = loadContent(folder);
    const file = written.slice(folder.length + 1);
    expect(content.objects.length).toBe(before + 1);
    expect(content.objects.find((object) => object.file === file)).toMatchObject({
      type: kind,
      fields: { title: 'A new one', state: 'draft' },
    });
    const found = diagnostics.map((diagnostic) => `${diagnostic.file} ${diagnostic.code}`);
    expect(found.filter((line) => !TO_FILL_IN.test(line.split(' ').at(-1) ?? ''))).toEqual([]);
    if (READY.includes(kind))
      expect(found.filter((line) => line.startsWith(file))).toEqual(
        kind === 'gap' ? [expect.stringContaining('link/unknown-target')] : [],
      );
  });

  test.each(KIND_NAMES)('%s by its plural name', async (kind) => {
    const folder = writeBase({
      ...DOCKET,
      ...(kind === 'provider' ? { 'provider/provider.md': undefined } : {}),
    });
    const id = kind === 'section' ? '9.30' : 'brand-new';
    expect(
      await run([
        'new',
        KINDS[kind].plural,
        id,
        '--content',
        folder,
        ...(kind === 'section' ? ['--version', 'nprm-2030'] : []),
      ]),
    ).toBe(0);
  });
});

test('a rule, its first version and a first obligation can be started in an empty folder', async () => {
  const folder = writeBase(Object.fromEntries(Object.keys(BASE).map((file) => [file, undefined])));
  expect(await run(['new', 'rule', 'first-rule', '--content', folder])).toBe(0);
  expect(await run(['new', 'version', 'nprm-2031', '--content', folder])).toBe(0);
  expect(await run(['new', 'obligation', 'first-duty', '--content', folder])).toBe(0);
  expect(loadContent(folder).content.objects.map(({ key }) => key)).toEqual([
    'obligation:first-rule/first-duty',
    'rule:first-rule',
    'version:first-rule/nprm-2031',
  ]);
});
