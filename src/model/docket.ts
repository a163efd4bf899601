/**
 * A comment as it was filed and fetched, and what a count of comments includes. Comments are many and their texts are
 * strangers' words: they are streamed from files and never objects of the corpus. There is no field for the name,
 * street, e-mail or telephone number of a person: readers leave those behind, so nothing can publish them.
 */

/**
 * ok: there is text; attachment-only: the body only points to a file; empty: nothing at all; unreadable: broken;
 * not-fetched: what was read is a list, which has no bodies; restricted: the agency keeps the text back.
 */
export const TEXT_STATUSES = [
  'ok',
  'attachment-only',
  'empty',
  'unreadable',
  'not-fetched',
  'restricted',
] as const;
export type TextStatus = (typeof TEXT_STATUSES)[number];

/** not-fetched: named and not there; the others are what came of reading it. */
export const ATTACHMENT_STATUSES = ['ok', 'empty', 'encrypted', 'unreadable', 'not-fetched'] as const;
export type AttachmentStatus = (typeof ATTACHMENT_STATUSES)[number];

/** From what the agency's fields say, never guessed from a text. */
export const SUBMITTER_KINDS = ['organization', 'government', 'individual', 'anonymous', 'unknown'] as const;
export type SubmitterKind = (typeof SUBMITTER_KINDS)[number];

export interface Attachment {
  readonly title: string;
  /** Where the agency keeps it; null where only its being there is known. */
  readonly url: string | null;
  /** "pdf", "docx"; null where unknown. */
  readonly format: string | null;
  readonly status: AttachmentStatus;
  /** Its words, for `ok` only. */
  readonly text: string | null;
}

/** One comment as read from any of the formats. */
export interface CommentRecord {
  /** The agency's document id; of plain lines the id given. */
  readonly id: string;
  readonly docket: string | null;
  /** The document it answers: a docket may have several comment windows. Null where the file does not say. */
  readonly answers: string | null;
  /** Days, as YYYY-MM-DD; null where the file says nothing that is one. */
  readonly received: string | null;
  readonly posted: string | null;
  readonly withdrawn: boolean;
  readonly submitter: { readonly kind: SubmitterKind; readonly organization: string | null };
  readonly category: string | null;
  /** How many the agency says it received like this one; 1 where it says nothing. */
  readonly alike: number;
  /** The body as filed, markup and all; empty where there is none. */
  readonly body: string;
  readonly status: TextStatus;
  readonly attachments: readonly Attachment[];
}

/** Why a row is no comment that could be read, each with its line or number in the file. */
export interface RowProblem {
  readonly file: string;
  /** Line of a file of lines, number of the entry else; counts from 1. */
  readonly row: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** One entry of a file of comments, as a reader hands it on. */
export type CommentEvent =
  | {
      readonly kind: 'comment';
      readonly record: CommentRecord;
      readonly file: string;
      /** As of `RowProblem`. */
      readonly row: number;
      /** What was wrong with it and could be mended: an id that a spreadsheet destroyed, say. */
      readonly notes: readonly RowProblem[];
    }
  | { readonly kind: 'problem'; readonly problem: RowProblem }
  | {
      /** Another kind of document: the rule itself, a docket, supporting material. */
      readonly kind: 'other';
      readonly id: string | null;
      readonly type: string;
      readonly file: string;
      readonly row: number;
    };

/** What a count includes. The parts add up to the rows. */
export interface DocketLedger {
  /** Entries of all files, whatever they were. */
  readonly rows: number;
  /** Entries that could not be read as a comment. */
  readonly unreadable: number;
  /** Entries that are another kind of document: the rule itself, supporting material. */
  readonly otherDocuments: number;
  /** Entries whose id came before with the same text, or with another one, which is named. */
  readonly duplicateIds: number;
  readonly withdrawn: number;
  readonly noText: number;
  readonly attachmentOnly: number;
  /** What is left: texts that were looked at. */
  readonly analysed: number;
}

/** A ledger with what its parts are made of; these are counted above already. */
export interface CountedLedger extends DocketLedger {
  readonly ofWhich: {
    /** Of no text: entries of a list, which has no bodies. */
    readonly notFetched: number;
    /** Of no text: kept back by the agency. */
    readonly restricted: number;
    /** Of duplicate ids: with another text than before. */
    readonly differentText: number;
    /** Of all comments that are no duplicates: ids that were missing or destroyed, and were made. */
    readonly madeIds: number;
    /** Of all comments that are no duplicates: the file does not say which document they answer. */
    readonly unknownDocument: number;
    /** What the agency says it received in all like these, at least the comments that are no duplicates. */
    readonly received: number;
  };
}
