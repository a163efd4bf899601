/**
 * A change in words that a person can say aloud: what was done to a provision, what changed in force, and the whole as
 * one sentence for people who cannot see colour. In: a change of a comparison. Out: text, never markup.
 */
import type { Change, ForceChange, ForceKind, Ledger, Run } from '../../model/comparison.ts';
import type { LineageOperation } from '../../model/words.ts';
import { joinWords, toFigure } from '../labels.ts';

/** What a change can be filtered by: an operation, or that only signs and spaces differ. */
export type ChangeKind = Exclude<LineageOperation, 'same'> | 'typography';

export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  amended: 'amended',
  renumbered: 'renumbered',
  moved: 'moved',
  split: 'split',
  merged: 'merged',
  new: 'new',
  dropped: 'dropped',
  promoted: 'promoted',
  typography: 'typography only',
};

export const FORCE_WORDS: Readonly<Record<ForceKind, string>> = {
  modal: 'must, may, should',
  number: 'number',
  period: 'period',
  date: 'date',
  sum: 'sum of money',
  conjunction: 'and, or',
  exception: 'exception',
  knowledge: 'knowledge',
  term: 'defined term',
};

const LEDGER_WORDS = [
  ['same', 'Unchanged', 'same words, same number, same place; dashes, quotes and spaces aside'],
  ['amended', 'Amended', 'the words differ'],
  ['renumbered', 'Renumbered', 'another number in the same place'],
  ['moved', 'Moved', 'under another paragraph or section, or past its neighbours'],
  ['split', 'Split', 'one provision became several'],
  ['merged', 'Merged', 'several provisions became one'],
  ['added', 'New', 'in the newer version only'],
  ['dropped', 'Dropped', 'in the older version only'],
  ['promoted', 'Promoted', 'from an order or a question into the text of a rule'],
] as const;

const MOST_WORDS = 12;
const MOST_QUOTES = 5;

/** Whether anything differs, be it only a dash, or nobody has said yet whether it does. */
export function isChanged({ operations, typographyOnly }: Change): boolean {
  return typographyOnly || operations.length === 0 || operations.some((operation) => operation !== 'same');
}

/** The kinds of a change, in the order of the operations; empty where nothing differs. */
export function toKinds({ operations, typographyOnly }: Change): ChangeKind[] {
  const named = operations.flatMap((operation) => (operation === 'same' ? [] : [operation]));
  return typographyOnly ? [...named, 'typography'] : named;
}

/** "amended and moved"; of a topic whose step nobody recorded, that. */
export function toOperationWords(change: Change): string {
  if (change.operations.length === 0) return 'not judged by anybody';
  const kinds = toKinds(change);
  return kinds.length === 0 ? 'unchanged' : joinWords(kinds.map((kind) => KIND_WORDS[kind]));
}

/** "may → must", "“unless” added", "15 days removed". */
export function toForceText({ old, new: fresh }: ForceChange): string {
  if (old === '') return `“${fresh}” added`;
  if (fresh === '') return `“${old}” removed`;
  return `${old} → ${fresh}`;
}

export interface LedgerRow {
  readonly label: string;
  readonly count: string;
  readonly means: string;
}

/** What each number of the ledger counts; the rows of operations that nothing underwent are left out. */
export function toLedgerRows(
  ledger: Ledger,
  [old, fresh]: readonly [string, string],
  noun: string,
): LedgerRow[] {
  const rows = LEDGER_WORDS.filter(([key]) => key === 'same' || ledger[key] > 0);
  return [
    { label: 'In the older version', count: toFigure(ledger.old), means: `${noun} of “${old}”` },
    { label: 'In the newer version', count: toFigure(ledger.new), means: `${noun} of “${fresh}”` },
    ...rows.map(([key, label, means]) => ({ label, count: toFigure(ledger[key]), means })),
  ];
}

/** "2,085 unchanged, 415 amended and 90 moved". */
export function toLedgerSentence(ledger: Ledger): string {
  const counts = LEDGER_WORDS.filter(([key]) => ledger[key] > 0).map(
    ([key, label]) => `${toFigure(ledger[key])} ${label.toLowerCase()}`,
  );
  return counts.length > 0 ? joinWords(counts) : 'none';
}

/** What was removed and added, quoted: "Removed “may”; added “must”." Long stretches are cut and counted. */
export function toWordsSentence(runs: readonly Run[]): string {
  const quote = (sign: '-' | '+') => {
    const texts = runs
      .filter(([own, text]) => own === sign && text.trim() !== '')
      .map(([, text]) => cut(text));
    const more = texts.length - MOST_QUOTES;
    return texts.length === 0
      ? ''
      : `${texts.slice(0, MOST_QUOTES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  };
  const [removed, added] = [quote('-'), quote('+')];
  const parts = [removed && `removed ${removed}`, added && `added ${added}`].filter(Boolean).join('; ');
  return parts === '' ? '' : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

function cut(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length <= MOST_WORDS
    ? `“${words.join(' ')}”`
    : `“${words.slice(0, MOST_WORDS).join(' ')} …” (${words.length} words)`;
}
