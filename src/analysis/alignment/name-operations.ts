/**
 * What the drafter did, from where things stand: amended (other words), renumbered (another id in the same place),
 * moved (under another parent, or past its neighbours), split, merged, new, dropped; several may hold at once.
 * Unmarked text has no number: the ordinal in its id (`[p2]`) is ours, and another ordinal is no change.
 */
import type { Alignment } from '../../model/comparison.ts';
import type { LineageOperation } from '../../model/words.ts';
import { findMoved } from './find-moved.ts';
import type { Group } from './find-splits.ts';
import { fold, type Side } from './pairing.ts';

/** "[p2]", "[note1]" or "#2" at the end of an id: given by counting, not by a drafter. */
const ORDINAL = /(?<=\[(?:p|table|footnote|stars|graphic|signature|note))\d+(?=\](?:#\d+)?$)|#\d+$/g;

/** Operations that a decision may add to what the texts show. */
const UNSEEN: ReadonlySet<LineageOperation> = new Set<LineageOperation>(['split', 'merged', 'promoted']);

/** A section keeps its number unless so many times as many of its texts went elsewhere. */
const STAYS = 3;

/** The groups with their operations, in the order of the new version; what was dropped after what stood before it. */
export function nameOperations(before: Side, after: Side, groups: readonly Group[]): Alignment[] {
  const groupByFrom = new Array<Group | undefined>(before.texts.length).fill(undefined);
  for (const group of groups) if (group.to.length > 0) for (const at of group.from) groupByFrom[at] = group;
  const places = { before, after, groupByFrom, sections: findSectionPairs(before, after, groupByFrom) };
  const context = { ...places, moved: findMovedGroups(places, groups) };
  return sortGroups(before, groups, groupByFrom).map((group) => ({
    operations: withSaid(getOperations(group, context), group.said),
    from: group.from,
    to: group.to,
    score: group.score,
    method: group.method,
  }));
}

interface Places {
  readonly before: Side;
  readonly after: Side;
  readonly groupByFrom: readonly (Group | undefined)[];
  readonly sections: ReadonlyMap<string, string>;
}

interface Context extends Places {
  readonly moved: ReadonlySet<Group>;
}

/** What texts cannot show, added as somebody said it; what they do show stays as it is. */
function withSaid(found: readonly LineageOperation[], said: Group['said'] = []): readonly LineageOperation[] {
  const more = said.filter((operation) => UNSEEN.has(operation) && !found.includes(operation));
  return more.length === 0 ? found : [...found.filter((operation) => operation !== 'same'), ...more];
}

function getOperations(group: Group, { before, after, moved }: Context): LineageOperation[] {
  const { from, to } = group;
  if (from.length === 0) return ['new'];
  if (to.length === 0) return ['dropped'];
  if (to.length > 1) return ['split'];
  if (from.length > 1) return ['merged'];
  const operations: LineageOperation[] = [];
  const isSame = before.bodies[from[0]!] === after.bodies[to[0]!];
  if (!isSame && fold(before, from[0]!) !== fold(after, to[0]!)) operations.push('amended');
  if (moved.has(group)) operations.push('moved');
  else if (isRenumbered(before.texts[from[0]!]!.id, after.texts[to[0]!]!.id)) operations.push('renumbered');
  return operations.length > 0 ? operations : ['same'];
}

function isRenumbered(a: string | null, b: string | null): boolean {
  return a !== b && a?.replace(ORDINAL, '') !== b?.replace(ORDINAL, '');
}

/** Pairs that went to another parent, and those that went past their neighbours under the same. */
function findMovedGroups(places: Places, groups: readonly Group[]): Set<Group> {
  const { before, after } = places;
  const moved = new Set<Group>();
  const siblings = new Map<string | null, { group: Group; from: number; to: number; length: number }[]>();
  for (const group of groups) {
    const [from, to] = [group.from[0], group.to[0]];
    if (from === undefined || to === undefined) continue;
    const { parent } = after.texts[to]!;
    if (!haveSameParent(from, to, places)) moved.add(group);
    else {
      const placed = { group, from, to, length: before.bodies[from]!.length };
      const list = siblings.get(parent);
      if (list) list.push(placed);
      else siblings.set(parent, [placed]);
    }
  }
  for (const list of siblings.values()) for (const { group } of findMoved(list)) moved.add(group);
  return moved;
}

/** The parents belong together, or neither is a provision and the sections belong together by what they hold. */
function haveSameParent(from: number, to: number, places: Places): boolean {
  const { before, after, groupByFrom, sections } = places;
  const [a, b] = [before.texts[from]!.parent, after.texts[to]!.parent];
  if (a === null || b === null) return a === b;
  const [fromParent, toParent] = [before.parentAt[from]!, after.parentAt[to]!];
  if (fromParent !== -1 && toParent !== -1) return groupByFrom[fromParent]?.to.includes(toParent) ?? a === b;
  if (fromParent !== -1 || toParent !== -1) return false;
  return (sections.get(a) ?? a) === b;
}

/** Each old place without a text of its own, and the new one that most of its texts went to; one to one. */
function findSectionPairs(
  before: Side,
  after: Side,
  groupByFrom: readonly (Group | undefined)[],
): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  groupByFrom.forEach((group, from) => {
    const to = group?.to[0];
    if (to === undefined || before.parentAt[from] !== -1 || after.parentAt[to] !== -1) return;
    const [a, b] = [before.texts[from]!.parent, after.texts[to]!.parent];
    if (a === null || b === null) return;
    const counts = votes.get(a) ?? new Map<string, number>();
    votes.set(a, counts.set(b, (counts.get(b) ?? 0) + 1));
  });
  const edges = [...votes].flatMap(([a, counts]) =>
    [...counts].map(([b, weight]) => ({ a, b, weight: a === b ? weight * STAYS : weight })),
  );
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { a, b } of edges.sort((x, y) => y.weight - x.weight || (x.a < y.a ? -1 : 1))) {
    if (pairs.has(a) || taken.has(b)) continue;
    pairs.set(a, b);
    taken.add(b);
  }
  return pairs;
}

function sortGroups(
  before: Side,
  groups: readonly Group[],
  groupByFrom: readonly (Group | undefined)[],
): Group[] {
  // For every old position, where the last one before it that is still there went.
  const above = new Array<number>(before.texts.length);
  let last = -1;
  before.texts.forEach((_, at) => {
    above[at] = last;
    last = groupByFrom[at]?.to[0] ?? last;
  });
  return groups
    .map((group) => {
      const [from = 0] = group.from;
      return { group, from, place: group.to[0] ?? above[from]! + 0.5 };
    })
    .sort((a, b) => a.place - b.place || a.from - b.from)
    .map(({ group }) => group);
}
