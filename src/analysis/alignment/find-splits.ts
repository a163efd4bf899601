/**
 * Provisions that became several, and several that became one: what is left over after pairing is looked for inside
 * the texts of the other side. A part counts when nearly all its words stand in the whole, in words that the whole
 * has beyond its other parts, and the parts together make up most of the whole. In: the pairing. Out: groups of
 * positions, each position of both sides in one of them.
 */
import type { AlignmentMethod } from '../../model/comparison.ts';
import { isPlaceholder } from './pair-exact.ts';
import type { Pairing, Side } from './pairing.ts';
import {
  joinProfiles,
  type Profile,
  scoreContainment,
  scoreText,
  subtractProfile,
  sumWeights,
} from './score-text.ts';
import { WordIndex } from './word-index.ts';

export interface Group {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly score: number;
  readonly method: AlignmentMethod;
}

/** Shorter texts stand inside too many others by chance, unless they stand beside the rest of the whole. */
const PART_WORDS = 5;
const PART_WORDS_BESIDE = 2;
const CONTAINED = 0.75;
/** A part that was paired with another text leaves it only for a whole that has nearly all its words. */
const CONTAINED_FOR_SURE = 0.9;
const LOOSE_PAIR = 0.8;
const MADE_UP = 0.7;

/** One direction of looking: wholes on one side, parts on the other. */
interface View {
  readonly wholes: Side;
  readonly parts: Side;
  readonly weights: Float64Array;
  readonly getPair: (whole: number) => number | undefined;
  /** How well a part is paired already: 0 when it is not. */
  readonly getScore: (part: number) => number;
}

/** All positions in groups: pairs, splits (one to several), merges (several to one), and what stands alone. */
export function findSplits(pairing: Pairing): Group[] {
  const { before, after, pairs, reverse } = pairing;
  const weights = pairing.profiler.getWeights();
  const splits = findWholes({
    wholes: before,
    parts: after,
    weights,
    getPair: (at) => pairs.get(at)?.to,
    getScore: (at) => reverse.get(at)?.score ?? 0,
  });
  const merges = findWholes({
    wholes: after,
    parts: before,
    weights,
    getPair: (at) => reverse.get(at)?.from,
    getScore: (at) => pairs.get(at)?.score ?? 0,
  });
  const taken = { from: new Set<number>(), to: new Set<number>() };
  const groups: Group[] = [];
  const add = (group: Group) => {
    if (group.from.some((at) => taken.from.has(at)) || group.to.some((at) => taken.to.has(at))) return;
    for (const at of group.from) taken.from.add(at);
    for (const at of group.to) taken.to.add(at);
    groups.push(group);
  };
  for (const [from, to] of splits) add(toGroup(pairing, [from], to));
  for (const [to, from] of merges) add(toGroup(pairing, from, [to]));
  for (const { from, to, score, method } of pairs.values()) add({ from: [from], to: [to], score, method });
  before.texts.forEach((_, from) => {
    add({ from: [from], to: [], score: 0, method: 'none' });
  });
  after.texts.forEach((_, to) => {
    add({ from: [], to: [to], score: 0, method: 'none' });
  });
  return groups;
}

/** For each whole on one side its parts on the other, in order; only those with at least two. */
function findWholes(view: View): Map<number, number[]> {
  const { wholes, parts } = view;
  const found = new Map<number, number[]>();
  const loose = parts.texts
    .map((_, at) => at)
    .filter(
      (at) => parts.profiles[at] && view.getScore(at) < LOOSE_PAIR && !isPlaceholder(parts.bodies[at]!),
    );
  if (loose.length === 0) return found;
  const changed = wholes.texts.map((_, at) => at).filter((at) => wholes.profiles[at] !== undefined);
  const index = new WordIndex(wholes.profiles, changed);
  const wholeByPair = new Map<number, number>();
  for (const whole of changed) {
    const pair = view.getPair(whole);
    if (pair !== undefined) wholeByPair.set(pair, whole);
  }
  for (const part of loose) {
    const whole = findWhole(view, part, index, wholeByPair);
    if (whole !== undefined) found.set(whole, [...(found.get(whole) ?? []), part]);
  }
  for (const [whole, candidates] of found) {
    const all = choosePart(view, whole, candidates);
    if (all) found.set(whole, all);
    else found.delete(whole);
  }
  return found;
}

/** The whole that has nearly all words of a part, beyond what its pair on this side already has. */
function findWhole(
  { wholes, parts, getPair, getScore, weights }: View,
  part: number,
  index: WordIndex,
  wholeByPair: ReadonlyMap<number, number>,
): number | undefined {
  const profile = parts.profiles[part]!;
  const score = getScore(part);
  const needed = score === 0 ? CONTAINED : Math.max(CONTAINED_FOR_SURE, score + 0.15);
  const beside = new Set([wholeByPair.get(part - 1), wholeByPair.get(part + 1)]);
  const candidates = new Set(index.findNear(profile));
  for (const whole of beside) if (whole !== undefined) candidates.add(whole);
  let best: { whole: number; share: number } | undefined;
  for (const whole of candidates) {
    const isBeside = beside.has(whole);
    if (profile.words.length < (isBeside ? PART_WORDS_BESIDE : PART_WORDS)) continue;
    const pair = getPair(whole);
    if (pair === part) continue;
    const left =
      pair === undefined
        ? wholes.profiles[whole]!
        : subtractProfile(wholes.profiles[whole]!, parts.profiles[pair]!);
    const share = Math.min(scoreContainment(profile, left), scoreWeighted(profile, left, weights));
    if (share >= needed && share + (isBeside ? 0.1 : 0) > (best?.share ?? 0))
      best = { whole, share: share + (isBeside ? 0.1 : 0) };
  }
  return best?.whole;
}

/** The share of a part that a whole has, rare words counting more. */
function scoreWeighted(part: Profile, whole: Profile, weights: Float64Array): number {
  const total = sumWeights(part, weights);
  return total === 0 ? 0 : 1 - sumWeights(subtractProfile(part, whole), weights) / total;
}

/** The parts with the pair, in order, when together they make up the whole better than the pair alone. */
function choosePart({ wholes, parts, getPair }: View, whole: number, loose: number[]): number[] | undefined {
  const pair = getPair(whole);
  const all = pair === undefined ? loose : [...loose, pair].sort((a, b) => a - b);
  if (all.length < 2) return undefined;
  const profile = wholes.profiles[whole]!;
  const joined = joinProfiles(all.map((at) => parts.profiles[at]!));
  const gains = pair === undefined || scoreText(joined, profile) > scoreText(parts.profiles[pair]!, profile);
  return gains && scoreContainment(profile, joined) >= MADE_UP ? all : undefined;
}

function toGroup({ before, after }: Pairing, from: readonly number[], to: readonly number[]): Group {
  const [a, b] = [
    joinProfiles(from.map((at) => before.profiles[at]!)),
    joinProfiles(to.map((at) => after.profiles[at]!)),
  ];
  return { from, to, score: scoreText(a, b), method: 'containment' };
}
