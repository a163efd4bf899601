/**
 * The other side of `attachment-reader.ts`: reads one attachment after another in a thread of its own, so that a file
 * made to take all time or memory takes only this thread.
 */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readAttachment } from '../parse/attachments/read-attachment.ts';

parentPort?.on('message', (path: string) => {
  void readAttachment(readFileSync(path)).then((answer) => parentPort?.postMessage(answer));
});
