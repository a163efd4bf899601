/**
 * Words and days as a letter to an agency has them: plain text whatever was typed, paragraphs, days in the order used
 * in the United States. Signs that nobody sees are taken out, because no word processor can keep them.
 */
import type { LetterBlock, LetterInline, LetterStyle } from '../../model/letter.ts';
import { toLongDay, toWeekday } from '../../text/day.ts';

/** Controls other than white space, signs that turn the order of letters round, and what XML cannot hold. */
const UNSEEN = /(?![\n\r\t\v\f\u0085])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;

/** One line of plain text. */
export function toPlain(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSEEN, '')
    .replace(/(?:(?!\u00a0)\s)+/gu, ' ')
    .trim();
}

/** Words of a redline: like plain text, but the spaces at its ends join it to what stands beside it. */
export function toPlainRun(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSEEN, '')
    .replace(/(?:(?!\u00a0)\s)+/gu, ' ');
}

/** The paragraphs of a text: at blank lines where there are any, else at line ends. */
export function toParagraphs(text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const ends = /\n[^\S\n]*\n/;
  return lines
    .split(ends.test(lines) ? ends : '\n')
    .map(toPlain)
    .filter(Boolean);
}

/** "April 29, 2024". */
export function toLetterDay(day: string): string {
  const [number, month, year] = toLongDay(day).split(' ');
  return `${month} ${number}, ${year}`;
}

/** "Monday, April 29, 2024". */
export function toLetterWeekday(day: string): string {
  return `${toWeekday(day).split(' ', 1)[0]}, ${toLetterDay(day)}`;
}

export function toText(text: string): LetterInline {
  return { kind: 'text', text: toPlain(text) };
}

export function toParagraph(text: string, style: LetterStyle = 'plain'): LetterBlock {
  return { kind: 'paragraph', style, inlines: [toText(text)] };
}

export function toHeading(level: 1 | 2 | 3, text: string): LetterBlock {
  return { kind: 'heading', level, text: toPlain(text) };
}

/** Footnotes, numbered as they come. */
export class Notes {
  readonly #texts: string[] = [];

  add(text: string): LetterInline {
    return { kind: 'note', number: this.#texts.push(toPlain(text)) };
  }

  list(): readonly string[] {
    return this.#texts;
  }
}
