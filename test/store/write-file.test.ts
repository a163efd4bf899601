/** A new file is written whole or not at all, and never over another. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeNewFile, writeNewFile } from '../../src/store/write-file.ts';
import { makeFolder } from '../build-content.ts';

test('writes the text, makes the folders, and leaves nothing else', () => {
  const folder = makeFolder();
  expect(writeNewFile(join(folder, 'a/b/c.md'), 'words\n')).toBeUndefined();
  expect(readFileSync(join(folder, 'a/b/c.md'), 'utf8')).toBe('words\n');
  expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.md']);
});

test('never overwrites a file: says so, keeps it, leaves nothing else', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'x.md'), 'mine');
  expect(writeNewFile(join(folder, 'x.md'), 'yours')).toContain('x.md is already there');
  expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['x.md']);
});

test('does not write through a link that leads nowhere', () => {
  const folder = makeFolder();
  symlinkSync(join(folder, 'elsewhere.md'), join(folder, 'x.md'));
  expect(writeNewFile(join(folder, 'x.md'), 'words')).toContain('already there');
  expect(existsSync(join(folder, 'elsewhere.md'))).toBe(false);
});

test('a folder in the way is named like a file in the way', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'x.md'));
  expect(writeNewFile(join(folder, 'x.md'), 'words')).toContain('already there');
});

test('of two writes at the same name the first wins', () => {
  const path = join(makeFolder(), 'x.md');
  expect(
    [writeNewFile(path, 'one'), writeNewFile(path, 'two')].filter((problem) => problem === undefined),
  ).toHaveLength(1);
  expect(readFileSync(path, 'utf8')).toBe('one');
});

test('a finished file is moved to a new place, and never over another', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'from'), 'words');
  expect(placeNewFile(join(folder, 'from'), join(folder, 'a/to'))).toBeUndefined();
  expect(readFileSync(join(folder, 'a/to'), 'utf8')).toBe('words');
  expect(existsSync(join(folder, 'from'))).toBe(false);
  writeFileSync(join(folder, 'from'), 'others');
  expect(placeNewFile(join(folder, 'from'), join(folder, 'a/to'))).toContain('already there');
  expect(readFileSync(join(folder, 'a/to'), 'utf8')).toBe('words');
  expect(existsSync(join(folder, 'from'))).toBe(true);
});
