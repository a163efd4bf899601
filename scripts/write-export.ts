/**
 * The files of an export to the disk: to one file, or into a folder, all of them or none. A file that is there stays
 * unless it would become the same, or the caller says `replace`.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { UsageError } from './context.ts';
import type { ExportFile } from './exporter.ts';

export interface WrittenFile {
  readonly path: string;
  /** True where the file was there with these bytes. */
  readonly unchanged: boolean;
}

/** Writes them; throws a usage error, with nothing written, when something else is there. */
export function writeExport(
  files: readonly ExportFile[],
  out: string,
  ending: string,
  replace: boolean,
): readonly WrittenFile[] {
  const placed = files.map((file) => ({ ...file, path: toPath(file, files.length, out, ending) }));
  const judged = placed.map(({ path, content }) => ({ path, content, unchanged: isSame(path, content) }));
  const taken = judged.filter(({ path, unchanged }) => !unchanged && existsSync(path));
  if (taken.length > 0 && !replace)
    throw new UsageError(
      `${taken.map(({ path }) => path).join(', ')} is already there and says something else; nothing was written. Add --replace to write over it, or name another place with --out.`,
    );
  writeAll(judged.filter(({ unchanged }) => !unchanged));
  return judged.map(({ path, unchanged }) => ({ path, unchanged }));
}

/** A folder where it is one, ends in a slash, has no ending, or must hold several files. */
function toPath(file: ExportFile, count: number, out: string, ending: string): string {
  const there = existsSync(out) ? statSync(out) : undefined;
  const isFolder = there?.isDirectory() || (!there && (/[\\/]$/.test(out) || extname(out) === ''));
  if (isFolder) return join(out, file.name);
  if (count > 1)
    throw new UsageError(
      `This export has ${count} files, so --out takes a folder: "${out}" ${there ? 'is' : 'looks like'} a file (${ending}).`,
    );
  return out;
}

function isSame(path: string, content: string | Uint8Array): boolean {
  if (!existsSync(path)) return false;
  if (!statSync(path).isFile()) throw new UsageError(`"${path}" is a folder; nothing was written.`);
  return readFileSync(path).equals(Buffer.from(content));
}

/** All under temporary names first, so that a full disk leaves what was there as it was. */
function writeAll(files: readonly { readonly path: string; readonly content: string | Uint8Array }[]): void {
  const staged = files.map(({ path, content }) => ({
    path,
    content,
    temporary: `${path}.${process.pid}.tmp`,
  }));
  const made: string[] = [];
  try {
    for (const { path, temporary, content } of staged) {
      mkdirSync(dirname(path), { recursive: true });
      made.push(temporary);
      writeFileSync(temporary, content, { flag: 'wx' });
    }
    for (const { path, temporary } of staged) renameSync(temporary, path);
  } catch (cause) {
    throw new UsageError(`The export could not be written: ${(cause as Error).message}.`, { cause });
  } finally {
    for (const temporary of made) rmSync(temporary, { force: true });
  }
}
