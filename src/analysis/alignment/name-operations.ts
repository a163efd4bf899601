/**
 * What the drafter did, from where things stand: amended (other words), renumbered (another id in the same place),
 * moved (under another parent, or past its neighbours), split, merged, new, dropped; several may hold at once.
 */
import type { Alignment } from '../../model/comparison.ts';
import type { LineageOperation } from '../../model/words.ts';
import { foldTypography } from '../../text/typography.ts';
import type { Side } from './align-provisions.ts';
import type { Group } from './find-splits.ts';
import { dropMarker } from './score-text.ts';

/** The groups with their operations, in the order of the new version; what was dropped after what stood before it. */
export function nameOperations(before: Side, after: Side, groups: readonly Group[]): Alignment[] {
  const toByFrom = new Map<number, number>();
  for (const { from, to } of groups) if (to.length > 0) for (const at of from) toByFrom.set(at, to[0]!);
  const context = {
    before,
    after,
    toByFrom,
    sections: findSectionPairs(before, after, toByFrom),
    outOfOrder: findOutOfOrder(groups),
  };
  return sortGroups(before, groups, toByFrom).map((group) => ({
    operations: getOperations(group, context),
    from: group.from,
    to: group.to,
    score: group.score,
    method: group.method,
  }));
}

interface Context {
  readonly before: Side;
  readonly after: Side;
  readonly toByFrom: ReadonlyMap<number, number>;
  readonly sections: ReadonlyMap<string, string>;
  readonly outOfOrder: ReadonlySet<Group>;
}

function getOperations(group: Group, context: Context): LineageOperation[] {
  const { from, to } = group;
  if (from.length === 0) return ['new'];
  if (to.length === 0) return ['dropped'];
  if (to.length > 1) return ['split'];
  if (from.length > 1) return ['merged'];
  const [a, b] = [context.before.texts[from[0]!]!, context.after.texts[to[0]!]!];
  const operations: LineageOperation[] = [];
  if (foldTypography(dropMarker(a)) !== foldTypography(dropMarker(b))) operations.push('amended');
  if (context.outOfOrder.has(group) || !haveSameParent(a.parent, b.parent, context)) operations.push('moved');
  else if (a.id !== b.id) operations.push('renumbered');
  return operations.length > 0 ? operations : ['same'];
}

/** The parents belong together, or neither is a provision and the sections belong together by what they hold. */
function haveSameParent(a: string | null, b: string | null, context: Context): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [from, to] = [context.before.byId.get(a), context.after.byId.get(b)];
  if (from !== undefined && to !== undefined) return context.toByFrom.get(from) === to;
  if (from !== undefined || to !== undefined) return false;
  return context.sections.get(a) === b;
}

/** Each old place without a text of its own, and the new one that most of its provisions went to. */
function findSectionPairs(
  before: Side,
  after: Side,
  toByFrom: ReadonlyMap<number, number>,
): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const [from, to] of toByFrom) {
    const [a, b] = [before.texts[from]!.parent, after.texts[to]!.parent];
    if (a === null || b === null || before.byId.has(a) || after.byId.has(b)) continue;
    const counts = votes.get(a) ?? new Map<string, number>();
    votes.set(a, counts.set(b, (counts.get(b) ?? 0) + 1));
  }
  const pairs = new Map<string, string>();
  for (const [a, counts] of votes) {
    const [best] = [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
    if (best) pairs.set(a, best[0]);
  }
  return pairs;
}

/** Pairs that stand in another order than their neighbours: those outside the longest run that keeps its order. */
function findOutOfOrder(groups: readonly Group[]): Set<Group> {
  const pairs = groups
    .filter(({ from, to }) => from.length > 0 && to.length > 0)
    .sort((a, b) => a.from[0]! - b.from[0]!);
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ to }, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]!.to[0]! < to[0]!) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  });
  const kept = new Set<Group>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at]!) kept.add(pairs[at]!);
  return new Set(pairs.filter((pair) => !kept.has(pair)));
}

function sortGroups(before: Side, groups: readonly Group[], toByFrom: ReadonlyMap<number, number>): Group[] {
  // For every old position, where the last one before it that is still there went.
  const above = new Array<number>(before.texts.length);
  let last = -1;
  before.texts.forEach((_, at) => {
    above[at] = last;
    last = toByFrom.get(at) ?? last;
  });
  const place = ({ from, to }: Group): number => (to.length > 0 ? to[0]! : above[from[0]!]! + 0.5);
  return [...groups].sort((a, b) => place(a) - place(b) || (a.from[0] ?? 0) - (b.from[0] ?? 0));
}
