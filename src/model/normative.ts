/**
 * Which fields of a kind a review speaks of. A change of a normative field makes reviews suspect; a change of any
 * other never does. The table names every field of its kinds, so that a new field does not compile until somebody
 * decided. The order of the entries is the order in which changes are shown; it does not change a fingerprint.
 *
 * Not normative anywhere: titles (except of definitions, where the title is the term, and of controls, evidence,
 * gaps and asks, where it is the statement), body prose, how far something was checked, owners, days of work, and
 * what is judged anew on every day (implementation status, severity, decisions on gaps).
 */
import type { FieldsOf, Kind } from './schemas/kinds.ts';

/**
 * normative: part of the fingerprint. followed: enters through what it points at (text of provisions, meaning of
 * terms, the objects something is about). open: never looked at.
 */
export type FieldRole = 'normative' | 'followed' | 'open';
type Roles<K extends Kind> = Readonly<Record<keyof FieldsOf<K>, FieldRole>>;

const common = {
  title: 'open',
  state: 'open',
  replacedBy: 'open',
  formerIds: 'open',
  visibility: 'open',
} as const;
const checked = {
  verification: 'open',
  sources: 'open',
  note: 'open',
  checked: 'open',
  readings: 'open',
} as const;

const obligation: Roles<'obligation'> = {
  ...common,
  ...checked,
  quotes: 'open', // words of the text, which is followed
  kind: 'normative',
  bearers: 'normative',
  counterparty: 'normative',
  action: 'normative',
  object: 'normative',
  trigger: 'normative',
  deadline: 'normative',
  conditions: 'normative',
  exceptions: 'normative',
  elements: 'normative',
  knowledge: 'normative',
  records: 'normative',
  report: 'normative',
  sections: 'followed',
  terms: 'followed',
  effects: 'open',
  authorities: 'open',
  penalties: 'open',
  owner: 'open',
  review: 'open',
};

const definition: Roles<'definition'> = {
  ...common,
  ...checked,
  quotes: 'open',
  title: 'normative',
  aliases: 'normative',
  abbreviation: 'normative',
  scope: 'normative',
  definedIn: 'normative',
  paraphrase: 'normative',
  sections: 'followed',
  uses: 'followed',
  plural: 'open',
  ambiguities: 'open',
  review: 'open',
};

const control: Roles<'control'> = {
  ...common,
  title: 'normative',
  kind: 'normative',
  products: 'normative',
  references: 'normative',
  status: 'open',
  owner: 'open',
  due: 'open',
  properties: 'open', // what another file says of it; the words that count are in the other fields
  origin: 'open',
  satisfies: 'open',
};

const evidence: Roles<'evidence'> = {
  ...common,
  title: 'normative',
  method: 'normative',
  source: 'normative',
  references: 'normative',
  digest: 'normative',
  collectedOn: 'normative',
  validUntil: 'normative',
  cadenceDays: 'normative',
  result: 'normative',
  collectedBy: 'open',
  supersedes: 'open',
};

const applicability: Roles<'applicability'> = {
  ...common,
  decision: 'normative',
  reason: 'normative',
  subject: 'followed',
  definitions: 'followed',
  obligations: 'followed',
  review: 'open',
};

const gap: Roles<'gap'> = {
  ...common,
  title: 'normative',
  side: 'normative',
  kind: 'normative',
  about: 'followed',
  products: 'normative',
  severity: 'open',
  effort: 'open',
  days: 'open',
  owner: 'open',
  decision: 'open',
  review: 'open',
};

const ask: Roles<'ask'> = {
  ...common,
  title: 'normative',
  position: 'normative',
  reason: 'normative',
  support: 'normative',
  effect: 'normative',
  alternatives: 'normative',
  wording: 'normative',
  provisions: 'followed',
  about: 'followed',
  questions: 'followed',
  history: 'open',
  confidential: 'open',
  owner: 'open',
  outcome: 'open',
  review: 'open',
};

const answer: Roles<'answer'> = {
  ...common,
  status: 'normative',
  reason: 'normative',
  question: 'followed',
  asks: 'followed',
  review: 'open',
};

const question: Roles<'question'> = {
  ...common,
  ...checked,
  asks: 'normative',
  category: 'open',
  number: 'open',
  version: 'followed',
  provision: 'followed',
  page: 'open',
  obligations: 'open',
  definitions: 'open',
};

const penalty: Roles<'penalty'> = {
  ...common,
  ...checked,
  kind: 'normative',
  prohibitedActs: 'normative',
  mentalState: 'normative',
  amount: 'normative',
  amounts: 'normative',
  statute: 'normative',
  authorities: 'open',
  sections: 'followed',
};

/** The kinds that have a fingerprint. */
export const NORMATIVE = {
  obligation,
  definition,
  control,
  evidence,
  applicability,
  gap,
  ask,
  answer,
  question,
  penalty,
} as const satisfies { readonly [K in Kind]?: Roles<K> };

/** Parts of one claim of a control, `satisfies[]`; reviewed together with the control. */
export const CLAIM: Readonly<Record<keyof FieldsOf<'control'>['satisfies'][number], FieldRole>> = {
  relation: 'normative',
  covers: 'normative',
  part: 'normative',
  rationale: 'normative',
  obligation: 'followed',
  evidence: 'followed',
  review: 'open',
};

/**
 * Keys inside a normative value that say how it was checked, who judged or (`base` of proposed wording) against which
 * text it was written, and so are no part of it.
 */
export const NOT_NORMATIVE_INSIDE: ReadonlySet<string> = new Set(['verification', 'sources', 'note', 'base']);

export type FingerprintedKind = keyof typeof NORMATIVE;

/** The names of the normative fields of a kind, in the order in which changes are shown. */
export function getNormativeFields(roles: Readonly<Record<string, FieldRole>>): readonly string[] {
  return Object.keys(roles).filter((name) => roles[name] === 'normative');
}
