/**
 * How one member of a campaign differs from its shared text. In: the words of both. Out: the relation, how alike they
 * are, and the residual: the sentences that are its own. A word is covered where a three-word run round it stands in a
 * shared text; a sentence is the member's own where most of its words are not covered, or several in a row are not, so
 * that half a sentence added to a shared one counts too. The relations are those of Yang, Callan and Shulman's work on
 * public comments ("Next Steps in Near-Duplicate Detection for eRulemaking", 2006).
 */
import type { CommentWords } from './read-words.ts';
import { toSentenceRuns, toShortRun } from './sentence-runs.ts';
import { type TextWords, toRun } from './sketch-comment.ts';

export const RELATIONS = {
  exact: 'the same words',
  'minor-change': 'the same sentences, a few with other words',
  reorder: 'the same sentences in another order',
  'block-edit': 'most of the sentences, with some added, dropped or rewritten',
  'key-block': 'a passage of it in another text',
} as const;
export type Relation = keyof typeof RELATIONS;

/** Share of a sentence's words that must be covered for it to be a shared one, edited. */
const LEAST_COVERED = 0.5;
/** So many words of one's own in a row make a sentence one's own, whatever the rest of it is. */
const OWN_STRETCH = 6;
/** Words of what is shared, or a share of the member's own words, that make it a member. */
const PASSAGE = 32;
const LEAST_MEMBER = 0.25;
/** Or nearly all of a shared text of so many words. */
const SHORT_LETTER = 20;
/** Words of only one side up to which a change is minor: a name, a greeting; or this share of both. */
const FEW_WORDS = 12;
const FEW_SHARE = 0.04;
const REORDER_UNLIKE = 0.35;
const SEVERAL = -1;
/** More words of one's own than this, and than the shared text has, make the shared text a passage in another. */
const MUCH_ADDED = 200;

export interface Related {
  readonly relation: Relation;
  /** Twice the shared words by the words of both: 1 is the same. */
  readonly similarity: number;
  /** Numbers of the member's sentences that are its own. */
  readonly own: readonly number[];
  /** False where too little of what is shared is in it: the courteous opening of a long letter of its own. */
  readonly isMember: boolean;
}

/** A shared text made ready to hold members against. */
export class SharedText {
  readonly #words: Uint32Array;
  readonly #firstWords: Uint32Array;
  /** The sentence that a run stands in, or SEVERAL. */
  readonly #sentenceOfRun = new Map<number, number>();
  /** Runs of sentences that other versions share. */
  readonly #variantRuns = new Set<number>();

  constructor(shared: TextWords, variants: readonly Uint32Array[] = []) {
    this.#words = shared.words;
    this.#firstWords = shared.firstWords;
    toSentenceRuns(shared).forEach((runs, sentence) => {
      for (const run of runs) this.#sentenceOfRun.set(run, this.#sentenceOfRun.has(run) ? SEVERAL : sentence);
    });
    for (const words of variants)
      for (const runs of toSentenceRuns({ words, firstWords: Uint32Array.of(0, words.length) }))
        for (const run of runs) this.#variantRuns.add(run);
  }

  /** How a member relates to it. */
  relate(member: TextWords): Related {
    const memberRuns = new Set(toSentenceRuns(member).flat());
    const inShared = cover(member, (run) => this.#sentenceOfRun.has(run));
    const inMember = cover(this, (run) => memberRuns.has(run));
    const known =
      this.#variantRuns.size === 0
        ? inShared
        : cover(member, (run) => this.#sentenceOfRun.has(run) || this.#variantRuns.has(run));
    const own = findSentences(member, inShared, isOwn).filter((sentence) => {
      const [from, to] = [member.firstWords[sentence]!, member.firstWords[sentence + 1]!];
      return count(known, from, to) < to - from; // of another version every word, or it is somebody's own
    });
    const covered = count(known, 0, known.length);
    const added = member.words.length - count(inShared, 0, inShared.length);
    const lost = this.#words.length - count(inMember, 0, inMember.length);
    const all = member.words.length + this.#words.length;
    return {
      relation: this.#judge(member, inShared, added, lost),
      similarity: all === 0 ? 1 : Math.round((1000 * (all - added - lost)) / all) / 1000,
      own,
      isMember:
        covered >= PASSAGE ||
        covered >= member.words.length * LEAST_MEMBER ||
        (lost * 4 <= this.#words.length && this.#words.length >= SHORT_LETTER),
    };
  }

  get words(): Uint32Array {
    return this.#words;
  }

  get firstWords(): Uint32Array {
    return this.#firstWords;
  }

  #judge(member: TextWords, inShared: Uint8Array, added: number, lost: number): Relation {
    if (isSame(member.words, this.#words)) return 'exact';
    const all = member.words.length + this.#words.length;
    if (added + lost <= all * REORDER_UNLIKE && this.#hasMoved(member, inShared)) return 'reorder';
    if (added + lost <= Math.max(FEW_WORDS, FEW_SHARE * all)) return 'minor-change';
    if (lost * 2 > this.#words.length) return 'key-block';
    return added > Math.max(MUCH_ADDED, this.#words.length) ? 'key-block' : 'block-edit';
  }

  /** True where a sentence of some words stands before one that it follows in the shared text. */
  #hasMoved(member: TextWords, inShared: Uint8Array): boolean {
    let last = -1;
    return findSentences(member, inShared, (covered, from, to) => !isOwn(covered, from, to) && to - from > 3)
      .map((sentence) => this.#findSentence(member, sentence))
      .some((at) => {
        if (at === undefined) return false;
        const isBack = at < last;
        last = Math.max(last, at);
        return isBack;
      });
  }

  /** The shared sentence that most of a member's sentence stands in. */
  #findSentence({ words, firstWords }: TextWords, sentence: number): number | undefined {
    const hits = new Map<number, number>();
    for (let at = firstWords[sentence]!; at + 3 <= firstWords[sentence + 1]!; at++) {
      const found = this.#sentenceOfRun.get(toRun(words, at));
      if (found !== undefined && found !== SEVERAL) hits.set(found, (hits.get(found) ?? 0) + 1);
    }
    let [best, most] = [undefined as number | undefined, 0];
    for (const [at, times] of hits) if (times > most) [best, most] = [at, times];
    return most * 2 >= firstWords[sentence + 1]! - firstWords[sentence]! - 2 ? best : undefined;
  }
}

/** For each word 1 where a run of its sentence that it stands in is known. */
function cover({ words, firstWords }: TextWords, isKnown: (run: number) => boolean): Uint8Array {
  const covered = new Uint8Array(words.length);
  for (let sentence = 0; sentence + 1 < firstWords.length; sentence++) {
    const [from, to] = [firstWords[sentence]!, firstWords[sentence + 1]!];
    if (to - from < 3) {
      if (isKnown(toShortRun(words, from, to))) covered.fill(1, from, to);
    } else for (let at = from; at + 3 <= to; at++) if (isKnown(toRun(words, at))) covered.fill(1, at, at + 3);
  }
  return covered;
}

function isOwn(covered: Uint8Array, from: number, to: number): boolean {
  if (count(covered, from, to) < (to - from) * LEAST_COVERED) return true;
  let stretch = 0;
  for (let at = from; at < to; at++) {
    stretch = covered[at] === 1 ? 0 : stretch + 1;
    if (stretch >= OWN_STRETCH) return true;
  }
  return false;
}

function findSentences(
  { firstWords }: Pick<CommentWords, 'firstWords'>,
  covered: Uint8Array,
  fits: (covered: Uint8Array, from: number, to: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  for (let sentence = 0; sentence + 1 < firstWords.length; sentence++)
    if (fits(covered, firstWords[sentence]!, firstWords[sentence + 1]!)) found.push(sentence);
  return found;
}

function count(covered: Uint8Array, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at++) total += covered[at]!;
  return total;
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}
