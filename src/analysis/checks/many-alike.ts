/**
 * One control mapped to many obligations that does not say of each why: the policy document that everything is
 * pointed at. Two rationales are alike when they differ in nothing but the name of the obligation.
 */
import type { TraceChecks } from '../../model/trace-policy.ts';
import type { Graded } from './graded.ts';
import type { Rationale } from './rationale-words.ts';

/** A finding for each control mapped to more obligations than allowed while some of its rationales are alike. */
export function findManyAlike(rationales: readonly Rationale[], { manyMappings }: TraceChecks): Graded[] {
  const byControl = Map.groupBy(rationales, ({ control }) => control);
  return [...byControl].flatMap(([control, own]): Graded[] => {
    const count = new Set(own.map(({ obligation }) => obligation)).size;
    const alike = findAlike(own);
    if (count <= manyMappings || alike.length === 0) return [];
    const names = alike.map(({ obligation }) => obligation);
    const shown = names.slice(0, 4).join(', ');
    return [
      {
        code: 'mapping/many-alike',
        object: control,
        path: ['satisfies'],
        part: 'key',
        message: `This control is mapped to ${count} obligations, and ${names.length} of its rationales say the same: ${shown}${names.length > 4 ? ' …' : ''}.`,
        hint: `Above ${manyMappings} obligations each needs a rationale of its own. Say of each what the control does for it, or drop the mappings that nobody can explain.`,
        related: alike.map(({ path }) => ({ object: control, path })),
      },
    ];
  });
}

/** Rationales that some other one of the list equals. */
function findAlike(rationales: readonly Rationale[]): readonly Rationale[] {
  const groups = Map.groupBy(rationales, ({ own }) => own);
  return rationales.filter(({ own }) => (groups.get(own)?.length ?? 0) > 1);
}
