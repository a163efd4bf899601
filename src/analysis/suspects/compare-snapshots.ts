/**
 * Which words differ between what a review saw and what is said now. Fields are compared as they are fingerprinted;
 * a value that is itself a fingerprint is opened, so that a change deep inside (a paragraph of a text that a
 * definition cites) is shown where it is. Words that were not kept are null, never guessed.
 */
import type { Run } from '../../model/comparison.ts';
import { FINGERPRINT, type Fingerprint, type Snapshot, type Words } from '../../model/suspects.ts';
import { compareWords } from '../redline/compare-words.ts';
import { foldValues } from './fingerprint.ts';

/** One field that differs. */
export interface WordChange {
  /** The thing the words belong to, as in `Snapshot.of`. */
  readonly of: string;
  /** Null where the thing as a whole came or went. */
  readonly field: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly runs: readonly Run[];
  /** False where something was there and its words are lost. */
  readonly kept: boolean;
}

/** Finds a snapshot by its fingerprint among kept and present ones. */
export type FindSnapshot = (fingerprint: Fingerprint) => Snapshot | undefined;

/** The differences, in the order of the fields of now; of a whole thing when one side is undefined. */
export function compareSnapshots(
  of: string,
  old: Words | undefined,
  now: Words | undefined,
  find: FindSnapshot,
): readonly WordChange[] {
  if (!old || !now) return [toWhole(of, old, now, find)];
  const fields = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return fields.flatMap((field) => compareField(of, field, old[field] ?? [], now[field] ?? [], find));
}

function compareField(
  of: string,
  field: string,
  old: readonly string[],
  now: readonly string[],
  find: FindSnapshot,
): readonly WordChange[] {
  const [before, after] = [foldValues(old), foldValues(now)];
  if (before.length === after.length && before.every((value, at) => value === after[at])) return [];
  if (![...before, ...after].every(isFingerprint)) return [toChange(of, field, show(old), show(now))];
  const [oldOne, newOne] = [before[0], after[0]];
  const was = oldOne === undefined ? undefined : find(oldOne)?.words;
  const is = newOne === undefined ? undefined : find(newOne)?.words;
  if (oldOne !== undefined && was === undefined)
    return [{ ...toWhole(field, undefined, is, find), field: null, kept: false }];
  return compareSnapshots(field, was, is, find);
}

function toWhole(of: string, old: Words | undefined, now: Words | undefined, find: FindSnapshot): WordChange {
  return toChange(of, null, old ? showAll(old, find) : null, now ? showAll(now, find) : null);
}

function toChange(of: string, field: string | null, old: string | null, now: string | null): WordChange {
  return {
    of,
    field,
    old,
    new: now,
    runs: compareWords(old ?? '', now ?? ''),
    kept: true,
  };
}

function show(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join('\n');
}

/** All words of a thing, one field a line; those behind fingerprints where they are known. */
function showAll(words: Words, find: FindSnapshot): string {
  return Object.values(words)
    .flat()
    .map((value) => (isFingerprint(value) ? showAll(find(value)?.words ?? {}, find) : value))
    .filter(Boolean)
    .join('\n');
}

function isFingerprint(value: string): boolean {
  return FINGERPRINT.test(value);
}
