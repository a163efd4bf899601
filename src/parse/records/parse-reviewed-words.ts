/**
 * `provider/reviews.jsonl` to snapshots. In: the text. Out: snapshots by fingerprint, and a problem for each line
 * that is none. Whether the words of a line still give its fingerprint is for a check to say.
 */
import { FINGERPRINT, type Fingerprint, type Snapshot } from '../../model/suspects.ts';
import type { Problem } from '../../text/diagnostic.ts';

export interface ReviewedWords {
  readonly kept: ReadonlyMap<Fingerprint, Snapshot>;
  /** The line of each fingerprint, from 1. */
  readonly lines: ReadonlyMap<Fingerprint, number>;
  readonly problems: readonly Problem[];
}

/** Everything the file holds. */
export function parseReviewedWords(text: string): ReviewedWords {
  const kept = new Map<Fingerprint, Snapshot>();
  const lines = new Map<Fingerprint, number>();
  const problems: Problem[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line === '') return;
    const snapshot = parseLine(line);
    if (snapshot) {
      kept.set(snapshot.fingerprint, snapshot);
      lines.set(snapshot.fingerprint, index + 1);
    } else problems.push(badLine(line, index + 1));
  });
  return { kept, lines, problems };
}

function parseLine(line: string): Snapshot | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined; // reported with its line
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { fingerprint, of, words } = value as Record<string, unknown>;
  if (typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint) || typeof of !== 'string')
    return undefined;
  return isWords(words) ? { fingerprint, of, words } : undefined;
}

function isWords(value: unknown): value is Snapshot['words'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (list) => Array.isArray(list) && list.every((item) => typeof item === 'string'),
    )
  );
}

function badLine(line: string, number: number): Problem {
  const conflict = /^(<{7}|={7}|>{7})/.test(line);
  return {
    code: 'review/bad-line',
    message: conflict
      ? 'This line is the mark of a merge that was not finished.'
      : 'This line does not hold the words of a review.',
    hint: conflict
      ? 'Keep the lines of both sides and delete the marks: no two reviews keep different words under one fingerprint.'
      : 'Restore the line from history, or delete it: reviews that saw these words then cannot show what changed.',
    line: number,
    column: 1,
  };
}
