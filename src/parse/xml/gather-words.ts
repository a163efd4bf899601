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
const STARTS_WITH_SPACE = /^[ \t\r\n]/;

export class WordGatherer {
  text = '';
  /** Seams with a space at them: what a file that kept its spaces has. */
  spaced = 0;
  private spans: Span[] = [];
  private open: { style: Span['style']; start: number }[] = [];
  private seams: Seam[] = [];
  private pending: Omit<Seam, 'at'> | undefined;

  add(words: string): void {
    let folded = words.replace(FOLDED, ' ');
    if (folded === '') return;
    const spaceBefore = this.text === '' || this.text.endsWith(' ');
    if (this.pending) {
      if (spaceBefore || STARTS_WITH_SPACE.test(folded)) this.spaced += this.text === '' ? 0 : 1;
      else this.seams.push({ at: this.text.length, ...this.pending });
      // White space alone settles nothing about what comes after it.
      this.pending = undefined;
    }
    if (spaceBefore && folded.startsWith(' ')) folded = folded.slice(1);
    this.text += folded;
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
    return this.text.trim() === '';
  }

  /** What was gathered, without space at the ends. The styles that are open go on in the next block. */
  take(): Words {
    for (const { style, start } of this.open)
      if (start < this.text.length) this.spans.push({ style, start, end: this.text.length });
    const text = this.text.trimEnd();
    const spans = this.spans
      .map(({ style, start, end }) => trimSpan(this.text, style, start, Math.min(end, text.length)))
      .filter(({ start, end }) => start < end)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const words = { text, spans, seams: this.seams };
    this.text = '';
    this.spans = [];
    this.seams = [];
    this.pending = undefined;
    for (const style of this.open) style.start = 0;
    return words;
  }
}

function trimSpan(text: string, style: Span['style'], from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return { style, start, end };
}
