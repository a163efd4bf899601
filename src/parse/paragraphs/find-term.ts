/**
 * The term that an unmarked paragraph defines, by which it is then called: set in italics or bold at its start, in
 * quotation marks, or, in a section headed "Definitions", by its first words before "means".
 */
import type { Span } from '../../model/parsed-document.ts';

const DEFINES =
  /^[\s,.:—–-]*(?:\([^)]{1,60}\)\s*)?(?:,?\s*(?:or|and)\s[^.]{1,60}?)?\s*(?:,\s[^.]{1,80},\s*)?(?:shall\s+)?(?:means?|includes?|has|have|is|are|refers?|denotes?)\b/;
const QUOTED = /^(?:The\s+(?:terms?|words?|phrase)\s+)?[“"]([^”"]{1,90})[”"]/;
const PLAIN = /^(?:The\s+term\s+)?([A-Z][^.;:()“”—]{0,70}?)(?:\s*\([^)]{1,30}\))?,?\s+means\b/;
const LONGEST_TERM = 100;

/** The term, or undefined where the paragraph defines nothing. `inDefinitions`: its section is headed so. */
export function findTerm(text: string, spans: readonly Span[], inDefinitions: boolean): string | undefined {
  const first = spans.find(
    ({ style, start, end }) =>
      (style === 'italic' || style === 'bold') && start <= 1 && end - start <= LONGEST_TERM,
  );
  if (first) {
    const term = clean(text.slice(first.start, first.end));
    const rest = text.slice(first.end);
    if (term !== '' && !/^(?:notes?|examples?)\b/i.test(term) && (inDefinitions || DEFINES.test(rest)))
      return term;
  }
  const quoted = QUOTED.exec(text);
  if (quoted && (inDefinitions || DEFINES.test(text.slice(quoted[0].length)))) return clean(quoted[1]!);
  return inDefinitions ? clean(PLAIN.exec(text)?.[1] ?? '') || undefined : undefined;
}

/** Is this the heading of a section of definitions? */
export function isDefinitionsHeading(text: string): boolean {
  return /\b(?:definitions?|meaning of terms|defined terms|terms used|explanation of terms)\b/i.test(text);
}

function clean(term: string): string {
  return term.replace(/^[\s“"(]+|[\s”"),.;:—–-]+$/g, '');
}
