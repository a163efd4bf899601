/**
 * Obligations that are not covered, as grave as the trace policy says for their kind and the stage of their rule: a
 * note at an advance notice, an error once final. A gap whose risk somebody accepted, still on the as-of day, is
 * decided and not reported.
 */
import type { Coverage } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';

const STATES = {
  partial: 'is covered only in part',
  unknown: 'is claimed by controls, but no claim was accepted as it stands',
  planned: 'has only planned controls',
  none: 'has no control',
} as const;

/** A finding for each obligation that the policy does not leave alone, in order of the content. */
export function findUncovered(
  content: Content,
  coverage: ReadonlyMap<ObjectKey, Coverage>,
  asOf: string,
): Finding[] {
  const accepted = findAccepted(content, asOf);
  return [...coverage].flatMap(([key, { state, uncovered, because, stage }]): Finding[] => {
    const severity = uncovered.gravity;
    if (severity === 'off' || state === 'covered' || state === 'not-applicable') return [];
    const obligation = content.getByKey(key) as RuleObject<'obligation'>;
    const { id, home } = obligation;
    if (accepted.has(`coverage.${id}`) || accepted.has(`coverage.${home}.${id}`)) return [];
    const reason = because.find(({ met }) => !met)?.text;
    return [
      {
        code: 'obligation/uncovered',
        severity,
        object: obligation,
        path: ['title'],
        message:
          `"${obligation.id}" ${STATES[state]}${stage ? `, and its rule is at the stage ${stage}` : ''}. ${reason ? `First reason: ${reason}.` : ''}`.trim(),
        hint: `\`rulemark why ${obligation.id}\` shows every condition and what to do next.`,
      },
    ];
  });
}

/** Ids of computed gaps whose risk is accepted on the day. */
function findAccepted(content: Content, asOf: string): ReadonlySet<string> {
  const gaps = content.list('gap').filter(({ fields: { state, decision } }) => {
    const holds = (decision.on ?? asOf) <= asOf && (decision.until ?? asOf) >= asOf;
    return state === 'active' && decision.state === 'accepted-risk' && holds;
  });
  return new Set(gaps.map(({ id }) => id));
}
