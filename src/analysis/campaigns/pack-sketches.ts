/**
 * The sketches of many comments as a few typed arrays, which pass from one thread to another without being copied.
 * In: bodies. Out: one pack; and from a pack the sketches again, one by one, as views into it.
 */
import { readWords } from './read-words.ts';
import { type Sketch, sketchComment } from './sketch-comment.ts';

export interface SketchPack {
  /** For each comment how many words, sentence starts, spans and sketches it has, and its two exact hashes. */
  readonly heads: Uint32Array;
  /** These, end to end. */
  readonly numbers: Uint32Array;
}

const HEAD = 6;

export function packSketches(bodies: readonly string[]): SketchPack {
  const sketches = bodies.map((body) => sketchComment(readWords(body)));
  const heads = new Uint32Array(HEAD * sketches.length);
  let length = 0;
  sketches.forEach(({ words, firstWords, spans, sketches: own, exact }, at) => {
    heads.set([words.length, firstWords.length, spans.length, own.length, ...exact], HEAD * at);
    length += words.length + firstWords.length + spans.length + own.length;
  });
  const numbers = new Uint32Array(length);
  let at = 0;
  for (const sketch of sketches)
    for (const part of [sketch.words, sketch.firstWords, sketch.spans, sketch.sketches]) {
      numbers.set(part, at);
      at += part.length;
    }
  return { heads, numbers };
}

/** The sketches of a pack, in the order of the bodies. */
export function* unpackSketches({ heads, numbers }: SketchPack): Generator<Sketch> {
  let at = 0;
  const take = (length: number): Uint32Array => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  for (let head = 0; head < heads.length; head += HEAD) {
    const [words, firstWords, spans, sketches] = [0, 1, 2, 3].map((part) => take(heads[head + part]!));
    yield {
      words: words!,
      firstWords: firstWords!,
      spans: spans!,
      sketches: sketches!,
      exact: [heads[head + 4]!, heads[head + 5]!],
    };
  }
}
