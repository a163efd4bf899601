/**
 * The decisions that people keep on what became of single provisions between two versions, as a comparison takes
 * them. Drafts and retired files do not count. In: the content and two versions. Out: files in the order of their ids,
 * decisions in the order in which they stand.
 */
import type { Decided } from '../../model/comparison.ts';
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';

type Version = RuleObject<'version'>;
export type Succession = RuleObject<'succession'>;
export type SuccessionDecision = Succession['fields']['decisions'][number];

/** The files that count from one version to another; usually one, or none. */
export function findSuccessions(content: Content, old: Version, fresh: Version): readonly Succession[] {
  return content
    .list('succession', old.home)
    .filter(({ fields }) => fields.state === 'active' && fields.from === old.id && fields.to === fresh.id);
}

/** All their decisions, in order. */
export function getDecisions(successions: readonly Succession[]): readonly SuccessionDecision[] {
  return successions.flatMap(({ fields }) => fields.decisions);
}

/** The decisions as a comparison takes them; undefined where there are none. */
export function toDecided(decisions: readonly SuccessionDecision[]): Decided | undefined {
  if (decisions.length === 0) return undefined;
  const of = (wanted: SuccessionDecision['decision']) =>
    decisions.filter(({ decision }) => decision === wanted);
  return { confirmed: of('confirmed'), rejected: of('rejected') };
}

/** True for a pair that the tool wrote because it was certain, and that nobody has made a decision of their own. */
export function isByTool({ method }: Pick<SuccessionDecision, 'method'>): boolean {
  return method !== undefined;
}
