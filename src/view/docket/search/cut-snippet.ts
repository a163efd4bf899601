/**
 * The words of a hit around what was looked for. In: the text and the query. Out: pieces of it, each marked or not, that
 * joined are a passage of the text; never HTML.
 */
import { parseQuery, type QueryTerm } from './parse-query.ts';
import { readSearchWords, type SearchWord } from './read-search-words.ts';

export interface SnippetPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

const BEFORE = 90;
const LENGTH = 320;

/** The passage with most matches, from some words before the first of them. */
export function cutSnippet(text: string, query: string): SnippetPiece[] {
  const terms = parseQuery(query).filter(({ isExcluded }) => !isExcluded);
  const matches = findMatches(readSearchWords(text), terms);
  const start = getWordStart(text, Math.max(chooseStart(matches) - BEFORE, 0));
  const end = Math.min(start + LENGTH, text.length);
  const pieces: SnippetPiece[] = [];
  let at = start;
  for (const match of matches.filter((one) => one.start >= start && one.end <= end)) {
    if (match.start < at) continue;
    pieces.push({ text: text.slice(at, match.start), isMatch: false });
    pieces.push({ text: text.slice(match.start, match.end), isMatch: true });
    at = match.end;
  }
  pieces.push({ text: text.slice(at, end), isMatch: false });
  const shown = pieces.filter((piece) => piece.text !== '');
  return [
    ...(start > 0 ? [{ text: '… ', isMatch: false }] : []),
    ...shown,
    ...(end < text.length ? [{ text: ' …', isMatch: false }] : []),
  ];
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}

function findMatches(words: readonly SearchWord[], terms: readonly QueryTerm[]): Match[] {
  return words.flatMap((_, at): Match[] => {
    const term = terms.findIndex((one) => isAt(words, at, one));
    if (term === -1) return [];
    return [{ start: words[at]!.start, end: words[at + terms[term]!.words.length - 1]!.end, term }];
  });
}

function isAt(words: readonly SearchWord[], at: number, { words: wanted, isPrefix }: QueryTerm): boolean {
  return wanted.every((word, step) => {
    const names = words[at + step]?.names;
    return names?.some((name) => (isPrefix ? name.startsWith(word) : name === word)) ?? false;
  });
}

/** Where the stretch begins in which most different terms stand. */
function chooseStart(matches: readonly Match[]): number {
  let best = { start: 0, terms: 0 };
  matches.forEach(({ start }, at) => {
    const inside = new Set<number>();
    for (let other = at; other < matches.length && matches[other]!.end <= start + LENGTH - BEFORE; other++)
      inside.add(matches[other]!.term);
    if (inside.size > best.terms) best = { start, terms: inside.size };
  });
  return best.start;
}

function getWordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/);
  return space === -1 ? at : at + space + 1;
}
