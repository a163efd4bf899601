/**
 * The text of a paragraph taken apart: its marker, what stars stand for, and what a new marker makes of it.
 * Markers as printed: "(c)" in sections, "7." and "iv." in interpretations.
 */
import type { Block, Span } from '../../model/parsed-document.ts';

const MARKER = /^\s*(\([A-Za-z0-9]{1,6}\)|[A-Za-z0-9]{1,5}\.)(?=\s|$|[^\d\s])/;
const STARS = /\*\s?\*\s?\*/;

/** The marker that a block starts with, for a label that says it has one; empty where it has none. */
export function getMarker({ text }: Block, label: string): string {
  const found = MARKER.exec(text)?.[1];
  return found !== undefined && found.replace(/[().]/g, '') === label.replace(/[()[\]]/g, '') ? found : '';
}

export const hasStars = (text: string): boolean => STARS.test(text);

/** True where stars stand for all, or for all behind a heading: "(b) * * *", "2. Directly related. * * *". */
export function isKept(text: string): boolean {
  return (
    new RegExp(`${STARS.source}\\s*$`).test(text) &&
    text.replace(STARS, '').trim().length < 120 &&
    !STARS.test(text.replace(STARS, ''))
  );
}

/** The words between the stars, marker taken off. */
export function getPrintedWords(text: string, marker: string): string {
  const words = text.trimStart().startsWith(marker) ? text.trimStart().slice(marker.length) : text;
  return words
    .split(new RegExp(STARS.source, 'g'))
    .map((piece) => piece.trim())
    .filter(Boolean)
    .join(' ');
}

/** A block whose text is replaced from `start` to `end`; spans behind move along, those touched go. */
export function replaceText(block: Block, start: number, end: number, words: string): Block {
  const text = block.text.slice(0, start) + words + block.text.slice(end);
  const shift = words.length - (end - start);
  const spans = (block.spans ?? []).flatMap((span): Span[] => {
    if (span.end <= start) return [span];
    return span.start >= end ? [{ ...span, start: span.start + shift, end: span.end + shift }] : [];
  });
  const { spans: _spans, rows: _rows, ...rest } = block;
  return { ...rest, text, ...(spans.length > 0 ? { spans } : {}) };
}

/** The block under a new label: its marker changes where its text starts with the old one. */
export function relabelText(block: Block, from: string, to: string): Block {
  const marker = getMarker(block, from);
  if (marker === '') return block;
  const start = block.text.indexOf(marker);
  const renewed = marker.startsWith('(') ? `(${to})` : `${to}.`;
  return replaceText(block, start, start + marker.length, renewed);
}

/** True where a text leads into what stands below it. */
export const leadsOn = (text: string): boolean => /[:—–-]\s*$/.test(text) || hasStars(text);
