/**
 * The words that changed between two texts that belong together. Runs joined over "=" and "-" are the old text to
 * the letter, over "=" and "+" the new. A token is a word, a number, a citation or marker as a whole, a space or a
 * sign, so that "(a)(1)" to "(a)(2)" reads as one change. Whole documents never come here: aligned first, the texts
 * are short. A text that changed almost everywhere is shown as replaced, which needs no search.
 */
import { diffArrays } from 'diff';
import type { Run } from '../../model/comparison.ts';

const TOKEN =
  /§+\s?\d[\w.-]*(?:\([A-Za-z0-9]{1,6}\))*|(?:\([A-Za-z0-9]{1,6}\))+|\$?\d[\d,]*(?:\.\d+)?%?|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*|\s+|[^\s]/gu;
/** Tokens inserted and removed beyond which a search costs more than it shows. A count, so the same everywhere. */
const MOST_EDITS = 2000;

/** The tokens of a text; joined they are the text. */
export function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** The runs from the old texts to the new ones, each side joined in its order. */
export function compareWords(old: readonly string[], fresh: readonly string[]): Run[] {
  const before = old.flatMap(tokenize);
  const after = fresh.flatMap(tokenize);
  const start = countSame(before, after, 0);
  const end = countSameFromEnd(before, after, start);
  const runs: [Run[0], string][] = [];
  const add = (sign: Run[0], tokens: readonly string[]) => {
    if (tokens.length > 0) runs.push([sign, tokens.join('')]);
  };
  add('=', before.slice(0, start));
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  for (const [sign, tokens] of compareMiddle(removed, added)) add(sign, tokens);
  add('=', before.slice(before.length - end));
  return joinRuns(runs);
}

function compareMiddle(removed: string[], added: string[]): [Run[0], string[]][] {
  const replaced: [Run[0], string[]][] = [
    ['-', removed],
    ['+', added],
  ];
  if (removed.length === 0 || added.length === 0) return replaced;
  const changes = diffArrays(removed, added, { maxEditLength: MOST_EDITS });
  if (!changes) return replaced;
  return changes.map(({ value, added: isAdded, removed: isRemoved }) => [
    isAdded ? '+' : isRemoved ? '-' : '=',
    value,
  ]);
}

function countSame(a: readonly string[], b: readonly string[], from: number): number {
  let at = from;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function countSameFromEnd(a: readonly string[], b: readonly string[], start: number): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) - start && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}

/** Removals before additions, and no islands of mere spaces between changes. */
function joinRuns(runs: readonly (readonly [Run[0], string])[]): Run[] {
  const joined: Run[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') joined.push(['-', removed]);
    if (added !== '') joined.push(['+', added]);
    removed = '';
    added = '';
  };
  runs.forEach(([sign, text], at) => {
    if (sign === '-') removed += text;
    else if (sign === '+') added += text;
    else if (/^\s+$/.test(text) && (removed !== '' || added !== '') && isChange(runs[at + 1])) {
      removed += text;
      added += text;
    } else {
      flush();
      const last = joined.at(-1);
      if (last?.[0] === '=') joined[joined.length - 1] = ['=', last[1] + text];
      else joined.push(['=', text]);
    }
  });
  flush();
  return joined;
}

function isChange(run: readonly [Run[0], string] | undefined): boolean {
  return run !== undefined && run[0] !== '=';
}
