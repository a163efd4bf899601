/**
 * Comments gathered into campaigns while they stream by. In: sketches, one comment after another. Out: for each comment
 * the group it belongs to. A comment is held only against the representatives of groups (what came first and, once it
 * has come twice, the text that comes most often), never against every other comment, so that neither time nor memory
 * grows with the square, and a chain of edits does not join two campaigns. At the end groups whose representatives turn
 * out alike are joined. The order of the comments is the order of the file, so two runs are the same.
 */
import { countShared, LEAST_WORDS, type Sketch } from './sketch-comment.ts';

/** Share of the shorter text's runs that must be in the other. */
const LEAST_SHARE = 0.4;
/** And so many of them, about two dozen words in a row. */
const LEAST_SHARED = 10;
/** A long passage in common is enough by itself: a paragraph of some sixty words. */
const LONG_PASSAGE = 60;
const LEAST_SHARE_OF_LONG = 0.2;
/** A sketch that this many representatives have is a phrase everybody uses. */
const COMMON = 64;
/** Representatives looked at closely for one comment. */
const MOST_CANDIDATES = 12;

interface Representative {
  readonly comment: number;
  readonly group: number;
  readonly runs: Uint32Array;
}

export interface Group {
  /** Comments by their number in the stream, ascending. */
  readonly members: readonly number[];
  /** The comment whose text stands for the group. */
  readonly representative: number;
}

export class CommentGrouper {
  readonly #representatives: Representative[] = [];
  /** Representatives by sketch. */
  readonly #index = new Map<number, number[]>();
  /** Group of each comment; -1 for the short ones. */
  readonly #groupOf: number[] = [];
  readonly #parent: number[] = [];
  readonly #founders: number[] = [];
  /** How often each exact text came, its first comment and whether it stands for its group. */
  readonly #texts = new Map<string, { readonly comment: number; count: number; isIndexed: boolean }>();
  readonly #exactOf: string[] = [];

  /** Takes the next comment. */
  add(sketch: Sketch): void {
    const comment = this.#groupOf.length;
    if (sketch.wordCount < LEAST_WORDS) {
      this.#groupOf.push(-1);
      this.#exactOf.push('');
      return;
    }
    const exact = `${sketch.exact[0]}:${sketch.exact[1]}`;
    this.#exactOf.push(exact);
    const known = this.#texts.get(exact);
    if (known) {
      this.#groupOf.push(this.#groupOf[known.comment]!);
      known.count++;
      if (!known.isIndexed) this.#represent(known.comment, this.#groupOf[known.comment]!, sketch);
      known.isIndexed = true;
      return;
    }
    const found = this.#findGroup(sketch);
    const group = found ?? this.#startGroup(comment);
    this.#groupOf.push(group);
    this.#texts.set(exact, { comment, count: 1, isIndexed: found === undefined });
    if (found === undefined) this.#represent(comment, group, sketch);
  }

  /** Every group of two or more, by its first member; comments that are short or alone are in none. */
  finish(): { readonly groups: readonly Group[]; readonly short: readonly number[] } {
    this.#joinAlike();
    const members = new Map<number, number[]>();
    const short: number[] = [];
    this.#groupOf.forEach((group, comment) => {
      if (group === -1) short.push(comment);
      else {
        const root = this.#findRoot(group);
        const list = members.get(root);
        if (list) list.push(comment);
        else members.set(root, [comment]);
      }
    });
    const groups = [...members.values()]
      .filter((list) => list.length > 1)
      .map((list) => ({ members: list, representative: this.#chooseRepresentative(list) }))
      .sort((a, b) => a.members[0]! - b.members[0]!);
    return { groups, short };
  }

  #startGroup(founder: number): number {
    this.#parent.push(this.#parent.length);
    this.#founders.push(founder);
    return this.#parent.length - 1;
  }

  #represent(comment: number, group: number, { runs, sketches }: Sketch): void {
    const number = this.#representatives.push({ comment, group, runs }) - 1;
    for (const sketch of sketches) {
      const list = this.#index.get(sketch);
      if (!list) this.#index.set(sketch, [number]);
      else if (list.length < COMMON) list.push(number);
    }
  }

  #findGroup(sketch: Sketch): number | undefined {
    return this.#findAlike(sketch.runs, sketch.sketches, -1)[0]?.group;
  }

  /** Representatives like these runs, the likest first; of equal ones the earlier. */
  #findAlike(runs: Uint32Array, sketches: Iterable<number>, except: number): readonly Representative[] {
    const hits = new Map<number, number>();
    for (const sketch of sketches) {
      const list = this.#index.get(sketch);
      if (!list || list.length >= COMMON) continue;
      for (const number of list) if (number !== except) hits.set(number, (hits.get(number) ?? 0) + 1);
    }
    if (hits.size === 0) return [];
    const candidates = [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_CANDIDATES);
    const own = new Set(runs);
    return candidates
      .map(([number]) => {
        const representative = this.#representatives[number]!;
        const shared = countShared(own, representative.runs);
        return { representative, share: shared / Math.min(runs.length, representative.runs.length), shared };
      })
      .filter(
        ({ share, shared }) =>
          (share >= LEAST_SHARE && shared >= LEAST_SHARED) ||
          (shared >= LONG_PASSAGE && share >= LEAST_SHARE_OF_LONG),
      )
      .sort((a, b) => b.shared - a.shared || a.representative.comment - b.representative.comment)
      .map(({ representative }) => representative);
  }

  /** Groups whose representatives are alike become one: each representative once more, now that all are known. */
  #joinAlike(): void {
    const bySketch = new Map<number, number[]>();
    for (const [sketch, numbers] of this.#index)
      for (const number of numbers) {
        const list = bySketch.get(number);
        if (list) list.push(sketch);
        else bySketch.set(number, [sketch]);
      }
    this.#representatives.forEach(({ group, runs }, number) => {
      for (const other of this.#findAlike(runs, bySketch.get(number) ?? [], number))
        this.#join(group, other.group);
    });
  }

  #join(one: number, other: number): void {
    const [a, b] = [this.#findRoot(one), this.#findRoot(other)];
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b);
  }

  #findRoot(group: number): number {
    let root = group;
    while (this.#parent[root] !== root) root = this.#parent[root]!;
    let at = group;
    while (this.#parent[at] !== root) [at, this.#parent[at]] = [this.#parent[at]!, root];
    return root;
  }

  /** The text that came most often; of equal ones the first. */
  #chooseRepresentative(members: readonly number[]): number {
    let best = members[0]!;
    let count = 0;
    for (const member of members) {
      const text = this.#texts.get(this.#exactOf[member]!)!;
      if (text.count > count) [best, count] = [text.comment, text.count];
    }
    return best;
  }
}
