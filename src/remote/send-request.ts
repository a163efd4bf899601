/**
 * One GET over HTTP, as far as the head of the answer; redirects are followed by whoever calls. It uses Node's
 * `http` and not `fetch`, because `fetch` takes a compressed answer that broke off for a whole one (undici
 * decodes with Z_SYNC_FLUSH), and a law with its end missing must never pass. Node's proxy settings
 * (NODE_USE_ENV_PROXY) hold, as its shared agents are used.
 */
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { PassThrough, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { LimitReached } from './failure.ts';

export interface RequestLimits {
  /** Until the head of the answer is there. */
  readonly answerMs: number;
  /** Between two pieces of the answer. */
  readonly idleMs: number;
  /** For all of it. */
  readonly attemptMs: number;
}

const USER_AGENT = 'rulemark (reads published rules for compliance work)';

/** The head of the answer, its body still to be read; rejects with errors of the network or `LimitReached`. */
export function sendRequest(
  url: URL,
  headers: Readonly<Record<string, string>>,
  limits: RequestLimits,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const outgoing = send(url, {
      headers: { ...headers, 'accept-encoding': 'gzip', 'user-agent': USER_AGENT },
    });
    const patience = setTimeout(() => outgoing.destroy(new LimitReached('answer')), limits.answerMs);
    outgoing.on('error', (error) => {
      clearTimeout(patience);
      reject(error);
    });
    outgoing.on('response', (incoming) => {
      clearTimeout(patience);
      limitBody(incoming, limits);
      resolve(incoming);
    });
    outgoing.end();
  });
}

/** Undoes the compression of a body; it fails where compressed data has no end. */
export function createDecoder({ headers }: IncomingMessage): Transform {
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  return encoding === 'br' ? createBrotliDecompress() : new PassThrough();
}

/** The first bytes of a body as text; what comes after them is not read. */
export async function readStart(incoming: IncomingMessage, bytes: number): Promise<string> {
  const decoder = createDecoder(incoming);
  incoming.on('error', (error) => decoder.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming.pipe(decoder) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= bytes) break;
    }
  } catch {
    // The status alone says what went wrong; what came of the text is a courtesy.
  }
  incoming.destroy();
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
}

function limitBody(incoming: IncomingMessage, { idleMs, attemptMs }: RequestLimits): void {
  incoming.setTimeout(idleMs, () => incoming.destroy(new LimitReached('idle')));
  const total = setTimeout(() => incoming.destroy(new LimitReached('attempt')), attemptMs);
  incoming.on('close', () => clearTimeout(total));
}
