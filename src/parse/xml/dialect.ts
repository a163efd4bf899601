/**
 * What a dialect of published law is: a table of elements and the part each plays. Readers of XML look names up
 * here and know nothing else of a dialect; what stands in no table is treated by where its words stand (see
 * collect-blocks.ts), so that an element nobody has met loses no word.
 */
import type { BlockKind, DocumentFacts, Region, SourceFormat, Span } from '../../model/parsed-document.ts';
import type { Words } from './gather-words.ts';

export type Attributes = Readonly<Record<string, string>>;

/** A stretch of a document with numbering of its own. */
export type UnitKind = 'document' | 'part' | 'section' | 'appendix';

export type ElementRole =
  /** Holds blocks: what it says holds for all of them. */
  | {
      readonly is: 'container';
      readonly region?: Region;
      readonly unit?: UnitKind;
      /** The kind that its paragraphs take. */
      readonly as?: BlockKind;
      /** Set apart, but about the paragraph it stands after: an example, a note. */
      readonly about?: 'item';
      /** In the middle of a line it is a part of the line. */
      readonly inLine?: true;
      /** A list of contents: its section numbers open no sections. */
      readonly contents?: true;
      /** One published document, or a part of a title: what can be read by itself. */
      readonly document?: true;
      /** The amendments of this document start where an element turns its preamble into legal text. */
      readonly turnable?: true;
      /** From here on the enclosing region is this one: a proposed rule prints its amendments in its preamble. */
      readonly turns?: Region;
    }
  /** Holds words. */
  | {
      readonly is: 'block';
      readonly kind: BlockKind;
      readonly level?: number;
      readonly region?: Region;
      readonly turns?: Region;
    }
  /** Stands in a line of words; without a style it only may have lost the spaces round it. */
  | { readonly is: 'inline'; readonly style?: Span['style'] }
  | { readonly is: 'table' }
  | { readonly is: 'row' }
  | { readonly is: 'cell' }
  /** Stands for unchanged text. */
  | { readonly is: 'stars' };

/** One of them, as met in the document. */
export interface Unit {
  readonly kind: UnitKind;
  /** From attributes, or once its heading is read. */
  number: string | null;
  part: string | null;
  readonly contents: boolean;
  /** The unit it stands in, undefined for the document. */
  readonly parent: Unit | undefined;
}

/** The words of one element, before paragraphs are told apart and numbered. */
export interface RawBlock {
  readonly element: string;
  readonly kind: BlockKind;
  readonly region: Region;
  readonly unit: Unit;
  readonly level: number | undefined;
  readonly words: Words;
  /** Tables: the cells, row by row. */
  readonly rows?: readonly (readonly Words[])[];
  readonly line: number;
  /** The same printed paragraph goes on after something that stood inside it. */
  readonly continues: boolean;
  /** It stands in a note, a footnote or the like, not in the text itself: on one item, or on all of its unit. */
  readonly aside: 'item' | 'unit' | undefined;
}

export interface Dialect {
  readonly format: SourceFormat;
  readonly elements: Readonly<Record<string, ElementRole>>;
  /** The role of an element whose attributes matter; undefined to go by the table. */
  readonly refine?: (name: string, attributes: Attributes) => ElementRole | undefined;
  /** The number that an element's attributes give to its unit. */
  readonly number?: (name: string, attributes: Attributes) => string | undefined;
  /** The block's element holds the number of its section, or an instruction to amend. */
  readonly sectionNumber?: string;
  readonly instruction?: string;
  /** What the document says of itself. */
  readonly facts: (about: FactSource) => DocumentFacts;
}

/** What a file offers to say what it is. */
export interface FactSource {
  /** All blocks of a single document; of a file with several, those outside them and the first of each. */
  readonly blocks: readonly RawBlock[];
  /** The root element, or the element of the one document that was asked for. */
  readonly root: string;
  /** The attributes of the file's root element. */
  readonly attributes: Attributes;
  /** The printed page numbers met, in order. */
  readonly pages: readonly string[];
}
