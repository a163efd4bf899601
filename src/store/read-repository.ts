/**
 * Files of the repository that controls point into. In: its folder and a path from there. Out: the text, or what is
 * there instead. Nothing outside the folder is read, whatever a path or a symbolic link says, and nothing is run but
 * `git grep`, which lists the files with markers where the folder is under git.
 */

import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { compareText } from '../text/natural-order.ts';

/** A file with a marker may have so much; a file of code has hardly ever a tenth of it. */
const MAX_CODE_BYTES = 4 * 1024 * 1024;
/** Bytes looked at for a NUL, as git does. */
const HEAD = 8000;
const MAX_LISTED = 1000;
/** What the system says of a path that leads nowhere. */
const GONE: readonly string[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

export type RepositoryEntry =
  | { readonly kind: 'file' | 'folder' }
  | { readonly kind: 'outside'; readonly why: string }
  /** `known` is the part of the path that is there, `siblings` what stands where the rest should. */
  | { readonly kind: 'missing'; readonly known: string; readonly siblings: readonly string[] }
  | { readonly kind: 'unreadable'; readonly why: string };

export type CodeText = { readonly text: string } | { readonly why: string };

/** The nearest folder at or above this one that is under git; undefined when there is none. */
export function findRepository(folder: string): string | undefined {
  let at = resolve(folder);
  while (!existsSync(join(at, '.git'))) {
    const above = dirname(at);
    if (above === at) return undefined;
    at = above;
  }
  return at;
}

/** What a path leads to. */
export function findEntry(root: string, path: string): RepositoryEntry {
  return lookUp(root, path) ?? toMissing(root, path);
}

/** What is there; undefined where nothing is. */
function lookUp(root: string, path: string): Exclude<RepositoryEntry, { kind: 'missing' }> | undefined {
  const why = findEscape(path);
  if (why !== undefined) return { kind: 'outside', why };
  try {
    const base = realpathSync(root);
    const real = realpathSync(join(base, path));
    const isInside = real === base || real.startsWith(base.endsWith(sep) ? base : base + sep);
    if (!isInside) return { kind: 'outside', why: 'a symbolic link on the way leads out of it' };
    const stats = statSync(real);
    if (stats.isDirectory()) return { kind: 'folder' };
    return stats.isFile()
      ? { kind: 'file' }
      : { kind: 'unreadable', why: 'it is neither a file nor a folder' };
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    return GONE.includes(code) ? undefined : { kind: 'unreadable', why: toReason(cause) };
  }
}

/** The text of a file that `findEntry` found; without byte-order mark. */
export function readCode(root: string, path: string): CodeText {
  const at = join(root, path);
  try {
    const { size } = statSync(at);
    if (size > MAX_CODE_BYTES)
      return {
        why: `it has ${(size / 1024 / 1024).toFixed(1)} MB, more than the ${MAX_CODE_BYTES / 1024 / 1024} MB in which markers are looked for`,
      };
    const bytes = readFileSync(at);
    if (bytes.subarray(0, HEAD).includes(0)) return { why: 'it is binary' };
    if (!isUtf8(bytes)) return { why: 'it is not UTF-8 text' };
    return { text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
  } catch (cause) {
    return { why: toReason(cause) };
  }
}

/** Files under git, or new and not ignored, that hold a marker, outside of `except`; none where git cannot say. */
export function findMarkedFiles(root: string, except: string): readonly string[] {
  if (!existsSync(join(root, '.git'))) return [];
  const own = relative(root, resolve(except)).replaceAll('\\', '/');
  const inside = own !== '' && !own.startsWith('../') && own !== '..';
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const { status, stdout } = spawnSync(
    'git',
    [
      ...['-C', root, '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'grep.fullName=true'],
      ...[
        'grep',
        '-z',
        '-l',
        '-I',
        '--untracked',
        '-F',
        '-e',
        'rulemark:begin',
        '-e',
        'rulemark:end',
        '--',
        '.',
      ],
      ...(inside ? [`:(exclude,top,literal)${own}`] : []),
    ],
    { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) return []; // 1: no such file; anything else: no git here, and then only named files are read
  return stdout.split('\0').filter(Boolean).sort(compareText);
}

function findEscape(path: string): string | undefined {
  if (/^(?:[\\/]|[A-Za-z]:[\\/]|~)/.test(path)) return 'it is not written from the root of the repository';
  const steps = path.split(/[\\/]/);
  if (steps.includes('..')) return 'it has ".." in it';
  return steps[0]?.toLowerCase() === '.git' ? 'it is inside .git' : undefined;
}

/** The part of a path that is there, from the root down to the first step that is not. */
function toMissing(root: string, path: string): RepositoryEntry {
  let known = '';
  for (const step of path.split('/')) {
    const next = known === '' ? step : `${known}/${step}`;
    const entry = lookUp(root, next);
    if (!entry) return { kind: 'missing', known, siblings: listNames(join(root, known)) };
    known = next;
    if (entry.kind !== 'folder') break; // a file, or something that is not looked into
  }
  return { kind: 'missing', known, siblings: [] };
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort(compareText).slice(0, MAX_LISTED);
  } catch {
    return []; // may be entered and not listed: then nothing is suggested
  }
}

/** The reason of the system without its path. */
function toReason(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause);
  return words.replace(/'[^']*'/g, '').trim();
}
