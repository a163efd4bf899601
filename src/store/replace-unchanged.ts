/** Writes over a file that people edit, only if it still holds what was read: their work is never overwritten. */
import { existsSync, readFileSync } from 'node:fs';
import { replaceFile } from './write-file.ts';

/**
 * Replaces the file by `next` if its bytes are still those of `read` (undefined: it is not there). A sentence about
 * what stands in the way, or undefined when it was written.
 */
export function replaceUnchanged(path: string, read: string | undefined, next: string): string | undefined {
  const present = existsSync(path) ? readFileSync(path) : undefined;
  const same = read === undefined ? present === undefined : present?.equals(Buffer.from(read, 'utf8'));
  if (!same) return `${path} changed while it was being reviewed; nothing was written to it.`;
  replaceFile(path, next);
  return undefined;
}
