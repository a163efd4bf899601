/** The filters and scenarios of `rulemark gaps`, held against the content, so that a slip is told and not an empty list. */
import type { GapSide, Scenario } from '../src/model/answers.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import { findClosest } from '../src/text/closest.ts';
import { isBelow } from '../src/view/gaps/gap-sections.ts';
import { type GapFilter, type GroupBy, NOBODY } from '../src/view/gaps/select-gaps.ts';
import { type StateOptions, UsageError } from './context.ts';

export interface GapOptions extends StateOptions {
  readonly owner?: string;
  readonly state?: string;
  readonly side?: GapSide;
  readonly kind?: string;
  readonly section?: string;
  readonly product?: string;
  readonly groupBy?: GroupBy;
  readonly ifFalls?: string;
  readonly withoutProduct?: readonly string[];
  readonly top?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly md?: boolean;
  readonly xlsx?: string;
  readonly replace?: boolean;
}

/** The filter; throws a usage error for an owner, kind, section or product that is nowhere. */
export function toFilter(corpus: Corpus, options: GapOptions): GapFilter {
  const { owner, state, side, kind, section, product } = options;
  const gaps = corpus.gaps ?? [];
  if (corpus.gaps) {
    const owners = gaps.flatMap((gap) => gap.owner ?? []);
    if (owner !== undefined) checkName('owner of a gap', owner, [...owners, NOBODY], true);
    if (kind !== undefined)
      checkName(
        'kind of a gap here',
        kind,
        gaps.map((gap) => gap.kind),
      );
    if (product !== undefined) checkProduct(corpus, product);
    if (section !== undefined) checkSection(corpus, section);
  }
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(state === undefined ? {} : { state }),
    ...(side === undefined ? {} : { side }),
    ...(kind === undefined ? {} : { kind }),
    ...(section === undefined ? {} : { section }),
    ...(product === undefined ? {} : { product }),
  };
}

/** The scenario, or undefined where none is asked for. */
export function toScenario(corpus: Corpus, { ifFalls, withoutProduct }: GapOptions): Scenario | undefined {
  if (ifFalls === undefined && withoutProduct === undefined) return undefined;
  if (!corpus.gaps) return {};
  for (const id of withoutProduct ?? []) checkProduct(corpus, id);
  return {
    ...(ifFalls === undefined ? {} : { authority: findAuthority(corpus, ifFalls).key }),
    ...(withoutProduct === undefined ? {} : { products: withoutProduct }),
  };
}

/** An authority by its id, an id with its rule, or a way it is cited: "eo-13984", "E.O. 13984". */
function findAuthority(corpus: Corpus, name: string): RuleObject<'authority'> {
  const all = corpus.content.list('authority');
  const wanted = fold(name);
  const found = all.filter(
    ({ id, home, fields }) =>
      id === name ||
      `${home}/${id}` === name ||
      [fields.title, fields.citation, ...(fields.aliases ?? [])].some((words) => fold(words) === wanted),
  );
  const [first, ...rest] = found;
  if (first && rest.length === 0) return first;
  if (first)
    throw new UsageError(
      `Several rules have the authority "${name}". Say which: ${found.map(({ home, id }) => `${home}/${id}`).join(', ')}.`,
    );
  const ids = all.map(({ id }) => id);
  throw new UsageError(`There is no authority "${name}". ${suggest(name, ids)}`);
}

function checkProduct(corpus: Corpus, id: string): void {
  const products = corpus.content.list('provider')[0]?.fields.products ?? [];
  checkName(
    'product in provider.md',
    id,
    products.map((product) => product.id),
  );
}

/** A usage error for a section that no version has. */
export function checkSection(corpus: Corpus, section: string): void {
  const places = (['obligation', 'definition'] as const).flatMap((kind) =>
    corpus.content
      .list(kind)
      .flatMap(({ fields }) =>
        Object.entries(fields.sections).flatMap(([version, list]) => list.map((one) => `${version}/${one}`)),
      ),
  );
  const sections = corpus.content.list('section').map(({ id }) => id);
  if ([...sections, ...places].some((place) => isBelow(place, section))) return;
  throw new UsageError(
    `No version has a section "${section}". Write its number as 7.302, or with its version as nprm-2024/7.302.`,
  );
}

/** A usage error for a name that is none of the known ones. */
export function checkName(what: string, value: string, known: readonly string[], folded = false): void {
  const isKnown = folded ? known.some((one) => fold(one) === fold(value)) : known.includes(value);
  if (isKnown) return;
  throw new UsageError(`"${value}" is no ${what}. ${suggest(value, known)}`);
}

function suggest(value: string, known: readonly string[]): string {
  const all = [...new Set(known)].sort();
  const close = findClosest(value, all);
  return `${close ? `Did you mean "${close}"? ` : ''}Known: ${all.join(', ') || 'none'}.`;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
