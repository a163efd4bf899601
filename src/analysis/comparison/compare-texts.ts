/**
 * Two versions to what became of everything: provisions aligned, their words compared, changes of force flagged, and
 * a ledger that accounts for each provision of both sides. Headings and text without an id are compared too, among
 * themselves. Nothing is called unchanged that was not compared.
 */

import type {
  Alignment,
  Change,
  ComparedText,
  Comparison,
  Decided,
  Ledger,
  Run,
} from '../../model/comparison.ts';
import { type LineageOperation, OPERATIONS } from '../../model/words.ts';
import { foldTypography } from '../../text/typography.ts';
import { alignProvisions } from '../alignment/align-provisions.ts';
import { compareWords } from '../redline/compare-words.ts';
import { type ForceFinder, toForceFinder } from '../redline/find-force-changes.ts';

export interface ComparisonOptions {
  /** Defined terms of either version; a change of one is flagged. */
  readonly terms?: readonly string[];
  /** What people decided on these versions; the rest is aligned around it. */
  readonly decided?: Decided | undefined;
}

/** The comparison; throws when conservation does not hold, because that is a fault of the tool. */
export function compareTexts(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  { terms = [], decided }: ComparisonOptions = {},
): Comparison {
  const provisions = [old, fresh].map((side) => side.filter(({ id }) => id !== null));
  const others = [old, fresh].map((side) => side.filter(({ id }) => id === null));
  const findForce = toForceFinder(terms);
  const changes = [
    ...toChanges(provisions[0]!, provisions[1]!, findForce, decided),
    ...toChanges(others[0]!, others[1]!, findForce),
  ];
  checkConservation(provisions[0]!, provisions[1]!, changes);
  return { changes, ledger: toLedger(provisions[0]!.length, provisions[1]!.length, changes) };
}

function toChanges(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  findForce: ForceFinder,
  decided?: Decided,
): Change[] {
  return alignProvisions(old, fresh, decided).map((alignment) => toChange(alignment, old, fresh, findForce));
}

function toChange(
  alignment: Alignment,
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  findForce: ForceFinder,
): Change {
  const { operations, from, to, score, method } = alignment;
  const before = from.map((at) => old[at]!);
  const after = to.map((at) => fresh[at]!);
  const [first] = before.length > 0 ? before : after;
  const shared = { operations, from: toIds(before), to: toIds(after), score, method };
  const place = first!.id === null ? { place: first!.section ?? first!.parent ?? '' } : undefined;
  const [oldText, newText] = [joinTexts(before), joinTexts(after)];
  const isPair = before.length > 0 && after.length > 0;
  if (isPair && oldText === newText) {
    const runs: Run[] = oldText === '' ? [] : [['=', oldText]];
    return { ...shared, force: [], typographyOnly: false, runs, ...place };
  }
  return {
    ...shared,
    force: isPair && method !== 'exact' ? findForce(oldText, newText) : [],
    typographyOnly:
      isPair && !operations.includes('amended') && foldTypography(oldText) === foldTypography(newText),
    runs: compareWords(oldText, newText),
    ...place,
  };
}

function toIds(texts: readonly ComparedText[]): string[] {
  return texts.flatMap(({ id }) => id ?? []);
}

function joinTexts(texts: readonly ComparedText[]): string {
  return texts.length === 1 ? texts[0]!.text : texts.map(({ text }) => text).join('');
}

function toLedger(old: number, fresh: number, changes: readonly Change[]): Ledger {
  const provisions = changes.filter(({ from, to }) => from.length + to.length > 0);
  const count = (operation: LineageOperation) =>
    provisions.filter(({ operations }) => operations.includes(operation)).length;
  const counts = Object.fromEntries(
    OPERATIONS.map((operation) => [operation === 'new' ? 'added' : operation, count(operation)]),
  ) as Omit<Ledger, 'old' | 'new'>;
  return { old, new: fresh, ...counts };
}

/** Every provision of the old version ends in exactly one change, every one of the new comes from exactly one. */
function checkConservation(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  changes: readonly Change[],
): void {
  for (const [side, ids] of [
    [old, changes.flatMap(({ from }) => from)],
    [fresh, changes.flatMap(({ to }) => to)],
  ] as const) {
    const counted = new Set(ids);
    if (counted.size === ids.length && ids.length === side.length && side.every(({ id }) => counted.has(id!)))
      continue;
    throw new Error('A comparison lost or doubled a provision.');
  }
}
