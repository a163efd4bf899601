/**
 * Whether the instruments under a duty still stand on a day. A duty falls when every executive order it rests
 * on is revoked; statutes alone carry it only where no order is named, because a statute that lets an agency
 * act does not oblige anybody by itself.
 */
import type { Footing } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import type { AuthorityStatus } from '../../model/words.ts';
import { resolveReference } from '../links/resolve-links.ts';

/** The status of an authority on a day, and since when; unknown before its first entry. */
export function getAuthorityStatus(
  authority: RuleObject<'authority'>,
  asOf: string,
): { status: AuthorityStatus; since: string } {
  const past = authority.fields.history.filter(({ on }) => on <= asOf).sort((a, b) => (a.on < b.on ? -1 : 1));
  const last = past.at(-1);
  return last ? { status: last.status, since: last.on } : { status: 'unknown', since: asOf };
}

/** The authorities that bear a thing: executive orders where any is named, else all that are named. */
export function findBearing(authorities: Footing['authorities']): Footing['authorities'] {
  const orders = authorities.filter(({ authority }) => authority.fields.type === 'executive-order');
  return orders.length > 0 ? orders : authorities;
}

/** True for a status that bears nothing any more. */
export function isFallen(status: AuthorityStatus): boolean {
  return status === 'revoked' || status === 'expired';
}

/** What the named authorities are and whether the thing resting on them stands. */
export function computeFooting(
  content: Content,
  ids: readonly string[],
  home: string,
  asOf: string,
): Footing {
  const authorities = ids.flatMap((id) => {
    const resolution = resolveReference(content, 'authority', id, home, false);
    if (resolution.kind !== 'found') return [];
    const authority = resolution.object as RuleObject<'authority'>;
    return [{ authority, ...getAuthorityStatus(authority, asOf) }];
  });
  const bearing = findBearing(authorities);
  const fallen = bearing.filter(({ status }) => isFallen(status)).length;
  if (bearing.length === 0) return { state: 'none-stated', authorities };
  return {
    state: fallen === 0 ? 'standing' : fallen === bearing.length ? 'fallen' : 'partly-fallen',
    authorities,
  };
}
