/** Writes whole files or nothing: to a temporary name in the same folder first, then to its place. */
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file that must not exist yet; a sentence about what stands in the way, or undefined. */
export function writeNewFile(path: string, text: string | Uint8Array): string | undefined {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { flag: 'wx' });
  try {
    linkSync(temporary, path); // fails when the name is taken, even by somebody writing at this moment
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return `${path} is already there; nothing was written. Choose another id.`;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Writes a file that the tool itself generates, over what it generated before. */
export function replaceFile(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Moves a finished file to a place of the same disk where nothing is yet; a sentence when something is. */
export function placeNewFile(from: string, path: string): string | undefined {
  mkdirSync(dirname(path), { recursive: true });
  try {
    linkSync(from, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return `${path} is already there; nothing was written.`;
  }
  rmSync(from, { force: true });
  return undefined;
}
