/**
 * Comments gathered into campaigns while they stream by. In: sketches, one comment after another. Out: the groups of
 * two or more with the text that stands for each. A comment is held only against texts that stand for groups (what came
 * first and what came twice), never against every other comment, so that neither time nor memory grows with the square.
 * At the end a group joins the largest one whose own text is like its own: a star, not a chain, so a row of small edits
 * does not join two campaigns. Every choice among equals is by hash; what is left of the order in which comments came is
 * which of two campaigns a comment between them belongs to.
 */
import { chooseShared, type SharedWords } from './choose-shared.ts';
import { DistinctTexts } from './distinct-texts.ts';
import { AlikeFinder, KeptTexts } from './find-alike.ts';
import { NumberList } from './number-list.ts';
import { LEAST_WORDS, type Sketch, sketchComment } from './sketch-comment.ts';

/** Different texts of a group that are kept to tell what its members share. */
const SAMPLE = 16;

export interface Group {
  /** Comments by their number in the stream, ascending. */
  readonly members: readonly number[];
  /** How many different texts they have. */
  readonly distinct: number;
  /** The comment whose text stands for the group. */
  readonly representative: number;
  readonly shared: SharedWords;
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** Comments too short to tell, by text; the text that came most often first. */
  readonly short: readonly (readonly number[])[];
  /** How many different texts there are in all. */
  readonly distinct: number;
}

export class CommentGrouper {
  readonly #distinct = new DistinctTexts();
  /** By distinct text: its group + 1; 0 is short. */
  readonly #groups = new NumberList();
  /** By distinct text: the number under which it is kept + 1; 0 where it is not. */
  readonly #keptAs = new NumberList();
  readonly #kept = new KeptTexts();
  /** By kept text: which it is. */
  readonly #textOfKept = new NumberList();
  readonly #alike = new AlikeFinder(this.#kept);
  /** By group: the kept texts that stand for it or were sampled. */
  readonly #samples: number[][] = [];
  /** Kept texts that can be found. */
  readonly #found = new Set<number>();

  /** Takes the next comment; true where its text was not there before. */
  add(sketch: Sketch): boolean {
    const before = this.#distinct.size;
    const text = this.#distinct.add(sketch.exact);
    if (text === before) this.#place(text, sketch);
    else if (this.#distinct.getCount(text) === 2 && this.#groups.get(text) > 0) this.#stand(text, sketch);
    return text === before;
  }

  /** Every group of two or more, the largest first; comments that are short or alone are in none. */
  finish(): Grouped {
    const roots = this.#joinAlike();
    const members = new Map<number, number[]>();
    const short = new Map<number, number[]>();
    for (let comment = 0; comment < this.#distinct.commentCount; comment++) {
      const text = this.#distinct.getText(comment);
      const group = this.#groups.get(text) - 1;
      if (group === -1) append(short, text, comment);
      else append(members, roots[group]!, comment);
    }
    const samples = new Map<number, number[]>();
    roots.forEach((root, group) => {
      samples.set(root, [...(samples.get(root) ?? []), ...this.#samples[group]!]);
    });
    return {
      groups: [...members]
        .filter(([, list]) => list.length > 1)
        .map(([root, list]) => this.#describe(list, samples.get(root)!))
        .sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!),
      short: [...short.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!),
      distinct: this.#distinct.size,
    };
  }

  /** A text that came for the first time. */
  #place(text: number, sketch: Sketch): void {
    this.#keptAs.push(0);
    if (sketch.words.length < LEAST_WORDS) {
      this.#groups.push(0);
      return;
    }
    const alike = this.#alike.find(sketch)[0];
    const group = alike ? this.#groups.get(this.#textOfKept.get(alike.kept)) - 1 : this.#samples.length;
    this.#groups.push(group + 1);
    if (alike) this.#sample(group, text, sketch);
    else {
      this.#samples.push([]);
      this.#stand(text, sketch);
    }
  }

  /** From here on comments are held against this text too. */
  #stand(text: number, sketch: Sketch): void {
    const group = this.#groups.get(text) - 1;
    const kept = this.#keep(text, sketch);
    if (this.#found.has(kept)) return;
    this.#found.add(kept);
    if (!this.#samples[group]!.includes(kept)) this.#samples[group]!.push(kept);
    this.#alike.add(kept, group, sketch);
  }

  /** Keeps those of a group whose hashes are smallest: a sample that does not depend on the order. */
  #sample(group: number, text: number, sketch: Sketch): void {
    const sample = this.#samples[group]!.filter((kept) => !this.#found.has(kept));
    const last = sample.toSorted((a, b) => this.#compare(a, b)).at(-1);
    if (sample.length >= SAMPLE) {
      if (this.#distinct.compare(text, this.#textOfKept.get(last!)) > 0) return;
      this.#samples[group]!.splice(this.#samples[group]!.indexOf(last!), 1);
    }
    this.#samples[group]!.push(this.#keep(text, sketch));
  }

  #keep(text: number, sketch: Sketch): number {
    const known = this.#keptAs.get(text);
    if (known > 0) return known - 1;
    const kept = this.#kept.add(sketch);
    this.#textOfKept.push(text);
    this.#keptAs.set(text, kept + 1);
    return kept;
  }

  #compare(a: number, b: number): number {
    return this.#distinct.compare(this.#textOfKept.get(a), this.#textOfKept.get(b));
  }

  /** For each group the one it belongs to: itself, or a larger one whose own text is like its own. */
  #joinAlike(): readonly number[] {
    const sizes = new Uint32Array(this.#samples.length);
    for (let text = 0; text < this.#distinct.size; text++) {
      const group = this.#groups.get(text) - 1;
      if (group >= 0) sizes[group]! += this.#distinct.getCount(text);
    }
    const main = this.#samples.map((kept) => this.#chooseMain(kept));
    const order = main.map((_, group) => group);
    order.sort((a, b) => sizes[b]! - sizes[a]! || this.#compare(main[a]!, main[b]!));
    const roots = new Array<number>(order.length).fill(-1);
    for (const group of order) {
      const found = this.#alike
        .find(sketchComment(this.#kept.get(main[group]!)), main[group]!)
        .map(({ kept }) => roots[this.#groups.get(this.#textOfKept.get(kept)) - 1]!)
        .find((root) => root !== -1 && this.#alike.areAlike(main[group]!, main[root]!));
      roots[group] = found ?? group;
    }
    return roots;
  }

  /** The text that came most often; of equal ones by hash. Of a group of one, that one. */
  #chooseMain(sample: readonly number[]): number {
    return sample.reduce((best, kept) => {
      const more = this.#countOf(kept) - this.#countOf(best);
      return more > 0 || (more === 0 && this.#compare(kept, best) < 0) ? kept : best;
    });
  }

  #countOf(kept: number): number {
    return this.#distinct.getCount(this.#textOfKept.get(kept));
  }

  #describe(members: readonly number[], candidates: readonly number[]): Group {
    const sorted = candidates.toSorted((a, b) => this.#countOf(b) - this.#countOf(a) || this.#compare(a, b));
    const often = sorted.filter((kept) => this.#countOf(kept) > 1).slice(0, SAMPLE);
    const once = sorted.filter((kept) => this.#countOf(kept) === 1).slice(0, SAMPLE);
    const shared = chooseShared(
      [...often, ...once].map((kept) => ({
        ...this.#kept.get(kept),
        comment: this.#distinct.getFirst(this.#textOfKept.get(kept)),
        count: this.#countOf(kept),
      })),
      members.length,
    );
    const texts = new Set(members.map((comment) => this.#distinct.getText(comment)));
    return { members, distinct: texts.size, representative: shared.comment, shared };
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
