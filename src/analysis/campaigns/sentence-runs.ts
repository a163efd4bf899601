/**
 * The three-word runs of each sentence of a text. In: its words and where its sentences start. Out: for each sentence
 * its different runs, in order; a sentence of one or two words is a single run of its own, so that it can be found too.
 */
import { type TextWords, toRun } from './sketch-comment.ts';

export function toSentenceRuns({ words, firstWords }: TextWords): readonly (readonly number[])[] {
  const sentences: number[][] = [];
  for (let sentence = 0; sentence + 1 < firstWords.length; sentence++) {
    const [from, to] = [firstWords[sentence]!, firstWords[sentence + 1]!];
    if (to - from < 3) sentences.push([toShortRun(words, from, to)]);
    else {
      const runs = new Set<number>();
      for (let at = from; at + 3 <= to; at++) runs.add(toRun(words, at));
      sentences.push([...runs]);
    }
  }
  return sentences;
}

/** The run of a sentence of one or two words. */
export function toShortRun(words: Uint32Array, from: number, to: number): number {
  return toRun(Uint32Array.of(words[from]!, words[to - 1]!, to - from), 0);
}
