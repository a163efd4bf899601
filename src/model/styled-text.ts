/**
 * Words with the stretches that are set apart in print: key terms in italics, superscripts. White space is
 * folded as everywhere in the model: one space between words, none at the ends. Spans are in one normal form,
 * so that two readings of the same print are equal: sorted, of one style joined where they touch, never
 * starting or ending on a space.
 */
import type { Span } from './parsed-document.ts';

export interface StyledText {
  readonly text: string;
  /** In normal form; empty where nothing is set apart. */
  readonly spans: readonly Span[];
}

const FOLDED: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n']);
const STYLES: readonly Span['style'][] = ['bold', 'italic', 'superscript', 'subscript'];

/** One space for every stretch of white space as XML knows it, none at the ends; no-break and thin spaces stay. */
function foldSpace(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** The words folded, with their spans in normal form. */
export function toStyledText(text: string, spans: readonly Span[] = []): StyledText {
  const folded = foldSpace(text);
  if (spans.length === 0) return { text: folded, spans: [] };
  const places = folded === text ? undefined : mapPlaces(text, folded.length);
  const move = (at: number) => (places === undefined ? at : (places[Math.max(0, at)] ?? folded.length));
  const moved = spans.map(({ style, start, end }) => ({ style, start: move(start), end: move(end) }));
  return { text: folded, spans: normalizeSpans(folded, moved) };
}

/** A piece of the words from `start` on, folded again. */
export function sliceStyled({ text, spans }: StyledText, start: number, end = text.length): StyledText {
  const shifted = spans.map((span) => ({
    style: span.style,
    start: Math.max(0, span.start - start),
    end: Math.min(end, span.end) - start,
  }));
  return toStyledText(text.slice(start, end), shifted);
}

/** `styled` as the properties of a provision: no `spans` where there are none. */
export function toProperties({ text, spans }: StyledText): { text: string; spans?: readonly Span[] } {
  return spans.length === 0 ? { text } : { text, spans };
}

/** Where each character of `text` stands once its white space is folded. */
function mapPlaces(text: string, length: number): number[] {
  const places: number[] = [];
  let at = 0;
  let pending = false;
  for (let index = 0; index < text.length; index++) {
    const isSpace = FOLDED.has(text.charAt(index));
    if (isSpace) pending = at > 0;
    else if (pending) {
      at++;
      pending = false;
    }
    places.push(Math.min(at, length));
    if (!isSpace) at++;
  }
  return places;
}

function normalizeSpans(text: string, spans: readonly Span[]): Span[] {
  return STYLES.flatMap((style) =>
    joinTouching(
      spans.filter((span) => span.style === style),
      text,
    ),
  ).sort((a, b) => a.start - b.start || b.end - a.end || STYLES.indexOf(a.style) - STYLES.indexOf(b.style));
}

function joinTouching(spans: readonly Span[], text: string): Span[] {
  const joined: { style: Span['style']; start: number; end: number }[] = [];
  for (const { style, start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ style, start, end: Math.min(end, text.length) });
  }
  return joined.map((span) => trimSpan(span, text)).filter(({ start, end }) => end > start);
}

function trimSpan({ style, start, end }: Span, text: string): Span {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  return {
    style,
    start: start + lead,
    end: Math.max(start + lead, end - (words.length - words.trimEnd().length)),
  };
}
