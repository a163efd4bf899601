/** A file of comments handed to its parser in pieces of given sizes. */
import type { CommentEvent } from '../../../src/model/docket.ts';
import { CommentParser } from '../../../src/parse/docket/parse-comments.ts';

/** The events; what the sizes leave comes in one piece. */
export function parsePieces(bytes: Uint8Array, sizes: readonly number[] = []): CommentEvent[] {
  const parser = new CommentParser('comments');
  const events: CommentEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    events.push(...parser.push(bytes.subarray(at, at + size)));
    at += size;
  }
  events.push(...parser.push(bytes.subarray(at)), ...parser.end());
  return events;
}
