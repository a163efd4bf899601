/**
 * The sentences of official text that bind somebody and that the map does not have, as diagnostics with the place
 * of the words in the section's file. In: content, parsed sections, the computed completeness. A warning each, so
 * that a freshly imported version can be worked through; a note where an obligation cites the section as a whole.
 */
import type { Completeness, JudgedSentence } from '../model/answers.ts';
import type { Content, GetProvisions } from '../model/content.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision, walkProvisions } from '../model/section.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { findWords } from '../text/fold-spaces.ts';
import { getLineAndColumn } from '../text/lines.ts';

const LONGEST_QUOTE = 120;

/** A diagnostic for each sentence that is open or cited at section level only. */
export function checkCompleteness(
  content: Content,
  getProvisions: GetProvisions,
  completeness: ReadonlyMap<string, Completeness>,
): Diagnostic[] {
  return content.list('version').flatMap((version) => {
    const judged = completeness.get(version.key)?.judged ?? [];
    return judged.flatMap((one) => {
      if (!one.counted || one.state === 'covered' || one.state === 'not-binding') return [];
      const { section: number } = splitProvision(one.binding.quote.at);
      const section = content.get('section', version.home, `${version.id}/${number}`);
      return section ? [toDiagnostic(content, version, one, findPlace(section, one, getProvisions))] : [];
    });
  });
}

type Place = Pick<Diagnostic, 'file' | 'line' | 'column' | 'length'>;

function toDiagnostic(
  content: Content,
  version: RuleObject<'version'>,
  judged: JudgedSentence,
  place: Place,
): Diagnostic {
  const { at, text } = judged.binding.quote;
  const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text;
  const names = (keys: JudgedSentence['by']) =>
    keys.map((key) => content.getByKey(key)?.id ?? key).join(', ');
  if (judged.state === 'section-level') {
    return {
      ...place,
      code: 'completeness/section-level',
      severity: 'note',
      message: `${at} binds somebody, and is cited by its section only (${names(judged.by)}): "${quote}"`,
      hint: `If that obligation means this sentence, cite "${at}" in its "sections"; else link another or mark the sentence.`,
    };
  }
  const items = judged.openItems.length > 0 ? ` Nothing cites ${judged.openItems.join(', ')}.` : '';
  const draft =
    judged.drafts.length > 0
      ? `Finish the draft ${names(judged.drafts)} and set "state: active"`
      : `Cite "${at}" in an obligation, or write one (\`rulemark suggest ${version.id} --write\`)`;
  return {
    ...place,
    code: 'completeness/open-sentence',
    severity: 'warning',
    message: `No obligation covers ${at}: "${quote}"${items}`,
    hint: `${draft}; if nobody is bound, say so under "notBinding" in ${version.file}.`,
  };
}

/** Where the sentence stands in its file; the line of its paragraph where the words are laid out too differently. */
function findPlace(
  section: RuleObject<'section'>,
  { binding: { quote } }: JudgedSentence,
  getProvisions: GetProvisions,
): Place {
  const provision = [...walkProvisions(getProvisions(section))].find(({ id }) => id === quote.at);
  const line = provision?.line ?? 1;
  const from = toOffset(section.body, line - section.bodyLine);
  const found = findWords(section.body.slice(0, from + quote.end * 2 + 2000), quote.text, from);
  if (!found) return { file: section.file, line, column: 1 };
  const { line: below, column } = getLineAndColumn(section.body, found.start);
  const end = section.body.indexOf('\n', found.start);
  const length = Math.min(found.end, end === -1 ? section.body.length : end) - found.start;
  return { file: section.file, line: section.bodyLine + below - 1, column, length };
}

/** The offset at which the line starts that is so many lines below the first. */
function toOffset(text: string, lines: number): number {
  let at = 0;
  for (let n = 0; n < lines; n++) {
    const next = text.indexOf('\n', at);
    if (next === -1) return at;
    at = next + 1;
  }
  return at;
}
