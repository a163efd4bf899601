/**
 * What became of each provision: pairs the provisions of two versions by their text first (the same words, then the
 * same label with similar words, then the best match of words), and then finds those that were split or merged. A
 * label never decides alone, because an inserted paragraph renumbers all that follow. What somebody decided is fixed
 * before anything is looked for. In: both lists, in order, and the decisions. Out: alignments in which every position of both lists stands exactly once. Near linear: what is the same is paired by
 * a map, and of the rest only texts that share a rare word are ever compared.
 */
import type { Alignment, ComparedText, Decided } from '../../model/comparison.ts';
import { findSplits } from './find-splits.ts';
import { fixDecided } from './fix-decided.ts';
import { type Edge, matchBest } from './match-best.ts';
import { nameOperations } from './name-operations.ts';
import { isPlaceholder, pairExact, pairFolded } from './pair-exact.ts';
import { Pairing, type PairTable } from './pairing.ts';
import { scoreLikeness, scoreText } from './score-text.ts';
import { WordIndex } from './word-index.ts';

/** How alike texts in different places must be, plain and weighted, and how much their shared words must say. */
const SIMILAR = 0.5;
const SHARED = 2;
/** How alike texts must be that stand in the same place: same label and parent, or same neighbour. */
const SIMILAR_IN_PLACE = 0.35;
const SAME_PLACE = 0.25;
/** Texts of so few words hardly share one when they are rewritten. */
const SHORT_WORDS = 5;

/** The alignments, in the order of the new version, what was dropped after what it followed. */
export function alignProvisions(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
  decided?: Decided,
): Alignment[] {
  const pairing = new Pairing(old, fresh);
  const fixed = decided ? fixDecided(pairing, decided) : [];
  pairExact(pairing);
  pairing.profileRest();
  pairSimilar(pairing);
  pairByChildren(pairing);
  // Once more, because now more parents and neighbours are known.
  pairFolded(pairing);
  pairByPlace(pairing);
  return nameOperations(pairing.before, pairing.after, findSplits(pairing, fixed));
}

/** The best match of words among what is left; a label, a parent or a neighbour in common tips the scale. */
function pairSimilar(pairing: Pairing): void {
  const { before, after } = pairing;
  const free = findFree(after.texts.length, pairing.reverse);
  const index = new WordIndex(after.profiles, free);
  const edges: Edge[] = [];
  for (const from of findFree(before.texts.length, pairing.pairs)) {
    if (isPlaceholder(before.bodies[from]!)) continue;
    const candidates = new Set(index.findNear(before.profiles[from]!));
    for (const to of findSamePlace(pairing, from)) candidates.add(to);
    for (const to of candidates) {
      const weight = isPlaceholder(after.bodies[to]!) ? undefined : weigh(pairing, from, to);
      if (weight !== undefined) edges.push({ from, to, weight });
    }
  }
  for (const { from, to } of matchBest(edges))
    pairing.add(from, to, isSameLabel(pairing, from, to) ? 'label' : 'text');
}

function findFree(count: number, taken: PairTable): number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => !taken.has(at));
}

/** The free texts that stand where this one stood: under its id, after what it followed, before what followed it. */
function* findSamePlace(pairing: Pairing, from: number): Generator<number> {
  const { id } = pairing.before.texts[from]!;
  const sameId = id === null ? undefined : pairing.after.byId.get(id);
  const above = pairing.pairs.get(from - 1)?.to;
  const below = pairing.pairs.get(from + 1)?.to;
  for (const to of [
    sameId,
    above === undefined ? undefined : above + 1,
    below === undefined ? undefined : below - 1,
  ])
    if (to !== undefined && to >= 0 && to < pairing.after.texts.length && !pairing.reverse.has(to)) yield to;
}

/** What a pair is worth; undefined when the texts are not alike enough for where they stand. */
function weigh(pairing: Pairing, from: number, to: number): number | undefined {
  if (pairing.isRejected(from, to)) return undefined;
  const { plain, weighted, shared } = scoreLikeness(
    pairing.before.profiles[from]!,
    pairing.after.profiles[to]!,
    pairing.profiler.getWeights(),
  );
  const sameParent = pairing.haveSameParent(from, to);
  const sameNeighbour = pairing.haveSameNeighbour(from, to);
  const sameLabel = isSameLabel(pairing, from, to);
  const inPlace = sameLabel || (sameParent && sameNeighbour);
  const isAlike = inPlace
    ? plain >= SIMILAR_IN_PLACE
    : plain >= SIMILAR && weighted >= SIMILAR && shared >= (sameParent ? 1 : SHARED);
  if (!isAlike) return undefined;
  const section = pairing.before.texts[from]!.section === pairing.after.texts[to]!.section ? 0.02 : 0;
  return (
    (plain + weighted) / 2 +
    (sameLabel ? 0.08 : section) +
    (sameParent ? 0.06 : 0) +
    (sameNeighbour ? 0.04 : 0)
  );
}

function isSameLabel(pairing: Pairing, from: number, to: number): boolean {
  const { id } = pairing.before.texts[from]!;
  return id !== null && id === pairing.after.texts[to]!.id;
}

/** What holds most of the same paragraphs as before is the same, whatever became of its own few words. */
function pairByChildren(pairing: Pairing): void {
  const { before, after } = pairing;
  const votes = new Map<string, { from: number; to: number; weight: number }>();
  for (const pair of pairing.pairs.values()) {
    const from = before.parentAt[pair.from]!;
    const to = after.parentAt[pair.to]!;
    if (from === -1 || to === -1 || !pairing.isFree(from, to)) continue;
    const vote = votes.get(`${from} ${to}`);
    if (vote) vote.weight++;
    else votes.set(`${from} ${to}`, { from, to, weight: 1 });
  }
  const edges = [...votes.values()].filter(
    ({ from, to, weight }) =>
      weight >= 2 && !isPlaceholder(before.bodies[from]!) && !isPlaceholder(after.bodies[to]!),
  );
  for (const { from, to } of matchBest(edges)) pairing.add(from, to, 'place');
}

/** What stands at the same place with hardly a word in common was rewritten, not dropped and made anew. */
function pairByPlace(pairing: Pairing): void {
  const { before, after } = pairing;
  for (const from of findFree(before.texts.length, pairing.pairs)) {
    const { id } = before.texts[from]!;
    const to = (id === null ? undefined : after.byId.get(id)) ?? findBetween(pairing, from);
    if (to === undefined || !pairing.isFree(from, to) || !pairing.haveSameParent(from, to)) continue;
    const placeholders = [before.bodies[from]!, after.bodies[to]!].filter(isPlaceholder).length;
    if (placeholders === 1) continue;
    const [a, b] = [before.profiles[from]!, after.profiles[to]!];
    const isShort = Math.min(a.words.length, b.words.length) <= SHORT_WORDS;
    if (scoreText(a, b) >= SAME_PLACE || (isShort && pairing.haveSameNeighbour(from, to)))
      pairing.add(from, to, 'place');
  }
}

/** The free text that stands where this one stood: after the same neighbour and before the same neighbour. */
function findBetween(pairing: Pairing, from: number): number | undefined {
  const above = pairing.pairs.get(from - 1)?.to;
  const below = pairing.pairs.get(from + 1)?.to;
  return above !== undefined && below === above + 2 ? above + 1 : undefined;
}
