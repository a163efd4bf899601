/**
 * The trace policy: what an obligation needs to count as covered, by its kind, the stage of its rule and the kind of
 * control, and how grave it is when a check finds something. People write it under `trace:` in `rulemark.yml`; what
 * they leave out stands in TRACE_DEFAULTS, the one place with opinions. Which setting holds where is worked out in
 * `analysis/coverage/find-policy.ts`.
 */
import type { Severity } from '../text/diagnostic.ts';
import type { ControlKind, ObligationKind, Stage } from './words.ts';

export const EVIDENCE_METHODS = ['examine', 'interview', 'test'] as const;
export type EvidenceMethod = (typeof EVIDENCE_METHODS)[number];

/** How grave a finding is; off: not reported. */
export const GRAVITIES = ['off', 'note', 'warning', 'error'] as const;
export type Gravity = 'off' | Severity;

/** true: passing evidence of any method; false: none is needed; else the methods that must each have some. */
export type EvidenceNeed =
  | boolean
  | EvidenceMethod
  | { readonly anyOf: readonly (EvidenceMethod | { readonly allOf: readonly EvidenceMethod[] })[] }
  | { readonly allOf: readonly (EvidenceMethod | { readonly anyOf: readonly EvidenceMethod[] })[] };

/** Days that evidence counts from its collection, for all methods or by method; none: no limit. */
export type FreshDays = 'none' | number | { readonly [method in EvidenceMethod]?: number | undefined };

/** What can be set for everything and, by a line, for some obligations only. */
export interface TraceSettings {
  /** Relations that may carry full coverage. */
  readonly relations: readonly string[];
  /** Implementation statuses that may carry full coverage. */
  readonly statuses: readonly string[];
  /** Whether a person must have accepted the mapping. */
  readonly reviewed: boolean;
  /** Whether a review counts only with its fingerprints. */
  readonly stamped: boolean;
  readonly evidence: EvidenceNeed;
  readonly freshDays: FreshDays;
  /** How grave it is that an obligation is not covered. */
  readonly uncovered: Gravity;
}
export type TraceSetting = keyof TraceSettings;
type SomeSettings = { readonly [S in TraceSetting]?: TraceSettings[S] | undefined };

/** Settings for the obligations that fit every list given; later lines win over earlier ones, setting by setting. */
export interface TraceLine extends SomeSettings {
  readonly kinds?: readonly ObligationKind[] | undefined;
  readonly stages?: readonly Stage[] | undefined;
  readonly controls?: readonly ControlKind[] | undefined;
}

/** What the checks of our own side are told. */
export interface TraceChecks {
  /** How many obligations one control may be mapped to before each needs a rationale of its own. */
  readonly manyMappings: number;
  /** Words that stand where a rationale or reason is still to be written. */
  readonly placeholders: readonly string[];
  readonly severity: Readonly<Record<TraceCheck, Gravity>>;
}

export interface TracePolicy extends SomeSettings {
  /** Kinds of obligation that ask for something; the others are not applicable. */
  readonly binds?: readonly ObligationKind[] | undefined;
  readonly lines?: readonly TraceLine[] | undefined;
  readonly checks?:
    | {
        readonly manyMappings?: number | undefined;
        readonly placeholders?: readonly string[] | undefined;
        readonly severity?: { readonly [C in TraceCheck]?: Gravity | undefined } | undefined;
      }
    | undefined;
}

/** The checks whose severity the policy sets, by their diagnostic code. */
export const TRACE_CHECKS = {
  'control/no-owner': 'a control that nobody owns',
  'evidence/expired': 'a mapping relies on evidence past its last day',
  'evidence/failing': 'a mapping relies on evidence that failed',
  'evidence/not-run': 'a mapping relies on evidence that was never gathered',
  'gap/acceptance-ended': 'an accepted risk past its date',
  'mapping/many-alike': 'one control mapped to many obligations without a rationale for each',
  'mapping/rationale-copied': 'a rationale copied word for word from another mapping',
  'mapping/rationale-empty': 'a rationale that says nothing',
  'obligation/no-penalty-path': 'an obligation without a penalty that counts or a reason why there is none',
} as const;
export type TraceCheck = keyof typeof TRACE_CHECKS;

/** What holds where `rulemark.yml` says nothing. */
export const TRACE_DEFAULTS = {
  binds: ['obligation', 'prohibition'],
  relations: ['implements', 'equivalent'],
  statuses: ['implemented'],
  reviewed: true,
  stamped: false,
  evidence: true,
  freshDays: 'none',
  uncovered: 'off',
  checks: {
    manyMappings: 5,
    placeholders: ['todo', 'tbd', 'tba', 'fixme', 'n/a', 'na', 'none', 'see above', 'ditto', 'same', 'xxx'],
    severity: {
      'control/no-owner': 'warning',
      'evidence/expired': 'warning',
      'evidence/failing': 'warning',
      'evidence/not-run': 'warning',
      'gap/acceptance-ended': 'warning',
      'mapping/many-alike': 'warning',
      'mapping/rationale-copied': 'warning',
      'mapping/rationale-empty': 'warning',
      'obligation/no-penalty-path': 'warning',
    },
  },
} as const satisfies TraceSettings & {
  readonly binds: readonly ObligationKind[];
  readonly checks: TraceChecks;
};

/** What the checks are told, with the defaults filled in. */
export function getTraceChecks({ checks = {} }: TracePolicy): TraceChecks {
  const written = Object.entries(checks.severity ?? {}).filter(([, gravity]) => gravity !== undefined);
  return {
    manyMappings: checks.manyMappings ?? TRACE_DEFAULTS.checks.manyMappings,
    placeholders: checks.placeholders ?? TRACE_DEFAULTS.checks.placeholders,
    severity: { ...TRACE_DEFAULTS.checks.severity, ...Object.fromEntries(written) },
  };
}
