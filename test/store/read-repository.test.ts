/** Paths in a repository: what is there, what is not, and what is never read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findEntry, findMarkedFiles, findRepository, readCode } from '../../src/store/read-repository.ts';
import { makeFolder } from '../build-content.ts';

const MARKER = ['rulemark', 'begin a'].join(':');

test('the repository is the nearest folder above that is under git, also as a worktree', () => {
  const root = makeFolder();
  mkdirSync(join(root, 'a/b'), { recursive: true });
  expect(findRepository(join(root, 'a/b'))).toBeUndefined();
  writeFileSync(join(root, '.git'), 'gitdir: elsewhere');
  expect(findRepository(join(root, 'a/b'))).toBe(root);
});

test('symbolic links inside are followed, those that leave are not, and what is beyond is not listed', () => {
  const [root, other] = [makeFolder(), makeFolder()];
  writeFileSync(join(other, 'secret.ts'), 'x');
  writeFileSync(join(root, 'real.ts'), 'x');
  symlinkSync('real.ts', join(root, 'inside.ts'));
  symlinkSync(other, join(root, 'out'));
  symlinkSync('nothing', join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
  expect(findEntry(root, 'inside.ts')).toEqual({ kind: 'file' });
  expect(findEntry(root, 'out/secret.ts').kind).toBe('outside');
  expect(findEntry(root, 'out').kind).toBe('outside');
  expect(findEntry(root, 'out/secrte.ts')).toEqual({ kind: 'missing', known: 'out', siblings: [] });
  expect(findEntry(root, 'dangling').kind).toBe('missing');
  expect(findEntry(root, 'loop').kind).toBe('unreadable');
  expect(findEntry(root, '.').kind).toBe('folder');
  expect(findEntry(root, `${'x/'.repeat(3000)}y`).kind).toBe('missing');
});

test('a byte-order mark is no part of a text, and a folder is none', () => {
  const root = makeFolder();
  writeFileSync(join(root, 'mark.ts'), '\uFEFFx');
  expect(readCode(root, 'mark.ts')).toEqual({ text: 'x' });
  expect(readCode(root, '.')).toHaveProperty('why');
});

test('files with markers are those of git and new ones, not ignored ones and none of the content', () => {
  const root = makeFolder();
  const files = ['old.ts', 'new é.ts', 'skip/x.ts', 'content/docs/x.md', 'plain.ts'];
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), file === 'plain.ts' ? 'x' : `// ${MARKER}\n`);
  }
  writeFileSync(join(root, '.gitignore'), 'skip\n');
  expect(findMarkedFiles(root, join(root, 'content'))).toEqual([]);
  execFileSync('git', ['init', '-q', root]);
  execFileSync('git', ['-C', root, 'add', 'old.ts', 'content']);
  expect(findMarkedFiles(root, join(root, 'content'))).toEqual(['new é.ts', 'old.ts']);
  expect(findMarkedFiles(root, root)).toContain('content/docs/x.md');
});
