/**
 * The path of each provision of a section from the first official version of its rule to the last, along the changes
 * between neighbouring versions. In: the corpus and a section's number. Out: one path for each provision that ends
 * there: in the last version, or where it was dropped; what was merged has several before it. Somebody's guesses and
 * restatements are no steps of it.
 */
import type { Change } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision, toSectionName } from '../../model/section.ts';
import { joinWords } from '../labels.ts';
import { type Place, toChangeAnchor, toPlace } from './change-place.ts';
import { isChanged, toOperationWords } from './change-words.ts';
import { findWithoutText, getPairHref, listVersions, type Pair, toVersionName } from './pairs.ts';

/** What a provision was in one version, and what was done to get there. */
export interface HistoryStep {
  readonly version: string;
  /** Where it stood; empty before it was there and after it was dropped. */
  readonly places: readonly Place[];
  /** "amended", "unchanged", "dropped"; undefined in the first version and where it is not there. */
  readonly what?: string;
  /** The change on the page of the two versions. */
  readonly href?: string;
}

export interface HistoryPath {
  /** How it is called where it was last. */
  readonly name: string;
  readonly steps: readonly HistoryStep[];
}

export interface SectionHistory {
  readonly versions: readonly { readonly name: string; readonly href: string }[];
  /** Paths with a change, in the order of the last version; those that ended before it come last. */
  readonly changed: readonly HistoryPath[];
  /** Provisions that stand word for word as in the first version, in order. */
  readonly unchanged: readonly Place[];
}

type Version = RuleObject<'version'>;

/** A provision that has no successor, and the version it was last in. */
interface End {
  readonly id: string;
  readonly at: number;
}

interface Chain {
  readonly versions: readonly Version[];
  /** For each step between neighbours: the change a provision came from, and the one it went into. */
  readonly into: readonly ReadonlyMap<string, Change>[];
  readonly outOf: readonly ReadonlyMap<string, Change>[];
  /** Ends by every section that their path goes through. */
  readonly ends: ReadonlyMap<string, readonly End[]>;
}

const chains = new WeakMap<Corpus, Map<string, Chain>>();

/** The address of a section's history. */
export function getHistoryHref(rule: string, section: string): string {
  return `/rules/${rule}/history/${toSectionName(section)}/`;
}

/** All sections that have a history, with the last step of their address; empty below two official versions. */
export function listHistories(
  corpus: Corpus,
  rule: RuleObject<'rule'>,
): { readonly number: string; readonly name: string }[] {
  return [...getChain(corpus, rule).ends.keys()].map((number) => ({ number, name: toSectionName(number) }));
}

/** The history of a section; undefined where fewer than two official versions of the rule are here. */
export function toSectionHistory(
  corpus: Corpus,
  rule: RuleObject<'rule'>,
  section: string,
): SectionHistory | undefined {
  const chain = getChain(corpus, rule);
  const ends = chain.ends.get(section);
  if (!ends) return undefined;
  const paths = ends.map((end) => toPath(chain, end));
  const isPlain = ({ steps }: HistoryPath) =>
    steps.every(({ what, places }, at) => places.length === 1 && (at === 0 || what === 'unchanged'));
  return {
    versions: chain.versions.map((version) => ({
      name: toVersionName(version),
      href: `/rules/${version.home}/${version.id}/`,
    })),
    changed: paths.filter((path) => !isPlain(path)),
    unchanged: paths.filter(isPlain).map(({ steps }) => steps.at(-1)!.places[0]!),
  };
}

function getChain(corpus: Corpus, rule: RuleObject<'rule'>): Chain {
  const known = chains.get(corpus) ?? new Map<string, Chain>();
  chains.set(corpus, known);
  const chain = known.get(rule.id) ?? buildChain(corpus, rule);
  known.set(rule.id, chain);
  return chain;
}

/** The official versions with text, each with the next. */
function buildChain(corpus: Corpus, rule: RuleObject<'rule'>): Chain {
  const versions = listVersions(corpus, rule).filter(
    (version) =>
      version.fields.text === 'official' &&
      version.fields.stage !== 'hypothetical' &&
      findWithoutText(corpus, [version, version]).length === 0,
  );
  const steps = versions
    .slice(1)
    .map((fresh, at) =>
      corpus
        .getComparison(versions[at]!, fresh)
        .changes.filter(({ from, to }) => from.length + to.length > 0),
    );
  const into = steps.map((changes) => index(changes, ({ to }) => to));
  const outOf = steps.map((changes) => index(changes, ({ from }) => from));
  const chain = { versions, into, outOf };
  return { ...chain, ends: findEnds(chain, steps) };
}

function index(
  changes: readonly Change[],
  getIds: (change: Change) => readonly string[],
): Map<string, Change> {
  return new Map(changes.flatMap((change) => getIds(change).map((id) => [id, change] as const)));
}

function findEnds(chain: Omit<Chain, 'ends'>, steps: readonly (readonly Change[])[]): Map<string, End[]> {
  const ends = new Map<string, End[]>();
  const last = steps.length;
  const add = (end: End) => {
    const ids = [...trace(chain, end).values()].flat();
    for (const section of new Set(ids.map((id) => splitProvision(id).section))) {
      const list = ends.get(section);
      if (list) list.push(end);
      else ends.set(section, [end]);
    }
  };
  for (const { to } of steps.at(-1) ?? []) for (const id of to) add({ id, at: last });
  steps.forEach((changes, at) => {
    for (const { from, to } of changes) if (to.length === 0) for (const id of from) add({ id, at });
  });
  return ends;
}

/** The ids of a path by version, from its end back to its beginning. */
function trace({ into }: Pick<Chain, 'into'>, { id, at }: End): Map<number, readonly string[]> {
  const found = new Map<number, readonly string[]>([[at, [id]]]);
  let ids: readonly string[] = [id];
  for (let step = at; step > 0 && ids.length > 0; step--) {
    ids = [...new Set(ids.flatMap((one) => into[step - 1]!.get(one)?.from ?? []))];
    if (ids.length > 0) found.set(step - 1, ids);
  }
  return found;
}

function toPath(chain: Chain, end: End): HistoryPath {
  const ids = trace(chain, end);
  const { versions } = chain;
  const steps = versions.map((version, at): HistoryStep => {
    const here = ids.get(at) ?? [];
    const change = getStepChange(chain, here, ids.get(at - 1) ?? [], at);
    return {
      version: toVersionName(version),
      places: here.map((id) => toPlace(version, id)),
      ...(change ? toWhat(change, [versions[at - 1]!, version]) : {}),
    };
  });
  return { name: toPlace(versions[end.at]!, end.id).text, steps };
}

/** The changes that led to where it stands, or took away what stood before. */
function getStepChange(
  { into, outOf }: Chain,
  here: readonly string[],
  before: readonly string[],
  at: number,
): readonly Change[] | undefined {
  if (at === 0) return undefined;
  const changes =
    here.length > 0
      ? here.flatMap((id) => into[at - 1]!.get(id) ?? [])
      : before.flatMap((id) => outOf[at - 1]!.get(id) ?? []);
  return changes.length > 0 ? [...new Set(changes)] : undefined;
}

function toWhat(changes: readonly Change[], pair: Pair): Pick<HistoryStep, 'what' | 'href'> {
  const what = joinWords([...new Set(changes.map(toOperationWords))]);
  const changed = changes.find(isChanged);
  const anchor = changed && toChangeAnchor(changed);
  return { what, ...(anchor ? { href: `${getPairHref(pair)}#${anchor}` } : {}) };
}
