/**
 * Writes several files that must not exist yet, all of them or none: each to a temporary name first, then all to
 * their places; when one place turns out to be taken, those already put are taken away again.
 */
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A sentence about what stands in the way, or undefined when all were written. Throws when the disk does. */
export function writeNewFiles(files: ReadonlyMap<string, string | Uint8Array>): string | undefined {
  const taken = [...files.keys()].find((path) => existsSync(path));
  if (taken !== undefined) return explainTaken(taken);
  const staged = new Map([...files.keys()].map((path) => [path, `${path}.${process.pid}.tmp`]));
  const made: string[] = [];
  const placed: string[] = [];
  try {
    for (const [path, temporary] of staged) {
      mkdirSync(dirname(path), { recursive: true });
      made.push(temporary);
      writeFileSync(temporary, files.get(path)!, { flag: 'wx' });
    }
    for (const [path, temporary] of staged) {
      linkSync(temporary, path); // fails when the name is taken, even by somebody writing at this moment
      placed.push(path);
    }
    return undefined;
  } catch (error) {
    for (const path of placed) rmSync(path, { force: true });
    const { code, dest } = error as NodeJS.ErrnoException & { dest?: string };
    if (code === 'EEXIST' && dest !== undefined) return explainTaken(dest);
    throw error;
  } finally {
    for (const temporary of made) rmSync(temporary, { force: true });
  }
}

function explainTaken(path: string): string {
  return `${path} is already there; nothing was written.`;
}
