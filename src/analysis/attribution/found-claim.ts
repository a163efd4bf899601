/**
 * A claim as it is found, before it is one on the body as filed: offsets count in the plain text. What the three ways of
 * finding take and give.
 */
import type { AttributionMethod } from '../../model/attribution.ts';
import type { Token } from './read-tokens.ts';

/** The words of one sentence. */
export interface Sentence {
  /** The whole text; offsets count in it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

/** One finding in plain text, before it is a claim on the body. */
export interface Finding {
  readonly target: Target;
  readonly method: AttributionMethod;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}
export type Target =
  | { readonly kind: 'provision'; readonly version: string; readonly provision: string }
  | { readonly kind: 'topic'; readonly topic: string };
