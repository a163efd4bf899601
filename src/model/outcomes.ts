/**
 * What a later version did with an ask: a first guess of the machine with everything it rests on, and what a person
 * confirmed. A guess is a suggestion and is counted nowhere; only the confirmed result stands in the ask's file.
 */
import type { Run } from './comparison.ts';
import type { ObjectKey, RuleObject } from './object.ts';
import type { LineageOperation } from './words.ts';

export type Outcome = NonNullable<RuleObject<'ask'>['fields']['outcome']>;
export type OutcomeResult = Outcome['result'];

export const OUTCOME_RESULTS = [
  'accepted',
  'partly',
  'rejected',
  'not-addressed',
] as const satisfies readonly OutcomeResult[];

/**
 * done: the text now says what was asked; part: some of it; none: nothing of it; contrary: it went the other way;
 * unknown: the words cannot be compared.
 */
export type TextVerdict = 'done' | 'part' | 'none' | 'contrary' | 'unknown';

/** A number, sum, period or percentage that the ask would bring in, and what became of it. */
export interface FactFate {
  readonly wanted: string;
  /** came: it stands there now; toward: another value on the way to it; away: the other way; missing: nothing. */
  readonly fate: 'came' | 'toward' | 'away' | 'missing';
  /** The value that stands there instead, where there is one. */
  readonly instead?: string;
}

/** One change that an ask proposed, or the provision it spoke of, followed into the later version. */
export interface TextFate {
  readonly verdict: TextVerdict;
  /** The provision as the ask has it. */
  readonly provision: string;
  /** What became of it; empty where the earlier version has no such text. */
  readonly operations: readonly LineageOperation[];
  readonly from: readonly string[];
  /** Where the words that decided stand in the later version; empty when the provision was dropped. */
  readonly to: readonly string[];
  /** True where what was asked for came in another provision than the one that follows this one. */
  readonly elsewhere: boolean;
  /** From the words of the earlier version to those of the later one. */
  readonly runs: readonly Run[];
  /** Shares from 0 to 1 of what would go and is gone, and of what would come and has come; null for nothing asked. */
  readonly gone: number | null;
  readonly come: number | null;
  readonly came: readonly string[];
  readonly missing: readonly string[];
  readonly facts: readonly FactFate[];
  /** Each a sentence without its full stop. */
  readonly because: readonly string[];
}

export const STANCES = ['decline', 'accept', 'partial'] as const;
export type Stance = (typeof STANCES)[number];

/** A sentence of the preamble that takes a stance, quoted by its place. */
export interface Passage {
  readonly stance: Stance;
  /** 0 to 1: how much of what the ask speaks of it and its surroundings speak of. */
  readonly score: number;
  /** The sentence as it stands in the document. */
  readonly text: string;
  /** Offsets of it in its paragraph. */
  readonly start: number;
  readonly end: number;
  /** Of the paragraph in the file. */
  readonly line: number;
  /** The headings above it, outermost first. */
  readonly under: readonly string[];
  /** What it shares with the ask. */
  readonly shared: readonly string[];
}

export interface OutcomeGuess {
  readonly result: OutcomeResult;
  readonly certainty: 'likely' | 'uncertain';
  readonly because: readonly string[];
  readonly texts: readonly TextFate[];
  /** Best first; null where no preamble was read. */
  readonly passages: readonly Passage[] | null;
}

/** One ask that was filed on an earlier version. */
export interface AskOutcome {
  readonly ask: RuleObject<'ask'>;
  readonly filedOn: string;
  /** The version it was filed on. */
  readonly version: RuleObject<'version'>;
  readonly confirmed: Outcome | undefined;
  /** Undefined where nothing can be said; then `noGuess` says why. */
  readonly guess: OutcomeGuess | undefined;
  readonly noGuess?: string;
}

/** What one version did with everything that was filed on those before it. */
export interface VersionOutcomes {
  readonly version: RuleObject<'version'>;
  readonly outcomes: readonly AskOutcome[];
  /** Asks that were filed without naming a provision of any version, so that nobody can tell which they answer. */
  readonly unplaced: readonly ObjectKey[];
}
