/**
 * Words of attachments within bounds of size, time and memory. In: paths. Out: text and status, one after another; a
 * file that is too large, takes too long or kills its thread is unreadable, and the next one gets a new thread.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ReadText } from '../parse/attachments/read-attachment.ts';

export interface AttachmentLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly maxMemoryMb: number;
}

const DEFAULT_LIMITS: AttachmentLimits = { maxBytes: 100 * 1024 * 1024, maxMs: 60_000, maxMemoryMb: 768 };
const UNREADABLE: ReadText = { status: 'unreadable', text: null, isCut: false };

export class AttachmentReader {
  readonly #limits: AttachmentLimits;
  #worker: Worker | undefined;
  /** Takes the answer to what was asked last. */
  #pending: ((answer: ReadText | undefined) => void) | undefined;

  constructor(limits: Partial<AttachmentLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** The words of a file. One call at a time. */
  async read(path: string): Promise<ReadText> {
    const { size } = statSync(path);
    if (size === 0) return { ...UNREADABLE, status: 'empty' };
    if (size > this.#limits.maxBytes) return UNREADABLE;
    this.#worker ??= this.#start();
    const answer = await this.#ask(this.#worker, path);
    if (answer) return answer;
    await this.close();
    return UNREADABLE;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./attachment-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.maxMemoryMb },
      // what a reader complains of is not for the terminal of whoever imports
      stdout: true,
      stderr: true,
    });
    worker.on('message', (answer: ReadText) => this.#pending?.(answer));
    worker.on('error', () => this.#pending?.(undefined));
    worker.on('exit', () => this.#pending?.(undefined));
    return worker;
  }

  /** The answer; undefined when the thread died or took too long. */
  #ask(worker: Worker, path: string): Promise<ReadText | undefined> {
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.#pending?.(undefined), this.#limits.maxMs);
      this.#pending = (answer) => {
        clearTimeout(patience);
        this.#pending = undefined;
        resolve(answer);
      };
      worker.postMessage(path);
    });
  }
}
