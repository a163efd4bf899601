/**
 * A published document as it was read: every word of it, in order, in blocks that can be cited. What an importer
 * of XML gives and what Markdown writing, comparison, amendment and suggestion start from. The ids are those of
 * legal drafting (Federal Register Document Drafting Handbook, paragraph levels (a)(1)(i)(A)(1)(i)):
 *
 *     1005.31(b)(1)(i)                    section and path of markers
 *     1024.2(b)[changed-circumstances](1) an unmarked definition is called by its term,
 *     1.17[p2], 1.17[table1]              anything else by kind and ordinal under its parent
 *     447.21[category-i](a)               a heading that starts the markers again adds its slug
 *     1005[appendix-a][a-6](c)            outside sections: the part, then slugs
 *     1.52(c)#2                           where the source itself says a label twice
 */
import type { Problem } from '../text/diagnostic.ts';

export const SOURCE_FORMATS = ['federal-register', 'cfr-annual', 'ecfr-bulk', 'ecfr-api'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** metadata: file heads and running heads; preamble: everything that explains; the other three are text of law. */
export type Region = 'metadata' | 'preamble' | 'regulatory-text' | 'appendix' | 'codified';

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'table'
  | 'footnote'
  | 'stars'
  | 'graphic'
  | 'signature'
  | 'note';

/** A stretch of a block's text that is set apart in print: offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly style: 'italic' | 'bold' | 'superscript' | 'subscript';
  readonly start: number;
  readonly end: number;
}

export interface Block {
  readonly region: Region;
  readonly kind: BlockKind;
  /** The part number the block stands in, null outside. */
  readonly part: string | null;
  /** The section number, `1005.31`, without its sign; null outside sections. */
  readonly section: string | null;
  /** Markers and slugs of the parents and its own: `["b", "[changed-circumstances]", "1"]`. */
  readonly labels: readonly string[];
  /** Names this block alone; null in metadata and preamble and for headings and blocks without text. */
  readonly id: string | null;
  /** The words, marker included, white space folded; lost spaces restored. */
  readonly text: string;
  readonly line: number;
  /** Headings: 1 is the outermost inside its section or region. */
  readonly level?: number;
  /** True where this block goes on in the same printed paragraph as the one before: `(a) Term. (1) Text`. */
  readonly runIn?: true;
  readonly spans?: readonly Span[];
  /** Tables: the cells, row by row; joined in order they are `text` but for white space. */
  readonly rows?: readonly (readonly string[])[];
}

/** What an amending instruction does to its target. */
export type AmendmentOperation =
  | 'add'
  | 'revise'
  | 'remove'
  | 'redesignate'
  | 'reserve'
  | 'replace-phrase'
  | 'correct'
  | 'authority'
  | 'unknown';

/** Which portion of the target an operation reaches, where it is not the whole of it. */
export type AmendmentReach =
  | 'introductory-text'
  | 'heading'
  | 'sentence'
  | 'phrase'
  | 'table'
  | 'footnote'
  | 'key-term';

/** One operation of one amending instruction, in the order in which the instruction says them. */
export interface Amendment {
  readonly part: string | null;
  readonly section: string | null;
  readonly operation: AmendmentOperation;
  /** Ids of what it changes; for a redesignation the old ones. */
  readonly targets: readonly string[];
  /** The whole instruction, as printed. */
  readonly text: string;
  readonly line: number;
  readonly reach?: AmendmentReach;
  /** Redesignations: the new ids, one for each target. */
  readonly destinations?: readonly string[];
  /** Phrase-level: the words to take out, or after or before which new ones go in. */
  readonly oldWords?: string;
  /** Phrase-level: the words to put in. */
  readonly newWords?: string;
  /** Where new words or paragraphs go relative to `oldWords` or to a target. */
  readonly position?: 'before' | 'after' | 'end' | 'alphabetical';
  /** Which sentence, from 1; -1 is the last. */
  readonly sentence?: number;
}

export interface ParsedDocument {
  readonly source: { readonly format: SourceFormat; readonly sha256: string };
  readonly document: DocumentFacts;
  readonly blocks: readonly Block[];
  readonly amendments: readonly Amendment[];
  readonly diagnostics: readonly Problem[];
}

/** What a document says of itself. Empty where it does not say; nothing is inferred from outside. */
export interface DocumentFacts {
  readonly number: string | null;
  /** `rule`, `proposed-rule`, `notice`, `presidential`, `issue`, `cfr-part`, `cfr-title`. */
  readonly kind: string;
  readonly citation: string | null;
  readonly rins: readonly string[];
  readonly agencies: readonly string[];
  readonly subject: string | null;
  readonly cfr: readonly { readonly title: string; readonly part: string }[];
  /** As printed, by label: `{"effective": "July 1, 2013"}`; days as YYYY-MM-DD where the text gives one. */
  readonly dates: Readonly<Record<string, string>>;
}
