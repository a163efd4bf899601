/**
 * Obligations as other people's scripts read them (`rulemark list obligations --json`, `graph.json`). The keys
 * `id kind title bearers deadline sections verification coverage penalties authorities` are a contract.
 */
import type { Footing } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Verification } from '../../model/words.ts';
import { toSentence } from '../../view/sentence.ts';
import { getObjectVerification } from '../../view/verification.ts';
import { type CoverageJson, toCoverageJson } from './coverage.ts';

export interface ObligationJson {
  readonly id: string;
  readonly rule: string;
  readonly kind: string;
  readonly title: string;
  readonly sentence: string;
  readonly bearers: readonly string[];
  readonly deadline: RuleObject<'obligation'>['fields']['deadline'];
  /** Version id to provision numbers. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** The weakest of the object's and its fields'. */
  readonly verification: Verification;
  /** Null for audiences that may not know it, and for drafts. */
  readonly coverage: CoverageJson | null;
  readonly penalties: readonly string[];
  readonly authorities: readonly string[];
  readonly footing: Footing['state'];
  readonly state: string;
}

/** One obligation. */
export function toObligationJson(corpus: Corpus, obligation: RuleObject<'obligation'>): ObligationJson {
  const { fields, id, home } = obligation;
  return {
    id,
    rule: home,
    kind: fields.kind,
    title: fields.title,
    sentence: toSentence(corpus, obligation),
    bearers: fields.bearers,
    deadline: fields.deadline,
    sections: fields.sections,
    verification: getObjectVerification(obligation),
    coverage: toCoverageJson(corpus.coverage?.get(obligation.key)),
    penalties: Array.isArray(fields.penalties) ? fields.penalties : [],
    authorities: fields.authorities,
    footing: corpus.getFooting(obligation).state,
    state: fields.state,
  };
}
