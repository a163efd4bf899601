/** A built folder as data: every file below it, in order of path, with its bytes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below `folder`, with forward slashes, sorted; empty when it is not there. */
export function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Path to digest of every file; two folders are the same when these are. */
export function hashFiles(
  folder: string,
  normalize: (bytes: Buffer, file: string) => Buffer | string = (bytes) => bytes,
): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder).map((file) => {
      const bytes = normalize(readFileSync(join(folder, file)), file);
      return [file, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}

export function readText(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
