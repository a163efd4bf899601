/**
 * One change as a page shows it: what was done in words, where from and where to, what changed in force, the redline,
 * and what hangs on it. In: a change of a comparison and the two versions. Out: text and addresses, never markup.
 */
import type { Change, ForceKind } from '../../model/comparison.ts';
import { joinWords, withStop } from '../labels.ts';
import { type Place, toPlace } from './change-place.ts';
import { type ChangeKind, toForceText, toKinds, toOperationWords, toWordsSentence } from './change-words.ts';
import type { Dependent, Dependents } from './find-dependents.ts';
import { type MarkedRun, markRuns } from './mark-runs.ts';
import type { Pair } from './pairs.ts';

export interface ChangeView {
  readonly anchor: string;
  /** "§ 1.4(a)", or what stands in its place: "Heading or text without a number". */
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  readonly forceKinds: readonly ForceKind[];
  /** "amended and moved". */
  readonly operations: string;
  /** "moved from § 1.5(b)", "split into § 1.4(e) and § 1.4(e)(1)"; undefined where it stands where it stood. */
  readonly course?: string;
  readonly isMoved: boolean;
  readonly from: readonly Place[];
  readonly to: readonly Place[];
  readonly flags: readonly string[];
  readonly runs: readonly MarkedRun[];
  readonly dependents: readonly Dependent[];
  /** What a person wrote about it, where one did. */
  readonly note?: string;
  /** All of it without colour, as one line. */
  readonly sentence: string;
}

/** What is needed of both versions to show their changes. */
export interface Sides {
  readonly pair: Pair;
  readonly dependents: Dependents;
  /** The texts of both versions by id. */
  readonly texts: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
}

interface Naming {
  /** Unique on its page. */
  readonly anchor: string;
  /** Instead of where it stands. */
  readonly title?: string;
}

/** One change. */
export function toChangeView(sides: Sides, change: Change, named: Naming): ChangeView {
  const { pair, dependents } = sides;
  const from = change.from.map((id) => toPlace(pair[0], id));
  const to = change.to.map((id) => toPlace(pair[1], id));
  const title = named.title ?? (to[0] ?? from[0])?.text ?? 'Heading or text without a number';
  const operations = toOperationWords(change);
  const course = toCourse(change, from, to);
  const flags = change.force.map(toForceText);
  return {
    anchor: named.anchor,
    title,
    kinds: toKinds(change),
    forceKinds: [...new Set(change.force.map(({ kind }) => kind))],
    operations,
    ...(course ? { course } : {}),
    isMoved: change.operations.includes('moved'),
    from,
    to,
    flags,
    runs: toRuns(sides, change),
    dependents: dependents.find(change),
    sentence: toSentence(change, { title, what: course ?? operations, flags }),
  };
}

/** How it came to where it stands; undefined where nothing moved. */
function toCourse({ operations }: Change, from: readonly Place[], to: readonly Place[]): string | undefined {
  const list = (places: readonly Place[]) => joinWords(places.map(({ text }) => text));
  const others = operations.includes('amended') ? 'amended, ' : '';
  if (operations.includes('split')) return `split from ${list(from)} into ${list(to)}`;
  if (operations.includes('merged')) return `merged from ${list(from)}`;
  if (operations.includes('moved')) {
    const stays = list(from) === list(to);
    return `${others}moved${from.length === 0 ? '' : stays ? ' past its neighbours' : ` from ${list(from)}`}`;
  }
  if (operations.includes('renumbered')) return `${others}renumbered from ${list(from)}`;
  return undefined;
}

function toRuns({ texts }: Sides, { from, to, runs }: Change): MarkedRun[] {
  const side = to.length > 1 ? '+' : '-';
  const [ids, known] = to.length > 1 ? [to, texts[1]] : [from, texts[0]];
  const lengths = ids.map((id) => known.get(id)?.length ?? 0);
  return markRuns(runs, lengths, side);
}

function toSentence(
  change: Change,
  { title, what, flags }: { title: string; what: string; flags: readonly string[] },
): string {
  const words = change.typographyOnly ? '' : toWordsSentence(change.runs);
  const force = flags.length > 0 ? `Changed in force: ${flags.join('; ')}.` : '';
  return [`${title}: ${withStop(what)}`, words, force].filter(Boolean).join(' ');
}
