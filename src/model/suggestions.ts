/**
 * What a reading of official text finds without understanding it: sentences that bind, terms that are defined,
 * references, sums of penalties. All are candidates for a person; each points at the words it rests on. Offsets
 * are UTF-16 units in the text of a provision, end exclusive, so that the text sliced there is the quote.
 */
import type { Citation } from './citation.ts';
import type { ObjectKey } from './object.ts';
import type { ObligationKind } from './words.ts';

/** A stretch of a provision's text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of text and the provision it stands in. */
export interface Quote extends Piece {
  /** Number of the provision within the version: `7.302(b)`. */
  readonly at: string;
}

/**
 * high: a main clause of the rule says so; medium: it may be a part of another statement; low: it is said in a
 * definition, an example, a note, a heading, a quotation, or it only describes.
 */
export type Certainty = 'high' | 'medium' | 'low';

/**
 * duty: must, shall, may not, prohibited, required; leave: may, need not, does not apply; commitment: will. Only
 * duties count for completeness.
 */
export type Force = 'duty' | 'leave' | 'commitment';

/** A deadline in the words of the text, and as the fields of an obligation take it where they can. */
export interface FoundDeadline extends Piece {
  readonly value:
    | {
        readonly type: 'relative';
        readonly relation: 'within' | 'not-before' | 'at-least';
        readonly count: number;
        readonly unit: 'hours' | 'days' | 'calendar-days' | 'business-days' | 'weeks' | 'months' | 'years';
        /** What it is counted from; empty where the text does not say. */
        readonly of: string;
      }
    | { readonly type: 'absolute'; readonly date: string }
    | { readonly type: 'before'; readonly event: string }
    | {
        readonly type: 'recurring';
        readonly every: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'event';
      }
    /** promptly, immediately: a limit without a number. */
    | { readonly type: 'prompt' };
}

export interface FoundClause extends Piece {
  /** trigger: when, upon; condition: if, where, provided that; exception: unless, except, notwithstanding. */
  readonly kind: 'trigger' | 'condition' | 'exception';
}

/** One entry of a list under a lead-in: the lead-in holds for it. */
export interface ListItem {
  readonly at: string;
  /** The item's words, those of the levels between it and the lead-in first. */
  readonly text: string;
  /** Limits that the item itself states; offsets in its own text. */
  readonly deadlines: readonly FoundDeadline[];
}

export interface BindingSentence {
  readonly kind: ObligationKind;
  readonly force: Force;
  readonly certainty: Certainty;
  /** Why the certainty is not high; empty where it is. */
  readonly because: readonly string[];
  /** The whole sentence. */
  readonly quote: Quote;
  readonly modal: Piece;
  /** Who must or may; null where the sentence does not say, as most passive ones. */
  readonly bearer: Quote | null;
  /** The grammatical subject: the bearer, or in a passive sentence what the action is done to. */
  readonly subject: Quote | null;
  /** The verb, with "be" and the participle where it is passive; null where the list items say it. */
  readonly action: Piece | null;
  /** What follows the verb, up to the next clause. */
  readonly object: Piece | null;
  readonly deadlines: readonly FoundDeadline[];
  readonly clauses: readonly FoundClause[];
  /** Words on what somebody must know: knowingly, has reason to know. */
  readonly knowledge: readonly Piece[];
  /** The words of a parent paragraph that this one completes: "A provider:" before "(1) Must keep …". */
  readonly leadIn: Quote | null;
  /** Where the sentence itself leads in a list: the items, each with the place to cite. */
  readonly items: readonly ListItem[];
}

export type ScopeLevel = 'section' | 'subpart' | 'part' | 'instrument';

export interface DefinedTerm {
  /** As written, without quotation marks and articles: "Foreign reseller". */
  readonly term: string;
  /** means: what it is; includes: what belongs to it; elsewhere: defined in another place; short: an abbreviation or "the Act". */
  readonly by: 'means' | 'includes' | 'elsewhere' | 'short';
  /** The term where it stands. */
  readonly quote: Quote;
  /** The sentence that defines it. */
  readonly sentence: Quote;
  /** Other names the same sentence gives it. */
  readonly also: readonly string[];
  readonly scope: {
    readonly level: ScopeLevel;
    /** "paragraph (c) of this section"; undefined where the level says it. */
    readonly of?: string;
    /** Where the scope was read: in the sentence, in a paragraph above, from the heading, or nowhere. */
    readonly from: 'sentence' | 'lead-in' | 'heading' | 'default';
  };
}

export type Reference = { readonly quote: Quote } & (
  | {
      readonly kind: 'internal';
      /** The provision, section or appendix meant, numbered as in the version. */
      readonly target: string;
      /** False where the version has no such place. */
      readonly resolved: boolean;
      /** True for the second end of a range. */
      readonly through: boolean;
    }
  /** `citation` is null for a section of another part that names no title: "§ 1026.13". */
  | { readonly kind: 'external'; readonly target: string; readonly citation: Citation | null }
);

export interface PenaltyAmount {
  readonly quote: Quote;
  readonly sentence: Quote;
  readonly type: 'amount' | 'multiple' | 'imprisonment';
  /** maximum: "not more than"; minimum: "not less than"; greater-of: one of several, whichever is more. */
  readonly bound: 'fixed' | 'maximum' | 'minimum' | 'greater-of';
  /** Dollars for amounts, times for multiples, months for imprisonment. */
  readonly value: number;
  /** "day", "violation"; undefined where the text does not say. */
  readonly per?: string;
}

/** Everything found in one version. */
export interface Suggestions {
  readonly version: ObjectKey;
  readonly binding: readonly BindingSentence[];
  readonly terms: readonly DefinedTerm[];
  readonly references: readonly Reference[];
  readonly penalties: readonly PenaltyAmount[];
}
