/**
 * Which provisions a drafter put past their neighbours. Only provisions under the same parent are neighbours: when a
 * paragraph moves, what stands in it moves along and is not counted again. Of the neighbours, those that keep their
 * order stayed and the fewest possible moved; between two that changed places, the one nearer to where it was stayed,
 * or the longer.
 */

/** Old and new position, and how long the text is. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Those outside the heaviest run that keeps its order; `placed` may come in any order. */
export function findMoved<Item extends Placed>(placed: readonly Item[]): Item[] {
  const isAscending = placed.every(({ from }, at) => at === 0 || placed[at - 1]!.from < from);
  const items = isAscending ? placed : [...placed].sort((a, b) => a.from - b.from);
  if (items.every(({ to }, at) => at === 0 || items[at - 1]!.to < to)) return [];
  const ranks = new Map(
    [...items].sort((a, b) => a.to - b.to).map((item, rank) => [item as Placed, rank + 1] as const),
  );
  const weights = weigh(items);
  const best = new PrefixMaximum(items.length);
  const before: (Item | undefined)[] = [];
  items.forEach((item, at) => {
    const rank = ranks.get(item)!;
    const chain = best.get(rank - 1);
    before[at] = chain.at === undefined ? undefined : items[chain.at];
    best.raise(rank, { weight: chain.weight + weights[at]!, at });
  });
  const positions = new Map(items.map((item, at) => [item, at]));
  const kept = new Set<Item>();
  let at = best.get(items.length).at;
  while (at !== undefined) {
    kept.add(items[at]!);
    const previous: Item | undefined = before[at];
    at = previous && positions.get(previous);
  }
  return items.filter((item) => !kept.has(item));
}

/** One more that stays outweighs any nearness, and nearness any length. */
function weigh(items: readonly Placed[]): number[] {
  const [firstFrom, firstTo] = [
    items[0]!.from,
    items.reduce((least, { to }) => Math.min(least, to), Number.POSITIVE_INFINITY),
  ];
  const ways = items.map(({ from, to }) => Math.abs(to - firstTo - (from - firstFrom)));
  const [farthest, longest] = [findMost(ways) + 1, findMost(items.map(({ length }) => length)) + 1];
  return items.map(
    ({ length }, at) =>
      1 + (1 - ways[at]! / farthest) / (2 * items.length) + length / longest / (items.length * 1e4),
  );
}

function findMost(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

interface Chain {
  readonly weight: number;
  readonly at: number | undefined;
}

/** The heaviest chain that ends at or below a rank: a Fenwick tree. */
class PrefixMaximum {
  private readonly tree: (Chain | undefined)[];

  constructor(size: number) {
    this.tree = new Array(size + 1);
  }

  get(rank: number): Chain {
    let best: Chain = { weight: 0, at: undefined };
    for (let at = rank; at > 0; at -= at & -at) {
      const chain = this.tree[at];
      if (chain && chain.weight > best.weight) best = chain;
    }
    return best;
  }

  raise(rank: number, chain: Chain): void {
    for (let at = rank; at < this.tree.length; at += at & -at)
      if ((this.tree[at]?.weight ?? 0) < chain.weight) this.tree[at] = chain;
  }
}
