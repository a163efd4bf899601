/**
 * The first reading of a docket: every entry is counted, every text sketched and put into its group. In: the stream of
 * events. Out: groups, the comments by number, the ledger, and what was left out and why: as many entries for each
 * reason as the ledger says. Threads sketch; the results are used in the order of the stream.
 */
import { CommentGrouper, type Grouped } from '../../analysis/campaigns/group-comments.ts';
import { NumberList } from '../../analysis/campaigns/number-list.ts';
import { unpackSketches } from '../../analysis/campaigns/pack-sketches.ts';
import { LEAST_WORDS, type Sketch } from '../../analysis/campaigns/sketch-comment.ts';
import type { CommentEvent, RowProblem } from '../../model/docket.ts';
import type { LeftOut } from '../../model/docket-analysis.ts';
import { EntryJudge, type JudgedLedger } from './judge-entry.ts';
import { TextStore } from './text-store.ts';
import type { WorkCrew } from './work-crew.ts';

/** Characters after which a batch goes to a thread. */
export const BATCH_CHARACTERS = 256 * 1024;
/** Of a short text so much is kept. */
const SHORT_CHARACTERS = 400;

export interface Gathered {
  readonly grouped: Grouped;
  /** Ids by comment. */
  readonly ids: readonly string[];
  /** By entry of the stream its comment + 1; 0 for what was left out. */
  readonly commentOf: NumberList;
  /** The text of short comments, by the first that has it. */
  readonly shortTexts: ReadonlyMap<number, string>;
  readonly ledger: JudgedLedger;
  readonly leftOut: Iterable<LeftOut>;
  readonly problems: Iterable<RowProblem>;
}

/** A list of any length, kept as JSON outside the memory of objects. */
export class StoredList<T> implements Iterable<T> {
  readonly #store = new TextStore();
  #length = 0;

  add(value: T): number {
    this.#store.add(JSON.stringify(value));
    return this.#length++;
  }

  get(at: number): T {
    return JSON.parse(this.#store.get(at)) as T;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let at = 0; at < this.#length; at++) yield this.get(at);
  }

  close(): void {
    this.#store.close();
  }
}

interface Waiting {
  readonly entry: number;
  readonly id: string;
  readonly text: string;
  readonly file: string;
  readonly row: number;
}

/** Reads a docket once. */
export class CommentGatherer {
  readonly #crew: WorkCrew;
  readonly #grouper = new CommentGrouper();
  readonly #judge = new EntryJudge();
  readonly #commentOf = new NumberList();
  readonly #ids: string[] = [];
  readonly #shortTexts = new Map<number, string>();
  readonly #leftOut = new LeftOutList();
  readonly #problems = new StoredList<RowProblem>();
  #batch: Waiting[] = [];
  #characters = 0;

  constructor(crew: WorkCrew) {
    this.#crew = crew;
  }

  async gather(events: AsyncIterable<CommentEvent>): Promise<Gathered> {
    for await (const event of events) {
      this.#take(event);
      if (this.#characters >= BATCH_CHARACTERS) await this.#send();
    }
    await this.#send();
    await this.#crew.finish();
    return {
      grouped: this.#grouper.finish(),
      ids: this.#ids,
      commentOf: this.#commentOf,
      shortTexts: this.#shortTexts,
      ledger: this.#judge.finish(),
      leftOut: this.#leftOut,
      problems: this.#problems,
    };
  }

  close(): void {
    this.#leftOut.close();
    this.#problems.close();
  }

  #take(event: CommentEvent): void {
    const entry = this.#commentOf.push(0);
    if (event.kind === 'problem') this.#problems.add(event.problem);
    else if (event.kind === 'comment') for (const note of event.notes) this.#problems.add(note);
    const { file, row } = event.kind === 'problem' ? event.problem : event;
    const judged = this.#judge.judge(event);
    if (judged.kind === 'left-out') {
      this.#leftOut.add({ file, row, id: judged.id, reason: judged.reason });
      return;
    }
    this.#leftOut.giveWay(judged.id);
    this.#batch.push({ entry, id: detach(judged.id), text: judged.text, file, row });
    this.#characters += judged.text.length;
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#characters = 0;
    await this.#crew.add({ kind: 'sketch', bodies: batch.map(({ text }) => text) }, (result) => {
      if (result.kind !== 'sketch') return;
      let at = 0;
      for (const sketch of unpackSketches(result.pack)) this.#place(batch[at++]!, sketch);
    });
  }

  #place({ entry, id, text, file, row }: Waiting, sketch: Sketch): void {
    if (sketch.words.length === 0) {
      this.#judge.takeBack();
      this.#leftOut.add({ file, row, id, reason: 'no-text' });
      return;
    }
    const comment = this.#ids.push(id) - 1;
    this.#commentOf.set(entry, comment + 1);
    const isNew = this.#grouper.add(sketch);
    if (isNew && sketch.words.length < LEAST_WORDS)
      this.#shortTexts.set(comment, detach(text.trim().slice(0, SHORT_CHARACTERS)));
  }
}

/** Entries that were left out. One of a list gives way to the comment itself when that comes later. */
class LeftOutList implements Iterable<LeftOut> {
  readonly #list = new StoredList<LeftOut>();
  readonly #listed = new Map<string, number>();
  readonly #gaveWay = new Set<number>();

  add(leftOut: LeftOut): void {
    if (leftOut.id !== null) this.giveWay(leftOut.id);
    const at = this.#list.add(leftOut);
    if (leftOut.reason === 'not-fetched' && leftOut.id !== null) this.#listed.set(detach(leftOut.id), at);
  }

  giveWay(id: string): void {
    const at = this.#listed.get(id);
    if (at === undefined) return;
    this.#gaveWay.add(at);
    this.#listed.delete(id);
  }

  *[Symbol.iterator](): Iterator<LeftOut> {
    let at = 0;
    for (const leftOut of this.#list)
      yield this.#gaveWay.has(at++) ? { ...leftOut, reason: 'duplicate-id' } : leftOut;
  }

  close(): void {
    this.#list.close();
  }
}

/** A copy that does not hold on to the megabyte it was cut from. */
function detach(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
