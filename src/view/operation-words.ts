/** What a drafter did, as a person says it: "amended and renumbered". */
import type { LineageOperation } from '../model/words.ts';

const WORDS: Readonly<Record<LineageOperation, string>> = {
  same: 'unchanged',
  amended: 'amended',
  renumbered: 'renumbered',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
  new: 'new',
  dropped: 'dropped',
  promoted: 'promoted into the rule text',
};

/** In the order given. */
export function toOperationWords(operations: readonly LineageOperation[]): string {
  return operations.map((operation) => WORDS[operation]).join(' and ');
}
