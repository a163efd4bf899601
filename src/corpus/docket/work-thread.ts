/** A thread of an analysis: takes work, answers in the order it was asked. What goes wrong ends the analysis. */
import { parentPort } from 'node:worker_threads';
import { DocketWorker, type Work } from './work.ts';

const worker = new DocketWorker();

parentPort?.on('message', (work: Work) => {
  const result = worker.work(work);
  const moved = result.kind === 'sketch' ? [result.pack.heads.buffer, result.pack.numbers.buffer] : [];
  parentPort?.postMessage(result, moved as ArrayBuffer[]);
});
