/**
 * What an author is told: a diagnostic is data (code, severity, words, place, next action); printing is
 * somebody else's work. Codes are permanent, `area/what-is-wrong`, and each has a page under
 * `content/docs/diagnostics/`. Lines and columns count from 1; column 1 where only the line is known.
 */
import { compareText } from './natural-order.ts';

export type Severity = 'error' | 'warning' | 'note';

/**
 * A place in a file of the content folder; `file` is relative to that folder, with forward slashes. A file of code that
 * controls point to starts with `../`.
 */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the finding covers, for the carets under an excerpt. */
  readonly length?: number;
}

export interface Diagnostic extends Place {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in the author's words. */
  readonly message: string;
  /** The next action, with the corrected value where it can be computed. */
  readonly hint: string;
  /** What to write instead of the words the finding covers, where that can be computed; needs `length`. */
  readonly fix?: string;
  readonly related?: readonly Place[];
}

/** A diagnostic before the file and its severity are known: what a reader of one text finds. */
export type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint' | 'line' | 'column' | 'length' | 'fix'>;

/** By file, line, column, code: the order in which a person works through them. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/** How many of each severity; all three keys are always there. */
export function countSeverities(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}
