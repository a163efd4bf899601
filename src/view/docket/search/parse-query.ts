/**
 * What somebody types into the search of a docket. In: the line. Out: what every hit must have and what none may have.
 * Words must all be there, in any order; "in quotes" stands for a phrase; -word leaves out; word* is the beginning of a
 * word, and so is a last word that is still being typed. A word that reads as several (know-your-customer) is a phrase.
 */
import { readSearchWords } from './read-search-words.ts';

export interface QueryTerm {
  /** In their order; one for a word, several for a phrase. */
  readonly words: readonly string[];
  /** The last word is only the beginning of one. */
  readonly isPrefix: boolean;
  readonly isExcluded: boolean;
}

const TERM = /(-?)(?:"([^"]*)"?|“([^”]*)”?|([^\s"“]+))/gu;
/** A shorter beginning stands for too many words to be worth anything. */
const SHORTEST_PREFIX = 2;

/** The terms of a query; none where it has no word. */
export function parseQuery(query: string): QueryTerm[] {
  const line = query.normalize('NFC');
  const isTyping = !/[\s"”*]$/u.test(line);
  return Array.from(line.matchAll(TERM)).flatMap((match): QueryTerm[] => {
    const [whole, minus = '', quoted, curly, plain] = match;
    const text = quoted ?? curly ?? plain ?? '';
    const words = readSearchWords(text).map(({ names }) => names.at(-1)!);
    if (words.length === 0) return [];
    const isLast = match.index + whole.length === line.length;
    const isBare = plain !== undefined;
    const isLong = words.at(-1)!.length >= SHORTEST_PREFIX;
    return [
      {
        words,
        isPrefix: isBare && isLong && (plain.endsWith('*') || (isLast && isTyping && minus === '')),
        isExcluded: minus !== '',
      },
    ];
  });
}
