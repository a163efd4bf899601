/**
 * Takes a value out of the fields of an object so that they still fit the schema: the smallest part that makes no
 * sense without it goes along. In: fields and a place. Out: new fields, or undefined where nothing sensible is left.
 * A list that was emptied goes too where it may be left out, because an empty list says that something stood there.
 */
import type { z } from 'zod';
import type { ValuePath } from '../model/schemas/walk.ts';

/** What stands at a place, and what has to go where the place alone cannot. */
export interface Cut {
  readonly at: ValuePath;
  /**
   * itself: a reference, which takes along the item of a list that it stands in where that must have it. item: the
   * item is about it and goes with it. all: a statement of where something stands; may take along whatever holds
   * it, and an emptied list would state that it stands nowhere.
   */
  readonly takes: 'itself' | 'item' | 'all';
}

/** The fields without what stands at these places; undefined where the object makes no sense without them. */
export function takeOut(schema: z.ZodType, fields: object, cuts: readonly Cut[]): object | undefined {
  let left: object = fields;
  let gone: ValuePath[] = [];
  // From the end, so that the places before keep their indexes.
  for (const cut of cuts.toSorted((a, b) => comparePlaces(b.at, a.at))) {
    if (gone.some((place) => startsWith(cut.at, place))) continue;
    const taken = takeOne(schema, left, cut);
    if (!taken) return undefined;
    left = taken.fields;
    gone = [...gone, taken.at];
  }
  return left;
}

interface Taken {
  readonly fields: object;
  readonly at: ValuePath;
}

function takeOne(schema: z.ZodType, fields: object, { at, takes }: Cut): Taken | undefined {
  for (let length = at.length; length > 0; length--) {
    const place = at.slice(0, length);
    if (takes !== 'all' && length < at.length && typeof place.at(-1) !== 'number') continue;
    if (takes === 'item' && length === at.length && typeof at.at(-2) === 'number') continue;
    const without = parse(schema, drop(fields, place));
    if (!without) continue;
    const holder = place.slice(0, -1);
    if (holder.length === 0 || !isEmpty(get(drop(fields, place), holder)))
      return { fields: without, at: place };
    const bare = parse(schema, drop(fields, holder));
    if (bare) return { fields: bare, at: holder };
    if (takes !== 'all') return { fields: without, at: place };
  }
  return undefined;
}

function parse(schema: z.ZodType, fields: object): object | undefined {
  const parsed = schema.safeParse(fields);
  return parsed.success ? (parsed.data as object) : undefined;
}

/** A copy without the value at a place. */
function drop(fields: object, at: ValuePath): object {
  const copy = structuredClone(fields);
  const holder = get(copy, at.slice(0, -1)) as Record<string | number, unknown>;
  const last = at.at(-1)!;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

function get(value: unknown, at: ValuePath): unknown {
  return at.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function startsWith(place: ValuePath, start: ValuePath): boolean {
  return start.every((step, index) => place[index] === step);
}

/** Indexes as numbers, keys in any fixed order; what holds something comes before it. */
function comparePlaces(a: ValuePath, b: ValuePath): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index]!, b[index]!];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}
