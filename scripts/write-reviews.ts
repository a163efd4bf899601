/** Writes decisions on reviews: first the words they saw, then the stamps, file by file; or prints the patch. */
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { toWordingStamps, type WordingStamps } from '../src/analysis/filing/stamp-wording.ts';
import {
  findHindrance,
  findSeenWords,
  type ReviewUnit,
  type StampEdit,
  toStampEdits,
  type Verdict,
} from '../src/analysis/suspects/decide-review.ts';
import { rereadFile } from '../src/corpus/reread-file.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { ObjectKey, RuleObject } from '../src/model/object.ts';
import { replaceUnchanged } from '../src/store/replace-unchanged.ts';
import {
  addReviewedWords,
  REVIEWED_WORDS_FILE,
  readReviewedWords,
  writeReviewedWords,
} from '../src/store/reviewed-words.ts';
import { setValues } from '../src/store/set-values.ts';
import { UsageError } from './context.ts';

export interface Decided {
  readonly unit: ReviewUnit;
  readonly verdict: Verdict;
}

interface Change {
  readonly path: string;
  readonly old: string | undefined;
  readonly next: string;
}

/** Everything that the decisions change; throws a usage error when one of them cannot be written. */
export function planReviews(folder: string, corpus: Corpus, decided: readonly Decided[]): readonly Change[] {
  const hindrances = decided.flatMap(({ unit, verdict }) => findHindrance(unit, verdict.decision) ?? []);
  if (hindrances.length > 0) throw new UsageError(hindrances.join('\n'));
  const edits = new Map<ObjectKey, StampEdit[]>();
  for (const { unit, verdict } of decided)
    edits.set(unit.from, [...(edits.get(unit.from) ?? []), ...toStampEdits(unit, verdict)]);
  const seen = decided.flatMap(({ unit }) => findSeenWords(unit, corpus));
  for (const one of decided) {
    const stamps = findWordingStamps(corpus, one);
    edits.set(one.unit.from, [...(edits.get(one.unit.from) ?? []), ...stamps.edits]);
    seen.push(...stamps.seen);
  }
  const words = readReviewedWords(folder);
  const kept: Change = {
    path: join(folder, REVIEWED_WORDS_FILE),
    old: words,
    next: addReviewedWords(words, seen),
  };
  const files = [...edits].map(([key, own]) => planFile(folder, corpus, key, own));
  return [...(kept.next === (words ?? '') ? [] : [kept]), ...files];
}

/** Whoever says that an ask holds has read its proposed wording against the text of now. */
function findWordingStamps(corpus: Corpus, { unit, verdict }: Decided): WordingStamps {
  const object = corpus.content.getByKey(unit.from);
  const stands = verdict.decision === 'holds' || verdict.decision === 'stamp';
  return object?.type === 'ask' && stands
    ? toWordingStamps(corpus.getWording(object as RuleObject<'ask'>), (one) => corpus.findSnapshot(one))
    : { edits: [], seen: [] };
}

function planFile(folder: string, corpus: Corpus, key: ObjectKey, edits: readonly StampEdit[]): Change {
  const object = corpus.content.getByKey(key)!;
  const reread = rereadFile(folder, object);
  if ('problem' in reread) throw new UsageError(reread.problem);
  const path = join(folder, object.file);
  const edited = setValues(reread.text, edits);
  if ('problem' in edited) throw new UsageError(`${path} was not written: ${edited.problem}.`);
  return { path, old: reread.text, next: edited.text };
}

/** Writes the changes; the sentences about files that changed meanwhile, which were left alone. */
export function writeReviews(folder: string, changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ path, old, next }) =>
    path.endsWith(REVIEWED_WORDS_FILE)
      ? (writeReviewedWords(folder, old, next) ?? [])
      : (replaceUnchanged(path, old ?? '', next) ?? []),
  );
}

/** The changes as a unified patch. */
export function toPatch(changes: readonly Change[]): string {
  return changes
    .map(({ path, old = '', next }) =>
      createTwoFilesPatch(path, path, old, next, undefined, undefined, { context: 2 }),
    )
    .join('')
    .replace(/^=+\n/gm, '');
}
