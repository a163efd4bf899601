/** Controls that nobody owns: nobody is told when they fail, and nobody renews their evidence. */
import type { Content } from '../../model/content.ts';
import type { Graded } from './graded.ts';
import { foldWords } from './rationale-words.ts';

/** A finding for each active control without an owner; one marked not applicable needs none. */
export function findUnownedControls(content: Content): Graded[] {
  return content
    .list('control')
    .filter(({ fields }) => fields.state === 'active' && fields.status !== 'not-applicable')
    .filter(({ fields }) => foldWords(fields.owner ?? '') === '')
    .map((control) => ({
      code: 'control/no-owner',
      object: control,
      path: control.fields.owner === undefined ? ['status'] : ['owner'],
      part: 'key',
      message: `Nobody owns the control "${control.id}".`,
      hint: 'Add "owner:" with the team or role that runs it.',
    }));
}
