/**
 * How one member of a campaign differs from its shared text, sentence by sentence. In: the words of both. Out: the
 * relation, how alike they are, which sentences of the shared text it has, and its residual: the sentences that are its
 * own. A sentence with a few other words is the shared one edited; what somebody adds, however short, is never lost.
 * The five relations are those of Yang, Callan and Shulman's work on public comments.
 */
import type { CommentWords } from './read-words.ts';
import { toRun } from './sketch-comment.ts';

export const RELATIONS = {
  exact: 'the same words',
  'minor-change': 'the same sentences, a few with other words',
  reorder: 'the same sentences in another order',
  'block-edit': 'most of the sentences, with some added, dropped or rewritten',
  'key-block': 'a passage of it in another text',
} as const;
export type Relation = keyof typeof RELATIONS;

/** Share of runs that makes two sentences the same one, edited. */
const SAME_SENTENCE = 0.5;
/** Words in sentences of only one side up to which a change is minor: a name, a greeting. */
const FEW_WORDS = 12;
const REORDER_UNLIKE = 0.35;

export interface Related {
  readonly relation: Relation;
  /** Twice the shared runs by the runs of both: 1 is the same. */
  readonly similarity: number;
  /** Offsets into the member's body: start and end of each sentence of its own, in order. */
  readonly own: readonly (readonly [number, number])[];
  /** Numbers of the shared text's sentences that it has. */
  readonly has: readonly number[];
}

/** A shared text made ready to hold members against. */
export class SharedText {
  readonly #sentences: readonly (readonly number[])[];
  readonly #byRun = new Map<number, number[]>();
  readonly #runs: ReadonlySet<number>;
  readonly #words: CommentWords;

  constructor(words: CommentWords) {
    this.#words = words;
    this.#sentences = toSentences(words);
    this.#sentences.forEach((runs, sentence) => {
      for (const run of runs) {
        const list = this.#byRun.get(run);
        if (list) list.push(sentence);
        else this.#byRun.set(run, [sentence]);
      }
    });
    this.#runs = new Set(this.#sentences.flat());
  }

  get sentenceCount(): number {
    return this.#sentences.length;
  }

  /** How a member relates to it. */
  relate(member: CommentWords): Related {
    const sentences = toSentences(member);
    const matches = sentences.map((runs) => this.#findSame(runs));
    const own = matches.flatMap((match, at) =>
      match === undefined ? [[member.places[2 * at]!, member.places[2 * at + 1]!] as const] : [],
    );
    const has = [...new Set(matches.filter((match) => match !== undefined))].sort((a, b) => a - b);
    return { relation: this.#judge(member, matches, has), similarity: this.#compare(sentences), own, has };
  }

  #findSame(runs: readonly number[]): number | undefined {
    const shared = new Map<number, number>();
    for (const run of runs)
      for (const at of this.#byRun.get(run) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    let best: number | undefined;
    let most = 0;
    for (const [at, count] of shared) {
      const share = (2 * count) / (runs.length + this.#sentences[at]!.length);
      if (share >= SAME_SENTENCE && (share > most || (share === most && at < best!)))
        [best, most] = [at, share];
    }
    return best;
  }

  #compare(sentences: readonly (readonly number[])[]): number {
    const runs = new Set(sentences.flat());
    let shared = 0;
    for (const run of runs) if (this.#runs.has(run)) shared++;
    const all = runs.size + this.#runs.size;
    return all === 0 ? 1 : Math.round((2000 * shared) / all) / 1000;
  }

  #judge(member: CommentWords, matches: readonly (number | undefined)[], has: readonly number[]): Relation {
    if (isSame(member.words, this.#words.words)) return 'exact';
    const owned = matches.flatMap((match, at) => (match === undefined ? [countWords(member, at)] : []));
    const kept = new Set(has);
    const dropped = this.#sentences.flatMap((_, at) => (kept.has(at) ? [] : [countWords(this.#words, at)]));
    const [added, lost] = [sum(owned), sum(dropped)];
    const unlike = (added + lost) / Math.max(1, member.words.length + this.#words.words.length);
    if (hasMoved(matches.filter((match) => match !== undefined)) && unlike <= REORDER_UNLIKE)
      return 'reorder';
    if (added + lost <= FEW_WORDS) return 'minor-change';
    return lost * 2 <= this.#words.words.length ? 'block-edit' : 'key-block';
  }
}

/** The runs of each sentence; a sentence of one or two words is one run. */
function toSentences({ words, firstWords }: CommentWords): readonly (readonly number[])[] {
  const sentences: number[][] = [];
  for (let sentence = 0; sentence + 1 < firstWords.length; sentence++) {
    const [from, to] = [firstWords[sentence]!, firstWords[sentence + 1]!];
    const runs = new Set<number>();
    if (to - from < 3) runs.add(toRun(Uint32Array.of(words[from]!, words[to - 1]!, to - from), 0));
    for (let at = from; at + 3 <= to; at++) runs.add(toRun(words, at));
    sentences.push([...runs]);
  }
  return sentences;
}

function countWords({ firstWords }: CommentWords, sentence: number): number {
  return firstWords[sentence + 1]! - firstWords[sentence]!;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** True where a sentence stands before one that it follows in the shared text. */
function hasMoved(matches: readonly number[]): boolean {
  return matches.some((match, at) => at > 0 && match < matches[at - 1]!);
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((word, at) => word === b[at]);
}
