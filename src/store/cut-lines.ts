/** The lines of a file, a piece at a time, so that a file larger than memory can be gone through. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const PIECE_BYTES = 1024 * 1024;

/** Every line that is not empty; none where there is no file. */
export function* cutLines(path: string): Generator<string> {
  if (!existsSync(path)) return;
  const handle = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(PIECE_BYTES);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let size = readSync(handle, piece); size > 0; size = readSync(handle, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(handle);
  }
}
