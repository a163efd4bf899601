/** Risks whose acceptance is over on the as-of day: the gap is open again, and the file still says accepted. */
import type { Content } from '../../model/content.ts';
import { toLongDay } from '../../text/day.ts';
import type { Graded } from './graded.ts';

/** A finding for each active gap whose risk was accepted until a day before `asOf`. */
export function findEndedAcceptances(content: Content, asOf: string): Graded[] {
  return content
    .list('gap')
    .filter(({ fields }) => fields.state === 'active' && fields.decision.state === 'accepted-risk')
    .flatMap((gap): Graded[] => {
      const { until, by } = gap.fields.decision;
      if (until === undefined || until >= asOf) return [];
      return [
        {
          code: 'gap/acceptance-ended',
          object: gap,
          path: ['decision', 'until'],
          message: `${by} accepted this risk until ${toLongDay(until)}, which is before ${toLongDay(asOf)}: the gap is open.`,
          hint: 'Decide again: a new "on" and "until" by whoever may accept it, or "state: open" or "planned".',
        },
      ];
    });
}
