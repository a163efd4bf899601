/**
 * Which version a new ask speaks to, and where in it: the latest that is open for comment on the day; where none is,
 * the last that was or could have been. In: a gap. Out: version, period, and the provisions that what the gap is about
 * cites in it, each with the objects that cite it. Text is never made up: a version without text here is passed over.
 */
import { type CommentPeriod, getVersionPeriod, isOpen } from '../../analysis/filing/find-period.ts';
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { compareNatural } from '../../text/natural-order.ts';

/** What a gap is about and the law says somewhere. */
export type Stated = RuleObject<'obligation'> | RuleObject<'definition'> | RuleObject<'penalty'>;

export interface Target {
  readonly version: RuleObject<'version'>;
  readonly period: CommentPeriod;
  /** Where it stands, in natural order; empty when nothing that the gap is about stands in a version. */
  readonly provisions: readonly { readonly provision: string; readonly by: readonly Stated[] }[];
}

/** Stages on which an agency takes comments. */
const COMMENTED: ReadonlySet<string> = new Set(['anprm', 'nprm', 'interim-final']);

/** The target; undefined where no version of a rule had been published by the day. */
export function chooseTarget(corpus: Corpus, gap: Gap): Target | undefined {
  const about = gap.about.flatMap((key) => corpus.content.getByKey(key) ?? []);
  const home = about.find((object) => object.home !== '')?.home ?? corpus.firstRule?.id ?? '';
  const stated = about.filter((object) => object.home === home).filter(isStated);
  const known = findVersions(corpus, home);
  const standing = known.filter(({ version }) =>
    stated.some(({ fields }) => (fields.sections?.[version.id] ?? []).length > 0),
  );
  const [chosen] = rank(standing.length > 0 ? standing : known);
  return chosen && { ...chosen, provisions: findProvisions(stated, chosen.version.id) };
}

type Known = Pick<Target, 'version' | 'period'>;

/** Versions that were out by the day, newest first. */
function findVersions(corpus: Corpus, home: string): Known[] {
  const order = corpus.content.get('rule', '', home)?.fields.versions ?? [];
  return order
    .flatMap((id) => corpus.content.get('version', home, id) ?? [])
    .filter(({ fields }) => fields.stage !== 'hypothetical' && fields.published <= corpus.asOf.day)
    .map((version) => ({ version, period: getVersionPeriod(corpus, version) }))
    .toReversed();
}

/** Open ones first, then those that take comments, then the rest; each group newest first. */
function rank(known: readonly Known[]): readonly Known[] {
  const toRank = ({ version, period }: Known) =>
    isOpen(period) ? 0 : COMMENTED.has(version.fields.stage) ? 1 : 2;
  return known.toSorted((a, b) => toRank(a) - toRank(b));
}

function findProvisions(stated: readonly Stated[], version: string): Target['provisions'] {
  const by = new Map<string, Stated[]>();
  for (const object of stated)
    for (const provision of object.fields.sections?.[version] ?? [])
      by.set(provision, [...(by.get(provision) ?? []), object]);
  return [...by]
    .map(([provision, objects]) => ({ provision, by: objects }))
    .toSorted((a, b) => compareNatural(a.provision, b.provision));
}

function isStated(object: RuleObject): object is Stated {
  return object.type === 'obligation' || object.type === 'definition' || object.type === 'penalty';
}
