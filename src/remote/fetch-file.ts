/**
 * One address into one file. In: an address, where to put the answer, and whether it must be XML or JSON. Out:
 * where it lies with its size and sha256 (of the decoded bytes, which are what the file holds), or a failure in
 * words; never half a file. Passing faults are tried again, a bounded number of times: no network, 429 and 5xx
 * with their `Retry-After`, timeouts, answers that break off. Clock and waiting come from outside.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Failure, LimitReached, type Setback, toSetback, toStatusSetback } from './failure.ts';
import { resolveRedirect } from './follow-redirect.ts';
import { type Format, findMismatch, findPage } from './inspect-file.ts';
import { createDecoder, type RequestLimits, readStart, sendRequest } from './send-request.ts';

export interface FetchRequest {
  readonly url: string;
  /** Where the answer goes; a file that is there is overwritten. */
  readonly path: string;
  readonly format: Format;
  /** More headers, such as a key; sent to the server of the address alone, never to where it redirects. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FetchedFile {
  readonly kind: 'fetched';
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The address asked for. */
  readonly url: string;
  /** The address that answered, after redirects. */
  readonly finalUrl: string;
  /** ISO time, UTC, whole seconds. */
  readonly retrievedAt: string;
}

/** What happens meanwhile: bytes as they come over the network, of how many where the server says it. */
export type FetchEvent =
  | { readonly kind: 'asked'; readonly url: string }
  | { readonly kind: 'received'; readonly bytes: number; readonly total: number | undefined }
  | {
      readonly kind: 'waiting';
      readonly failure: Failure;
      readonly waitMs: number;
      readonly next: number;
      readonly of: number;
    };

export interface FetchLimits extends RequestLimits {
  /** How often the same address is asked, the first time included. */
  readonly attempts: number;
  readonly maxBytes: number;
  /** The wait after the first attempt; it doubles each time. */
  readonly firstWaitMs: number;
  /** The longest wait that a server may ask for; when it wants more, that is the end. */
  readonly longestWaitMs: number;
}

export interface FetchOptions {
  readonly limits?: Partial<FetchLimits>;
  readonly now?: () => Date;
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly onEvent?: (event: FetchEvent) => void;
  /** Sees the headers of every answer: some services say in them how often they may still be asked. */
  readonly onHead?: (headers: IncomingHttpHeaders) => void;
}

const DEFAULT_LIMITS: FetchLimits = {
  attempts: 4,
  maxBytes: 200 * 1024 * 1024,
  firstWaitMs: 1_000,
  longestWaitMs: 30_000,
  answerMs: 60_000,
  idleMs: 30_000,
  attemptMs: 600_000,
};
const ACCEPT = {
  xml: 'application/xml, text/xml;q=0.9, */*;q=0.1',
  json: 'application/json, */*;q=0.1',
} as const satisfies Record<Format, string>;
const ERROR_TEXT_BYTES = 16 * 1024;

/** The file, or why there is none; throws only on faults of the tool. */
export async function fetchFile(
  request: FetchRequest,
  {
    limits: given,
    now = () => new Date(),
    sleep = wait,
    onEvent = () => {},
    onHead = () => {},
  }: FetchOptions = {},
): Promise<FetchedFile | Failure> {
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (let attempt = 1; ; attempt++) {
    onEvent({ kind: 'asked', url: request.url });
    const outcome = await tryOnce(request, limits, { now, onEvent, onHead });
    if (outcome.kind === 'fetched') return outcome;
    rmSync(request.path, { force: true });
    const { retry, waitMs: asked, ...failure } = outcome;
    if (!retry) return failure;
    const waitMs = Math.max(asked ?? 0, limits.firstWaitMs * 2 ** (attempt - 1));
    if (attempt >= limits.attempts || waitMs > limits.longestWaitMs)
      return addTries(failure, attempt, waitMs > limits.longestWaitMs ? waitMs : undefined);
    onEvent({ kind: 'waiting', failure, waitMs, next: attempt + 1, of: limits.attempts });
    await sleep(waitMs);
  }
}

type Surroundings = Required<Pick<FetchOptions, 'now' | 'onEvent' | 'onHead'>>;

async function tryOnce(
  { url, path, format, headers: more }: FetchRequest,
  limits: FetchLimits,
  { now, onEvent, onHead }: Surroundings,
): Promise<FetchedFile | Setback> {
  let asked = url;
  try {
    const answer = await follow(new URL(url), { accept: ACCEPT[format], ...more }, limits, (next) => {
      asked = next;
    });
    if ('kind' in answer) return answer;
    onHead(answer.headers);
    const { statusCode = 0, headers } = answer;
    if (statusCode !== 200) {
      const text = await readStart(answer, ERROR_TEXT_BYTES);
      const page = findPage(text, format, asked);
      if (page?.code === 'remote/access-page') return page;
      return addWait(toStatusSetback(asked, statusCode, text), headers['retry-after'], now());
    }
    const saved = await saveBody(answer, path, limits.maxBytes, (bytes, total) =>
      onEvent({ kind: 'received', bytes, total }),
    );
    const mismatch = findMismatch(path, format, asked);
    if (mismatch) return mismatch;
    const retrievedAt = `${now().toISOString().slice(0, 19)}Z`;
    return { kind: 'fetched', path, ...saved, url, finalUrl: asked, retrievedAt };
  } catch (error) {
    return toSetback(error, asked, limits);
  }
}

/** The first answer that is no redirect, or why the way there is not followed. */
async function follow(
  start: URL,
  headers: Readonly<Record<string, string>> & { readonly accept: string },
  limits: FetchLimits,
  onAsk: (url: string) => void,
): Promise<IncomingMessage | Setback> {
  const seen: string[] = [];
  for (let url = start; ; ) {
    onAsk(url.href);
    seen.push(url.href);
    const incoming = await sendRequest(
      url,
      url.origin === start.origin ? headers : { accept: headers.accept },
      limits,
    );
    if (![301, 302, 303, 307, 308].includes(incoming.statusCode ?? 0)) return incoming;
    incoming.on('error', () => {}); // what is thrown away may break off
    incoming.destroy();
    const next = resolveRedirect(url, incoming.headers.location, seen);
    if ('kind' in next) return next;
    url = next;
  }
}

async function saveBody(
  incoming: IncomingMessage,
  path: string,
  maxBytes: number,
  onBytes: (bytes: number, total: number | undefined) => void,
): Promise<Pick<FetchedFile, 'bytes' | 'sha256'>> {
  const said = Number(incoming.headers['content-length']);
  const total = Number.isSafeInteger(said) && said > 0 ? said : undefined;
  if (total !== undefined && total > maxBytes) {
    incoming.on('error', () => {});
    incoming.destroy();
    throw new LimitReached('size');
  }
  const hash = createHash('sha256');
  let bytes = 0;
  const received = createMeter((_chunk, count) => onBytes(count, total));
  const decoded = createMeter((chunk, count) => {
    if (count > maxBytes) throw new LimitReached('size');
    bytes = count;
    hash.update(chunk);
  });
  await pipeline(incoming, received, createDecoder(incoming), decoded, createWriteStream(path));
  return { bytes, sha256: hash.digest('hex') };
}

/** Lets everything through and shows each piece with the count of bytes so far. */
function createMeter(see: (chunk: Buffer, bytes: number) => void): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      try {
        see(chunk, bytes);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/** With the wait that the server asks for, in seconds or until a time (RFC 9110, 10.2.3). */
function addWait(setback: Setback, header: string | undefined, now: Date): Setback {
  if (header === undefined || !setback.retry) return setback;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : undefined;
  const waitMs = seconds === undefined ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isFinite(waitMs) && waitMs > 0 ? { ...setback, waitMs } : setback;
}

function addTries(failure: Failure, attempts: number, tooLong: number | undefined): Failure {
  const tries = attempts === 1 ? '' : ` It was tried ${attempts} times.`;
  if (tooLong === undefined) return { ...failure, message: failure.message + tries };
  const wait = `It asks to wait ${Math.ceil(tooLong / 1000)} s, longer than this command waits.`;
  return { ...failure, message: `${failure.message}${tries} ${wait}` };
}
