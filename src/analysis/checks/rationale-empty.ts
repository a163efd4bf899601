/** Rationales that say nothing: no word at all, or only one that stands for what is still to be written. */
import type { TraceChecks } from '../../model/trace-policy.ts';
import type { Graded } from './graded.ts';
import { isPlaceholder, type Rationale } from './rationale-words.ts';

/** A finding for each mapping whose rationale is a placeholder. A rationale that is not there is a schema error. */
export function findEmptyRationales(
  rationales: readonly Rationale[],
  { placeholders }: TraceChecks,
): Graded[] {
  return rationales
    .filter(({ words }) => isPlaceholder(words, placeholders))
    .map(({ control, obligation, path }) => ({
      code: 'mapping/rationale-empty',
      object: control,
      path,
      message: `The rationale for "${obligation}" does not say why this control does that.`,
      hint: 'Say in a sentence what the control does and how that meets the duty, so that a reviewer can agree or not.',
    }));
}
