/**
 * What one operation of an amendment works on. Shared by the files that make the changes; a type only.
 */
import type { Amendment } from '../../model/parsed-document.ts';
import type { AmendedText } from './amended-text.ts';
import type { PrintedText } from './find-printed.ts';

/** What an operation works on. */
export interface Work {
  readonly text: AmendedText;
  readonly printed: PrintedText;
  readonly amendment: Amendment;
  /** Sentence operations of the same paragraph by the same instruction, this one included. */
  readonly group: readonly Amendment[];
}
