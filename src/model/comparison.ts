/**
 * What became of every provision from one version to another: the changes, the words, and a ledger in which every
 * provision of both sides is accounted for. Operations are those of Akoma Ntoso and of the lineage files.
 */
import type { RuleObject } from './object.ts';
import type { LineageOperation } from './words.ts';

/** One provision, or one heading or text without an id, as it goes into a comparison. */
export interface ComparedText {
  /** Null for headings and what else has no id. */
  readonly id: string | null;
  /** The words, marker included. */
  readonly text: string;
  /** Its own marker without parentheses, null for unmarked ones. */
  readonly label: string | null;
  /** The id of the provision it stands in, else the section; null at the top. */
  readonly parent: string | null;
  readonly section: string | null;
}

/** How two sides were found to belong together, best first; `decided` by a person or by a file a person keeps. */
export type AlignmentMethod =
  | 'decided'
  | 'exact'
  | 'label'
  | 'text'
  | 'containment'
  | 'place'
  | 'topic'
  | 'none';

export interface Alignment {
  readonly operations: readonly LineageOperation[];
  /** Positions in the old and the new list, in their order. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** 0 to 1: how alike the words are, markers aside. */
  readonly score: number;
  readonly method: AlignmentMethod;
}

/** Provisions of both versions by id that somebody decided on; one side is empty for what is new or dropped. */
export interface DecidedGroup {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly operations: readonly LineageOperation[];
}

/** What was decided before two versions are compared. */
export interface Decided {
  /** Belong together, whatever their words are. */
  readonly confirmed: readonly DecidedGroup[];
  /** None of the old became any of the new. */
  readonly rejected: readonly Pick<DecidedGroup, 'from' | 'to'>[];
}

export type Run = readonly ['=' | '-' | '+', string];

export const FORCE_KINDS = [
  'modal',
  'number',
  'period',
  'date',
  'sum',
  'conjunction',
  'exception',
  'knowledge',
  'term',
] as const;
export type ForceKind = (typeof FORCE_KINDS)[number];

/** A change of words that changes what the law asks; empty string where one side has none. */
export interface ForceChange {
  readonly kind: ForceKind;
  readonly old: string;
  readonly new: string;
}

export interface Change {
  readonly operations: readonly LineageOperation[];
  /** Provision ids; both empty for headings and text without id. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly score: number;
  readonly method: AlignmentMethod;
  readonly force: readonly ForceChange[];
  /** The words are the same but for dashes, quotes and spaces. */
  readonly typographyOnly: boolean;
  readonly runs: readonly Run[];
  /** Where text without an id stands: its section, or the heading before it. */
  readonly place?: string;
}

/** How many provisions each side has, and how many changes of each operation; `added` counts the operation `new`. */
export type Ledger = Readonly<Record<'old' | 'new' | 'added' | Exclude<LineageOperation, 'new'>, number>>;

export interface Comparison {
  readonly changes: readonly Change[];
  readonly ledger: Ledger;
}

/** What became of a topic that people follow from version to version. */
export interface TopicChange extends Change {
  readonly topic: string;
  readonly title: string;
  /** The legal direction as a person judged it, and the change in a sentence; undefined where nobody wrote a step. */
  readonly effect?: RuleObject<'lineage'>['fields']['steps'][number]['effect'];
  readonly summary?: string;
}

/** `text` where both versions are official, `topics` where one is restated in our own words. */
export type VersionComparison =
  | ({
      readonly basis: 'text';
      readonly old: RuleObject<'version'>;
      readonly new: RuleObject<'version'>;
    } & Comparison)
  | {
      readonly basis: 'topics';
      readonly old: RuleObject<'version'>;
      readonly new: RuleObject<'version'>;
      readonly changes: readonly TopicChange[];
      readonly ledger: Comparison['ledger'];
    };
