/**
 * Obligations whose breach leads nowhere: every penalty they name is a draft or retired, or the reason why none is
 * stated says nothing. That the field is there at all is held by the schema. Kinds that bind nobody have no breach.
 */
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { getTraceChecks, TRACE_DEFAULTS } from '../../model/trace-policy.ts';
import { resolveReference } from '../links/resolve-links.ts';
import type { Graded } from './graded.ts';
import { isPlaceholder } from './rationale-words.ts';

/** A finding for each active obligation of a kind that binds, without a penalty that counts or a reason. */
export function findPenaltyGaps(content: Content): Graded[] {
  const { trace } = content.settings;
  const { placeholders } = getTraceChecks(trace);
  const binds: readonly string[] = trace.binds ?? TRACE_DEFAULTS.binds;
  return content
    .list('obligation')
    .filter(({ fields }) => fields.state === 'active' && binds.includes(fields.kind))
    .flatMap((obligation): Graded[] => {
      const trouble = findTrouble(content, obligation, placeholders);
      if (!trouble) return [];
      return [{ code: 'obligation/no-penalty-path', object: obligation, ...trouble }];
    });
}

function findTrouble(
  content: Content,
  { fields: { penalties }, home }: RuleObject<'obligation'>,
  placeholders: readonly string[],
): Pick<Graded, 'path' | 'message' | 'hint'> | undefined {
  if (!Array.isArray(penalties)) {
    if (!isPlaceholder(penalties.noneStated, placeholders)) return undefined;
    return {
      path: ['penalties', 'noneStated'],
      message: '"noneStated" does not say why no penalty attaches to this duty.',
      hint: 'Say where one looked and why breach costs nothing, or name the penalty.',
    };
  }
  const found = penalties.flatMap((id) => {
    const resolution = resolveReference(content, 'penalty', id, home, false);
    return resolution.kind === 'found' ? [resolution.object] : [];
  });
  // A reference that leads nowhere, or to what is retired, is the link check's to report.
  if (found.length < penalties.length || found.some(({ fields }) => fields.state !== 'draft'))
    return undefined;
  return {
    path: ['penalties'],
    message: `Every penalty of this duty is a draft: ${found.map(({ id }) => id).join(', ')}.`,
    hint: 'Finish one and set "state: active", or write "noneStated" with the reason.',
  };
}
