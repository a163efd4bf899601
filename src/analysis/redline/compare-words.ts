/**
 * The words that changed between two texts that belong together. Runs joined over "=" and "-" are the old text to
 * the letter, over "=" and "+" the new. A token is a word, a number, a citation or marker as a whole, or a sign,
 * each with the space after it, so that "(a)(1)" to "(a)(2)" reads as one change. Whole documents never come here:
 * aligned first, the texts are short. Words that stand once on each side cut a long text into stretches that are
 * searched one by one; a stretch that changed almost everywhere is shown as replaced, which needs no search.
 */
import { diffArrays } from 'diff';
import type { Run } from '../../model/comparison.ts';

const TOKEN =
  /(?:§+\s?\d[\w.-]*(?:\([A-Za-z0-9]{1,6}\))*|(?:\([A-Za-z0-9]{1,6}\))+|\$?\d+(?:,\d{3})*(?:\.\d+)?%?(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*|[^\s]|\s)\s*/gu;
/** Tokens inserted and removed beyond which a search costs more than it shows. A count, so the same everywhere. */
const MOST_EDITS = 1000;
/** Shorter stretches are searched as they are. */
const LONG = 100;

/** The runs from the old text to the new one. */
export function compareWords(oldText: string, newText: string): Run[] {
  const runs = new RunWriter();
  if (oldText === newText) runs.keep(oldText);
  else if (oldText === '' || newText === '') runs.change(oldText, newText);
  else compareTokens(tokenize(oldText), tokenize(newText), runs);
  return runs.finish();
}

/** The tokens of a text; joined they are the text. */
function tokenize(text: string): Token[] {
  return (text.match(TOKEN) ?? []).map((token) => {
    const word = token.trimEnd();
    return { word, space: token.slice(word.length) };
  });
}

interface Token {
  readonly word: string;
  readonly space: string;
}

function compareTokens(before: readonly Token[], after: readonly Token[], runs: RunWriter): void {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start]!.word === after[start]!.word) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end)!.word === after.at(-1 - end)!.word) end++;
  for (let at = 0; at < start; at++) runs.same(before[at]!, after[at]!);
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (removed.length + added.length > LONG) compareStretches(removed, added, runs);
  else compareMiddle(removed, added, runs);
  for (let at = end; at > 0; at--) runs.same(before.at(-at)!, after.at(-at)!);
}

/** Between words that stand once on each side and keep their order. */
function compareStretches(before: readonly Token[], after: readonly Token[], runs: RunWriter): void {
  const anchors = findAnchors(before, after);
  let [i, j] = [0, 0];
  for (const [a, b] of anchors) {
    compareMiddle(before.slice(i, a), after.slice(j, b), runs);
    runs.same(before[a]!, after[b]!);
    [i, j] = [a + 1, b + 1];
  }
  compareMiddle(before.slice(i), after.slice(j), runs);
}

function compareMiddle(before: readonly Token[], after: readonly Token[], runs: RunWriter): void {
  const changes =
    before.length > 0 && after.length > 0
      ? diffArrays(
          before.map(({ word }) => word),
          after.map(({ word }) => word),
          { maxEditLength: MOST_EDITS },
        )
      : undefined;
  if (!changes) {
    runs.change(joinTokens(before), joinTokens(after));
    return;
  }
  let [i, j] = [0, 0];
  for (const { count, added, removed } of changes) {
    if (removed) runs.change(joinTokens(before.slice(i, i + count)), '');
    else if (added) runs.change('', joinTokens(after.slice(j, j + count)));
    else for (let at = 0; at < count; at++) runs.same(before[i + at]!, after[j + at]!);
    if (!added) i += count;
    if (!removed) j += count;
  }
}

function joinTokens(tokens: readonly Token[]): string {
  return tokens.map(({ word, space }) => word + space).join('');
}

/** Positions of words that stand once on each side, as many as keep their order (patience). */
function findAnchors(before: readonly Token[], after: readonly Token[]): [number, number][] {
  const [old, fresh] = [findUnique(before), findUnique(after)];
  const pairs: [number, number][] = [];
  for (const [word, at] of old) {
    const to = fresh.get(word);
    if (at !== null && to !== undefined && to !== null) pairs.push([at, to]);
  }
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, to], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < to) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  });
  const anchors: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) anchors.push(pairs[at]!);
  return anchors.reverse();
}

/** Each word and where it stands, null when more than once; in order of the text. */
function findUnique(tokens: readonly Token[]): Map<string, number | null> {
  const found = new Map<string, number | null>();
  tokens.forEach(({ word }, at) => {
    found.set(word, found.has(word) ? null : at);
  });
  return found;
}

/** Collects runs: removals before additions, the space they end in common kept. */
class RunWriter {
  private readonly runs: Run[] = [];
  private kept = '';
  private removed = '';
  private added = '';

  keep(text: string): void {
    if (text === '') return;
    this.flush();
    this.kept += text;
  }

  change(removed: string, added: string): void {
    this.removed += removed;
    this.added += added;
  }

  same(before: Token, after: Token): void {
    this.keep(before.word);
    if (before.space === after.space) this.kept += before.space;
    else this.change(before.space, after.space);
  }

  finish(): Run[] {
    this.flush();
    if (this.kept !== '') this.runs.push(['=', this.kept]);
    return this.runs;
  }

  /** Writes the change at hand. */
  private flush(): void {
    if (this.removed === '' && this.added === '') return;
    const space = this.removed.slice(this.removed.trimEnd().length);
    const common = this.removed !== '' && this.added !== '' && this.added.endsWith(space) ? space : '';
    if (this.kept !== '') this.runs.push(['=', this.kept]);
    const [removed, added] = [this.removed, this.added].map((text) =>
      text.slice(0, text.length - common.length),
    );
    if (removed) this.runs.push(['-', removed]);
    if (added) this.runs.push(['+', added]);
    this.kept = common;
    this.removed = '';
    this.added = '';
  }
}
