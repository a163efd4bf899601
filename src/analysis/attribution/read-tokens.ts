/**
 * The words of a sentence as an attribution compares them. In: a stretch of plain text. Out: for each word its place, a
 * light form that keeps a term a term (small letters, no plural, no genitive) and a stem that brings "disclose" and
 * "disclosures" together. Numbers in letters become figures ("ten days" is "10-day"), "U.S." is a word of its own and
 * not "us". The stem follows the first steps of Porter (1980) and takes a few endings of nouns off.
 */

export interface Token {
  /** As written. */
  readonly written: string;
  /** For terms. */
  readonly word: string;
  /** For the words of sections. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /\d+(?:\.\d+)+|\p{L}(?:\.\p{L}){1,6}\.?|[\p{L}\p{N}]+(?:['’]\p{L}{1,9})*(?:(?<=\d),\d{3})*/gu;
const NUMBERS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  fifteen: '15',
  seventeen: '17',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
};
/** Words beyond this are cut: nobody has longer ones, and a body of one letter is not compared by its whole length. */
const LONGEST_WORD = 40;
/** Different words that are remembered, over all comments; then the memory starts again. */
const MOST_REMEMBERED = 60_000;

interface Forms {
  readonly word: string;
  readonly stem: string;
}
const remembered = new Map<string, Forms>();

/** The words of `text` from `from` to `to`, in order, with offsets into `text`. */
export function readTokens(text: string, from = 0, to = text.length): readonly Token[] {
  const tokens: Token[] = [];
  for (const { index, 0: written } of text.slice(from, to).matchAll(WORD)) {
    const start = from + index;
    const token = { written, ...getForms(written), start, end: start + written.length };
    const before = tokens.at(-1);
    if (before && isTens(before) && /^[1-9]$/.test(token.word) && start === before.end + 1)
      tokens[tokens.length - 1] = join(before, token);
    else tokens.push(token);
  }
  return tokens;
}

/** "forty-five" is 45; only a number in letters takes one that follows. */
function isTens({ word, written }: Token): boolean {
  return /^[2-9]0$/.test(word) && /^\p{L}/u.test(written);
}

function join(tens: Token, unit: Token): Token {
  const number = String(Number(tens.word) + Number(unit.word));
  return { ...tens, word: number, stem: number, end: unit.end };
}

function getForms(written: string): Forms {
  const known = remembered.get(written);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const forms = toForms(written.slice(0, LONGEST_WORD));
  remembered.set(written.slice(0, LONGEST_WORD), forms);
  return forms;
}

function toForms(written: string): Forms {
  if (/^U\.?S\.?$/.test(written)) return { word: 'u.s', stem: 'u.s' };
  const lower = written
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/['’,]|\.(?!\d)|(?<!\d)\./g, '');
  const word = NUMBERS[lower] ?? toSingular(lower);
  return { word, stem: toStem(word) };
}

/** Without a plural ending; the same wrong form for every spelling of a word is as good as the right one. */
function toSingular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:x|ch|sh|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function toStem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  const base = word.replace(/(?<=[^aeiou].*[aeiou].*|[aeiou].{2,})(?:ing|ed|ly)$/, '');
  const short = base.replace(
    /(?<=.{4})(?:ational|ation|ition|ement|ment|ance|ence|ure|ion|ive|able|ible|er|or|al)$/,
    '',
  );
  return short.replace(/(?<=.{3})[ei]$|(?<=.{3})y$/, '').replace(/([bdfgmnprt])\1$/, '$1');
}
