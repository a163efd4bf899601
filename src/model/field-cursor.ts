/** Where somebody writes in the front matter of a file: which field, and which words are to be replaced. */
import type { ValuePath } from './schemas/walk.ts';

export interface FieldCursor {
  /**
   * key: a key of the block at `path`; value: the value at `path`; open: a line without a colon, which is a key where
   * a block stands at `path`, and a value where none does.
   */
  readonly part: 'key' | 'value' | 'open';
  readonly path: ValuePath;
  /** What stands there up to the cursor, without an opening quote. */
  readonly typed: string;
  /** Columns of the words that a completion replaces, from 0, the end excluded. */
  readonly start: number;
  readonly end: number;
}
