/**
 * The words of one block as they arrive: white space folded, stretches of style remembered, and every place
 * where an element touches a word without a space between, because files of 2012 to 2014 lost those spaces.
 * Only XML's own white space is folded; thin and no-break spaces are part of the text.
 */
import type { Span } from '../../model/parsed-document.ts';

/** A place where an element starts or ends between two characters that are not spaces. */
export interface Seam {
  readonly at: number;
  /** Style of the element that starts or ends here, undefined for page breaks and reference marks. */
  readonly style: Span['style'] | undefined;
  readonly edge: 'open' | 'close' | 'empty';
}

export interface Words {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly seams: readonly Seam[];
}

const FOLDED = /[ \t\r\n]+/g;
const NO_SPANS: readonly Span[] = [];
const NO_SEAMS: readonly Seam[] = [];

const SPACE = 0x20;

export class WordGatherer {
  /** Seams with a space at them: what a file that kept its spaces has. */
  spaced = 0;
  private text = '';
  private endsInSpace = true;
  private spans: Span[] = [];
  private open: { style: Span['style']; start: number }[] = [];
  private seams: Seam[] = [];
  private pending: Omit<Seam, 'at'> | undefined;

  add(words: string): void {
    let folded = needsFolding(words) ? words.replace(FOLDED, ' ') : words;
    if (folded === '') return;
    const startsWithSpace = folded.charCodeAt(0) === SPACE;
    if (this.pending) {
      if (startsWithSpace || this.endsInSpace) this.spaced += this.text === '' ? 0 : 1;
      else this.seams.push({ at: this.text.length, ...this.pending });
      this.pending = undefined;
    }
    if (startsWithSpace && this.endsInSpace) folded = folded.slice(1);
    if (folded === '') return;
    this.text = this.text === '' ? folded : this.text + folded;
    this.endsInSpace = folded.charCodeAt(folded.length - 1) === SPACE;
  }

  openInline(style: Span['style'] | undefined): void {
    if (style) this.open.push({ style, start: this.text.length });
    this.pending ??= { style, edge: style ? 'open' : 'empty' };
  }

  closeInline(style: Span['style'] | undefined): void {
    if (!style) return;
    const last = this.open.pop();
    if (last && last.start < this.text.length) this.spans.push({ ...last, end: this.text.length });
    this.pending = { style, edge: 'close' };
  }

  /** A break that separates words, such as a paragraph inside a table cell. */
  break(): void {
    this.add(' ');
  }

  isEmpty(): boolean {
    return this.text === '' || this.text === ' ';
  }

  /** What was gathered, without space at the ends. The styles that are open go on in the next block. */
  take(): Words {
    const text = this.endsInSpace ? this.text.slice(0, -1) : this.text;
    const words = { text, spans: this.takeSpans(text), seams: this.seams.length > 0 ? this.seams : NO_SEAMS };
    if (this.seams.length > 0) this.seams = [];
    this.text = '';
    this.endsInSpace = true;
    this.pending = undefined;
    return words;
  }

  private takeSpans(text: string): readonly Span[] {
    for (const { style, start } of this.open)
      if (start < text.length) this.spans.push({ style, start, end: text.length });
    for (const style of this.open) style.start = 0;
    if (this.spans.length === 0) return NO_SPANS;
    const spans = this.spans
      .map(({ style, start, end }) => trimSpan(text, style, start, Math.min(end, text.length)))
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    this.spans = [];
    return spans;
  }
}

function trimSpan(text: string, style: Span['style'], from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return { style, start, end };
}

/** A search for each character is faster than one expression for all: most texts have none of them. */
function needsFolding(words: string): boolean {
  return words.includes('\n') || words.includes('  ') || words.includes('\t') || words.includes('\r');
}
