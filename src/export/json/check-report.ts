/** The answer of `rulemark check --json`, schema `rulemark/check@1`: counts per kind and every diagnostic. */
import type { Content } from '../../model/content.ts';
import { KIND_NAMES, KINDS } from '../../model/schemas/kinds.ts';
import type { BaselineComparison, BaselineState, KnownFinding } from '../../text/baseline.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { CompletenessJson } from '../../view/completeness.ts';

export interface CheckReport {
  readonly schema: 'rulemark/check@1';
  /** The day for which it was checked; left out where the caller knows none. */
  readonly asOf?: string;
  /** Plural name of the kind to how many objects were read. */
  readonly objects: Readonly<Record<string, number>>;
  /** How complete the map of each official version is; left out where no version is official. */
  readonly completeness?: readonly CompletenessJson[];
  readonly diagnostics: readonly (Pick<
    Diagnostic,
    'code' | 'severity' | 'message' | 'file' | 'line' | 'column' | 'hint'
  > & {
    /** The same in two runs for the same finding, wherever its lines went; where a baseline was given. */
    readonly fingerprint?: string;
    /** Against the baseline, where one was given. */
    readonly baseline?: BaselineState;
  })[];
  /** What the baseline had and this run does not, where one was given. */
  readonly gone?: readonly KnownFinding[];
}

export interface CheckExtras {
  /** One for each diagnostic, in their order. */
  readonly fingerprints?: readonly string[];
  readonly completeness?: readonly CompletenessJson[];
  readonly baseline?: BaselineComparison | undefined;
  /** The day it was checked for. */
  readonly asOf?: string;
}

/** The report; diagnostics keep their order. */
export function toCheckJson(
  content: Content,
  diagnostics: readonly Diagnostic[],
  { completeness = [], baseline, fingerprints, asOf }: CheckExtras = {},
): CheckReport {
  return {
    schema: 'rulemark/check@1',
    ...(asOf === undefined ? {} : { asOf }),
    objects: Object.fromEntries(KIND_NAMES.map((kind) => [KINDS[kind].plural, content.list(kind).length])),
    ...(completeness.length > 0 ? { completeness } : {}),
    diagnostics: diagnostics.map(({ code, severity, message, file, line, column, hint }, at) => {
      const [fingerprint, state] = [fingerprints?.[at], baseline?.states[at]];
      return {
        code,
        severity,
        message,
        file,
        line,
        column,
        hint,
        ...(fingerprint ? { fingerprint } : {}),
        ...(state ? { baseline: state } : {}),
      };
    }),
    ...(baseline ? { gone: baseline.gone } : {}),
  };
}
