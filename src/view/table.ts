/** A table as data: what it shows, its columns and cells. Rendered once as HTML; the browser only sorts and filters. */
import type { CoverageState, Verification } from '../model/words.ts';

export interface Cell {
  readonly text: string;
  readonly href?: string;
  /** A second, quieter line. */
  readonly sub?: string;
  readonly coverage?: CoverageState;
  readonly verification?: Verification;
  /** What to sort by, where it is not the text. */
  readonly sort?: number;
}

export interface Column {
  /** Stands in the address of a filtered view. */
  readonly id: string;
  readonly label: string;
  /** `choice` offers the column's values as a filter. */
  readonly filter?: 'choice';
  readonly numeric?: boolean;
}

export interface TableView {
  /** What the table shows and leaves out, as a sentence above it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
}
