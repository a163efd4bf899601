/**
 * Provisions and topics whose words a sentence uses. In: the index and the words of a sentence. Out: at most one finding
 * of each sort: the best section where it is clearly better than the next one and the sentence has enough of its rare
 * words. The score is the chance of being right as fitted on the sentences of the tuning half (a logistic function of
 * weight, lead and share); it is no measure of how important the section is.
 */
import type { AttributionIndex } from './attribution-index.ts';
import type { Finding, Sentence } from './found-claim.ts';
import type { GroupHit, PassageIndex } from './passage-index.ts';

/** Words of everyday life alone say nothing, however many there are. */
const LEAST_TELLING = 1;
const LEAST_SCORE = 0.25;
/** A long sentence gathers weight by its length; more than this proves no more. */
const MOST_WEIGHT = 4;
const COEFFICIENTS = { base: -5.3, weight: 1.9, lead: 2.5, share: 1 } as const;

/** What the score is computed from; kept apart so that fitting and using agree. */
export interface WordedFacts {
  readonly hit: GroupHit;
  /** Weight in units of the rarest word. */
  readonly weight: number;
  /** How far ahead of the next group, from 0 to 1. */
  readonly lead: number;
  /** How much of the sentence is in the passage, from 0 to 1. */
  readonly share: number;
  /** Words that are not of everyday life. */
  readonly telling: number;
}

/** The section whose words the sentence uses. */
export function findWordedProvisions(index: AttributionIndex, sentence: Sentence): Finding[] {
  const facts = getFacts(index.passages, sentence);
  if (!facts || facts.telling < LEAST_TELLING) return [];
  const provision = index.passageProvisions[facts.hit.passage]!;
  return toFindings(facts, sentence, { kind: 'provision', version: index.version, provision });
}

/** The topic whose words the sentence uses. */
export function findWordedTopics(index: AttributionIndex, sentence: Sentence): Finding[] {
  const facts = getFacts(index.topicPassages, sentence);
  if (!facts || facts.telling < LEAST_TELLING) return [];
  return toFindings(facts, sentence, { kind: 'topic', topic: index.law.topics[facts.hit.group]!.id });
}

/** The best group of a sentence and how good it is; undefined where no word matches. */
function getFacts(passages: PassageIndex, { tokens }: Sentence): WordedFacts | undefined {
  const query = passages.toQuery(tokens);
  const [hit, next] = passages.find(query);
  if (!hit) return undefined;
  return {
    hit,
    weight: hit.weight / passages.rarest,
    lead: 1 - (next?.weight ?? 0) / hit.weight,
    share: query.total === 0 ? 0 : Math.min(1, hit.weight / (query.total * 1.5)),
    telling: passages.countTelling(query, hit.passage),
  };
}

function toFindings(facts: WordedFacts, { start, end }: Sentence, target: Finding['target']): Finding[] {
  const score = toScore(facts);
  return score < LEAST_SCORE ? [] : [{ target, method: 'words', score, start, end }];
}

function toScore({ weight, lead, share }: WordedFacts): number {
  const { base, ...by } = COEFFICIENTS;
  const sum = base + by.weight * Math.min(weight, MOST_WEIGHT) + by.lead * lead + by.share * share;
  return 1 / (1 + Math.exp(-sum));
}
