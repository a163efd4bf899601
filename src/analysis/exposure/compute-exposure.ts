/**
 * How much breach of an obligation could cost, as a band and not as false precision: 3 where civil and
 * criminal penalties attach, 2 where any other penalty does, 1 where none is stated. No sums here: those stand with
 * their year and source in the penalty.
 */
import type { Exposure } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { resolveReference } from '../links/resolve-links.ts';

/** The exposure of one obligation. */
export function computeExposure(content: Content, obligation: RuleObject<'obligation'>): Exposure {
  const { penalties } = obligation.fields;
  if (!Array.isArray(penalties))
    return { band: 1, because: `no penalty stated: ${penalties.noneStated}`, penalties: [] };
  const found = penalties.flatMap((id) => {
    const resolution = resolveReference(content, 'penalty', id, obligation.home, false);
    if (resolution.kind !== 'found' || resolution.object.fields.state !== 'active') return [];
    return [resolution.object as RuleObject<'penalty'>];
  });
  const kinds = new Set(found.map((penalty) => penalty.fields.kind));
  const band = kinds.has('civil') && kinds.has('criminal') ? 3 : kinds.size > 0 ? 2 : 1;
  const named = found.map((penalty) => penalty.fields.title).join('; ');
  return {
    band,
    because: named || 'its penalties could not be read',
    penalties: found.map(({ key }) => key),
  };
}
