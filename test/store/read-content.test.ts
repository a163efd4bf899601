/** The folder on disk: every file read or reported, none followed out of the folder, never stopped by a bad one. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, readContent } from '../../src/store/read-content.ts';
import { makeFolder, writeContent } from '../build-content.ts';

const GOOD = { 'provider/controls/good.md': 'good' };

function getDiagnostics(folder: string): string[] {
  return readContent(folder).diagnostics.map(({ file, severity, code }) => `${file} ${severity} ${code}`);
}

test('gives the texts in order of path, with forward slashes, and says nothing', () => {
  const folder = writeContent({ 'b.md': 'b', 'a/z.md': 'z', 'a/b/c.md': 'c', 'rulemark.yml': 'rule: x' });
  expect(readContent(folder)).toEqual({
    files: [
      { file: 'a/b/c.md', text: 'c' },
      { file: 'a/z.md', text: 'z' },
      { file: 'b.md', text: 'b' },
      { file: 'rulemark.yml', text: 'rule: x' },
    ],
    diagnostics: [],
  });
});

describe('line ends and marks', () => {
  test.each([
    ['CRLF', '---\r\na: 1\r\n---\r\n', '---\na: 1\n---\n'],
    ['CR alone', 'a\rb', 'a\nb'],
    ['a mixture', 'a\r\nb\nc\rd', 'a\nb\nc\nd'],
    ['a byte-order mark', '\uFEFF---\na: 1\n---\n', '---\na: 1\n---\n'],
    ['a byte-order mark and CRLF', '\uFEFFa\r\n', 'a\n'],
    ['letters beyond ASCII', 'é 中 🗼', 'é 中 🗼'],
  ])('%s', (_name, written, text) => {
    expect(readContent(writeContent({ 'x.md': written })).files).toEqual([{ file: 'x.md', text }]);
  });
});

describe('a bad file gives an error and the others are read', () => {
  test.each([
    ['Latin-1 bytes', Buffer.from('caf\xe9', 'latin1'), 'file/not-utf8'],
    ['UTF-16, little end first', Buffer.from('\uFEFFtitle', 'utf16le'), 'file/not-utf8'],
    ['UTF-16, big end first', Buffer.from([0xfe, 0xff, 0x00, 0x74]), 'file/not-utf8'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff]), 'file/not-utf8'],
    ['an empty file', '', 'file/empty'],
    ['a file of 10 MB', Buffer.alloc(10 * 1024 * 1024, 'x'), 'file/too-large'],
    ['one byte too many', Buffer.alloc(MAX_FILE_BYTES + 1, 'x'), 'file/too-large'],
  ])('%s', (_name, bytes, code) => {
    const folder = writeContent({ ...GOOD, 'provider/controls/bad.md': bytes });
    expect(getDiagnostics(folder)).toEqual([`provider/controls/bad.md error ${code}`]);
    expect(readContent(folder).files.map(({ file }) => file)).toEqual(['provider/controls/good.md']);
  });

  test('a file of exactly the limit is read', () => {
    const folder = writeContent({ 'x.md': Buffer.alloc(MAX_FILE_BYTES, 'x') });
    expect(getDiagnostics(folder)).toEqual([]);
  });

  test('UTF-16 is named as what it looks like', () => {
    const [diagnostic] = readContent(
      writeContent({ 'x.md': Buffer.from('\uFEFFtitle', 'utf16le') }),
    ).diagnostics;
    expect(diagnostic?.message).toContain('UTF-16');
  });

  test('a file of 10 MB is named with its size and the limit', () => {
    const [diagnostic] = readContent(
      writeContent({ 'x.md': Buffer.alloc(10 * 1024 * 1024, 'x') }),
    ).diagnostics;
    expect(diagnostic?.message).toMatch(/10\.0 MB.*4 MB/);
  });
});

describe('symbolic links', () => {
  test.each([
    ['out of the folder', '../outside.md'],
    ['to a place that is not there', 'nowhere.md'],
    ['to itself', 'link.md'],
    ['to a folder', '..'],
    ['to a folder inside', '../provider'],
    ['to an absolute path', '/etc/hostname'],
  ])('one %s is an error, and is not followed', (_name, target) => {
    const parent = makeFolder();
    writeFileSync(join(parent, 'outside.md'), 'secret words');
    const folder = join(parent, 'content');
    mkdirSync(join(folder, 'rules'), { recursive: true });
    mkdirSync(join(folder, 'provider'));
    writeFileSync(join(folder, 'provider/good.md'), 'good');
    symlinkSync(target === '../outside.md' ? '../../outside.md' : target, join(folder, 'rules/link.md'));
    const { files, diagnostics } = readContent(folder);
    expect(files.map(({ text }) => text)).toEqual(['good']);
    expect(diagnostics).toMatchObject([
      { file: 'rules/link.md', severity: 'error', code: 'file/link-outside' },
    ]);
  });

  test('one to a file inside the folder is read', () => {
    const folder = writeContent({ 'a.md': 'a' });
    symlinkSync('a.md', join(folder, 'b.md'));
    expect(readContent(folder)).toEqual({
      files: [
        { file: 'a.md', text: 'a' },
        { file: 'b.md', text: 'a' },
      ],
      diagnostics: [],
    });
  });

  test('a folder whose name starts like the content folder is outside', () => {
    const parent = makeFolder();
    mkdirSync(join(parent, 'content'));
    mkdirSync(join(parent, 'content-private'));
    writeFileSync(join(parent, 'content-private/x.md'), 'secret words');
    symlinkSync('../content-private/x.md', join(parent, 'content/x.md'));
    expect(getDiagnostics(join(parent, 'content'))).toEqual(['x.md error file/link-outside']);
  });

  test('the content folder itself may be reached through a link', () => {
    const folder = writeContent({ 'a.md': 'a' });
    const parent = makeFolder();
    symlinkSync(folder, join(parent, 'content'));
    expect(readContent(join(parent, 'content')).files).toEqual([{ file: 'a.md', text: 'a' }]);
  });
});

describe('what is no object', () => {
  test.each(['provider/notes.txt', 'rules/x/data.yml', 'provider/rulemark.yml', 'picture.png'])(
    '%s is a warning',
    (file) => {
      expect(getDiagnostics(writeContent({ [file]: 'x' }))).toEqual([`${file} warning file/unexpected`]);
    },
  );

  test.each([
    'README.md',
    'rules/README.md',
    '.gitignore',
    '.git/x.md',
    'docs/guide.md',
    'docs/x.txt',
    'LICENSE',
    'dockets/hb-1/comments.jsonl',
  ])('%s is passed over in silence', (file) => {
    expect(readContent(writeContent({ [file]: 'x' }))).toEqual({ files: [], diagnostics: [] });
  });

  test('a folder called docs further down holds objects like any other', () => {
    expect(readContent(writeContent({ 'rules/docs/rule.md': 'x' })).files).toHaveLength(1);
  });

  test('a file whose name only ends in README.md is read', () => {
    expect(readContent(writeContent({ 'provider/controls/the-README.md': 'x' })).files).toHaveLength(1);
  });
});

test('throws only for a folder that is not there', () => {
  expect(() => readContent(join(makeFolder(), 'nowhere'))).toThrow(/ENOENT/);
});

test('an empty folder gives nothing', () => {
  expect(readContent(makeFolder())).toEqual({ files: [], diagnostics: [] });
});
