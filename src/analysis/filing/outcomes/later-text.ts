/**
 * Two versions as the judging of asks needs them: the words of each paragraph, what became of each, and what came in
 * anew where. In: both texts and their comparison. Out: look-ups; nothing is judged here. Built once for all asks on
 * a version, because the weights of words are learned from the whole of both texts.
 */
import type { Change, ComparedText, Comparison } from '../../../model/comparison.ts';
import { dropMarker } from '../../alignment/score-text.ts';
import { splitSentences } from '../../suggestions/split-sentences.ts';
import { type Bag, learnWeights, subtract, toBag, type Weigh } from './weigh-concepts.ts';

/** A stretch of the later version that was not there before. */
export interface Arrival {
  readonly change: Change;
  /** The paragraph it stands in. */
  readonly id: string;
  readonly bag: Bag;
}

/** Words beyond which a new paragraph is looked at in stretches, lest a long one seem to say everything. */
const LONG = 90;

export class LaterText {
  readonly weigh: Weigh;
  readonly #old: readonly ComparedText[];
  readonly #oldById: ReadonlyMap<string, string>;
  readonly #newById: ReadonlyMap<string, string>;
  readonly #changes: readonly Change[];
  readonly #byOld = new Map<string, Change>();
  readonly #byNew = new Map<string, Change>();
  #arrivals: readonly Arrival[] | undefined;

  constructor(old: readonly ComparedText[], fresh: readonly ComparedText[], { changes }: Comparison) {
    this.#old = old.filter(({ id }) => id !== null);
    this.#oldById = toWords(old);
    this.#newById = toWords(fresh);
    this.#changes = changes;
    for (const change of changes) {
      for (const id of change.from) this.#byOld.set(id, change);
      for (const id of change.to) this.#byNew.set(id, change);
    }
    this.weigh = learnWeights([...this.#oldById.values(), ...this.#newById.values()]);
  }

  /** The paragraphs of a provision of the earlier version, itself and below it, in order. */
  findParagraphs(provision: string): readonly string[] {
    return this.#old
      .filter(({ id, section }) => isWithin(id!, provision) || section === provision)
      .map(({ id }) => id!);
  }

  get oldIds(): readonly string[] {
    return this.#old.map(({ id }) => id!);
  }

  /** The words of a paragraph of the earlier version, its marker aside; empty when there is none. */
  getOld(id: string): string {
    return this.#oldById.get(id) ?? '';
  }

  getNew(id: string): string {
    return this.#newById.get(id) ?? '';
  }

  /** What became of these paragraphs, each change once, in order. */
  findChanges(ids: readonly string[]): readonly Change[] {
    return [...new Set(ids.flatMap((id) => this.#byOld.get(id) ?? []))];
  }

  /** The paragraphs that follow these changes, with new ones below them. */
  findFollowers(changes: readonly Change[]): readonly string[] {
    const to = changes.flatMap((change) => change.to);
    const below = [...this.#newById.keys()].filter(
      (id) => this.#byNew.get(id)?.operations.includes('new') && to.some((above) => isWithin(id, above)),
    );
    return [...new Set([...to, ...below])];
  }

  /** What is new in the later version, paragraph by paragraph; long ones in stretches of two sentences. */
  get arrivals(): readonly Arrival[] {
    this.#arrivals ??= this.#changes.flatMap((change) => this.#toArrivals(change));
    return this.#arrivals;
  }

  #toArrivals(change: Change): Arrival[] {
    if (change.to.length === 0 || change.operations.join() === 'same' || change.typographyOnly) return [];
    const old = toBag(change.from.map((id) => this.getOld(id)));
    return change.to.flatMap((id) =>
      toStretches(this.getNew(id)).map((text) => ({ change, id, bag: subtract(toBag([text]), old) })),
    );
  }
}

/** Whether a paragraph is the provision or stands below it. */
export function isWithin(id: string, provision: string): boolean {
  return id.startsWith(provision) && (id.length === provision.length || '(['.includes(id[provision.length]!));
}

function toWords(texts: readonly ComparedText[]): ReadonlyMap<string, string> {
  return new Map(texts.flatMap((text) => (text.id === null ? [] : [[text.id, dropMarker(text)] as const])));
}

function toStretches(text: string): readonly string[] {
  if (text.split(' ').length <= LONG) return [text];
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  if (sentences.length < 3) return [text];
  return sentences.slice(1).map((sentence, at) => `${sentences[at]} ${sentence}`);
}
