/** Several new files: all of them or none, and nothing over what is there. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeNewFiles } from '../../src/store/write-new-files.ts';
import { makeFolder } from '../build-content.ts';

test('writes all of them, into folders that are not there yet', () => {
  const folder = makeFolder();
  const files = new Map([
    [join(folder, 'a/x.md'), 'x'],
    [join(folder, 'b/y.md'), 'y'],
  ]);
  expect(writeNewFiles(files)).toBeUndefined();
  expect([...files.keys()].map((path) => readFileSync(path, 'utf8'))).toEqual(['x', 'y']);
  expect(readdirSync(join(folder, 'a'))).toEqual(['x.md']);
});

test('writes none when one is there', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'y.md'), 'somebody');
  const files = new Map(['x.md', 'y.md', 'z.md'].map((name) => [join(folder, name), 'new']));
  expect(writeNewFiles(files)).toMatch(/y\.md is already there; nothing was written/);
  expect(readdirSync(folder)).toEqual(['y.md']);
  expect(readFileSync(join(folder, 'y.md'), 'utf8')).toBe('somebody');
});

test('leaves nothing behind when the disk refuses one', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'file'), '');
  const files = new Map([
    [join(folder, 'x.md'), 'x'],
    [join(folder, 'file/y.md'), 'y'],
  ]);
  expect(() => writeNewFiles(files)).toThrow(/EEXIST|ENOTDIR/);
  expect(existsSync(join(folder, 'x.md'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['file']);
});
