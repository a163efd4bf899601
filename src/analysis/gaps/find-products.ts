/**
 * Which of the provider's products a gap touches. In: its own `products`, the controls it is about, the obligations it
 * is about. Out: ids in the provider's order. What its file names wins; then the products of the controls it is about;
 * else every product that the rule reaches, as decisions on applicability say. A product nobody decided on is reached,
 * because nothing is out of scope by default.
 */
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { resolveReference } from '../links/resolve-links.ts';

export interface ProductReach {
  /** All products in order, with their titles. */
  readonly products: readonly { readonly id: string; readonly title: string }[];
  /** The products that something touches, given what it is about. */
  find(named: readonly string[] | undefined, about: readonly RuleObject[]): readonly string[];
}

interface Decided {
  /** Products decided out for everything. */
  readonly out: ReadonlySet<string>;
  /** Products in for some obligations only, and for which. */
  readonly limited: ReadonlyMap<string, ReadonlySet<ObjectKey>>;
  /** Products out for some obligations only. */
  readonly spared: ReadonlyMap<string, ReadonlySet<ObjectKey>>;
}

/** The products of the content with what was decided on them by a day. */
export function findProductReach(content: Content, asOf: string): ProductReach {
  const provider = content.list('provider').find(({ fields }) => fields.state === 'active');
  const products = provider?.fields.products ?? [];
  const decided = collectDecisions(content, asOf);
  const known = new Map<string, readonly string[]>();
  const sort = (ids: ReadonlySet<string>) => products.map(({ id }) => id).filter((id) => ids.has(id));
  return {
    products,
    find(named, about) {
      if (named) return sort(new Set(named));
      const controls = about.flatMap((object) =>
        object.type === 'control' ? ((object as RuleObject<'control'>).fields.products ?? []) : [],
      );
      if (controls.length > 0) return sort(new Set(controls));
      const keys = about.filter(({ type }) => type === 'obligation').map(({ key }) => key);
      const name = keys.join(' ');
      const found =
        known.get(name) ?? products.map(({ id }) => id).filter((id) => isReached(decided, id, keys));
      known.set(name, found);
      return found;
    },
  };
}

function isReached({ out, limited, spared }: Decided, product: string, keys: readonly ObjectKey[]): boolean {
  if (out.has(product)) return false;
  const only = limited.get(product);
  const not = spared.get(product);
  if (keys.length === 0) return true;
  return keys.some((key) => (only?.has(key) ?? true) && !not?.has(key));
}

/** Decisions that people accepted by that day; an open or rejected one leaves the product in. */
function collectDecisions(content: Content, asOf: string): Decided {
  const out = new Set<string>();
  const limited = new Map<string, Set<ObjectKey>>();
  const spared = new Map<string, Set<ObjectKey>>();
  for (const { fields } of content.list('applicability')) {
    const { subject, decision, obligations, review, state } = fields;
    const isAccepted = review !== undefined && review.on <= asOf && review.decision === 'accepted';
    if (subject.type !== 'product' || subject.id === undefined || state !== 'active' || !isAccepted) continue;
    if (decision === 'out' && !obligations) out.add(subject.id);
    else if (decision === 'out') addKeys(spared, subject.id, findKeys(content, obligations));
    else if (obligations) addKeys(limited, subject.id, findKeys(content, obligations));
  }
  return { out, limited, spared };
}

function addKeys(map: Map<string, Set<ObjectKey>>, id: string, keys: readonly ObjectKey[]): void {
  const set = map.get(id) ?? new Set();
  for (const key of keys) set.add(key);
  map.set(id, set);
}

function findKeys(content: Content, ids: readonly string[] = []): ObjectKey[] {
  return ids.flatMap((id) => {
    const resolution = resolveReference(content, 'obligation', id, '', false);
    return resolution.kind === 'found' ? [resolution.object.key] : [];
  });
}
