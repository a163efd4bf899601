/**
 * Files of comments as a stream of events, one file after another in the order given. In: paths; compressed files
 * (gzip) are told by their first bytes. Out: comments, other documents and problems, each with file and row. At most a
 * few pieces of one file are in memory. Comments are never objects of the corpus; imports and analyses share this.
 */
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { CommentEvent } from '../model/docket.ts';
import { CommentParser } from '../parse/docket/parse-comments.ts';

export interface ReadProgress {
  /** Bytes read of all files, as they lie on the disk. */
  readonly bytes: number;
  readonly total: number;
  /** The file being read. */
  readonly file: string;
}

export interface ReadCommentsOptions {
  /** Called after every piece. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  /** How events name a file (default: its path). */
  readonly nameOf?: ((path: string) => string) | undefined;
}

const PIECE_BYTES = 1024 * 1024;

/** The events of all files. Throws when a file cannot be opened; one that breaks off is a problem event. */
export async function* readComments(
  files: readonly string[],
  { onProgress, nameOf = (path) => path }: ReadCommentsOptions = {},
): AsyncGenerator<CommentEvent, void, void> {
  const total = files.reduce((sum, file) => sum + statSync(file).size, 0);
  let before = 0;
  for (const file of files) {
    const start = before;
    yield* readFile(file, nameOf(file), (bytes) => onProgress?.({ bytes: start + bytes, total, file }));
    before += statSync(file).size;
  }
}

async function* readFile(
  path: string,
  name: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<CommentEvent> {
  const parser = new CommentParser(name);
  const source = createReadStream(path, { highWaterMark: PIECE_BYTES });
  let rows = 0;
  try {
    for await (const piece of decompress(path, source)) {
      for (const event of parser.push(piece)) {
        rows++;
        yield event;
      }
      onBytes(source.bytesRead);
    }
  } catch (error) {
    if (!isBrokenGzip(error)) throw error;
    yield {
      kind: 'problem',
      problem: {
        file: name,
        row: rows + 1,
        code: 'docket/cut-off',
        message: 'The compressed file breaks off or is damaged; what came before was read.',
        hint: 'Download the file again.',
      },
    };
  }
  yield* parser.end();
  onBytes(source.bytesRead);
}

function decompress(path: string, source: Readable): AsyncIterable<Uint8Array> {
  if (!isGzip(path)) return source;
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

function isGzip(path: string): boolean {
  const start = new Uint8Array(2);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, start);
  } finally {
    closeSync(handle);
  }
  return start[0] === 0x1f && start[1] === 0x8b;
}

function isBrokenGzip(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR';
}
