/**
 * What the readers of each notation have in common: text goes in as it streams by, events come out as their entries
 * end. What is kept in between is one entry at most.
 */
import type { CommentEvent } from '../../model/docket.ts';

export interface TextParser {
  /** The events of the entries that end in the next text. */
  push(text: string): Iterable<CommentEvent>;
  /** What is left at the end of the file. */
  end(): Iterable<CommentEvent>;
}
