/**
 * How far a download is, on standard error: one line that is written over where a person watches, plain lines
 * for the rest (a log keeps who was asked, each wait with its reason, and every tenth megabyte).
 */
import type { FetchEvent } from '../src/remote/fetch-file.ts';
import { isWatched, rewriteLine, stderr } from './terminal.ts';

export interface Progress {
  readonly onEvent: (event: FetchEvent) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const MEGABYTE = 1024 * 1024;
const REDRAW_MS = 100;
const LOG_BYTES = 10 * MEGABYTE;

export function createProgress(): Progress {
  return isWatched() ? createLine() : createLog();
}

function createLine(): Progress {
  let drawn = 0;
  const onEvent = (event: FetchEvent): void => {
    const now = performance.now();
    if (event.kind === 'received' && now - drawn < REDRAW_MS) return;
    drawn = now;
    rewriteLine(toLine(event));
  };
  return { onEvent, end: () => rewriteLine('') };
}

function createLog(): Progress {
  let next = LOG_BYTES;
  const onEvent = (event: FetchEvent): void => {
    if (event.kind === 'asked') next = LOG_BYTES;
    if (event.kind === 'received') {
      if (event.bytes < next) return;
      next += LOG_BYTES;
    }
    stderr(`${toLine(event)}\n`);
  };
  return { onEvent, end: () => {} };
}

function toLine(event: FetchEvent): string {
  if (event.kind === 'asked') {
    const { host, pathname } = new URL(event.url);
    return `Asking ${host}${pathname} …`;
  }
  if (event.kind === 'waiting')
    return `${event.failure.message} Trying again in ${event.waitMs / 1000} s (${event.next} of ${event.of}) …`;
  const { bytes, total } = event;
  const received = `${(bytes / MEGABYTE).toFixed(1)} MB`;
  if (total === undefined) return `Receiving … ${received}`;
  return `Receiving … ${received} of ${(total / MEGABYTE).toFixed(1)} MB (${Math.floor((100 * bytes) / total)} %)`;
}
