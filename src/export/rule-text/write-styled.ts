/**
 * Styled words as one line of Markdown: key terms between asterisks where the rules of emphasis read them back
 * (CommonMark 6.2, "left-flanking" and "right-flanking"), between tags where they would not; raised and lowered
 * figures between `<sup>` and `<sub>`; a raised figure that is the number of a footnote as its reference.
 */
import type { Span } from '../../model/parsed-document.ts';
import type { StyledText } from '../../model/styled-text.ts';
import { type EscapeOptions, escapeMarkdown } from './escape-markdown.ts';

export interface StyleOptions extends EscapeOptions {
  /** The name of the footnote that a raised figure refers to; undefined where it refers to none. */
  readonly findNote?: (mark: string) => string | undefined;
}

type Piece =
  | { readonly type: 'words'; readonly markdown: string }
  | { readonly type: 'edge'; readonly span: Span; readonly opens: boolean };

const TAGS: Readonly<Record<Span['style'], string>> = {
  italic: 'i',
  bold: 'b',
  superscript: 'sup',
  subscript: 'sub',
};
const ASTERISKS: Partial<Record<Span['style'], string>> = { italic: '*', bold: '**' };

/** The words as Markdown, without line breaks. */
export function writeStyled(styled: StyledText, options: StyleOptions = {}): string {
  const pieces = toPieces(styled, options);
  const withTags = new Set<Span>();
  pieces.forEach((piece, index) => {
    if (piece.type === 'edge' && !holds(pieces, index)) withTags.add(piece.span);
  });
  return pieces
    .map((piece) => {
      if (piece.type === 'words') return piece.markdown;
      const { span, opens } = piece;
      const asterisks = withTags.has(span) ? undefined : ASTERISKS[span.style];
      return asterisks ?? `<${opens ? '' : '/'}${TAGS[span.style]}>`;
    })
    .join('');
}

/** Words and edges of spans in order; a span that crosses another is closed and opened again. */
function toPieces({ text, spans }: StyledText, options: StyleOptions): Piece[] {
  const pieces: Piece[] = [];
  let open: Span[] = [];
  let at = 0;
  const write = (end: number): void => {
    if (end > at) pieces.push({ type: 'words', markdown: escapeMarkdown(text, at, end, options) });
    at = end;
  };
  for (const place of findPlaces(spans)) {
    write(place);
    open = closeUntil(pieces, open, place);
    for (const span of spans.filter(({ start, end }) => start === place && end > place)) {
      const note = findNote(text, span, spans, options);
      if (note === undefined) {
        open = [...open, span];
        pieces.push({ type: 'edge', span, opens: true });
      } else {
        pieces.push({ type: 'words', markdown: `[^${note}]` });
        at = span.end;
      }
    }
  }
  write(text.length);
  return pieces;
}

function findPlaces(spans: readonly Span[]): number[] {
  return [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
}

/** Closes what ends here, and what was opened after it; what goes on is opened again as a span of its own. */
function closeUntil(pieces: Piece[], open: readonly Span[], place: number): Span[] {
  const first = open.findIndex(({ end }) => end === place);
  if (first === -1) return [...open];
  for (const span of open.slice(first).toReversed()) pieces.push({ type: 'edge', span, opens: false });
  const goesOn = open.slice(first).filter(({ end }) => end > place);
  const again = goesOn.map((span): Span => ({ ...span, start: place }));
  for (const span of again) pieces.push({ type: 'edge', span, opens: true });
  return [...open.slice(0, first), ...again];
}

/** The footnote that a raised figure refers to; at the start of a block it would read as the note itself. */
function findNote(
  text: string,
  span: Span,
  spans: readonly Span[],
  options: StyleOptions,
): string | undefined {
  if (span.style !== 'superscript' || span.start === 0) return undefined;
  const isInside = (place: number) => place > span.start && place < span.end;
  const crossed = spans.some(({ start, end }) => isInside(start) || isInside(end));
  return crossed ? undefined : options.findNote?.(text.slice(span.start, span.end));
}

/** Whether asterisks at this edge would be read as they are meant, by old and new definitions of punctuation. */
function holds(pieces: readonly Piece[], index: number): boolean {
  const edge = pieces[index];
  if (edge?.type !== 'edge' || ASTERISKS[edge.span.style] === undefined) return false;
  const [before, after] = [pieces[index - 1], pieces[index + 1]];
  if (before?.type === 'edge' || after?.type === 'edge') return false;
  const [outer, inner] = edge.opens ? [getLast(before), getFirst(after)] : [getFirst(after), getLast(before)];
  if (inner === '' || isSpace(inner)) return false;
  if (!mayBePunctuation(inner) || isSpace(outer) || outer === '') return true;
  return isPunctuation(outer);
}

function getLast(piece: Piece | undefined): string {
  return piece?.type === 'words' ? (Array.from(piece.markdown.slice(-2)).at(-1) ?? '') : '';
}

function getFirst(piece: Piece | undefined): string {
  return piece?.type === 'words' ? (Array.from(piece.markdown.slice(0, 2))[0] ?? '') : '';
}

function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}

/** Punctuation by every reader's definition. */
function isPunctuation(character: string): boolean {
  return /^[\p{P}$+<=>^`|~]$/u.test(character);
}

/** Punctuation by some reader's definition: newer ones count symbols too. */
function mayBePunctuation(character: string): boolean {
  return /^[\p{P}\p{S}]$/u.test(character);
}
