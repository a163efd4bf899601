/**
 * Provisions that became several, and several that became one: what is left over after pairing is looked for inside
 * the texts of the other side. A part counts when nearly all its words stand in the whole, and the parts together
 * make up most of the whole. In: the pairing. Out: groups of positions, each position of both sides in one of them.
 */
import type { AlignmentMethod } from '../../model/comparison.ts';
import type { Pairing, Side } from './align-provisions.ts';
import { joinProfiles, scoreContainment, scoreText } from './score-text.ts';
import { WordIndex } from './word-index.ts';

export interface Group {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly score: number;
  readonly method: AlignmentMethod;
}

/** Shorter texts stand inside too many others by chance. */
const PART_WORDS = 5;
const CONTAINED = 0.75;
const MADE_UP = 0.7;

/** All positions in groups: pairs, splits (one to several), merges (several to one), and what stands alone. */
export function findSplits(before: Side, after: Side, pairing: Pairing): Group[] {
  const splits = findWholes(
    before,
    after,
    (at) => pairing.pairs.get(at)?.to,
    (at) => pairing.reverse.has(at),
  );
  const takenFrom = new Set(splits.keys());
  const takenTo = new Set([...splits.values()].flat());
  const merges = findWholes(
    after,
    before,
    (at) => pairing.reverse.get(at)?.from,
    (at) => pairing.pairs.has(at),
  );
  const groups: Group[] = [];
  for (const [from, to] of splits)
    groups.push({ from: [from], to, score: scoreGroup(before, [from], after, to), method: 'containment' });
  for (const [to, from] of merges) {
    if (takenTo.has(to) || from.some((at) => takenFrom.has(at))) continue;
    takenTo.add(to);
    for (const at of from) takenFrom.add(at);
    groups.push({ from, to: [to], score: scoreGroup(before, from, after, [to]), method: 'containment' });
  }
  for (const { from, to, score, method } of pairing.pairs.values()) {
    if (takenFrom.has(from) || takenTo.has(to)) continue;
    takenFrom.add(from);
    takenTo.add(to);
    groups.push({ from: [from], to: [to], score, method });
  }
  before.texts.forEach((_, from) => {
    if (!takenFrom.has(from)) groups.push({ from: [from], to: [], score: 0, method: 'none' });
  });
  after.texts.forEach((_, to) => {
    if (!takenTo.has(to)) groups.push({ from: [], to: [to], score: 0, method: 'none' });
  });
  return groups;
}

/** For each whole on one side its parts on the other, in order; only those with at least two. */
function findWholes(
  wholes: Side,
  parts: Side,
  getPair: (whole: number) => number | undefined,
  isPaired: (part: number) => boolean,
): Map<number, number[]> {
  const index = new WordIndex(wholes.profiles, () => true);
  const found = new Map<number, number[]>();
  parts.profiles.forEach((profile, part) => {
    if (isPaired(part) || profile.words.length < PART_WORDS) return;
    let best: { whole: number; share: number } | undefined;
    for (const whole of index.findNear(profile)) {
      const share = scoreContainment(profile, wholes.profiles[whole]!);
      if (share >= CONTAINED && share > (best?.share ?? 0)) best = { whole, share };
    }
    if (best) found.set(best.whole, [...(found.get(best.whole) ?? []), part]);
  });
  for (const [whole, loose] of found) {
    const pair = getPair(whole);
    const all = pair === undefined ? loose : [...loose, pair].sort((a, b) => a - b);
    const joined = joinProfiles(all.map((at) => parts.profiles[at]!));
    const gains =
      pair === undefined ||
      scoreText(joined, wholes.profiles[whole]!) > scoreText(parts.profiles[pair]!, wholes.profiles[whole]!);
    if (all.length < 2 || !gains || scoreContainment(wholes.profiles[whole]!, joined) < MADE_UP)
      found.delete(whole);
    else found.set(whole, all);
  }
  return found;
}

function scoreGroup(before: Side, from: readonly number[], after: Side, to: readonly number[]): number {
  return scoreText(
    joinProfiles(from.map((at) => before.profiles[at]!)),
    joinProfiles(to.map((at) => after.profiles[at]!)),
  );
}
