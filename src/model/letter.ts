/**
 * A comment letter as plain data, before it has a format: blocks in order, footnotes, and the checklist that goes with
 * it. Word processor, Markdown and HTML are written from the same letter, so that none can say more than another.
 */

/** One stretch of a paragraph: words, words that would go or come, or a reference to a footnote. */
export type LetterInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'change'; readonly sign: '-' | '+'; readonly text: string }
  /** The number of the note, from 1. */
  | { readonly kind: 'note'; readonly number: number };

/**
 * address and subject stand in the heading; notice says what a text is not; label names what follows; quote is
 * official text, restated ours; redline has changes; signature stands at the end.
 */
export type LetterStyle =
  | 'plain'
  | 'address'
  | 'subject'
  | 'notice'
  | 'label'
  | 'quote'
  | 'restated'
  | 'redline'
  | 'signature';

export type LetterBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: LetterStyle; readonly inlines: readonly LetterInline[] }
  | {
      readonly kind: 'list';
      readonly marks: 'numbers' | 'bullets' | 'boxes';
      readonly items: readonly (readonly LetterInline[])[];
    }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Letter {
  readonly title: string;
  /** Who files; the author of the proposed changes. */
  readonly from: string;
  /** The day of the letter, YYYY-MM-DD. */
  readonly day: string;
  /** What stands at the head of every page; undefined for a letter that may be filed. */
  readonly draft: string | undefined;
  /** What stands at the foot of every page, before the page number. */
  readonly foot: string;
  readonly blocks: readonly LetterBlock[];
  /** Footnotes in order; the first is number 1. */
  readonly notes: readonly string[];
  /** How and until when to file, and what is left to do by hand; no part of the letter. */
  readonly checklist: { readonly title: string; readonly blocks: readonly LetterBlock[] };
}
