/**
 * An answer that may be larger than memory, written piece by piece: to standard output as fast as it is taken, or to a
 * file, which is there whole or not at all.
 */
import { once } from 'node:events';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { UsageError } from '../context.ts';

const BUFFERED = 1 << 18;

/** Writes them all; `out` undefined is standard output. */
export async function writePieces(pieces: Iterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined)
    for (const part of join(pieces)) {
      if (!process.stdout.write(part)) await once(process.stdout, 'drain');
    }
  else writeToFile(join(pieces), out);
}

function writeToFile(parts: Iterable<string>, out: string): void {
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (const part of parts) writeAll(handle, Buffer.from(part));
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, out);
  } catch (cause) {
    throw new UsageError(`"${out}" could not be written: ${(cause as Error).message}.`, { cause });
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

/** Many small pieces as few large ones. */
function* join(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < BUFFERED) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}
