/** A table as it was read, before anybody knows what its columns mean: rows of texts, each with its place. */
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';

export interface TableRow {
  /** The line of the file, or the row of the sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RawTable {
  /** The name of the sheet; empty for CSV. */
  readonly sheet: string;
  readonly rows: readonly TableRow[];
  /** What a person should know about single cells: formulas, merged cells. */
  readonly notes: readonly TableFinding[];
}

/** What is wrong with a table, or was left out of it; the file is added by the caller. */
export type TableFinding = Omit<Diagnostic, 'file'>;

export type RawTables =
  | { readonly ok: true; readonly tables: readonly RawTable[] }
  | { readonly ok: false; readonly finding: TableFinding };

/** What is wrong, an error unless it says otherwise; line and column count from 1. */
export function problem(
  code: string,
  message: string,
  rest: {
    readonly hint: string;
    readonly severity?: Severity;
    readonly line?: number;
    readonly column?: number;
  },
): TableFinding {
  return { severity: 'error', line: 1, column: 1, ...rest, code, message };
}

/** "B" for column 2, as spreadsheets name it. */
export function toColumnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? toColumnLetters(Math.floor((column - 1) / 26)) + letter : letter;
}
