/**
 * A member of a campaign beside the letter it was made from, word by word. In: the body that stands for the campaign
 * and the member's body, as filed. Out: parts in the member's order: sentences that are the same, changed (with the
 * runs of the change), moved or its own, and between them what it dropped. Sentences are paired first, so that no long
 * text is searched for its shortest change; beyond a bound of sentences the rest is left out, and that is said.
 */
import type { Run } from '../../model/comparison.ts';
import { compareWords } from '../redline/compare-words.ts';
import { readWords } from './read-words.ts';
import { cutSentences } from './relate-members.ts';
import { toSentenceRuns } from './sentence-runs.ts';

export interface MemberPart {
  readonly kind: 'same' | 'changed' | 'own' | 'dropped';
  /** Whether it stands elsewhere in the letter than its neighbors say. */
  readonly isMoved: boolean;
  /** Over "=" and "-" the letter's sentence, over "=" and "+" the member's. */
  readonly runs: readonly Run[];
}

export interface MemberRedline {
  readonly parts: readonly MemberPart[];
  /** Sentences of both that were left out because there are too many. */
  readonly leftOut: number;
}

/** Share of the runs of both by which two sentences are one, changed. */
const SAME_SENTENCE = 0.35;
const MOST_SENTENCES = 2000;

/** What a member makes of a letter. */
export function redlineMember(letter: string, member: string): MemberRedline {
  const [old, fresh] = [toSentences(letter), toSentences(member)];
  const pairs = pairSentences(old.runs, fresh.runs);
  const inOrder = findInOrder(pairs);
  const taken = new Set(pairs.filter((at) => at !== undefined));
  const parts: MemberPart[] = [];
  let next = 0;
  const drop = (before: number): void => {
    for (; next < before; next++)
      if (!taken.has(next)) parts.push({ kind: 'dropped', isMoved: false, runs: [['-', old.texts[next]!]] });
  };
  fresh.texts.forEach((text, at) => {
    const pair = pairs[at];
    if (pair === undefined) {
      parts.push({ kind: 'own', isMoved: false, runs: [['+', text]] });
      return;
    }
    const isMoved = !inOrder.has(at);
    if (!isMoved) drop(pair);
    const runs = compareWords(old.texts[pair]!, text);
    const isSame = runs.every(([sign]) => sign === '=');
    parts.push({ kind: isSame ? 'same' : 'changed', isMoved, runs });
  });
  drop(old.texts.length);
  return { parts, leftOut: old.leftOut + fresh.leftOut };
}

interface Sentences {
  readonly texts: readonly string[];
  readonly runs: readonly (readonly number[])[];
  readonly leftOut: number;
}

function toSentences(body: string): Sentences {
  const words = readWords(body);
  const runs = toSentenceRuns(words);
  const shown = Array.from(runs.slice(0, MOST_SENTENCES), (_, at) => at);
  return {
    texts: cutSentences(body, words, shown),
    runs: runs.slice(0, MOST_SENTENCES),
    leftOut: Math.max(0, runs.length - MOST_SENTENCES),
  };
}

/** For each sentence of the member the letter's sentence it is, each used once; of equal ones the earlier. */
function pairSentences(
  old: readonly (readonly number[])[],
  fresh: readonly (readonly number[])[],
): readonly (number | undefined)[] {
  const byRun = new Map<number, number[]>();
  old.forEach((runs, at) => {
    for (const run of runs) byRun.set(run, [...(byRun.get(run) ?? []), at].slice(0, 8));
  });
  const found = fresh.flatMap((runs, at) => {
    const shared = new Map<number, number>();
    for (const run of runs) for (const to of byRun.get(run) ?? []) shared.set(to, (shared.get(to) ?? 0) + 1);
    return [...shared].map(([to, count]) => ({
      at,
      to,
      share: (2 * count) / (runs.length + old[to]!.length),
    }));
  });
  const pairs = new Array<number | undefined>(fresh.length).fill(undefined);
  const taken = new Set<number>();
  for (const { at, to, share } of found.sort((a, b) => b.share - a.share || a.at - b.at || a.to - b.to)) {
    if (share < SAME_SENTENCE || pairs[at] !== undefined || taken.has(to)) continue;
    pairs[at] = to;
    taken.add(to);
  }
  return pairs;
}

/** The longest row of the member's sentences that stand in the letter's order; the others were moved. */
function findInOrder(pairs: readonly (number | undefined)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach((to, at) => {
    if (to === undefined) return;
    let length = ends.length;
    while (length > 0 && pairs[ends[length - 1]!]! > to) length--;
    before[at] = length > 0 ? ends[length - 1]! : -1;
    ends[length] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at]!) kept.add(at);
  return kept;
}
