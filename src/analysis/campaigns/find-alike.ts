/**
 * Which of the kept texts are like a text. In: texts that stand for groups, and the sketch of the one that is looked for.
 * Out: those that share enough of its three-word runs, the likest first. Texts that share a sketch are candidates; the
 * best dozen of them are compared run by run. Sentences that very many groups have are not counted. Memory: four bytes a
 * word of each kept text, and some thirty a sketch.
 */
import { NumberList, NumberSet, SequenceStore } from './number-list.ts';
import { type Sketch, sketchComment, type TextWords, toRun } from './sketch-comment.ts';
import { SketchIndex } from './sketch-index.ts';

/** Share of the shorter text's runs that must be in the other. */
const LEAST_SHARE = 0.4;
/** And so many of them, about a dozen words in a row. */
const LEAST_SHARED = 10;
/** A note of two courteous sentences stands in many long letters: a share of those too, or a passage of more than that. */
const LEAST_SHARE_OF_LONGER = 0.2;
const PASSAGE = 30;
/** A letter of three short sentences that stands nearly whole in a longer one. */
const NEARLY_ALL = 0.75;
const SHORT_LETTER = 18;
/** A long passage in common is enough by itself: a paragraph of some sixty words. */
const LONG_PASSAGE = 60;
const LEAST_SHARE_OF_LONG = 0.2;
/** Share of a text that must be no common sentences for those to be passed over. */
const LEAST_ELSE = 0.6;
/** Texts looked at closely for one comment. */
const MOST_CANDIDATES = 12;

/** The words of kept texts, by the number under which each is kept. */
export class KeptTexts {
  readonly #words = new SequenceStore();
  readonly #firstWords = new SequenceStore();
  readonly #runCounts = new NumberList();
  readonly #runs = new NumberSet();

  add({ words, firstWords }: TextWords): number {
    this.#runs.clear();
    for (let at = 0; at + 3 <= words.length; at++) this.#runs.add(toRun(words, at));
    this.#runCounts.push(this.#runs.size);
    this.#firstWords.add(firstWords);
    return this.#words.add(words);
  }

  get(kept: number): TextWords {
    return { words: this.#words.get(kept), firstWords: this.#firstWords.get(kept) };
  }

  /** How many different three-word runs it has. */
  getRunCount(kept: number): number {
    return this.#runCounts.get(kept);
  }
}

export interface Alike {
  readonly kept: number;
  readonly shared: number;
}

export class AlikeFinder {
  readonly #texts: KeptTexts;
  readonly #index = new SketchIndex();
  readonly #runs = new NumberSet();

  constructor(texts: KeptTexts) {
    this.#texts = texts;
  }

  /** Lets a kept text be found, for a group. */
  add(kept: number, group: number, { sketches }: Sketch): void {
    for (const sketch of sketches) this.#index.add(sketch, kept, group);
  }

  /** Texts like this one, the likest first, of equal ones the earlier; `except` itself is not among them. */
  find(sketch: Sketch, except = -1): readonly Alike[] {
    const candidates = this.#findCandidates(sketch, except);
    if (candidates.length === 0) return [];
    this.#takeRuns(sketch);
    return candidates
      .map((kept) => ({ kept, shared: this.#countShared(kept) }))
      .filter(({ kept, shared }) => this.#isEnough(kept, shared))
      .sort((a, b) => b.shared - a.shared || a.kept - b.kept);
  }

  /** Whether two kept texts are alike. */
  areAlike(one: number, other: number): boolean {
    this.#takeRuns(sketchComment(this.#texts.get(one)));
    return this.#isEnough(other, this.#countShared(other));
  }

  #findCandidates({ sketches }: Sketch, except: number): readonly number[] {
    const hits = new Map<number, number>();
    for (const sketch of sketches)
      this.#index.visit(sketch, (kept) => {
        if (kept !== except) hits.set(kept, (hits.get(kept) ?? 0) + 1);
      });
    return [...hits]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_CANDIDATES)
      .map(([kept]) => kept);
  }

  /**
   * The runs of a text that say something: without the sentences that everybody uses, unless it has little else, for
   * then they are what it says.
   */
  #takeRuns(sketch: Sketch): void {
    const { words, spans, sketches } = sketch;
    const orders = spans.length === 0 ? 0 : (2 * sketches.length) / spans.length;
    const isCommon = (span: number): boolean => this.#index.isCommon(sketches[span * orders]!);
    let left = words.length;
    for (let span = 0; 2 * span < spans.length; span++)
      if (isCommon(span)) left -= spans[2 * span + 1]! - spans[2 * span]!;
    this.#runs.clear();
    let from = 0;
    if (left >= words.length * LEAST_ELSE)
      for (let span = 0; 2 * span < spans.length; span++) {
        if (!isCommon(span)) continue;
        this.#addRuns(words, from, spans[2 * span]!);
        from = spans[2 * span + 1]!;
      }
    this.#addRuns(words, from, words.length);
  }

  #addRuns(words: Uint32Array, from: number, to: number): void {
    for (let at = from; at < to && at + 3 <= words.length; at++) this.#runs.add(toRun(words, at));
  }

  #countShared(kept: number): number {
    const { words } = this.#texts.get(kept);
    this.#runs.startCount();
    let shared = 0;
    for (let at = 0; at + 3 <= words.length; at++) if (this.#runs.meets(toRun(words, at))) shared++;
    return shared;
  }

  #isEnough(kept: number, shared: number): boolean {
    const [one, other] = [this.#runs.size, this.#texts.getRunCount(kept)];
    const share = shared / Math.max(1, Math.min(one, other));
    const shareOfLonger = shared / Math.max(1, one, other);
    if (shared >= LONG_PASSAGE && share >= LEAST_SHARE_OF_LONG) return true;
    if (share >= NEARLY_ALL && shared >= SHORT_LETTER) return true;
    return (
      share >= LEAST_SHARE &&
      shared >= LEAST_SHARED &&
      (shareOfLonger >= LEAST_SHARE_OF_LONGER || shared >= PASSAGE)
    );
  }
}
