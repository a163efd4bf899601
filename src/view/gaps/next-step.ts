/**
 * What somebody would do next about a gap, as one sentence with a command or a file where there is one. Follows from
 * its kind, its decision and the conditions of coverage that are not met; a suggestion, and nothing that is stored.
 */
import type { Condition, Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { capitalize } from '../labels.ts';

/** The sentence; for settled gaps that there is nothing to do. */
export function toNextStep(corpus: Corpus, gap: Gap): string {
  const { decision } = gap;
  if (decision.state === 'closed') return 'Nothing: it is closed.';
  if (decision.state === 'accepted-risk')
    return `Nothing until ${decision.until ? toLongDay(decision.until) : 'further notice'}: ${decision.by ?? 'somebody'} accepted the risk.`;
  const step = toStep(corpus, gap);
  return gap.owner ? step : `Name an owner. Then: ${step.charAt(0).toLowerCase()}${step.slice(1)}`;
}

function toStep(corpus: Corpus, gap: Gap): string {
  const { lapsed, state, by } = gap.decision;
  if (lapsed) return `Decide again: write a new decision in ${toGapFile(corpus, gap)}.`;
  if (state === 'planned') return `Carry out the plan${by ? ` of ${by}` : ''}, then review what it changed.`;
  if (gap.side === 'rule')
    return `Decide what to ask the agency for, or accept it: write the decision in ${toGapFile(corpus, gap)}.`;
  return findCoverage(corpus, gap)
    ? toCoverageStep(corpus, gap)
    : `Plan it, accept it or close it: write the decision in ${toGapFile(corpus, gap)}.`;
}

/** The file that holds the decision, or is to hold it. */
export function toGapFile(corpus: Corpus, gap: Gap): string {
  const authored = gap.authored ? corpus.content.getByKey(gap.authored) : undefined;
  return `content/${authored?.file ?? `provider/gaps/${gap.id}.md`}`;
}

function findCoverage(corpus: Corpus, gap: Gap): readonly Condition[] | undefined {
  const [key] = gap.about;
  return gap.id.startsWith('coverage.') && key ? corpus.coverage?.get(key)?.because : undefined;
}

function toCoverageStep(corpus: Corpus, gap: Gap): string {
  const unmet = (findCoverage(corpus, gap) ?? []).filter(({ met }) => !met);
  const id = gap.about[0] ? corpus.content.getByKey(gap.about[0])?.id : gap.id;
  switch (gap.kind) {
    case 'missing':
      return `Name a control that does it: npx rulemark new control <id>, with ${id} under "satisfies".`;
    case 'unassessed':
      return `Have somebody review the claim that ${findControlTitle(corpus, unmet)} satisfies it: npx rulemark review.`;
    case 'planned':
      return `Bring ${findControlTitle(corpus, unmet)} into force and mark it implemented.`;
    case 'evidence':
      return `Renew the evidence: ${toUnmet(unmet, 'evidence')}.`;
    default:
      return `Close what is short: ${toUnmet(unmet)}.`;
  }
}

function findControlTitle(corpus: Corpus, conditions: readonly Condition[]): string {
  const objects = conditions.flatMap(({ about }) => about.map((key) => corpus.content.getByKey(key)));
  const control = objects.find((object): object is RuleObject<'control'> => object?.type === 'control');
  return control ? `"${control.fields.title}"` : 'a control';
}

function toUnmet(conditions: readonly Condition[], code?: string): string {
  const found = conditions.find((condition) => code === undefined || condition.code === code);
  return found ? found.text.replace(/\.$/, '') : 'what its coverage says';
}

/** The comment window of the rule as a label; a closed one changes nothing else. */
export function toWindowLabel(corpus: Corpus, gap: Gap): string | undefined {
  const home = gap.about.map((key) => corpus.content.getByKey(key)).find((object) => object?.home)?.home;
  const rule = home === undefined ? undefined : corpus.content.get('rule', '', home);
  if (!rule) return undefined;
  const { deadlines, latest } = corpus.getRuleState(rule);
  const window = deadlines.find(
    ({ event: { fields } }) =>
      (fields.type === 'comments-close' || fields.type === 'comments-extended') &&
      fields.version === latest?.id,
  );
  if (!window) return undefined;
  const day = toLongDay(window.event.fields.date);
  return capitalize(
    window.state === 'closed' ? `comment period closed on ${day}` : `comment period closes on ${day}`,
  );
}
