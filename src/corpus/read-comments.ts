/**
 * Files of comments as a stream of events, one file after another in the order given. In: paths; compressed files
 * (gzip) are told by their first bytes. Out: comments, other documents and problems, each with file and row. At most a
 * few pieces of one file are in memory. Comments are never objects of the corpus; imports and analyses share this.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { CommentEvent, RowProblem } from '../model/docket.ts';
import { CommentParser } from '../parse/docket/parse-comments.ts';

export interface ReadProgress {
  /** Bytes read of all files, as they lie on the disk. */
  readonly bytes: number;
  readonly total: number;
  /** The file being read. */
  readonly file: string;
}

export interface ReadFile {
  readonly file: string;
  readonly bytes: number;
  /** Of the bytes on the disk. */
  readonly sha256: string;
}

export interface ReadCommentsOptions {
  /** Called after every piece. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  /** Called at the end of each file. */
  readonly onFile?: ((file: ReadFile) => void) | undefined;
  /** How events name a file (default: its path). */
  readonly nameOf?: ((path: string) => string) | undefined;
}

const PIECE_BYTES = 1024 * 1024;

/** The events of all files. Throws when a file cannot be opened; one that breaks off is a problem event. */
export async function* readComments(
  files: readonly string[],
  { onProgress, onFile, nameOf = (path) => path }: ReadCommentsOptions = {},
): AsyncGenerator<CommentEvent, void, void> {
  const sizes = files.map((file) => statSync(file).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [at, file] of files.entries()) {
    const start = before;
    const hash = createHash('sha256');
    const source = openPieces(file, sizes[at]!, hash, (bytes) =>
      onProgress?.({ bytes: start + bytes, total, file }),
    );
    yield* readPieces(source, nameOf(file));
    onFile?.({ file, bytes: sizes[at]!, sha256: hash.digest('hex') });
    before += sizes[at]!;
  }
}

async function* readPieces(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<CommentEvent, void, void> {
  const parser = new CommentParser(name);
  let rows = 0;
  try {
    for await (const piece of pieces)
      for (const event of parser.push(piece)) {
        rows++;
        yield event;
      }
  } catch (error) {
    if (!isBrokenGzip(error)) throw error;
    yield { kind: 'problem', problem: toBrokenGzip(name, rows + 1) };
  }
  yield* parser.end();
}

/** The bytes of a file, unpacked where they are packed; small files in one piece. */
function openPieces(
  path: string,
  size: number,
  hash: Hash,
  onBytes: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  const source =
    size <= PIECE_BYTES ? [readFileSync(path)] : createReadStream(path, { highWaterMark: PIECE_BYTES });
  const pieces = meter(source, hash, onBytes);
  if (!isGzip(path)) return pieces;
  const packed = Readable.from(pieces);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

async function* meter(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  hash: Hash,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
    bytes += piece.length;
    onBytes(bytes);
  }
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

function toBrokenGzip(file: string, row: number): RowProblem {
  return {
    file,
    row,
    code: 'docket/cut-off',
    message: 'The compressed file breaks off or is damaged; what came before was read.',
    hint: 'Download the file again.',
  };
}
