/**
 * What became of each provision: pairs the provisions of two versions by their text first (the same words, then the
 * same label with similar words, then the best match of words), and then finds those that were split or merged. A
 * label never decides alone, because an inserted paragraph renumbers all that follow. In: both lists, in order. Out:
 * alignments in which every position of both lists stands exactly once. Near linear: only texts that share a rare
 * word are ever compared.
 */
import type { Alignment, AlignmentMethod, ComparedText } from '../../model/comparison.ts';
import { findSplits } from './find-splits.ts';
import { type Edge, matchBest } from './match-best.ts';
import { nameOperations } from './name-operations.ts';
import { type Profile, Profiler, scoreText } from './score-text.ts';
import { WordIndex } from './word-index.ts';

export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly method: AlignmentMethod;
}

/** One version, ready to be compared. */
export interface Side {
  readonly texts: readonly ComparedText[];
  readonly profiles: readonly Profile[];
  readonly byId: ReadonlyMap<string, number>;
}

/** Texts with fewer words are only anchored where their surroundings agree: "Reserved." is no move. */
const ANCHOR_WORDS = 5;
const SIMILAR = 0.5;
const SIMILAR_IN_PLACE = 0.35;
const SAME_PLACE = 0.25;

/** The alignments, in the order of the new version, what was dropped after what it followed. */
export function alignProvisions(old: readonly ComparedText[], fresh: readonly ComparedText[]): Alignment[] {
  const profiler = new Profiler();
  const before = toSide(old, profiler);
  const after = toSide(fresh, profiler);
  const pairing = new Pairing(before, after);
  const repeated = new Map<string, Repeated>();
  pairExact(pairing, repeated);
  pairRepeated(pairing, repeated);
  pairSimilar(pairing);
  pairByPlace(pairing);
  const groups = findSplits(before, after, pairing);
  return nameOperations(before, after, groups);
}

function toSide(texts: readonly ComparedText[], profiler: Profiler): Side {
  return {
    texts,
    profiles: texts.map((text) => profiler.profile(text)),
    byId: new Map(texts.flatMap(({ id }, at) => (id === null ? [] : [[id, at] as const]))),
  };
}

/** Which position of one side belongs to which of the other. */
export class Pairing {
  readonly before: Side;
  readonly after: Side;
  readonly pairs = new Map<number, Pair>();
  readonly reverse = new Map<number, Pair>();

  constructor(before: Side, after: Side) {
    this.before = before;
    this.after = after;
  }

  add(from: number, to: number, method: AlignmentMethod): void {
    const score = method === 'exact' ? 1 : scoreText(this.before.profiles[from]!, this.after.profiles[to]!);
    const pair = { from, to, score, method };
    this.pairs.set(from, pair);
    this.reverse.set(to, pair);
  }

  isFree(from: number, to: number): boolean {
    return !this.pairs.has(from) && !this.reverse.has(to);
  }

  /** Do both stand in provisions that belong together, or both at the top of sections that do? */
  haveSameParent(from: number, to: number): boolean {
    const a = this.before.texts[from]!;
    const b = this.after.texts[to]!;
    if (a.parent === null || b.parent === null) return a.parent === b.parent;
    const parent = this.before.byId.get(a.parent);
    if (parent === undefined) return !this.after.byId.has(b.parent) && a.parent === b.parent;
    const pair = this.pairs.get(parent);
    return pair !== undefined && this.after.texts[pair.to]!.id === b.parent;
  }

  /** Do the neighbours before or after them belong together? */
  haveSameNeighbour(from: number, to: number): boolean {
    return this.pairs.get(from - 1)?.to === to - 1 || this.pairs.get(from + 1)?.to === to + 1;
  }
}

/** Texts that stand once in each version, word for word. */
function pairExact(pairing: Pairing, repeated: Map<string, Repeated>): void {
  const { before, after } = pairing;
  const fresh = groupByKey(after);
  for (const [key, from] of groupByKey(before)) {
    const to = fresh.get(key);
    if (!to) continue;
    const [a, b] = [from[0]!, to[0]!];
    const isAnchor =
      before.profiles[a]!.words.length >= ANCHOR_WORDS || before.texts[a]!.id === after.texts[b]!.id;
    if (from.length === 1 && to.length === 1 && isAnchor) pairing.add(a, b, 'exact');
    else repeated.set(key, { from, to });
  }
}

interface Repeated {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Texts that stand more than once, or are short: by their label, else by what stands around them. */
function pairRepeated(pairing: Pairing, repeated: ReadonlyMap<string, Repeated>): void {
  const { before, after } = pairing;
  for (const { from, to } of repeated.values()) {
    const byId = new Map(to.map((at) => [after.texts[at]!.id, at]));
    for (const a of from) {
      const b = byId.get(before.texts[a]!.id);
      if (
        b !== undefined &&
        before.texts[a]!.id !== null &&
        pairing.isFree(a, b) &&
        pairing.haveSameParent(a, b)
      )
        pairing.add(a, b, 'exact');
    }
  }
  for (const fits of [
    (a: number, b: number) => pairing.haveSameNeighbour(a, b) && pairing.haveSameParent(a, b),
    (a: number, b: number) => pairing.haveSameNeighbour(a, b),
    (a: number, b: number) => pairing.haveSameParent(a, b),
  ])
    for (const { from, to } of repeated.values()) pairWhere(pairing, from, to, fits);
}

/** Pairs in order what is still free and fits; long lists of the same words only near each other. */
function pairWhere(
  pairing: Pairing,
  from: readonly number[],
  to: readonly number[],
  fits: (a: number, b: number) => boolean,
): void {
  const free = to.filter((b) => !pairing.reverse.has(b));
  if (free.length * from.length > MANY_REPEATS) return;
  for (const a of from) {
    if (pairing.pairs.has(a)) continue;
    const b = free.find((at) => !pairing.reverse.has(at) && fits(a, at));
    if (b !== undefined) pairing.add(a, b, 'exact');
  }
}

const MANY_REPEATS = 250_000;

function groupByKey(side: Side): Map<string, number[]> {
  const found = new Map<string, number[]>();
  side.profiles.forEach(({ key }, at) => {
    const group = found.get(key);
    if (group) group.push(at);
    else found.set(key, [at]);
  });
  return found;
}

/** The best match of words among what is left; a label or a parent in common tips the scale. */
function pairSimilar(pairing: Pairing): void {
  const { before, after } = pairing;
  const index = new WordIndex(after.profiles, (at) => !pairing.reverse.has(at));
  const edges: Edge[] = [];
  before.texts.forEach(({ id }, from) => {
    if (pairing.pairs.has(from)) return;
    const candidates = new Set(index.findNear(before.profiles[from]!));
    const sameId = id === null ? undefined : after.byId.get(id);
    if (sameId !== undefined && !pairing.reverse.has(sameId)) candidates.add(sameId);
    for (const to of candidates) {
      const score = scoreText(before.profiles[from]!, after.profiles[to]!);
      const bonus = getBonus(pairing, from, to);
      if (score >= SIMILAR || (score >= SIMILAR_IN_PLACE && bonus > 0.1))
        edges.push({ from, to, weight: score + bonus });
    }
  });
  for (const { from, to } of matchBest(edges))
    pairing.add(from, to, before.texts[from]!.id === after.texts[to]!.id ? 'label' : 'text');
}

function getBonus(pairing: Pairing, from: number, to: number): number {
  const a = pairing.before.texts[from]!;
  const b = pairing.after.texts[to]!;
  let bonus = 0;
  if (a.id !== null && a.id === b.id) bonus += 0.08;
  else if (a.section === b.section) bonus += 0.02;
  if (pairing.haveSameParent(from, to)) bonus += 0.06;
  if (pairing.haveSameNeighbour(from, to)) bonus += 0.04;
  return bonus;
}

/** What stands at the same place with hardly a word in common was rewritten, not dropped and made anew. */
function pairByPlace(pairing: Pairing): void {
  const { before, after } = pairing;
  before.texts.forEach(({ id }, from) => {
    if (pairing.pairs.has(from)) return;
    const to = (id === null ? undefined : after.byId.get(id)) ?? findBetween(pairing, from);
    if (to === undefined || pairing.reverse.has(to) || !pairing.haveSameParent(from, to)) return;
    const score = scoreText(before.profiles[from]!, after.profiles[to]!);
    const short =
      Math.min(before.profiles[from]!.words.length, after.profiles[to]!.words.length) <= ANCHOR_WORDS;
    if (score >= SAME_PLACE || (short && pairing.haveSameNeighbour(from, to))) pairing.add(from, to, 'place');
  });
}

/** The free text that stands where this one stood: after the same neighbour and before the same neighbour. */
function findBetween(pairing: Pairing, from: number): number | undefined {
  const above = pairing.pairs.get(from - 1)?.to;
  const below = pairing.pairs.get(from + 1)?.to;
  return above !== undefined && below === above + 2 ? above + 1 : undefined;
}
