/**
 * What the filing work gives back: where an ask stands on a day, and whether its proposed wording still fits the text
 * it would change. Plain data with a "because"; board, readiness, letter and outcomes all read it.
 */
import type { Run } from './comparison.ts';
import type { FieldsOf } from './schemas/kinds.ts';

type HistoryEntry = FieldsOf<'ask'>['history'][number];
export type AskStatus = HistoryEntry['status'];

/** From the first thought to the ends; the three last ones ask for nothing more. */
export const ASK_STATUSES = [
  'idea',
  'drafted',
  'legal-review',
  'approved',
  'filed',
  'withdrawn',
  'not-filing',
] as const satisfies readonly AskStatus[];

/** Where an ask stands on a day. */
export interface AskStanding {
  readonly status: AskStatus;
  readonly since: string;
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

/**
 * live: the words that would go stand once in the provision; moved: no longer there, but once elsewhere in the
 * version; broken: nowhere, more than once, or there is no such text.
 */
export type WordingState = 'live' | 'moved' | 'broken';

export const WORDING_REASONS = {
  applies: 'the words stand there once',
  'applies-elsewhere': 'the words no longer stand there, but once in another provision of the version',
  'no-version': 'the version is not there',
  'no-provision': 'the version has no such provision, and the words stand nowhere else',
  nowhere: 'the words do not stand there, nor anywhere else in the version',
  'more-than-once': 'the words stand there more than once, so that nobody can tell which are meant',
  'more-than-once-elsewhere': 'the words no longer stand there, and more than once elsewhere',
  'changed-whole': 'the wording would take the place of the whole provision, and the provision changed since',
  'no-change': 'the proposed words are the words that stand there already',
} as const;
export type WordingReason = keyof typeof WORDING_REASONS;

/** One paragraph of the provision with the proposed change in it. */
export interface ChangedParagraph {
  /** The paragraph's number within the version. */
  readonly provision: string;
  readonly label: string | null;
  /** Of the words that would go, as offsets into the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** Joined over "=" and "-" the text of now, over "=" and "+" the proposed one. */
  readonly runs: readonly Run[];
}

/** One proposed change held against the text of now. */
export interface WordingCheck {
  /** Its place under `wording`. */
  readonly index: number;
  readonly version: string;
  /** As the ask has it. */
  readonly provision: string;
  readonly state: WordingState;
  readonly reason: WordingReason;
  /** Where the words stand now, the finest provisions; empty when nowhere. */
  readonly places: readonly string[];
  /** Whether the provision changed since the ask was written; undefined where the ask has no base. */
  readonly baseChanged: boolean | undefined;
  /** The provision's words then, where they were kept and differ; null otherwise. */
  readonly oldText: string | null;
  /** The provision's words now; null when there is no such provision. */
  readonly nowText: string | null;
  /** The fingerprint that an ask written today would carry; null when there is no text. */
  readonly base: string | null;
  /** The paragraphs that change, in order; empty unless live or moved. */
  readonly changed: readonly ChangedParagraph[];
}
