/** A folder with many mistakes: all of them told at once, and the rest still read. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/corpus/load-content.ts';
import { compareDiagnostics } from '../../src/text/diagnostic.ts';
import {
  BASE,
  type Files,
  getCodes,
  loadBase,
  RULE,
  toControl,
  toSection,
  writeBase,
} from '../build-content.ts';

const control = (name: string): string => `provider/controls/${name}.md`;

/** One file for every kind of bad input of the issue. */
const BAD: Files = {
  [control('bad-unknown-key')]: toControl({ ownr: 'x' }),
  [control('bad-unknown-target')]: toControl({}, { obligation: 'nothing' }),
  'provider/controls/below/round.md': toControl(),
  [control('bad-wrong-type')]: toControl({ title: ['x'] }),
  [control('bad-tab')]: '---\ntitle: x\nkind:\n\t- policy\n---\n',
  [control('bad-unclosed')]: '---\ntitle: x\n',
  [control('bad-bytes')]: Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1'),
  [control('bad-empty')]: '',
  [control('bad-huge')]: Buffer.alloc(10 * 1024 * 1024, 'x'),
  [control('script')]: toControl({ title: '<script>alert(1)</script>' }),
};

describe('a folder with one file for every kind of bad input', () => {
  const folder = writeBase(BAD);
  mkdirSync(join(folder, 'provider/controls'), { recursive: true });
  symlinkSync('/etc/hostname', join(folder, control('bad-link')));
  const loaded = loadContent(folder);

  test('gives a diagnostic for each', () => {
    expect(loaded.faults.toSorted(compareDiagnostics).map(({ file, code }) => `${file} ${code}`)).toEqual([
      'provider/controls/bad-bytes.md file/not-utf8',
      'provider/controls/bad-empty.md file/empty',
      'provider/controls/bad-huge.md file/too-large',
      'provider/controls/bad-link.md file/link-outside',
      'provider/controls/bad-tab.md yaml/tab',
      'provider/controls/bad-unclosed.md front-matter/unclosed',
      'provider/controls/bad-unknown-key.md schema/unknown-key',
      'provider/controls/bad-unknown-target.md link/unknown-target',
      'provider/controls/bad-wrong-type.md schema/wrong-type',
      'provider/controls/round.md id/duplicate',
    ]);
  });

  test('still reads everything else', () => {
    const good = loadBase().content.objects.map(({ key }) => key);
    const keys = loaded.content.objects.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(good));
    expect(keys).toHaveLength(good.length + 2); // the one that names an unknown target, and the title with a script
  });

  test('gives the same each time, in order of file and place', () => {
    expect(loadContent(folder).diagnostics).toEqual(loaded.diagnostics);
    expect(loaded.diagnostics.toSorted(compareDiagnostics)).toEqual(loaded.diagnostics);
  });
});

test('an empty folder is a content without objects and without mistakes', () => {
  const { content, diagnostics } = loadContent(
    writeBase(Object.fromEntries(Object.keys(BASE).map((file) => [file, undefined]))),
  );
  expect(content.objects).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test('a broken rulemark.yml is reported, and the content is read with the defaults', () => {
  const loaded = loadBase({ 'rulemark.yml': 'rule: [\n' });
  expect(new Set(getCodes(loaded))).toEqual(new Set(['yaml/syntax']));
  expect(loaded.content.objects).toHaveLength(loadBase().content.objects.length);
  expect(loaded.content.settings.trace).toEqual({});
});

test('no rulemark.yml at all is fine', () => {
  expect(getCodes(loadBase({ 'rulemark.yml': undefined }))).toEqual([]);
});

test('a section is parsed once, however often it is asked for', () => {
  const { content, getProvisions } = loadBase();
  const [section] = content.list('section');
  if (!section) throw new Error('the base has a section');
  expect(getProvisions(section)).toBe(getProvisions(section));
});

test('the statements of an official text need no marks', () => {
  const official = loadBase({
    [`${RULE}/versions/nprm-2030/version.md`]: String(BASE[`${RULE}/versions/nprm-2030/version.md`]).replace(
      '"restated"',
      '"official"',
    ),
    [`${RULE}/versions/nprm-2030/9.20.md`]: toSection('9.20', 'A keeper lights each harbour lamp.'),
  });
  expect(getCodes(official)).toEqual([]);
});
