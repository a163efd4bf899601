/** A content folder in a git repository of its own, with an earlier state as the commit before the last. */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../build-content.ts';
import { type Files, writeFiles } from '../site/small-content.ts';

const PERSON = [
  '-c',
  'user.name=Tester',
  '-c',
  'user.email=tester@example.org',
  '-c',
  'commit.gpgsign=false',
];

/** The folder, holding `after`; `HEAD~1` held `before`. */
export function writeHistory(before: Files, after: Files): string {
  const folder = makeFolder();
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...PERSON, ...args]);
  git('init', '--quiet');
  for (const files of [before, after]) {
    for (const name of readdirSync(folder).filter((name) => name !== '.git'))
      rmSync(join(folder, name), { recursive: true });
    writeFiles(folder, files);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
  }
  return folder;
}
