/** Diagnostics as a person reads them in a terminal: place, reason, the line in question with carets, the fix. */
import { lstatSync, readFileSync } from 'node:fs';
import { type BaselineComparison, type KnownFinding, toBaselineCounts } from '../src/text/baseline.ts';
import { countSeverities, type Diagnostic, type Severity } from '../src/text/diagnostic.ts';
import { paint } from './terminal.ts';

const COLOURS = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

/** Warnings and notes of one code that a text shows in full; errors are all shown. */
export const SHOWN_PER_CODE = 5;

/**
 * The diagnostics as a person reads them, with the line in question and carets under it. Of each code only the first
 * `shownPerCode` warnings and notes are shown in full and the rest are counted; errors always are.
 */
export function toReport(
  diagnostics: readonly Diagnostic[],
  objects: number,
  shownPerCode = Number.POSITIVE_INFINITY,
): string {
  return `${toFindings(diagnostics, 'rulemark check --all', shownPerCode)}${toSum(diagnostics, objects)}`;
}

/** The same without the sum at the end; `showAll` is the command that shows the rest. */
export function toFindings(
  diagnostics: readonly Diagnostic[],
  showAll: string,
  shownPerCode = Number.POSITIVE_INFINITY,
): string {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ severity, code }) => {
    if (severity === 'error') return true;
    const name = `${code} ${severity}s`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts.get(name)! <= shownPerCode;
  });
  const more = [...counts]
    .filter(([, count]) => count > shownPerCode)
    .map(([name, count]) => `and ${count - shownPerCode} more ${name}: ${showAll}\n`);
  const rest = more.length > 0 ? `${more.join('')}\n` : '';
  return `${toBlocks(shown)}${rest}`;
}

/** The same against an earlier run: new ones in full, the others in a line each, and the three counts. */
export function toBaselineReport(
  diagnostics: readonly Diagnostic[],
  objects: number,
  comparison: BaselineComparison,
): string {
  const { states, gone } = comparison;
  const unchanged = diagnostics.filter((_, at) => states[at] === 'unchanged');
  return [
    toBlocks(diagnostics.filter((_, at) => states[at] === 'new')),
    toLines('Unchanged', unchanged),
    toLines('Gone', gone),
    toSum(diagnostics, objects),
    `${toBaselineCounts(comparison)}.\n`,
  ].join('');
}

function toBlocks(diagnostics: readonly Diagnostic[]): string {
  const found = diagnostics.map(toBlock).join('\n');
  return `${found}${found ? '\n' : ''}`;
}

function toLines(heading: string, findings: readonly (Diagnostic | KnownFinding)[]): string {
  if (findings.length === 0) return '';
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) =>
      `  ${file}:${line}:${column}  ${paint(COLOURS[severity], severity)}  ${paint('dim', code)}  ${message.split('\n', 1)[0]}\n`,
  );
  return `${paint('bold', heading)}\n${lines.join('')}\n`;
}

function toSum(diagnostics: readonly Diagnostic[], objects: number): string {
  const { error, warning, note } = countSeverities(diagnostics);
  const sum = `${objects} objects read. ${error} errors, ${warning} warnings, ${note} notes.`;
  return `${paint(error > 0 ? 'red' : 'bold', sum)}\n`;
}

/** A failed download as a person reads it: where, code, reason, the next action. */
export function toFailureReport({
  url,
  code,
  message,
  hint,
}: {
  readonly url: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}): string {
  const head = `${paint('bold', new URL(url).host)}  ${paint(COLOURS.error, 'error')}  ${paint('dim', code)}`;
  return `${head}\n  ${message}\n  ${paint('dim', 'hint:')} ${hint}\n`;
}

function toBlock({ file, line, column, length, severity, code, message, hint }: Diagnostic): string {
  const head = `${paint('bold', `${file}:${line}:${column}`)}  ${paint(COLOURS[severity], severity)}  ${paint('dim', code)}`;
  return `${head}\n  ${message}\n${toExcerpt(file, line, column, length ?? 1)}  ${paint('dim', 'hint:')} ${hint}\n`;
}

function toExcerpt(file: string, line: number, column: number, length: number): string {
  const source = readLine(file, line);
  if (source === undefined || source.trim() === '') return '';
  const shown = source.length > 160 ? `${source.slice(0, 160)}…` : source;
  const gutter = `  ${line} | `;
  const carets =
    column <= 160
      ? `${' '.repeat(String(line).length + 2)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, Math.min(length, 160 - column)))}\n`
      : '';
  return `${paint('dim', gutter)}${shown}\n${carets}`;
}

/** Bytes; of a larger file no line is shown. */
const MAX_EXCERPTED = 32 * 1024 * 1024;

function readLine(file: string, line: number): string | undefined {
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return undefined; // never shows what lies outside the folder
    if (stats.size > MAX_EXCERPTED) return undefined;
    return readFileSync(file, 'utf8')
      .split('\n', line)
      [line - 1]?.replace(/[\p{Cc}]/gu, ' ');
  } catch {
    return undefined; // the excerpt is a courtesy; the diagnostic already says what is wrong with the file
  }
}
