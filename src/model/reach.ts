/**
 * The bones of a questionnaire, without its words: what is asked, what each answer leads to. Plain data, so that the
 * command, the page and the script in the browser follow answers by the same code. Content may be broken: an answer
 * may lead nowhere or in a circle; whoever follows it must still come to an end.
 */
import type { ReachDecision } from './words.ts';

export interface FlowAnswer {
  readonly id: string;
  /** The next question. */
  readonly ask?: string | undefined;
  /** Or the outcome. */
  readonly decide?: string | undefined;
}

export interface FlowQuestion {
  readonly id: string;
  readonly answers: readonly FlowAnswer[];
}

export interface Flow {
  /** The first is asked first. */
  readonly questions: readonly FlowQuestion[];
  readonly outcomes: readonly { readonly id: string; readonly decision: ReachDecision }[];
}

/** Question id to answer id. */
export type Answers = Readonly<Record<string, string>>;

/** The answer that a question must offer to whoever does not know. */
export const UNSURE = 'unsure';

/** Where a set of answers leads. */
export interface Followed {
  /** Questions that were asked and answered, in order. */
  readonly path: readonly { readonly question: string; readonly answer: string }[];
  /** The question that is open; undefined at an outcome. */
  readonly next: string | undefined;
  /** Undefined until the path ends, and where it leads nowhere. */
  readonly outcome: string | undefined;
  /** Questions that were answered and never asked on this path. */
  readonly unused: readonly string[];
}

/** What a person says of each need of safe holding. */
export const HOLDING_ANSWERS = ['yes', 'no', UNSURE] as const;

/** safe: everything needed is in place; not-safe: something is not; unclear: something is not known. */
export type HoldingVerdict = 'safe' | 'not-safe' | 'unclear';

export interface Holding {
  /** The first need without an answer. */
  readonly next: string | undefined;
  /** Undefined until every need is answered. */
  readonly verdict: HoldingVerdict | undefined;
  readonly missing: readonly string[];
  readonly unsure: readonly string[];
}
