/**
 * Two versions to what became of everything: provisions aligned, their words compared, changes of force flagged, and
 * a ledger that accounts for each provision of both sides. Headings and text without an id are compared too, among
 * themselves. Nothing is called unchanged that was not compared.
 */

import type { Alignment, Change, ComparedText, Comparison, Ledger } from '../../model/comparison.ts';
import { type LineageOperation, OPERATIONS } from '../../model/words.ts';
import { foldTypography } from '../../text/typography.ts';
import { alignProvisions } from '../alignment/align-provisions.ts';
import { compareWords } from '../redline/compare-words.ts';
import { type ForceFinder, toForceFinder } from '../redline/find-force-changes.ts';

export interface ComparisonOptions {
  /** Defined terms of either version; a change of one is flagged. */
  readonly terms?: readonly string[];
}

/** The comparison; throws when conservation does not hold, because that is a fault of the tool. */
export function compareTexts(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  { terms = [] }: ComparisonOptions = {},
): Comparison {
  const provisions = [old, fresh].map((side) => side.filter(({ id }) => id !== null));
  const others = [old, fresh].map((side) => side.filter(({ id }) => id === null));
  const findForce = toForceFinder(terms);
  const changes = [
    ...toChanges(provisions[0]!, provisions[1]!, findForce),
    ...toChanges(others[0]!, others[1]!, findForce),
  ];
  checkConservation(provisions[0]!, provisions[1]!, changes);
  return { changes, ledger: toLedger(provisions[0]!.length, provisions[1]!.length, changes) };
}

function toChanges(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  findForce: ForceFinder,
): Change[] {
  return alignProvisions(old, fresh).map((alignment) => toChange(alignment, old, fresh, findForce));
}

function toChange(
  { operations, from, to, score, method }: Alignment,
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  findForce: ForceFinder,
): Change {
  const before = from.map((at) => old[at]!);
  const after = to.map((at) => fresh[at]!);
  const [oldText, newText] = [before, after].map((side) => side.map(({ text }) => text).join(''));
  const hasIds = [...before, ...after].some(({ id }) => id !== null);
  const isChanged = before.length > 0 && after.length > 0 && oldText !== newText;
  return {
    operations,
    from: before.flatMap(({ id }) => id ?? []),
    to: after.flatMap(({ id }) => id ?? []),
    score,
    method,
    force: isChanged && !operations.includes('same') ? findForce(oldText!, newText!) : [],
    typographyOnly:
      isChanged && !operations.includes('amended') && foldTypography(oldText!) === foldTypography(newText!),
    runs: compareWords(
      before.map(({ text }) => text),
      after.map(({ text }) => text),
    ),
    ...(hasIds ? {} : { place: [...before, ...after][0]!.section ?? [...before, ...after][0]!.parent ?? '' }),
  };
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
