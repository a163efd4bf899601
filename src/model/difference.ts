/**
 * What one state of the content does against another: objects, coverage, gaps, reviews, findings. Plain data, read
 * by the terminal, the JSON and the summary for a pull request. What an audience may not know is null.
 */
import type { Diagnostic } from '../text/diagnostic.ts';
import type { ObjectKey } from './object.ts';
import type { Kind } from './schemas/kinds.ts';
import type { LinkState } from './suspects.ts';
import type { CoverageState } from './words.ts';

/** An object by its names, whichever side it is on. */
export interface ObjectMention {
  readonly key: ObjectKey;
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  /** Path below the content folder. */
  readonly file: string;
}

export interface FieldChange {
  /** A field of the front matter, or `text` for what stands below it. */
  readonly field: string;
  /** Short values as written; null for lists, blocks, long texts and nothing. */
  readonly old: string | null;
  readonly new: string | null;
}

export interface ObjectChange extends ObjectMention {
  /** The id it had, where it was renamed and says so in `formerIds`. */
  readonly formerId: string | null;
  /** Empty where only the name or the place of the file changed. */
  readonly fields: readonly FieldChange[];
}

/** An object that one side has and that cannot be read on the other, so that nothing can be said of it. */
export interface UnreadObject extends ObjectMention {
  readonly unreadable: 'old' | 'new';
}

export interface CoverageChange {
  readonly obligation: ObjectMention;
  /** Null where the obligation was not there or did not count. */
  readonly old: CoverageState | null;
  readonly new: CoverageState | null;
  /** Conditions that are not met now; empty for an obligation that is gone. */
  readonly because: readonly string[];
}

export interface GapMention {
  readonly id: string;
  readonly side: string;
  readonly kind: string;
  readonly title: string;
  readonly weight: number;
  readonly owner: string | null;
}

export interface ReviewChange {
  readonly id: string;
  /** Null where there was, or is, no such link. */
  readonly old: LinkState | null;
  readonly new: LinkState | null;
  readonly owner: string | null;
  /** Why it is in its state now. */
  readonly because: readonly string[];
}

export interface ContentDifference {
  readonly objects: {
    readonly added: readonly ObjectMention[];
    readonly changed: readonly ObjectChange[];
    readonly removed: readonly ObjectMention[];
    readonly unread: readonly UnreadObject[];
  };
  /** Keys of `rulemark.yml` whose value changed. */
  readonly settings: readonly string[];
  readonly coverage: {
    readonly old: Readonly<Record<CoverageState, number>>;
    readonly new: Readonly<Record<CoverageState, number>>;
    readonly changes: readonly CoverageChange[];
  } | null;
  readonly gaps: {
    /** How many are open. */
    readonly old: number;
    readonly new: number;
    readonly opened: readonly GapMention[];
    readonly closed: readonly GapMention[];
    readonly reweighed: readonly (GapMention & { readonly oldWeight: number })[];
  } | null;
  readonly reviews: {
    /** How many are suspect. */
    readonly old: number;
    readonly new: number;
    readonly changes: readonly ReviewChange[];
  } | null;
  readonly diagnostics: {
    readonly fresh: readonly Diagnostic[];
    readonly gone: readonly Diagnostic[];
    readonly unchanged: number;
  } | null;
}
