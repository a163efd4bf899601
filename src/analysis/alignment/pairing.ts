/**
 * The state of an alignment while it is being made: both versions, ready to be compared, and which position of one
 * belongs to which of the other so far. Answers what the stages ask of it: do two texts stand in provisions that
 * belong together, do their neighbours?
 */
import type { AlignmentMethod, ComparedText } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';
import { dropMarker, type Profile, Profiler, scoreText } from './score-text.ts';

export interface Pair {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly method: AlignmentMethod;
}

/** One version, ready to be compared. */
export interface Side {
  readonly texts: readonly ComparedText[];
  /** The texts without their markers, as printed. */
  readonly bodies: readonly string[];
  /** The bodies without their typography, for what the letters alone did not pair. */
  readonly folded: (string | undefined)[];
  /** The words, for what exact text did not pair. */
  readonly profiles: (Profile | undefined)[];
  readonly byId: ReadonlyMap<string, number>;
  /** Where the provision is in which each stands; -1 where there is none. */
  readonly parentAt: Int32Array;
}

/** Pairs by position: what a map would be, at the cost of an array. */
export class PairTable {
  private readonly slots: (Pair | undefined)[];
  private readonly closed = new Set<number>();
  private count = 0;

  constructor(length: number) {
    this.slots = new Array<Pair | undefined>(length).fill(undefined);
  }

  get size(): number {
    return this.count;
  }

  /** Undefined where nothing is paired, and beyond the ends. */
  get(at: number): Pair | undefined {
    return this.slots[at];
  }

  has(at: number): boolean {
    return this.slots[at] !== undefined || this.closed.has(at);
  }

  /** Takes a position out of the search for pairs, because what became of it is known. */
  close(at: number): void {
    this.closed.add(at);
  }

  set(at: number, pair: Pair): void {
    if (this.slots[at] === undefined) this.count++;
    this.slots[at] = pair;
  }

  /** In order of position. */
  values(): Pair[] {
    return this.slots.filter((pair) => pair !== undefined);
  }
}

export class Pairing {
  readonly before: Side;
  readonly after: Side;
  /** By position in the old version. */
  readonly pairs: PairTable;
  /** By position in the new version. */
  readonly reverse: PairTable;
  readonly profiler = new Profiler();
  /** "from to" of those that somebody decided do not belong together. */
  readonly rejected = new Set<string>();

  constructor(old: readonly ComparedText[], fresh: readonly ComparedText[]) {
    this.before = toSide(old);
    this.after = toSide(fresh);
    this.pairs = new PairTable(old.length);
    this.reverse = new PairTable(fresh.length);
  }

  /** Pairs two positions unless that was rejected; the score is measured unless the texts are the same. */
  add(from: number, to: number, method: AlignmentMethod): void {
    if (this.isRejected(from, to)) return;
    const score = method === 'exact' ? 1 : scoreText(this.before.profiles[from]!, this.after.profiles[to]!);
    const pair = { from, to, score, method };
    this.pairs.set(from, pair);
    this.reverse.set(to, pair);
  }

  /** Pairs two positions that somebody said belong together. */
  fix(from: number, to: number, score: number): void {
    const pair: Pair = { from, to, score, method: 'decided' };
    this.pairs.set(from, pair);
    this.reverse.set(to, pair);
  }

  isFree(from: number, to: number): boolean {
    return !this.pairs.has(from) && !this.reverse.has(to) && !this.isRejected(from, to);
  }

  isRejected(from: number, to: number): boolean {
    return this.rejected.size > 0 && this.rejected.has(`${from} ${to}`);
  }

  /** Do both stand in provisions that belong together, or in the same place that is none? */
  haveSameParent(from: number, to: number): boolean {
    const b = this.after.texts[to]!.parent;
    return this.getParentAfter(from) === b;
  }

  /** What the parent of an old text is called in the new version; undefined when it is gone. */
  getParentAfter(from: number): string | null | undefined {
    const { parent } = this.before.texts[from]!;
    if (parent === null) return null;
    const at = this.before.parentAt[from]!;
    if (at === -1) return this.after.byId.has(parent) ? undefined : parent;
    const pair = this.pairs.get(at);
    return pair && (this.after.texts[pair.to]!.id ?? undefined);
  }

  /** Do the neighbours before or after them belong together? */
  haveSameNeighbour(from: number, to: number): boolean {
    return this.pairs.get(from - 1)?.to === to - 1 || this.pairs.get(from + 1)?.to === to + 1;
  }

  /** Profiles every text that has none and is not paired. */
  profileRest(): void {
    for (const [side, taken] of [
      [this.before, this.pairs],
      [this.after, this.reverse],
    ] as const)
      for (let at = 0; at < side.texts.length; at++)
        if (!taken.has(at)) side.profiles[at] ??= this.profiler.profile(fold(side, at));
  }
}

/** A body without its typography; folded once. */
export function fold(side: Side, at: number): string {
  side.folded[at] ??= foldTypography(side.bodies[at]!);
  return side.folded[at];
}

function toSide(texts: readonly ComparedText[]): Side {
  const byId = new Map<string, number>();
  texts.forEach(({ id }, at) => {
    if (id !== null) byId.set(id, at);
  });
  const parentAt = new Int32Array(texts.length).fill(-1);
  texts.forEach(({ parent }, at) => {
    if (parent !== null) parentAt[at] = byId.get(parent) ?? -1;
  });
  return {
    texts,
    bodies: texts.map(dropMarker),
    folded: new Array(texts.length),
    profiles: new Array(texts.length),
    byId,
    parentAt,
  };
}
