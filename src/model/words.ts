/**
 * The closed word lists that both schemas and pages use, kept apart from zod so that a browser bundle can
 * hold them. Order matters where it is said to.
 */

/** Strongest first. */
export const VERIFICATIONS = ['primary', 'secondary', 'inferred', 'unverified'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const EFFECTS = [
  'broadens',
  'narrows',
  'adds',
  'removes',
  'clarifies',
  'editorial',
  'unknown',
] as const;

export const OPERATIONS = [
  'same',
  'amended',
  'renumbered',
  'moved',
  'split',
  'merged',
  'new',
  'dropped',
  'promoted',
] as const;
export type LineageOperation = (typeof OPERATIONS)[number];

export const STANCES = ['support', 'oppose', 'support-with-changes', 'neutral', 'mixed', 'unclear'] as const;

/** From best to worst, with the one that asks for nothing last. */
export const COVERAGE_STATES = [
  'covered',
  'partial',
  'planned',
  'none',
  'unknown',
  'not-applicable',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export const STAGES = [
  'executive-order',
  'anprm',
  'nprm',
  'interim-final',
  'final',
  'correction',
  'withdrawal',
  'hypothetical',
] as const;
export type Stage = (typeof STAGES)[number];

export const OBLIGATION_KINDS = ['obligation', 'prohibition', 'permission', 'exemption', 'power'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

export const AUTHORITY_STATUSES = ['in-force', 'amended', 'revoked', 'expired', 'unknown'] as const;
export type AuthorityStatus = (typeof AUTHORITY_STATUSES)[number];

export const CONTROL_KINDS = ['policy', 'process', 'technical', 'contractual'] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

/** Whom or what a rule may reach. */
export const SUBJECT_TYPES = ['provider', 'product', 'reseller', 'customer-class'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

export const REACH_DECISIONS = ['in', 'out', 'unclear'] as const;
export type ReachDecision = (typeof REACH_DECISIONS)[number];

/** The weakest of several checks; `unverified` when there are none. */
export function getWeakest(verifications: readonly Verification[]): Verification {
  const worst = Math.max(...verifications.map((verification) => VERIFICATIONS.indexOf(verification)), -1);
  return VERIFICATIONS[worst] ?? 'unverified';
}
