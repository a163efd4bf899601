/**
 * Threads that work on a docket while the caller reads on. In: pieces of work, in order. Out: their results, in the same
 * order, whatever thread was faster, so that an answer never depends on how many there are. With no threads the work is
 * done at once, in place. At most two pieces a thread wait, which bounds the memory.
 */
import { Worker } from 'node:worker_threads';
import { DocketWorker, type Work, type WorkResult } from './work.ts';

const PIECES_A_THREAD = 2;
/** What a thread makes is soon gone; more room would only be left lying about. */
const YOUNG_MB = 16;

interface Thread {
  readonly worker: Worker;
  readonly waiting: { resolve(result: WorkResult): void; reject(error: Error): void }[];
}

export class WorkCrew {
  readonly #threads: readonly Thread[];
  readonly #inPlace = new DocketWorker();
  readonly #started: { readonly result: Promise<WorkResult>; readonly use: (result: WorkResult) => void }[] =
    [];
  #next = 0;

  constructor(threads: number) {
    this.#threads = Array.from({ length: threads }, startThread);
  }

  /** Has a piece of work done; `use` gets its result after those of all pieces before it. */
  async add(work: Work, use: (result: WorkResult) => void): Promise<void> {
    if (this.#threads.length === 0) {
      use(this.#inPlace.work(work));
      return;
    }
    const result = this.#send(this.#threads[this.#next++ % this.#threads.length]!, work);
    this.#started.push({ result, use });
    while (this.#started.length > PIECES_A_THREAD * this.#threads.length) await this.#useFirst();
  }

  /** Waits until all that was added is done. */
  async finish(): Promise<void> {
    while (this.#started.length > 0) await this.#useFirst();
  }

  /** Has the same done by every thread, after all that was added. */
  async tellAll(work: Work): Promise<void> {
    await this.finish();
    if (this.#threads.length === 0) this.#inPlace.work(work);
    await Promise.all(this.#threads.map((thread) => this.#send(thread, work)));
  }

  async close(): Promise<void> {
    for (const { result } of this.#started) result.catch(() => {});
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  async #useFirst(): Promise<void> {
    const { result, use } = this.#started.shift()!;
    use(await result);
  }

  #send({ worker, waiting }: Thread, work: Work): Promise<WorkResult> {
    const result = new Promise<WorkResult>((resolve, reject) => waiting.push({ resolve, reject }));
    result.catch(() => {}); // heard where it is awaited
    worker.postMessage(work);
    return result;
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL('./work-thread.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: Thread['waiting'] = [];
  worker.on('message', (result: WorkResult) => waiting.shift()?.resolve(result));
  const fail = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A thread of the analysis ended with ${code}.`)));
  return { worker, waiting };
}
