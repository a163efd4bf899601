/**
 * Paragraph markers as sequences: which marker may stand beside which, how a list goes on from the path before
 * it ("(c)(2)(iii) and (iv)"), and what lies between two ends ("(3) through (5)"). Levels after the Document
 * Drafting Handbook: (a)(1)(i)(A)(1)(i). Comments count 1. i. A. 1. and use the same rules.
 */

export type MarkerKind = 'number' | 'letter' | 'roman' | 'capital';

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The number of a roman numeral in small letters; null where it is none in its usual form. */
function fromRoman(text: string): number | null {
  if (!/^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null;
  return [...text].reduce((sum, digit, index) => {
    const value = ROMAN_DIGITS[digit]!;
    return sum + (value < (ROMAN_DIGITS[text[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

/** The roman numeral of 1 to 99 in small letters. */
function toRoman(value: number): string {
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return `${tens[Math.floor(value / 10)]}${ones[value % 10]}`;
}

/** The place of a marker in the sequence of a kind, from 1; null where it is not of the kind. */
export function getOrdinal(marker: string, kind: MarkerKind): number | null {
  switch (kind) {
    case 'number':
      return /^\d+$/.test(marker) ? Number(marker) : null;
    case 'roman':
      return fromRoman(marker);
    case 'letter':
      return toLetterOrdinal(marker, /^([a-z])\1*$/, 96);
    case 'capital':
      return toLetterOrdinal(marker, /^([A-Z])\1*$/, 64);
  }
}

function toLetterOrdinal(marker: string, pattern: RegExp, below: number): number | null {
  return pattern.test(marker) ? (marker.length - 1) * 26 + marker.charCodeAt(0) - below : null;
}

/** The marker at a place in the sequence of a kind: the 27th letter is "aa". */
function toMarker(ordinal: number, kind: MarkerKind): string {
  if (kind === 'number') return String(ordinal);
  if (kind === 'roman') return toRoman(ordinal);
  const letter = String.fromCharCode(((ordinal - 1) % 26) + (kind === 'letter' ? 97 : 65));
  return letter.repeat(Math.floor((ordinal - 1) / 26) + 1);
}

const KINDS: readonly MarkerKind[] = ['number', 'roman', 'capital', 'letter'];

/**
 * The path that a list means by `markers` after `previous`: the deepest level whose marker they may follow
 * gives the parents. Null where no level fits, so that nothing is made up. In dotted numbers ("1 and i") what
 * fits no level goes below.
 */
export function continuePath(
  previous: readonly string[],
  markers: readonly string[],
  dotted: boolean,
): readonly string[] | null {
  const first = markers[0]!;
  const level = findLevel(previous, (own) => follows(own, first, markers.length > 1));
  if (level !== -1) return [...previous.slice(0, level), ...markers];
  const same = findLevel(previous, (own) =>
    KINDS.some((kind) => getOrdinal(own, kind) !== null && getOrdinal(first, kind) !== null),
  );
  if (same !== -1) return [...previous.slice(0, same), ...markers];
  return dotted ? [...previous, ...markers] : null;
}

function findLevel(path: readonly string[], fits: (marker: string) => boolean): number {
  for (let level = path.length - 1; level >= 0; level--) if (fits(path[level]!)) return level;
  return -1;
}

/** True where `next` stands after `own` in a sequence; `same` lets it be the same marker with more below. */
function follows(own: string, next: string, same: boolean): boolean {
  return KINDS.some((kind) => {
    const [from, to] = [getOrdinal(own, kind), getOrdinal(next, kind)];
    return from !== null && to !== null && (to > from || (same && to === from));
  });
}

/**
 * The markers from one to another, both included; null where they are no sequence. `level` settles what both
 * letters and romans could be: the outermost level of a section has letters.
 */
export function expandMarkers(from: string, to: string, level: number): readonly string[] | null {
  const kinds = level === 0 ? (['number', 'letter', 'capital', 'roman'] as const) : KINDS;
  for (const kind of kinds) {
    const [start, end] = [getOrdinal(from, kind), getOrdinal(to, kind)];
    if (start === null || end === null) continue;
    if (end < start || end - start > 200) continue;
    return Array.from({ length: end - start + 1 }, (_, index) => toMarker(start + index, kind));
  }
  return null;
}
