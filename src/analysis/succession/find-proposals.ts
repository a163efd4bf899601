/**
 * What became of each provision, and how sure that is: decided by a person, certain by the words, or for a person to
 * decide, with the other provisions that it might have been. Certain is only the same text, or nearly the same with
 * no other text about as like. What stayed the same, or was only renumbered or set differently, asks for no decision.
 * In: two versions, their texts and what was decided. Out: proposals, the most uncertain first.
 */
import type { Change, ComparedText } from '../../model/comparison.ts';
import { toAlikeIndexes } from '../alignment/find-alike.ts';
import { isByTool, type SuccessionDecision } from './find-successions.ts';

/** Other texts are about as like when their score is not lower by more than this. */
const NEAR_TIE = 0.1;
/** Words in common from which a pair is certain. */
const CERTAIN = 0.9;
/** How like a text must be to be named beside one that stands alone, and how many are. */
const WORTH_A_LOOK = 0.4;
const NAMED = 3;

export interface NearTie {
  /** The side on which the other provision stands. */
  readonly side: 'old' | 'new';
  readonly id: string;
  readonly score: number;
}

/** decided: in the file; certain: could be written; open: a person has to look; settled: nothing to decide. */
export type Standing = 'decided' | 'certain' | 'open' | 'settled';

export interface Proposal {
  readonly change: Change;
  readonly standing: Standing;
  readonly nearTies: readonly NearTie[];
  /** 0 to 1: half where two are equally like, or where one of the same words stands beside one that is new or dropped. */
  readonly sureness: number;
  /** Where it was decided. */
  readonly decision?: SuccessionDecision;
}

/** The proposals for changes of provisions; headings and text without an id cannot be named and are left out. */
export function findProposals(
  changes: readonly Change[],
  [old, fresh]: readonly [readonly ComparedText[], readonly ComparedText[]],
  decisions: readonly SuccessionDecision[],
): Proposal[] {
  const findTies = toTieFinder(old, fresh, toRejected(decisions));
  const decided = new Map(
    decisions.flatMap((decision) =>
      decision.decision === 'confirmed' ? [[toPairKey(decision), decision]] : [],
    ),
  );
  return changes
    .filter(({ from, to }) => from.length + to.length > 0)
    .map((change): Proposal => {
      const decision = change.method === 'decided' ? decided.get(toPairKey(change)) : undefined;
      if (decision) return { change, standing: 'decided', nearTies: [], sureness: 1, decision };
      if (!asksForDecision(change)) return { change, standing: 'settled', nearTies: [], sureness: 1 };
      const nearTies = findTies(change);
      const standing = isCertain(change, nearTies) ? 'certain' : 'open';
      return { change, standing, nearTies, sureness: getSureness(change, nearTies) };
    })
    .sort((a, b) => a.sureness - b.sureness);
}

/** Something became of it that a person may want to judge: not the same words in the same place or under a new number. */
function asksForDecision({ operations }: Change): boolean {
  return operations.some((operation) => operation !== 'same' && operation !== 'renumbered');
}

/** Written by the tool and flagged: the pair is certain, and what it means nobody has judged. */
export function isUnjudged({ change, decision }: Pick<Proposal, 'change' | 'decision'>): boolean {
  return (
    decision !== undefined && isByTool(decision) && decision.effect === 'unknown' && change.force.length > 0
  );
}

/** The same for a change and for the decision on it, whatever the order of the ids. */
export function toPairKey({ from, to }: Pick<Change, 'from' | 'to'>): string {
  return `${[...from].sort().join(' ')} → ${[...to].sort().join(' ')}`;
}

function isCertain({ from, to, method, score }: Change, nearTies: readonly NearTie[]): boolean {
  if (from.length === 0 || to.length === 0 || nearTies.length > 0) return false;
  return method === 'exact' || score >= CERTAIN;
}

function getSureness({ from, to, score }: Change, nearTies: readonly NearTie[]): number {
  const best = nearTies.reduce((most, tie) => Math.max(most, tie.score), 0);
  if (from.length === 0 || to.length === 0) return 1 - best / 2;
  if (nearTies.length === 0) return score;
  const ahead = (score - best) / NEAR_TIE;
  return Math.min(score, Math.max(0, 0.5 + ahead / 2));
}

function toRejected(decisions: readonly SuccessionDecision[]): ReadonlySet<string> {
  const rejected = decisions.filter(({ decision }) => decision === 'rejected');
  return new Set(rejected.flatMap(({ from, to }) => from.flatMap((a) => to.map((b) => `${a} → ${b}`))));
}

/** Finds what else a provision could have become, or could have come from. */
function toTieFinder(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  rejected: ReadonlySet<string>,
): (change: Change) => NearTie[] {
  const [before, after] = [old, fresh].map((texts) => texts.filter(({ id }) => id !== null));
  const index = toAlikeIndexes(before!, after!);
  const [fromPlaces, toPlaces] = [before!, after!].map(
    (texts) => new Map(texts.map(({ id }, at) => [id!, at])),
  );
  return ({ from, to, score }) => {
    const isPair = from.length > 0 && to.length > 0;
    const least = isPair ? Math.max(score - NEAR_TIE, 0.01) : WORTH_A_LOOK;
    const inNew =
      from.length === 0
        ? []
        : index.after.find(index.before.join(from.map((id) => fromPlaces!.get(id)!)), least);
    const inOld =
      to.length === 0 ? [] : index.before.find(index.after.join(to.map((id) => toPlaces!.get(id)!)), least);
    const ties: NearTie[] = [
      ...inNew.map(({ at, score: own }) => ({ side: 'new' as const, id: after![at]!.id!, score: own })),
      ...inOld.map(({ at, score: own }) => ({ side: 'old' as const, id: before![at]!.id!, score: own })),
    ].filter(({ side, id }) =>
      side === 'new'
        ? !to.includes(id) && !from.some((a) => rejected.has(`${a} → ${id}`))
        : !from.includes(id) && !to.some((b) => rejected.has(`${id} → ${b}`)),
    );
    return isPair ? ties : ties.slice(0, NAMED);
  };
}
