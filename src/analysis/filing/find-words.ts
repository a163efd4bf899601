/**
 * Where some words stand in paragraphs, whatever the typography: any white space (a line break, the end of a
 * paragraph) for a space, any quotation marks and dashes for each other. Only whole words count, so that "act" is not
 * found in "action"; capital letters matter, as they do in law. In: paragraphs as they are. Out: offsets into them.
 */

/** One stretch of one paragraph. */
interface Stretch {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** One place where the words stand: a stretch in each paragraph they run over, in order. */
export type Place = readonly Stretch[];

const SINGLE_QUOTE = "['\u2018-\u201b\u2032\u0060\u00b4\u02b9\u02bc]";
const DOUBLE_QUOTE = "(?:[\"\u201c-\u201f\u2033\u02ba]|\u0060\u0060|'')";
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^\s+$/u, '\\s+'],
  [/^\s*[\p{Pd}\u2212]+\s*$/u, '\\s*[\\p{Pd}\u2212]+\\s*'],
  [/^["\u201c-\u201f\u2033\u02ba]$/u, DOUBLE_QUOTE],
  [/^['\u2018-\u201b\u2032\u0060\u00b4\u02b9\u02bc]$/u, SINGLE_QUOTE],
  [/^§+\s*$/u, '§+\\s*'],
];
const PIECE =
  /\s*[\p{Pd}\u2212]+\s*|§+\s*|\s+|["'\u2018-\u201f\u2032\u2033\u0060\u00b4\u02b9\u02ba\u02bc]|[^\s"'§\u2018-\u201f\u2032\u2033\u0060\u00b4\u02b9\u02ba\u02bc\p{Pd}\u2212]+/gu;
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
const WORD_AT_START = /^[\p{L}\p{N}]/u;
const WORD_AT_END = /[\p{L}\p{N}]$/u;

/** Every place, in order of the text; none overlaps the one before. */
export function findWords(paragraphs: readonly string[], words: string): readonly Place[] {
  const pattern = toPattern(words);
  if (!pattern) return [];
  const starts: number[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    starts.push(length);
    length += paragraph.length + 1;
  }
  return [...paragraphs.join('\n').matchAll(pattern)].map((match) =>
    toPlace(paragraphs, starts, match.index, match.index + match[0].length),
  );
}

function toPattern(words: string): RegExp | undefined {
  const trimmed = words.normalize('NFC').trim();
  if (trimmed === '') return undefined;
  const body = (trimmed.match(PIECE) ?? [])
    .map((piece) => CLASSES.find(([is]) => is.test(piece))?.[1] ?? piece.replace(SPECIAL, '\\$&'))
    .join('');
  const before = WORD_AT_START.test(trimmed) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = WORD_AT_END.test(trimmed) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${before}${body}${after}`, 'gu');
}

function toPlace(
  paragraphs: readonly string[],
  starts: readonly number[],
  start: number,
  end: number,
): Place {
  return paragraphs.flatMap((text, paragraph) => {
    const from = Math.max(start - starts[paragraph]!, 0);
    const to = Math.min(end - starts[paragraph]!, text.length);
    return from < to ? [{ paragraph, start: from, end: to }] : [];
  });
}
