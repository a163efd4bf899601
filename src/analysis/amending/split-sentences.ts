/**
 * A paragraph as sentences, with their places. A sentence ends with a full stop, question or exclamation mark
 * and closing marks, before a space and a capital, a quote, a sign or a digit; not behind the abbreviations of
 * legal text. The marker and a heading in italics or bold at the start are no sentence.
 */
import type { Block } from '../../model/parsed-document.ts';

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATIONS =
  /(?:^|[\s(“"])(?:[A-Z]|U\.S|U\.S\.C|C\.F\.R|e\.g|i\.e|cf|Cf|No|Nos|Sec|sec|Secs|Stat|Pub|Inc|Co|Corp|Ltd|Jr|Sr|Mr|Mrs|Ms|Dr|vs|v|seq|al|Fed|Reg|Rev|et|art|para|P\.O|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Jan|Feb|approx|St)$/;

/** The sentences of a text from `from` on, without the space between them. */
export function splitSentences(text: string, from = 0): Sentence[] {
  const sentences: Sentence[] = [];
  let start = skipSpace(text, from);
  const ends = /[.?!][”"’')\]]*(?=\s+[A-Z“"‘(§\d*])/g;
  ends.lastIndex = start;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (text[found.index] === '.' && ABBREVIATIONS.test(text.slice(start, found.index))) continue;
    const end = found.index + found[0].length;
    sentences.push({ start, end });
    start = skipSpace(text, end);
  }
  const end = text.trimEnd().length;
  if (start < end) sentences.push({ start, end });
  return sentences;
}

/** The sentences of a paragraph, behind its marker and its heading. */
export function getSentences(block: Block, marker: string): Sentence[] {
  const afterMarker = marker === '' ? 0 : block.text.indexOf(marker) + marker.length;
  const start = skipSpace(block.text, afterMarker);
  const heading = block.spans?.find(
    (span) =>
      span.start <= start + 1 && span.end > start && (span.style === 'italic' || span.style === 'bold'),
  );
  const isHeading =
    heading !== undefined && /[.—–:]\s*$/.test(block.text.slice(heading.start, heading.end + 1));
  return splitSentences(block.text, isHeading ? skipDash(block.text, heading.end) : afterMarker);
}

function skipDash(text: string, from: number): number {
  return from + (/^[.—–:]*/.exec(text.slice(from))?.[0].length ?? 0);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}
