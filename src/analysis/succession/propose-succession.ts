/**
 * The proposals between two versions of a rule, and which of them the tool may write by itself. In: the content and
 * two versions with official text. Out: proposals with the ledger; new decisions of certainty only. What is certain is
 * looked for until nothing new is found, so that a second run finds nothing.
 */
import type { Ledger } from '../../model/comparison.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { type BothTexts, compareDecided, readTexts } from '../comparison/compare-versions.ts';
import { findProposals, type Proposal } from './find-proposals.ts';
import {
  findSuccessions,
  getDecisions,
  type Succession,
  type SuccessionDecision,
} from './find-successions.ts';

type Version = RuleObject<'version'>;

export interface SuccessionState {
  readonly old: Version;
  readonly new: Version;
  /** The files that count; the first is the one that is written to. */
  readonly files: readonly Succession[];
  readonly proposals: readonly Proposal[];
  readonly ledger: Ledger;
}

/** What became of each provision, as far as it is known. Both versions must hold official text. */
export function proposeSuccession(
  content: Content,
  getProvisions: GetProvisions,
  old: Version,
  fresh: Version,
): SuccessionState {
  const files = findSuccessions(content, old, fresh);
  const texts = readBoth(content, getProvisions, old, fresh);
  return { old, new: fresh, files, ...propose(content, old.home, texts, getDecisions(files)) };
}

/** What is certain and stands in no file yet, in the order of the new version. */
export function findCertainties(
  content: Content,
  getProvisions: GetProvisions,
  { old, new: fresh, files }: SuccessionState,
): readonly SuccessionDecision[] {
  const texts = readBoth(content, getProvisions, old, fresh);
  const known = getDecisions(files);
  const added: SuccessionDecision[] = [];
  for (;;) {
    const { proposals, order } = propose(content, old.home, texts, [...known, ...added]);
    const certain = proposals.filter(({ standing }) => standing === 'certain').map(({ change }) => change);
    if (certain.length === 0) return added;
    const sorted = certain.sort((a, b) => order.get(a)! - order.get(b)!);
    added.push(...sorted.map(toDecision));
  }
}

function propose(content: Content, rule: string, texts: BothTexts, decisions: readonly SuccessionDecision[]) {
  const { changes, ledger } = compareDecided(content, rule, texts, decisions);
  const order = new Map(changes.map((change, at) => [change, at]));
  return { proposals: findProposals(changes, texts, decisions), ledger, order };
}

function readBoth(content: Content, getProvisions: GetProvisions, old: Version, fresh: Version): BothTexts {
  return [readTexts(content, getProvisions, old), readTexts(content, getProvisions, fresh)];
}

/** The pair is certain; what it means in law is for a person to say. */
function toDecision({ operations, from, to, method, score }: Proposal['change']): SuccessionDecision {
  return {
    operations: [...operations],
    from: [...from],
    to: [...to],
    decision: 'confirmed',
    effect: 'unknown',
    method: method as NonNullable<SuccessionDecision['method']>,
    score: Math.round(score * 1000) / 1000,
  };
}
