/**
 * What is kept of a comment for finding others like it. In: its words and sentences. Out: an exact hash, and sketches:
 * for each sentence the smallest of its three-word runs under several orders, so that two sentences which share most of
 * their runs mostly share a sketch, whatever stands round them (min-wise hashing, Broder 1997, here sentence by
 * sentence, because people add, drop and shuffle whole sentences). Fixed constants: the same words always give the same.
 */
import type { CommentWords } from './read-words.ts';

/** The words of a text and where its sentences start, without their places in a body. */
export type TextWords = Pick<CommentWords, 'words' | 'firstWords'>;

/** Fewer words are a class of their own: "I support this rule" is no campaign. */
export const LEAST_WORDS = 12;
/** Sketches a comment has at least, so that one of a single sentence is found as surely as a long one. */
const LEAST_SKETCHES = 16;
const MOST_ORDERS = 8;
const LEAST_ORDERS = 2;
/** A shorter sentence tells nothing: "Thank you very much." */
const LEAST_SENTENCE = 4;

export interface Sketch extends TextWords {
  /** Two 32-bit hashes of all words in order. */
  readonly exact: readonly [number, number];
  /** First and last word (exclusive) of each sentence that has sketches, in turn; no two sentences with equal ones. */
  readonly spans: Uint32Array;
  /** As many for each span, in the order of the spans. */
  readonly sketches: Uint32Array;
}

/** The sketch of a comment's words. */
export function sketchComment({ words, firstWords }: TextWords): Sketch {
  const found = findSpans(words, firstWords);
  const orders = Math.min(
    MOST_ORDERS,
    Math.max(LEAST_ORDERS, Math.ceil(LEAST_SKETCHES / Math.max(1, found.length / 2))),
  );
  const spans: number[] = [];
  const sketches: number[] = [];
  const seen = new Set<number>();
  const smallest = new Uint32Array(orders);
  for (let at = 0; at < found.length; at += 2) {
    sketchSpan(words, found[at]!, found[at + 1]!, smallest);
    const key = mix(smallest[0]!) * 0x200000 + (mix(smallest[1]!) & 0x1fffff);
    if (seen.has(key)) continue; // the same line a thousand times
    seen.add(key);
    spans.push(found[at]!, found[at + 1]!);
    for (let order = 0; order < orders; order++) sketches.push(mix(smallest[order]! + order));
  }
  return {
    words,
    firstWords,
    exact: toExact(words),
    spans: Uint32Array.from(spans),
    sketches: Uint32Array.from(sketches),
  };
}

/** The hash of three words in order. */
export function toRun(words: Uint32Array, at: number): number {
  return mix(
    Math.imul(words[at]!, 3) ^ Math.imul(words[at + 1]!, 0x9e3779b1) ^ Math.imul(words[at + 2]!, 0x85ebca6b),
  );
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const ORDERS = [
  0x2545f491, 0x7f4a7c15, 0x1b873593, 0x632be59b, 0xcc9e2d51, 0x38b34ae5, 0xa1e38b93, 0x52dce729,
];

/** Sentences long enough; a text of nothing but short ones is taken as a whole. */
function findSpans(words: Uint32Array, firstWords: Uint32Array): readonly number[] {
  const spans: number[] = [];
  for (let sentence = 0; sentence + 1 < firstWords.length; sentence++) {
    const [from, to] = [firstWords[sentence]!, firstWords[sentence + 1]!];
    if (to - from >= LEAST_SENTENCE) spans.push(from, to);
  }
  if (spans.length === 0 && words.length >= LEAST_SENTENCE) spans.push(0, words.length);
  return spans;
}

function sketchSpan(words: Uint32Array, from: number, to: number, smallest: Uint32Array): void {
  smallest.fill(0xffffffff);
  for (let at = from; at + 3 <= to; at++) {
    const run = toRun(words, at);
    for (let order = 0; order < smallest.length; order++) {
      const mixed = mix(run ^ ORDERS[order]!);
      if (mixed < smallest[order]!) smallest[order] = mixed;
    }
  }
}

function toExact(words: Uint32Array): readonly [number, number] {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    one = Math.imul(one ^ word, 0x01000193);
    other = mix(Math.imul(other, 5) + word);
  }
  return [mix(one ^ words.length), other >>> 0];
}
