/**
 * Rationales copied word for word, apart from case and marks: a sign that mappings were made in bulk. The first in
 * order of the content stands; each later one is a finding that points to it. Copies inside one control that is
 * already reported as mapped to many alike are left to that finding.
 */
import type { TraceChecks } from '../../model/trace-policy.ts';
import type { Graded } from './graded.ts';
import { findManyAlike } from './many-alike.ts';
import { isPlaceholder, type Rationale } from './rationale-words.ts';

/** A finding for each rationale that stands in an earlier mapping as well. */
export function findCopiedRationales(rationales: readonly Rationale[], checks: TraceChecks): Graded[] {
  const many = new Set(findManyAlike(rationales, checks).map(({ object }) => object.key));
  const first = new Map<string, Rationale>();
  return rationales.flatMap((rationale): Graded[] => {
    const { control, obligation, path, words } = rationale;
    if (isPlaceholder(words, checks.placeholders)) return [];
    const other = first.get(words);
    if (!other) {
      first.set(words, rationale);
      return [];
    }
    if (other.control.key === control.key && many.has(control.key)) return [];
    const where = other.control.key === control.key ? 'this control' : `"${other.control.id}"`;
    return [
      {
        code: 'mapping/rationale-copied',
        object: control,
        path,
        message: `The rationale for "${obligation}" is word for word the one that ${where} gives for "${other.obligation}".`,
        hint: 'Say what this control does for this duty. If both duties are met in the same way, say what of each.',
        related: [{ object: other.control, path: other.path }],
      },
    ];
  });
}
