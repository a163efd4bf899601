/**
 * Comments on their way into the store, spread over files by a hash of their id, so that a docket larger than memory
 * can be sorted and freed of doubles a bucket at a time. The folder belongs to one process and goes when that is done;
 * one that a killed process left is taken away by the next.
 */
import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommentRecord } from '../model/docket.ts';
import { cutLines } from './cut-lines.ts';

const BUCKETS = 64;
const FLUSH_CHARACTERS = 512 * 1024;

export interface Bucketed {
  readonly record: CommentRecord;
  /** Of which reading it is: what was stored is 0, what is read now 1. */
  readonly round: number;
}

export class CommentBuckets {
  readonly #folder: string;
  readonly #waiting: string[][] = Array.from({ length: BUCKETS }, () => []);
  readonly #lengths = new Array<number>(BUCKETS).fill(0);

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  add(record: CommentRecord, round: number): void {
    const bucket = hashId(record.id) % BUCKETS;
    const line = `${round}${JSON.stringify(record)}\n`;
    this.#waiting[bucket]!.push(line);
    this.#lengths[bucket]! += line.length;
    if (this.#lengths[bucket]! > FLUSH_CHARACTERS) this.#flush(bucket);
  }

  /**
   * Leaves one comment for each id: `choose` says which of two. The number of shards then follows from what is stored,
   * not from how often it was read.
   */
  settle(choose: (before: CommentRecord, next: CommentRecord, isNewer: boolean) => CommentRecord): void {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      this.#flush(bucket);
      const chosen = new Map<string, Bucketed>();
      for (const { record, round } of this.read([bucket])) {
        const before = chosen.get(record.id);
        const stays = before ? choose(before.record, record, round > before.round) : record;
        chosen.set(record.id, { record: stays, round });
      }
      rmSync(this.#path(bucket), { force: true });
      for (const { record } of chosen.values()) this.add(record, 0);
    }
  }

  /** Buckets that go into a shard each, so that a shard has about so many bytes; at least one group. */
  group(shardBytes: number): readonly (readonly number[])[] {
    const total = this.#waiting.reduce((sum, _, bucket) => {
      this.#flush(bucket);
      return sum + (statSync(this.#path(bucket), { throwIfNoEntry: false })?.size ?? 0);
    }, 0);
    let count = 1;
    while (count < BUCKETS && total / count > shardBytes) count *= 2;
    return Array.from({ length: count }, (_, at) =>
      Array.from({ length: BUCKETS / count }, (_unused, step) => at + step * count),
    );
  }

  /** The comments of some buckets, in each in the order in which they were added. */
  *read(buckets: readonly number[]): Generator<Bucketed> {
    for (const bucket of buckets) {
      for (const line of cutLines(this.#path(bucket)))
        yield { record: JSON.parse(line.slice(1)) as CommentRecord, round: Number(line[0]) };
    }
  }

  /** Takes the folder away. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #flush(bucket: number): void {
    const lines = this.#waiting[bucket]!;
    if (lines.length === 0) return;
    appendFileSync(this.#path(bucket), lines.join(''));
    lines.length = 0;
    this.#lengths[bucket] = 0;
  }

  #path(bucket: number): string {
    return join(this.#folder, `${bucket}.jsonl`);
  }
}

/** Takes away the folders of this name that processes left which are no more. */
export function removeAbandoned(prefix: string, isAlive: (process: number) => boolean): void {
  const folder = dirname(prefix);
  const start = prefix.slice(folder.length + 1);
  for (const name of readdirSync(folder)) {
    const process = name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN;
    if (Number.isInteger(process) && !isAlive(process))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** FNV-1a: the same on every machine. */
function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
