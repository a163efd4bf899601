/**
 * Provisions that became several, and several that became one: what is left over after pairing is looked for inside
 * the texts of the other side. A part counts when nearly all its words stand in the whole, in words that the whole
 * has beyond its other parts, and the parts together make up most of the whole. In: the pairing. Out: groups of
 * positions, each position of both sides in one of them.
 */
import type { AlignmentMethod, DecidedGroup } from '../../model/comparison.ts';
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
  /** What somebody says was done, where the group was decided. */
  readonly said?: DecidedGroup['operations'];
}

/** Shorter texts stand inside too many others by chance, unless they stand beside the rest of the whole. */
const PART_WORDS = 5;
const PART_WORDS_BESIDE = 2;
const CONTAINED = 0.75;
/** A part that was paired with another text leaves it only for a whole that has nearly all its words. */
const CONTAINED_FOR_SURE = 0.9;
const LOOSE_PAIR = 0.8;
/** What the words of a part must say when the whole stands in another section. */
const FAR_WEIGHT = 3;
const MADE_UP = 0.7;

/** One direction of looking: wholes on one side, parts on the other. */
interface View {
  readonly wholes: Side;
  readonly parts: Side;
  readonly weights: Float64Array;
  readonly getPair: (whole: number) => number | undefined;
  /** How well a part is paired already: 0 when it is not. */
  readonly getScore: (part: number) => number;
  /** Do both stand in provisions that belong together? */
  readonly isSamePlace: (part: number, whole: number) => boolean;
  readonly isRejected: (part: number, whole: number) => boolean;
}

/** All positions in groups: decided ones, pairs, splits (one to several), merges (several to one), what stands alone. */
export function findSplits(pairing: Pairing, fixed: readonly Group[] = []): Group[] {
  const { before, after, pairs, reverse } = pairing;
  const weights = pairing.profiler.getWeights();
  const splits = findWholes({
    wholes: before,
    parts: after,
    weights,
    getPair: (at) => pairs.get(at)?.to,
    getScore: (at) => reverse.get(at)?.score ?? 0,
    isSamePlace: (part, whole) => pairing.haveSameParent(whole, part),
    isRejected: (part, whole) => pairing.isRejected(whole, part),
  });
  const merges = findWholes({
    wholes: after,
    parts: before,
    weights,
    getPair: (at) => reverse.get(at)?.from,
    getScore: (at) => pairs.get(at)?.score ?? 0,
    isSamePlace: (part, whole) => pairing.haveSameParent(part, whole),
    isRejected: (part, whole) => pairing.isRejected(part, whole),
  });
  const takenFrom = new Uint8Array(before.texts.length);
  const takenTo = new Uint8Array(after.texts.length);
  const groups: Group[] = [];
  const add = (group: Group) => {
    if (group.from.some((at) => takenFrom[at] === 1) || group.to.some((at) => takenTo[at] === 1)) return;
    for (const at of group.from) takenFrom[at] = 1;
    for (const at of group.to) takenTo[at] = 1;
    groups.push(group);
  };
  for (const group of fixed) add(group);
  for (const [from, to] of splits) add(toGroup(pairing, [from], to));
  for (const [to, from] of merges) add(toGroup(pairing, from, [to]));
  for (const { from, to, score, method } of pairs.values()) add({ from: [from], to: [to], score, method });
  before.texts.forEach((_, from) => {
    if (takenFrom[from] === 0) add({ from: [from], to: [], score: 0, method: 'none' });
  });
  after.texts.forEach((_, to) => {
    if (takenTo[to] === 0) add({ from: [], to: [to], score: 0, method: 'none' });
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
    const all = chooseParts(view, whole, candidates);
    if (all) found.set(whole, all);
    else found.delete(whole);
  }
  return found;
}

/** The whole that has nearly all words of a part, beyond what its pair on this side already has. */
function findWhole(
  view: View,
  part: number,
  index: WordIndex,
  wholeByPair: ReadonlyMap<number, number>,
): number | undefined {
  const { wholes, parts, getPair, getScore, weights } = view;
  const profile = parts.profiles[part]!;
  const score = getScore(part);
  const beside = new Set([wholeByPair.get(part - 1), wholeByPair.get(part + 1)]);
  const candidates = new Set(index.findNear(profile));
  for (const whole of beside) if (whole !== undefined) candidates.add(whole);
  let best: { whole: number; share: number } | undefined;
  for (const whole of candidates) {
    const pair = getPair(whole);
    if (pair === part || view.isRejected(part, whole)) continue;
    const isBeside = beside.has(whole);
    const isNear = isBeside || parts.texts[part]!.section === wholes.texts[whole]!.section;
    if (profile.words.length < (isBeside ? PART_WORDS_BESIDE : PART_WORDS)) continue;
    const needed = score === 0 && isNear ? CONTAINED : Math.max(CONTAINED_FOR_SURE, score + 0.15);
    // The words that are left are fewer than all of them: most candidates end here.
    if (scoreContainment(profile, wholes.profiles[whole]!) < needed) continue;
    const left = getLeft(view, whole, pair);
    const plain = scoreContainment(profile, left);
    if (plain < needed) continue;
    const weighted = scoreWeighted(profile, left, weights);
    // Paragraphs under one parent that became one need no rare words in common.
    const isInPlace = view.isSamePlace(part, whole);
    const share = isInPlace ? plain : Math.min(plain, weighted);
    if (!isNear && weighted * sumWeights(profile, weights) < FAR_WEIGHT) continue;
    const rank = share + (isBeside ? 0.1 : 0) + (isInPlace ? 0.05 : 0);
    if (share >= needed && rank > (best?.share ?? 0)) best = { whole, share: rank };
  }
  return best?.whole;
}

/** The words of a whole that its pair does not have. */
function getLeft({ wholes, parts }: View, whole: number, pair: number | undefined): Profile {
  const profile = wholes.profiles[whole]!;
  return pair === undefined ? profile : subtractProfile(profile, parts.profiles[pair]!);
}

/** The share of a part that a whole has, rare words counting more. */
function scoreWeighted(part: Profile, whole: Profile, weights: Float64Array): number {
  const total = sumWeights(part, weights);
  return total === 0 ? 0 : 1 - sumWeights(subtractProfile(part, whole), weights) / total;
}

/** The parts with the pair, in order, when together they make up the whole better than the pair alone. */
function chooseParts(view: View, whole: number, candidates: readonly number[]): number[] | undefined {
  const { wholes, parts, getPair } = view;
  const pair = getPair(whole);
  let left = getLeft(view, whole, pair);
  // Each part takes its words away, so that of several alike only as many count as the whole has words for.
  const loose = candidates.filter((part) => {
    const profile = parts.profiles[part]!;
    if (scoreContainment(profile, left) < MADE_UP) return false;
    left = subtractProfile(left, profile);
    return true;
  });
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
