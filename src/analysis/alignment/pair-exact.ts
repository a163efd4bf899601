/**
 * Texts that are the same word for word. Only a text that stands once in each version says by itself where it went;
 * one that stands often ("[Reserved]") or is very short goes where its label, its neighbours or its parent went, and
 * what is left of those was never moved, only written again. In and out: the pairing. Linear in both lists.
 */
import { fold, type Pairing, type PairTable, type Side } from './pairing.ts';

/** A text of fewer characters is no anchor by itself. */
const ANCHOR_LENGTH = 24;
/** How far to look for a neighbour that is paired, and how often to look again. */
const NEAR = 40;
const ROUNDS = 6;
/** What stands where nothing does. */
const PLACEHOLDER = /^[[(]?(?:reserved|removed|deleted|vacant|repealed)\b[^a-z]*$/i;

/** The positions of one text that stands several times, or is short. */
interface Repeated {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Is this a text that only says that there is none? */
export function isPlaceholder(body: string): boolean {
  return body.length < 40 && PLACEHOLDER.test(body.trim());
}

/** Pairs texts that are the same to the letter, then those that are but for typography. */
export function pairExact(pairing: Pairing): void {
  pairSame(pairing, ({ bodies }, at) => bodies[at]!);
  pairFolded(pairing);
}

/** Pairs texts that are the same but for typography. */
export function pairFolded(pairing: Pairing): void {
  pairSame(pairing, fold);
}

function pairSame(pairing: Pairing, toKey: (side: Side, at: number) => string): void {
  const { before, after } = pairing;
  const repeated: Repeated[] = [];
  const fresh = groupFree(after, pairing.reverse, toKey);
  for (const [key, a] of groupFree(before, pairing.pairs, toKey)) {
    const b = fresh.get(key);
    if (b === undefined) continue;
    if (typeof a === 'number' && typeof b === 'number' && isAnchor(pairing, key, a, b))
      pairing.add(a, b, 'exact');
    else repeated.push({ from: toList(a), to: toList(b) });
  }
  pairRepeated(pairing, repeated);
}

/** Does a text that stands once on each side say by itself that both are the same? */
function isAnchor({ before, after }: Pairing, key: string, a: number, b: number): boolean {
  const { id } = before.texts[a]!;
  return key.length >= ANCHOR_LENGTH || (id !== null && id === after.texts[b]!.id);
}

function toList(positions: number | readonly number[]): readonly number[] {
  return typeof positions === 'number' ? [positions] : positions;
}

/** Where each text stands; most stand once, and that is one number. */
function groupFree(
  side: Side,
  taken: PairTable,
  toKey: (side: Side, at: number) => string,
): Map<string, number | number[]> {
  const found = new Map<string, number | number[]>();
  for (let at = 0; at < side.texts.length; at++) {
    if (taken.has(at)) continue;
    const key = toKey(side, at);
    const known = found.get(key);
    if (known === undefined) found.set(key, at);
    else if (typeof known === 'number') found.set(key, [known, at]);
    else known.push(at);
  }
  return found;
}

/** By neighbours in the same parent, by the same id in the same parent, by neighbours, by parent; then what is alone. */
function pairRepeated(pairing: Pairing, repeated: readonly Repeated[]): void {
  const { pairs, reverse } = pairing;
  const groupOf = new Map<number, Repeated>();
  for (const group of repeated) for (const at of group.to) groupOf.set(at, group);
  let open = repeated;
  const settle = (inParent: boolean) => {
    // Each round may give the next one neighbours; chains of repeated texts are short.
    for (let round = 0, before = -1; round < ROUNDS && before !== pairs.size; round++) {
      before = pairs.size;
      for (const group of open) pairByNeighbour(pairing, group, groupOf, inParent);
      open = open.filter(
        ({ from, to }) => from.some((at) => !pairs.has(at)) && to.some((at) => !reverse.has(at)),
      );
    }
  };
  settle(true);
  for (const { from, to } of open) pairById(pairing, from, to);
  settle(true);
  settle(false);
  for (const { from, to } of open) pairByParent(pairing, from, to);
  for (const { from, to } of open) pairLast(pairing, from, to);
}

/** The only one left on each side, unless it says nothing. */
function pairLast(pairing: Pairing, from: readonly number[], to: readonly number[]): void {
  const [a, ...otherOld] = from.filter((at) => !pairing.pairs.has(at));
  const [b, ...otherNew] = to.filter((at) => !pairing.reverse.has(at));
  if (a === undefined || b === undefined || otherOld.length + otherNew.length > 0) return;
  const body = pairing.before.bodies[a]!;
  if (/\S\s+\S/.test(body) && !isPlaceholder(body)) pairing.add(a, b, 'exact');
}

function pairById(pairing: Pairing, from: readonly number[], to: readonly number[]): void {
  const { before, after } = pairing;
  const byId = new Map(to.map((at) => [after.texts[at]!.id, at]));
  for (const a of from) {
    const { id } = before.texts[a]!;
    const b = id === null ? undefined : byId.get(id);
    if (b !== undefined && pairing.isFree(a, b) && pairing.haveSameParent(a, b)) pairing.add(a, b, 'exact');
  }
}

/** Down the list, each after the one before it, and then up. */
function pairByNeighbour(
  pairing: Pairing,
  group: Repeated,
  groupOf: ReadonlyMap<number, Repeated>,
  inParent: boolean,
): void {
  const { from } = group;
  for (let turn = 0; turn < 2 * from.length; turn++) {
    const isDown = turn < from.length;
    const a = isDown ? from[turn]! : from[2 * from.length - 1 - turn]!;
    if (pairing.pairs.has(a)) continue;
    const step = isDown ? -1 : 1;
    const neighbour = pairing.pairs.get(a + step);
    if (!neighbour) continue;
    const b = neighbour.to - step;
    if (groupOf.get(b) !== group || pairing.reverse.has(b)) continue;
    if (!inParent || pairing.haveSameParent(a, b)) pairing.add(a, b, 'exact');
  }
}

/** In order, inside each parent and between what stands around it; a placeholder that left its place is another. */
function pairByParent(pairing: Pairing, from: readonly number[], to: readonly number[]): void {
  if (isPlaceholder(pairing.before.bodies[from[0]!]!)) return;
  const waiting = new Map<string | null, number[]>();
  for (const b of to) {
    if (pairing.reverse.has(b)) continue;
    const { parent } = pairing.after.texts[b]!;
    const list = waiting.get(parent);
    if (list) list.push(b);
    else waiting.set(parent, [b]);
  }
  for (const a of from) {
    if (pairing.pairs.has(a)) continue;
    const parent = pairing.getParentAfter(a);
    const list = parent === undefined ? undefined : waiting.get(parent);
    if (!list) continue;
    const above = findPairedNear(pairing, a, -1) ?? -1;
    const below = findPairedNear(pairing, a, 1) ?? Number.POSITIVE_INFINITY;
    let at = findFirstAfter(list, above);
    while (at < list.length && pairing.reverse.has(list[at]!)) at++;
    if (at < list.length && list[at]! < below) pairing.add(a, list[at]!, 'exact');
  }
}

/** Where the next paired text above or below went; undefined when none is near. */
function findPairedNear({ pairs }: Pairing, from: number, step: 1 | -1): number | undefined {
  for (let at = from + step, left = NEAR; left > 0; at += step, left--) {
    const pair = pairs.get(at);
    if (pair) return pair.to;
  }
  return undefined;
}

/** The index of the first entry of an ascending list that is greater. */
function findFirstAfter(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
