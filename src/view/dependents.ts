/** What falls if an authority falls: the obligations that rest on it alone, and those that rest on more. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';

export interface Dependents {
  /** Would have no standing authority left. */
  readonly alone: readonly RuleObject<'obligation'>[];
  readonly shared: readonly RuleObject<'obligation'>[];
}

/** The obligations that name the authority, parted by whether another one would still carry them. */
export function toDependents(corpus: Corpus, authority: RuleObject<'authority'>): Dependents {
  const users = corpus.findUsers('obligation', authority.key);
  const isAlone = (obligation: RuleObject<'obligation'>) => {
    const named = corpus.getFooting(obligation).authorities;
    const orders = named.filter((entry) => entry.authority.fields.type === 'executive-order');
    const bearing = orders.length > 0 ? orders : named;
    if (!bearing.some((entry) => entry.authority.key === authority.key)) return false;
    return bearing.every(
      (entry) =>
        entry.authority.key === authority.key || entry.status === 'revoked' || entry.status === 'expired',
    );
  };
  return { alone: users.filter(isAlone), shared: users.filter((obligation) => !isAlone(obligation)) };
}
