/**
 * The file that keeps the words reviews saw, one a line, in order of fingerprint: `provider/reviews.jsonl`. Lines are
 * only ever added, and the same words are kept once however many reviews saw them, so two branches that both add
 * lines merge without losing any.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fingerprint, Snapshot } from '../model/suspects.ts';
import { compareText } from '../text/natural-order.ts';
import { replaceUnchanged } from './replace-unchanged.ts';

/** Its place below the content folder. */
export const REVIEWED_WORDS_FILE = 'provider/reviews.jsonl';

/** The file as it is; undefined where no review has kept words yet. */
export function readReviewedWords(folder: string): string | undefined {
  const path = join(folder, REVIEWED_WORDS_FILE);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The text of the file with these snapshots in it; the same text when it has them all. */
export function addReviewedWords(text: string | undefined, snapshots: readonly Snapshot[]): string {
  const lines = new Map<Fingerprint, string>();
  for (const line of (text ?? '').split(/\r?\n/)) if (line) lines.set(getFingerprint(line), line);
  for (const { fingerprint, of, words } of snapshots)
    if (!lines.has(fingerprint)) lines.set(fingerprint, JSON.stringify({ fingerprint, of, words }));
  const sorted = [...lines].sort(([a], [b]) => compareText(a, b)).map(([, line]) => line);
  return sorted.length > 0 ? `${sorted.join('\n')}\n` : '';
}

/** Writes the file if it still is what was read; a sentence when it is not. */
export function writeReviewedWords(
  folder: string,
  read: string | undefined,
  text: string,
): string | undefined {
  return text === (read ?? '') ? undefined : replaceUnchanged(join(folder, REVIEWED_WORDS_FILE), read, text);
}

/** The fingerprint a line starts with; a line that has none stays where it is sorted as itself. */
function getFingerprint(line: string): string {
  return /^\{"fingerprint":"([^"]+)"/.exec(line)?.[1] ?? line;
}
