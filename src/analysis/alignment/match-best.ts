/**
 * The pairs that together weigh most, each side used once at most: maximum weight matching of a sparse graph. Taken
 * apart into connected components, a small one is solved exactly (Kuhn and Munkres), a large one by weight from the
 * top, so that the time stays near linear. Equal weights go to the earlier pair.
 */

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Beyond this many on a side the exact way takes longer than its gain is worth. */
const EXACT_LIMIT = 60;

/** The chosen edges, in the order of their `from`. */
export function matchBest(edges: readonly Edge[]): Edge[] {
  return findComponents(edges)
    .flatMap((component) => {
      const from = [...new Set(component.map((edge) => edge.from))];
      const to = [...new Set(component.map((edge) => edge.to))];
      if (from.length === 1 || to.length === 1 || Math.max(from.length, to.length) > EXACT_LIMIT)
        return matchGreedy(component);
      return matchExact(component, from, to);
    })
    .sort((a, b) => a.from - b.from);
}

function findComponents(edges: readonly Edge[]): Edge[][] {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    while (parents.get(root) !== undefined && parents.get(root) !== root) root = parents.get(root)!;
    let at = key;
    while (at !== root) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { from, to } of edges) {
    const [a, b] = [find(`f${from}`), find(`t${to}`)];
    parents.set(a, b);
    parents.set(b, b);
  }
  const components = new Map<string, Edge[]>();
  for (const edge of edges) {
    const root = find(`f${edge.from}`);
    const component = components.get(root);
    if (component) component.push(edge);
    else components.set(root, [edge]);
  }
  return [...components.values()];
}

function matchGreedy(edges: readonly Edge[]): Edge[] {
  const usedFrom = new Set<number>();
  const usedTo = new Set<number>();
  const sorted = [...edges].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
  return sorted.filter(({ from, to }) => {
    if (usedFrom.has(from) || usedTo.has(to)) return false;
    usedFrom.add(from);
    usedTo.add(to);
    return true;
  });
}

/** The Hungarian method with potentials, on a square of costs; missing edges weigh nothing. */
function matchExact(edges: readonly Edge[], from: readonly number[], to: readonly number[]): Edge[] {
  const size = Math.max(from.length, to.length);
  const weights = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  const byCell = new Map<number, Edge>();
  const rows = new Map(from.map((value, at) => [value, at + 1]));
  const columns = new Map(to.map((value, at) => [value, at + 1]));
  for (const edge of edges) {
    const [row, column] = [rows.get(edge.from)!, columns.get(edge.to)!];
    weights[row]![column] = -edge.weight;
    byCell.set(row * (size + 1) + column, edge);
  }
  const assigned = assignRows(weights, size);
  const chosen: Edge[] = [];
  for (let column = 1; column <= size; column++) {
    const edge = byCell.get(assigned[column]! * (size + 1) + column);
    if (edge) chosen.push(edge);
  }
  return chosen;
}

/** For each column the row that is assigned to it, at the least total cost. Indices from 1. */
function assignRows(costs: readonly Float64Array[], size: number): Int32Array {
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(size + 1);
    do {
      seen[column] = 1;
      const current = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let at = 1; at <= size; at++) {
        if (seen[at]) continue;
        const cost = costs[current]![at]! - rowPotential[current]! - columnPotential[at]!;
        if (cost < least[at]!) {
          least[at] = cost;
          way[at] = column;
        }
        if (least[at]! < delta) {
          delta = least[at]!;
          next = at;
        }
      }
      for (let at = 0; at <= size; at++) {
        if (seen[at]) {
          rowPotential[rowOf[at]!]! += delta;
          columnPotential[at]! -= delta;
        } else least[at]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const before = way[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    } while (column !== 0);
  }
  return rowOf;
}
