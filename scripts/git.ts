/**
 * Questions to git about the repository that a folder lies in, and the files of one of its commits. Reads only: no
 * working tree, index, stash or lock is touched. Content is read blob by blob and not as an archive, because
 * an archive leaves out and rewrites files as `.gitattributes` says.
 */
import { execFile, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UsageError } from './context.ts';

/** Where a folder lies in its repository. */
export interface GitPlace {
  /** The top of the working tree. */
  readonly root: string;
  /** The folder below it, with forward slashes; empty where it is the top. */
  readonly prefix: string;
}

export interface GitFile {
  /** Below the folder, with forward slashes. */
  readonly file: string;
  readonly oid: string;
  readonly size: number;
  readonly isLink: boolean;
}

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAX_LISTING = 512 * 1024 * 1024;

/** The repository around a folder; undefined where there is none, or no git on the machine. */
export async function findRepository(folder: string): Promise<GitPlace | undefined> {
  const { code, stdout } = await askGit(folder, ['rev-parse', '--show-toplevel']);
  if (code !== 0) return undefined;
  const root = realpathSync(stdout.replace(/\r?\n$/, ''));
  return { root, prefix: toForward(relative(root, realpathSync(resolve(folder)))) };
}

/** The commit that a revision names; a usage error that says what else might be meant. */
export async function resolveRevision(folder: string, revision: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { code, stdout } = await askGit(folder, args);
  if (code === 0) return stdout.trim();
  throw new UsageError(
    `There is no revision "${revision}" in this repository.${await explainMissing(folder)}`,
  );
}

/** The commit from which two revisions went apart; a usage error where they have none in common. */
export async function findMergeBase(folder: string, a: string, b: string): Promise<string> {
  const { code, stdout } = await askGit(folder, ['merge-base', a, b]);
  if (code === 0) return stdout.trim();
  throw new UsageError(
    `The two revisions have no commit in common, so there is nothing to measure from.${await explainMissing(folder)}`,
  );
}

/** The files of a commit below a folder of the repository, in git's order; submodules are left out. */
export async function listFiles(root: string, commit: string, prefix: string): Promise<readonly GitFile[]> {
  const below = prefix === '' ? [] : ['--', `${prefix}/`];
  const args = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--long', '--full-tree', commit, ...below];
  const { code, stdout, stderr } = await askGit(root, args);
  if (code !== 0)
    throw new UsageError(`git cannot list the files of ${commit.slice(0, 12)}: ${stderr.trim()}`);
  return stdout.split('\0').flatMap((line) => {
    const [, mode, type, oid, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
    if (type !== 'blob' || oid === undefined || path === undefined) return [];
    const file = prefix === '' ? path : path.slice(prefix.length + 1);
    return [{ file, oid, size: Number(size), isLink: mode === '120000' }];
  });
}

/** The bytes of blobs, in the order asked for; throws when git does not have one of them. */
export function readBlobs(root: string, oids: readonly string[]): Promise<readonly Buffer[]> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['-C', root, 'cat-file', '--batch'], { env: toCleanEnv() });
    const chunks: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', fail);
    child.stdin.on('error', () => {}); // a git that ended early says so by its exit code
    child.on('close', (code) => {
      if (code === 0) done(splitBatch(Buffer.concat(chunks), oids));
      else fail(new Error(`git cat-file ended with ${code}: ${Buffer.concat(errors).toString()}`));
    });
    child.stdin.end(oids.map((oid) => `${oid}\n`).join(''));
  });
}

/** What `cat-file --batch` prints: "<oid> blob <size>", a line feed, the bytes, a line feed; again and again. */
function splitBatch(bytes: Buffer, oids: readonly string[]): Buffer[] {
  let at = 0;
  return oids.map((oid) => {
    const end = bytes.indexOf(10, at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(bytes.toString('utf8', at, end)) ?? [];
    if (size === undefined) throw new Error(`git does not have ${oid}, which its own listing names`);
    at = end + 1 + Number(size) + 1;
    return bytes.subarray(end + 1, at - 1);
  });
}

function askGit(folder: string, args: readonly string[]): Promise<Answer> {
  return new Promise((done) => {
    execFile(
      'git',
      ['-C', folder, ...args],
      { env: toCleanEnv(), maxBuffer: MAX_LISTING, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 127) : 0;
        done({ code, stdout, stderr: stderr || (error?.message ?? '') });
      },
    );
  });
}

/** Inside a hook git points its children at one repository; here the folder decides. */
function toCleanEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY)$/.test(name),
  );
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

async function explainMissing(folder: string): Promise<string> {
  const { stdout } = await askGit(folder, ['rev-parse', '--is-shallow-repository']);
  return stdout.trim() === 'true'
    ? ' This is a shallow clone, which holds only the last commits: fetch more (`git fetch --unshallow`; in a workflow `fetch-depth: 0`).'
    : ' `git log --oneline` shows commits, `git branch --all` shows branches; a branch of a remote is written `origin/<name>`.';
}

function toForward(path: string): string {
  return path.split(sep).join('/');
}
