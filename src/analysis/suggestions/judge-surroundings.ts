/**
 * Why a sentence with a modal may still bind nobody: it stands in a definition, an example, a note, a heading or
 * a quotation. In: a provision with its ancestors, the sentence, and the definitions found. Out: reasons in
 * words; each lowers the certainty to low, and none hides the sentence.
 */
import type { Piece } from '../../model/suggestions.ts';
import type { PlacedProvision } from './walk-section.ts';

const EXAMPLE = /^(?:(?:\d+|[ivx]+|[A-Z])\.\s)?(?:Examples?\b|For (?:example|instance)\b|Illustrations?\b)/i;
const NOTE = /^(?:Note\b(?! (?:the|that|taking))|Notes to\b|Editorial note\b|Footnote \d)/i;
const NOTE_KINDS: ReadonlySet<string> = new Set(['note', 'footnote']);

/** The reasons, empty for a sentence of the rule itself. `defines` tells whether a provision is a definition. */
export function judgeSurroundings(
  { provision, ancestors }: PlacedProvision,
  sentence: Piece,
  modal: number,
  defines: (id: string) => boolean,
): readonly string[] {
  const line = [provision, ...ancestors];
  const reasons: string[] = [];
  if (line.some(({ id }) => defines(id))) reasons.push('it stands in a definition');
  if (
    EXAMPLE.test(sentence.text) ||
    line.some(({ text }) => EXAMPLE.test(text)) ||
    /\(\s?(?:e\.g\.|for example)[^)]*$/i.test(sentence.text.slice(0, modal))
  )
    reasons.push('it stands in an example');
  if (line.some(({ kind, text }) => NOTE_KINDS.has(kind ?? '') || NOTE.test(text)))
    reasons.push('it stands in a note');
  if (line[0]!.kind === 'heading' || isHeading(provision.text, sentence))
    reasons.push('it stands in a heading');
  if (line.some(({ kind }) => kind === 'table')) reasons.push('it stands in a table');
  if (isQuoted(provision.text, sentence.start + modal)) reasons.push('it stands in a quotation');
  return reasons;
}

/** "What records must be kept." and "Who may apply?" before the paragraph proper. */
function isHeading(text: string, sentence: Piece): boolean {
  const isQuestion = sentence.text.endsWith('?');
  const isFirst = text.slice(0, sentence.start).trim() === '';
  return (
    isQuestion ||
    (isFirst &&
      sentence.end < text.length &&
      /^(?:What|Who|When|Where|How|Which|Whether|Why)\b[^,]{0,90}\.$/.test(sentence.text))
  );
}

/** Whether the words at an offset stand inside quotation marks. */
export function isQuoted(text: string, at: number): boolean {
  const curly = text.lastIndexOf('“', at) > text.lastIndexOf('”', at) && text.includes('”', at);
  if (curly || !text.includes('"', at)) return curly;
  return (text.slice(0, at).match(/"/g)?.length ?? 0) % 2 === 1;
}
