/**
 * Evidence that mappings rely on and that shows nothing on the as-of day: past its last day, failed, or never
 * gathered. One finding a piece of evidence, at the field that says so, with the mappings that rely on it. What was
 * superseded by the day, and mappings that claim nothing yet, are left out.
 */
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { toLongDay } from '../../text/day.ts';
import { followEvidence, getEvidenceState, getLastDay, indexEvidence } from '../coverage/judge-evidence.ts';
import type { Graded } from './graded.ts';

type Evidence = RuleObject<'evidence'>;
interface Use {
  readonly control: RuleObject<'control'>;
  readonly obligation: string;
  readonly path: ValuePath;
}

/** A finding for each piece of evidence that is relied on and does not hold, in order of the content. */
export function findFailingEvidence(content: Content, asOf: string): Graded[] {
  const uses = collectUses(content, asOf);
  return content.list('evidence').flatMap((evidence): Graded[] => {
    const users = uses.get(evidence.key);
    const trouble = users && findTrouble(evidence, asOf);
    if (!trouble) return [];
    const names = [...new Set(users.map(({ control, obligation }) => `${control.id}@${obligation}`))];
    const shown = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
    const related = users.map(({ control, path }) => ({ object: control, path }));
    const message = `${trouble.what}, and ${names.length === 1 ? 'a mapping relies' : `${names.length} mappings rely`} on it: ${shown}.`;
    const { code, path, hint } = trouble;
    return [{ code, path, hint, message, object: evidence, related }];
  });
}

function findTrouble(
  evidence: Evidence,
  asOf: string,
): (Pick<Graded, 'code' | 'path' | 'hint'> & { readonly what: string }) | undefined {
  const { fields, id } = evidence;
  switch (getEvidenceState(evidence, asOf)) {
    case 'expired':
      return {
        code: 'evidence/expired',
        path: [fields.validUntil === undefined ? 'cadenceDays' : 'validUntil'],
        what: `This evidence counted until ${toLongDay(getLastDay(fields) ?? asOf)}`,
        hint: `Gather it again as a new file with "supersedes: ${id}".`,
      };
    case 'failing':
      return {
        code: 'evidence/failing',
        path: ['result'],
        what: 'This evidence failed',
        hint: `Mend what it found, gather it again as a new file with "supersedes: ${id}", or set the control to partial.`,
      };
    case 'not-run':
      return {
        code: 'evidence/not-run',
        path: ['result'],
        what: 'This evidence was never gathered',
        hint: 'Gather it and write down the result and "collectedOn", or take it out of the mappings.',
      };
    default:
      return undefined;
  }
}

/** Who relies on which piece, after what superseded it; a control that is only planned relies on nothing yet. */
function collectUses(content: Content, asOf: string): ReadonlyMap<ObjectKey, readonly Use[]> {
  const index = indexEvidence(content, asOf);
  const uses = new Map<ObjectKey, Use[]>();
  for (const control of content.list('control')) {
    const { state, status, satisfies } = control.fields;
    if (state !== 'active' || status === 'planned' || status === 'not-applicable') continue;
    satisfies.forEach(({ relation, review, evidence = [], obligation }, at) => {
      if (relation === 'no-match' || relation === 'conflicts' || isRetired(review, asOf)) return;
      evidence.forEach((id, place) => {
        const use = { control, obligation, path: ['satisfies', at, 'evidence', place] };
        for (const { key } of followEvidence(index, id)) {
          const known = uses.get(key) ?? [];
          // Two ids of one mapping may lead to one piece: the later is the nearer.
          const others = known.filter((one) => one.control !== control || one.path[1] !== at);
          uses.set(key, [...others, use]);
        }
      });
    });
  }
  return uses;
}

function isRetired(
  review: RuleObject<'control'>['fields']['satisfies'][number]['review'],
  asOf: string,
): boolean {
  return review?.decision === 'retired' && review.on <= asOf;
}
