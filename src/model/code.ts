/**
 * References into code: what a control or a piece of evidence names (a path, or a block of a file between two
 * markers), and what is there. A marker stands in a comment of any language, on a line of its own:
 * `rulemark:begin <id>`, and after the block `rulemark:end` with or without the id.
 */
import type { Problem, Severity } from '../text/diagnostic.ts';
import type { FieldsOf } from './schemas/kinds.ts';

/** One place that a control or evidence names. */
export type Reference = NonNullable<FieldsOf<'control'>['references']>[number];

/** Two markers that belong together. Lines count from 1 and are those of the markers. */
export interface BlockSpan {
  readonly id: string;
  readonly begin: number;
  readonly end: number;
}

/** A block with its text. */
export interface CodeBlock extends BlockSpan {
  /** Everything between the two lines, with `\n` line ends and nothing else changed; "" for no line. */
  readonly text: string;
  /** `sha256:` and 64 hexadecimal digits, of that text. */
  readonly digest: string;
}

/** What a reference leads to. */
export type CodeReading =
  /** A block that can be compared. */
  | { readonly kind: 'block'; readonly path: string; readonly block: CodeBlock }
  /** A file or folder that is there; without a marker there is nothing to compare. */
  | { readonly kind: 'found'; readonly path: string }
  /** The path or the block is not there. */
  | { readonly kind: 'missing'; readonly why: string }
  /** There is something, but it cannot be used: outside the repository, binary, a marker that never closes. */
  | { readonly kind: 'unusable'; readonly why: string }
  /** Nobody looked: no repository, a made-up path, a ticket, an address. */
  | { readonly kind: 'unknown'; readonly why: string };

/** What a reference leads to; pure, because everything was read before. */
export type GetCode = (reference: Reference) => CodeReading;

/** A marker that stands where it cannot be used, before anybody knows in which file. */
export interface MarkerProblem extends Omit<Problem, 'length'> {
  readonly severity: Severity;
  readonly length: number;
  /** The block that cannot be used for it. */
  readonly id?: string;
  /** The line of another marker that belongs to it. */
  readonly related?: number;
}

/** The markers of one file. */
export interface MarkedText {
  readonly lines: readonly string[];
  /** Whole blocks, in order of their end; of a repeated id all of them. */
  readonly spans: readonly BlockSpan[];
  readonly problems: readonly MarkerProblem[];
}

/** What a block is called: `services/identity.ts#document-check`; the path alone for what has no marker. */
export function toCodeName({ at, marker }: Pick<Reference, 'at' | 'marker'>): string {
  const path = toPlainPath(at);
  return marker === undefined ? path : `${path}#${marker}`;
}

/** A path without what means nothing: a leading `./`, doubled and closing slashes. */
export function toPlainPath(at: string): string {
  const steps = at.split('/').filter((step, index) => step !== '.' && (step !== '' || index === 0));
  return steps.join('/') || '.';
}
