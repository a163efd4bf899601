/**
 * The terms whose definitions an instruction names, as slugs: quoted ("definitions of “X” and “Y”") or bare, as
 * old files have them that lost their italics ("the definition of Regional director (compliance) in paragraph
 * (b)"). Bare terms are told apart by commas, or by the one "and" of a list of two.
 */
import type { Cursor } from './cursor.ts';
import { BE, VERBS } from './instruction-words.ts';
import { toSlug } from './places.ts';

const STOPS = new Set([
  'in',
  'to',
  'from',
  'by',
  'under',
  'within',
  'as',
  'after',
  'before',
  'respectively',
  'at',
  ';',
  '.',
  ':',
]);

/** The slugs of the terms; null where no definition is named here. */
export function readTerms(cursor: Cursor): string[] | null {
  if (cursor.kind() === 'quote' && cursor.word(1).startsWith('definition')) {
    const term = cursor.takeKind('quote')!.text;
    cursor.at++;
    return [toSlug(term)];
  }
  const noun = cursor.takeOne(['definition', 'definitions']);
  if (noun === null) return null;
  cursor.takeOne(['of', 'for']);
  cursor.takeOne([':']);
  cursor.take('the');
  cursor.takeOne(['term', 'terms', 'word', 'words', 'phrase']);
  const quoted = readQuotes(cursor);
  return quoted.length > 0 ? quoted.map(toSlug) : readBareTerms(cursor, noun === 'definitions');
}

function readQuotes(cursor: Cursor): string[] {
  const terms: string[] = [];
  for (;;) {
    const start = cursor.at;
    if (terms.length > 0) {
      cursor.take(',');
      cursor.takeOne(['and', 'or']);
      cursor.take('the', 'term');
    }
    const quote = cursor.takeKind('quote');
    if (quote === null) {
      cursor.at = start;
      return terms;
    }
    terms.push(quote.text.replace(/[,.;]+$/, ''));
  }
}

function readBareTerms(cursor: Cursor, plural: boolean): string[] | null {
  const terms: string[][] = [[]];
  for (; !cursor.done && !isStop(cursor); cursor.at++) {
    const isComma = cursor.word() === ',';
    if (isComma || (plural && cursor.word() === 'and')) {
      if (terms.at(-1)!.length > 0) terms.push([]);
    } else terms.at(-1)!.push(cursor.peek()!.text);
  }
  const filled = terms.filter((words) => words.length > 0).map((words) => toSlug(words.join(' ')));
  const named = filled.length > 0 && terms[0]!.length > 0 && /^[A-Z0-9]/.test(terms[0]![0]!);
  return named && (plural || filled.length === 1) ? filled : null;
}

function isStop(cursor: Cursor): boolean {
  const word = cursor.word();
  if (STOPS.has(word) || BE.has(word)) return true;
  const ahead = word === ',' && cursor.word(1) === 'and' ? 2 : word === ',' || word === 'and' ? 1 : 0;
  const next = cursor.word(ahead);
  return (
    VERBS.has(next) ||
    (ahead > 0 && (next === 'by' || next === 'the' || next === 'paragraph' || next === 'paragraphs'))
  );
}
