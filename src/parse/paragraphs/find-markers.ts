/**
 * The paragraph markers at the start of a printed paragraph: "(a)", "(1)", "(ii)", "(A)" with italic ones for the
 * two lowest levels, and "1.", "i.", "A." in appendices and official interpretations. One printed paragraph may
 * hold several: "(a)(1) Text", "(e) Term—(1) General definition. Text". A letter may be a roman number too; which
 * one it is gets settled by its neighbours (settle-levels.ts). Levels: Document Drafting Handbook of the Office of
 * the Federal Register, (a) (1) (i) (A) (1) (i), the last two in italics.
 */
import type { Span } from '../../model/parsed-document.ts';

/** One way to read a marker: its family and its number in it. */
export interface Reading {
  readonly family: string;
  readonly value: number;
}

export interface Marker {
  /** Without parentheses or stop: `a`, `1`, `ii`. */
  readonly label: string;
  readonly readings: readonly Reading[];
  /** The last of a range, "(c)-(d) [Reserved]". */
  readonly until?: readonly Reading[];
}

/** A stretch of a printed paragraph: at most one marker, at its start. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly marker?: Marker;
  /** A marker after words in plain type: only real where the next paragraph goes on counting. */
  readonly weak?: true;
}

export interface MarkerOptions {
  /** Read "i." and "A." as markers as well as "1.". */
  readonly stops: boolean;
  /** Where the words start, after a number that is no marker: "Sec. 2." of an order. Undefined for none. */
  readonly from?: number;
}

const PAREN =
  /\(\s?([A-Za-z]{1,6}|\d{1,3}|\d{1,3}-?[A-Za-z]{1,2}|[A-Za-z]{1,2}-?\d{1,2}|\d{1,2}-\d{1,2})\s?\)/y;
const STOP = /(\d{1,3}|[ivxl]{1,6}|[IVX]{1,5}|[A-Z]|[a-z])\.(?=\s|$)/y;
const DIGIT_STOP = /(\d{1,3})\.(?=\s+[A-Z“(§]|$)/y;
const RANGE =
  /^\s*(?:-|–|—|,|through|to|and)\s*(?:(?:\([A-Za-z0-9]{1,6}\),?\s*)*(?:and|through|to)\s*)?(?:\([A-Za-z0-9]{1,6}\))*\(([A-Za-z0-9]{1,6})\)\s*\[?(?:Reserved|Removed)/i;
/** What follows a reference rather than a marker: "(a), (b) and (c) of this section". */
const REFERENCE_AFTER = /^(?:[.,;:)]|\s*(?:of|and|or|through|to)\s+(?:this|paragraph|section|\())/;
const TERM_END = /[.:—–-]\s*$/;
const PLAIN_TERM = /\s*[A-Z“][^.—:()]{0,90}[.—:]\s*(?=\((?:1|i|A|a)\)|(?:i|A|1)\.\s)/y;
const FIRST_LABELS: ReadonlySet<string> = new Set(['1', 'i', 'A', 'a', 'I']);

/** The stretches of a printed paragraph, in order; together they are the whole of it. */
export function findMarkers(text: string, spans: readonly Span[], options: MarkerOptions): Stretch[] {
  const first: NextFound | undefined = readFirst(text, spans, options);
  if (!first) return [{ start: 0, end: text.length }];
  const stretches: Stretch[] = first.at > 0 ? [{ start: 0, end: first.at }] : [];
  let start = first.at;
  let current = first;
  for (;;) {
    const { marker, weak } = current;
    const next = findNext(text, current.end, spans, options);
    stretches.push({ start, end: next?.at ?? text.length, marker, ...(weak ? { weak } : {}) });
    if (!next) return stretches;
    start = next.at;
    current = next;
  }
}

interface Found {
  readonly marker: Marker;
  readonly end: number;
}

interface NextFound extends Found {
  readonly at: number;
  readonly weak?: true;
}

/** The marker at the start or, in an unmarked paragraph, after the term or the few words that lead to its list. */
function readFirst(text: string, spans: readonly Span[], options: MarkerOptions): NextFound | undefined {
  const { from } = options;
  if (from !== undefined) {
    const next = findNext(text, from, spans, options);
    return next && { marker: next.marker, end: next.end, at: next.at };
  }
  const first = readMarker(text, 0, spans, options);
  if (first) return { ...first, at: 0 };
  const next = findNext(text, 0, spans, options);
  if (!next || !FIRST_LABELS.has(next.marker.label)) return undefined;
  return next.weak || /[—–]\s*$/.test(text.slice(0, next.at)) ? next : undefined;
}

function readMarker(
  text: string,
  at: number,
  spans: readonly Span[],
  { stops }: MarkerOptions,
): Found | undefined {
  PAREN.lastIndex = at;
  const paren = PAREN.exec(text);
  const style = paren ? 'paren' : 'stop';
  let found = paren;
  if (!found) {
    const pattern = stops ? STOP : DIGIT_STOP;
    pattern.lastIndex = at;
    found = pattern.exec(text);
  }
  if (!found) return undefined;
  const label = found[1]!;
  const end = at + found[0].length;
  const rest = text.slice(end, end + 60);
  if (paren && REFERENCE_AFTER.test(rest) && !RANGE.test(rest)) return undefined;
  const from = text.indexOf(label, at);
  const italic = spans.some(
    (span) => span.style === 'italic' && span.start <= from && span.end >= from + label.length,
  );
  const readings = readLabel(label, style, italic);
  if (readings.length === 0) return undefined;
  const last = RANGE.exec(rest)?.[1];
  const until = paren && last ? readLabel(last, style, italic) : [];
  return { marker: { label, readings, ...(until.length > 0 ? { until } : {}) }, end };
}

/** The next marker in the same printed paragraph: directly after the last one, or after a key term. */
function findNext(
  text: string,
  after: number,
  spans: readonly Span[],
  options: MarkerOptions,
): NextFound | undefined {
  const direct = skipSpace(text, after);
  if (text[direct] === '(') {
    const found = readMarker(text, direct, spans, options);
    if (found) return { ...found, at: direct };
  }
  const term = findTermEnd(text, after, spans);
  if (term !== undefined) {
    const found = readMarker(text, term, spans, options);
    const goesOn = found && /^\s*(?:["“(§[A-Z]|$)/.test(text.slice(found.end, found.end + 4));
    if (found && (FIRST_LABELS.has(found.marker.label) || goesOn)) return { ...found, at: term };
    return undefined;
  }
  PLAIN_TERM.lastIndex = after;
  const plain = PLAIN_TERM.exec(text);
  if (!plain) return undefined;
  const at = after + plain[0].length;
  const found = readMarker(text, at, spans, options);
  return found ? { ...found, at, weak: true } : undefined;
}

/** Where the words after a key term start, when a key term in italics follows a marker. */
function findTermEnd(text: string, after: number, spans: readonly Span[]): number | undefined {
  let at = skipSpace(text, after);
  let end: number | undefined;
  for (let guard = 0; guard < 6; guard++) {
    const span = spans.find(
      ({ style, start, end: close }) => (style === 'italic' || style === 'bold') && start <= at && close > at,
    );
    if (!span) break;
    end = span.end;
    // Key terms may be set in several pieces, and the dash after them in roman type.
    const between = /^[\s—–.:,-]*/.exec(text.slice(end))![0];
    at = end + between.length;
  }
  if (end === undefined) return undefined;
  return TERM_END.test(text.slice(after, at)) ||
    /^(?:\((?:1|i|A|a)\)|(?:1|i|A|a)\.)\s?[A-Z“]/.test(text.slice(at, at + 6))
    ? at
    : undefined;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ') next++;
  return next;
}

const ROMAN = /^(?=.)(?:x{0,3})(?:ix|iv|v?i{0,3})$|^(?:x[lc]|l?x{0,3}|c{1,2})(?:ix|iv|v?i{0,3})$/;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** Every way a label can be read. The family says the shape: paren or stop, kind of number, italic. */
function readLabel(label: string, style: 'paren' | 'stop', italic: boolean): Reading[] {
  const family = (kind: string) => `${style}-${kind}${italic ? '-italic' : ''}`;
  if (/^\d+$/.test(label)) return [{ family: family('digit'), value: Number(label) }];
  const odd = /^(\d+)-?([A-Za-z]{1,2}|\d+)$/.exec(label);
  if (odd) return [{ family: family('digit'), value: Number(odd[1]) + 0.5 }];
  const oddLetter = /^([A-Za-z])-?\d{1,2}$/.exec(label);
  if (oddLetter) {
    const upper = oddLetter[1]! === oddLetter[1]!.toUpperCase();
    return [{ family: family(upper ? 'upper' : 'lower'), value: toLetterValue(oddLetter[1]!)! + 0.5 }];
  }
  const isUpper = label === label.toUpperCase();
  if (!isUpper && label !== label.toLowerCase()) return [];
  const readings: Reading[] = [];
  const letter = toLetterValue(label);
  if (letter !== undefined) readings.push({ family: family(isUpper ? 'upper' : 'lower'), value: letter });
  const roman = toRomanValue(label.toLowerCase());
  if (roman !== undefined) readings.push({ family: family(isUpper ? 'upper-roman' : 'roman'), value: roman });
  return readings;
}

/** a to z are 1 to 26, aa to zz 27 to 52, aaa 53. */
function toLetterValue(label: string): number | undefined {
  const lower = label.toLowerCase();
  if (lower.length > 3 || [...lower].some((letter) => letter !== lower[0])) return undefined;
  return (lower.length - 1) * 26 + (lower.charCodeAt(0) - 96);
}

function toRomanValue(label: string): number | undefined {
  if (!ROMAN.test(label)) return undefined;
  let total = 0;
  for (let at = 0; at < label.length; at++) {
    const own = ROMAN_DIGITS[label[at]!]!;
    const next = ROMAN_DIGITS[label[at + 1] ?? ''] ?? 0;
    total += own < next ? -own : own;
  }
  return total;
}
