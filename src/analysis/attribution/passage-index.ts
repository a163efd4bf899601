/**
 * Which section of a rule, or which topic, speaks with the words of a sentence. In: passages, each of a group (a section
 * or a topic). Out: for a sentence's words the best passage of each group with a score after BM25 (Robertson and Zaragoza
 * 2009), in which a rare word weighs more and a word of everyday life hardly anything; two words that stand together
 * count once more. Groups, not passages, say how rare a word is: a long section repeats its own words.
 */
import { EVERYDAY_SET, FUNCTION_WORD_SET } from './everyday-words.ts';
import { readTokens, type Token } from './read-tokens.ts';

export interface IndexedPassage {
  readonly group: number;
  readonly text: string;
  /** Words that count in every passage of the group, such as its heading. */
  readonly heading: string;
}

/** The best passage of one group. */
export interface GroupHit {
  readonly group: number;
  readonly passage: number;
  readonly weight: number;
}

/** What a sentence has to match with. */
export interface Query {
  readonly keys: readonly string[];
  /** Weight of everything in the sentence, matched or not. */
  readonly total: number;
}

const TERM_SATURATION = 1.2;
const LENGTH_WEIGHT = 0.4;
const EVERYDAY_WEIGHT = 0.25;
const PAIR_WEIGHT = 0.6;
/** Words in more than this share of the groups say nothing on which; in small rules more are let through. */
const COMMON_SHARE = 0.4;
/** What a word of the heading adds, as a share of its weight: headings say what a section is about. */
const HEADING_WEIGHT = 0.7;

interface Posting {
  readonly passage: number;
  readonly count: number;
  readonly isInHeading: boolean;
}

export class PassageIndex {
  readonly #groups: readonly number[];
  readonly #lengths: readonly number[];
  readonly #meanLength: number;
  readonly #postings = new Map<string, Posting[]>();
  readonly #weights = new Map<string, number>();
  readonly #rarest: number;
  readonly #sums: Float64Array;

  constructor(passages: readonly IndexedPassage[]) {
    this.#groups = passages.map(({ group }) => group);
    const counts = passages.map(toCounts);
    this.#lengths = counts.map(({ length }) => length);
    this.#meanLength = Math.max(
      1,
      this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, counts.length),
    );
    this.#sums = new Float64Array(passages.length);
    const groupsWith = new Map<string, Set<number>>();
    counts.forEach(({ byKey, inHeading }, passage) => {
      for (const [key, count] of byKey) {
        append(this.#postings, key, { passage, count, isInHeading: inHeading.has(key) });
        const groups = groupsWith.get(key);
        if (groups) groups.add(this.#groups[passage]!);
        else groupsWith.set(key, new Set([this.#groups[passage]!]));
      }
    });
    const groupCount = new Set(this.#groups).size;
    this.#rarest = toRarity(groupCount, 1);
    for (const [key, { size }] of groupsWith)
      if (size <= Math.max(3, groupCount * COMMON_SHARE))
        this.#weights.set(key, toRarity(groupCount, size) * toOwnWeight(key));
  }

  /** Weight of a word that only one group has: the unit in which scores are read. */
  get rarest(): number {
    return this.#rarest;
  }

  /** What of a sentence can be matched. */
  toQuery(tokens: readonly Token[]): Query {
    const keys = [...new Set(toKeys(tokens))];
    const total = keys.reduce(
      (sum, key) =>
        sum + (key.includes(' ') ? 0 : (this.#weights.get(key) ?? this.#rarest * toOwnWeight(key))),
      0,
    );
    return { keys, total };
  }

  /** The best passage of each group that has any of the words, best first; of equal ones the earlier. */
  find({ keys }: Query): readonly GroupHit[] {
    const touched: number[] = [];
    for (const key of keys) {
      const weight = this.#weights.get(key);
      if (weight === undefined) continue;
      for (const { passage, count, isInHeading } of this.#postings.get(key)!) {
        if (this.#sums[passage] === 0) touched.push(passage);
        const length = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * this.#lengths[passage]!) / this.#meanLength;
        const often = (count * (TERM_SATURATION + 1)) / (count + TERM_SATURATION * length);
        this.#sums[passage]! += weight * (often + (isInHeading ? HEADING_WEIGHT : 0));
      }
    }
    const best = new Map<number, GroupHit>();
    for (const passage of touched.sort((a, b) => a - b)) {
      const group = this.#groups[passage]!;
      const weight = this.#sums[passage]!;
      this.#sums[passage] = 0;
      if (weight > (best.get(group)?.weight ?? 0)) best.set(group, { group, passage, weight });
    }
    return [...best.values()].sort((a, b) => b.weight - a.weight || a.passage - b.passage);
  }

  /** Words of the query that the passage has and that are not of everyday life; what its heading alone has counts twice. */
  countTelling({ keys }: Query, passage: number): number {
    let telling = 0;
    for (const key of keys) {
      if (key.includes(' ') || !this.#weights.has(key) || toOwnWeight(key) < 1) continue;
      const posting = this.#postings.get(key)!.find((one) => one.passage === passage);
      if (posting) telling += posting.isInHeading && this.#weights.get(key)! >= this.#rarest ? 2 : 1;
    }
    return telling;
  }
}

/** Stems, and pairs of stems that stand together but for words without a meaning. */
function toKeys(tokens: readonly Token[]): string[] {
  const keys: string[] = [];
  let before = '';
  for (const { word, stem } of tokens) {
    if (FUNCTION_WORD_SET.has(word) || (stem.length < 2 && !/\d/.test(stem))) continue;
    if (/^\d+\.\d/.test(stem)) continue; // the number of a section is a citation, not a word
    keys.push(stem);
    if (before !== '') keys.push(`${before} ${stem}`);
    before = stem;
  }
  return keys;
}

interface Counts {
  readonly byKey: ReadonlyMap<string, number>;
  readonly inHeading: ReadonlySet<string>;
  readonly length: number;
}

function toCounts({ text, heading }: IndexedPassage): Counts {
  const byKey = new Map<string, number>();
  const keys = toKeys(readTokens(text));
  for (const key of keys) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  const inHeading = new Set(toKeys(readTokens(heading)));
  for (const key of inHeading) byKey.set(key, byKey.get(key) ?? 1);
  return { byKey, inHeading, length: keys.length / 2 };
}

/** Rarity of what so many of the groups have. */
function toRarity(groups: number, having: number): number {
  return Math.log(1 + (groups - having + 0.5) / (having + 0.5));
}

const EVERYDAY_STEMS: ReadonlySet<string> = new Set(
  [...EVERYDAY_SET].flatMap((word) => readTokens(word).map(({ stem }) => stem)),
);

function toOwnWeight(key: string): number {
  const space = key.indexOf(' ');
  if (space === -1) return EVERYDAY_STEMS.has(key) ? EVERYDAY_WEIGHT : 1;
  const common = [key.slice(0, space), key.slice(space + 1)].filter((stem) =>
    EVERYDAY_STEMS.has(stem),
  ).length;
  return common === 2 ? PAIR_WEIGHT / 2 : PAIR_WEIGHT;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
