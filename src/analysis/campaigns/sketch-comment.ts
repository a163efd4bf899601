/**
 * What is kept of a comment for finding others like it. In: its words. Out: the set of its three-word runs, an exact
 * hash, and sketches: for each sentence the smallest of its runs under several orders, so that two sentences which
 * share most of their runs mostly share a sketch, whatever stands round them (min-wise hashing, Broder 1997, here sentence by
 * sentence, because people add, drop and shuffle whole sentences). Fixed constants: the same words always give the same.
 */
import type { CommentWords } from './read-words.ts';

/** Fewer words are a class of their own: "I support this rule" is no campaign. */
export const LEAST_WORDS = 12;
/** Sketches a comment has at least, so that one of a single sentence is found as surely as a long one. */
const LEAST_SKETCHES = 16;
const MOST_ORDERS = 8;
const LEAST_ORDERS = 2;

export interface Sketch {
  readonly wordCount: number;
  /** Two 32-bit hashes of all words in order. */
  readonly exact: readonly [number, number];
  /** The three-word runs, each once, ascending. */
  readonly runs: Uint32Array;
  readonly sketches: Uint32Array;
}

/** The sketch of a comment's words. */
export function sketchComment(comment: CommentWords): Sketch {
  const { words, firstWords } = comment;
  const sentences = firstWords.length - 1;
  const orders = Math.min(
    MOST_ORDERS,
    Math.max(LEAST_ORDERS, Math.ceil(LEAST_SKETCHES / Math.max(1, sentences))),
  );
  const sketches = new Set<number>();
  const smallest = new Uint32Array(orders);
  for (let sentence = 0; sentence < sentences; sentence++) {
    const [from, to] = [firstWords[sentence]!, firstWords[sentence + 1]!];
    if (to - from < 4) continue; // "Thank you." tells nothing
    smallest.fill(0xffffffff);
    for (let at = from; at + 3 <= to; at++) {
      const run = toRun(words, at);
      for (let order = 0; order < orders; order++) {
        const mixed = mix(run ^ ORDERS[order]!);
        if (mixed < smallest[order]!) smallest[order] = mixed;
      }
    }
    for (let order = 0; order < orders; order++) sketches.add(mix(smallest[order]! + order));
  }
  return {
    wordCount: words.length,
    exact: toExact(words),
    runs: toRuns(words),
    sketches: Uint32Array.from(sketches),
  };
}

/** The hash of three words in order. */
export function toRun(words: Uint32Array, at: number): number {
  return mix(
    Math.imul(words[at]!, 3) ^ Math.imul(words[at + 1]!, 0x9e3779b1) ^ Math.imul(words[at + 2]!, 0x85ebca6b),
  );
}

/** Shared runs, counted in both. */
export function countShared(runs: ReadonlySet<number>, others: Uint32Array): number {
  let shared = 0;
  for (const run of others) if (runs.has(run)) shared++;
  return shared;
}

const ORDERS = [
  0x2545f491, 0x7f4a7c15, 0x1b873593, 0x632be59b, 0xcc9e2d51, 0x38b34ae5, 0xa1e38b93, 0x52dce729,
];

function toRuns(words: Uint32Array): Uint32Array {
  const runs = new Set<number>();
  for (let at = 0; at + 3 <= words.length; at++) runs.add(toRun(words, at));
  return Uint32Array.from(runs).sort();
}

function toExact(words: Uint32Array): readonly [number, number] {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (const word of words) {
    one = Math.imul(one ^ word, 0x01000193);
    other = Math.imul(other + word, 0x85ebca6b) ^ (other >>> 13);
  }
  return [one >>> 0, other >>> 0];
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the result. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
