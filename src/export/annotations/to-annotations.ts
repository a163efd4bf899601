/**
 * Diagnostics as workflow commands of GitHub Actions, one a line, which the runner turns into annotations. In:
 * diagnostics with paths from the root of the repository. Out: text for standard output. Follows the runner's
 * escaping: `%`, line feed and carriage return everywhere, `:` and `,` in properties too. The runner shows ten of
 * each severity for a step and drops the rest from the page, so a last line says when there were more.
 */
import { countSeverities, type Diagnostic } from '../../text/diagnostic.ts';

/** Annotations that GitHub shows of each severity for one step. */
const SHOWN = 10;
/** Characters; the service refuses messages of 64 KB. */
const LONGEST = 8_000;

/** The annotations in the order of the diagnostics, and a plain line where GitHub will not show all. */
export function toAnnotations(diagnostics: readonly Diagnostic[]): string {
  const counts = Object.entries(countSeverities(diagnostics)).filter(([, count]) => count > SHOWN);
  const cut = counts.map(([severity, count]) => `${count} ${severity}s`).join(' and ');
  const rest = cut
    ? `GitHub shows ${SHOWN} annotations of a severity for each step; here are ${cut}, all of them in this log.\n`
    : '';
  return `${diagnostics.map(toAnnotation).join('')}${rest}`;
}

function toAnnotation(diagnostic: Diagnostic): string {
  const { file, line, column, length, severity, code, message, hint, related = [] } = diagnostic;
  const level = severity === 'note' ? 'notice' : severity;
  const properties = Object.entries({
    file,
    line,
    col: column,
    ...(length === undefined ? {} : { endLine: line, endColumn: column + length }),
    title: code,
  });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  const places = related.map((place) => `See also ${place.file}:${place.line}.`);
  const text = [message, hint, ...places].join('\n');
  return `::${level} ${written}::${escapeData(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)}\n`;
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
