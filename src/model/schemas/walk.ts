/**
 * Reads out of a schema where its references and its non-public fields are, once per kind, so that links are
 * followed and fields withheld by table and not by hand. A path is keys with `[]` for any item of a list, `*` for
 * any value of a record, and `{key}` where the key of a record is itself the reference.
 */
import type { z } from 'zod';
import type { Visibility } from '../visibility.ts';
import { fieldVisibility, isOptional, provisionNumbers, references } from './field.ts';

export type Path = readonly string[];
export interface ReferencePath {
  readonly path: Path;
  readonly target: string;
  readonly unless?: string;
}
export interface FieldPath {
  readonly path: Path;
  readonly visibility: Visibility;
  readonly description: string;
  readonly optional: boolean;
}
export interface SchemaWalk {
  readonly references: readonly ReferencePath[];
  readonly fields: readonly FieldPath[];
  /** Where numbers of provisions stand. */
  readonly provisions: readonly Path[];
}

/** Where one value stands in an object: keys and indexes, as zod writes them. */
export type ValuePath = readonly (string | number)[];

interface Found {
  readonly references: ReferencePath[];
  readonly fields: FieldPath[];
  readonly provisions: Path[];
}

/** All references, fields and provision numbers of `schema`, nested ones too, in order of declaration. */
export function walkSchema(schema: z.ZodType): SchemaWalk {
  const found: Found = { references: [], fields: [], provisions: [] };
  visit(schema, [], found);
  return found;
}

/** The values at `path` inside `value`, each with where it stands. `{key}` gives the keys themselves. */
export function findValues(value: unknown, path: Path): { at: ValuePath; value: unknown }[] {
  let level: { at: ValuePath; value: unknown }[] = [{ at: [], value }];
  for (const step of path) {
    const next: typeof level = [];
    for (const item of level) pushStep(next, item, step);
    if (next.length === 0) return next;
    level = next;
  }
  return level;
}

/** The objects that may stand at a place of a value: one, or the options of a union that its fixed words leave. */
export function findShapes(
  schema: z.core.$ZodType,
  value: unknown,
  path: ValuePath,
): readonly z.core.$ZodObject[] {
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  const [step, ...rest] = path;
  switch (def.type) {
    case 'object': {
      if (step === undefined) return [schema as z.core.$ZodObject];
      const child = def.shape[step];
      return child ? findShapes(child, getChild(value, step), rest) : [];
    }
    case 'array':
      return step === undefined ? [] : findShapes(def.element, getChild(value, step), rest);
    case 'record':
      return step === undefined ? [] : findShapes(def.valueType, getChild(value, step), rest);
    case 'union': {
      const shapes = def.options.flatMap((option) => findShapes(option, value, path));
      const fitting = step === undefined ? shapes.filter((shape) => fitsFixedWords(shape, value)) : [];
      return fitting.length > 0 ? fitting : shapes;
    }
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return findShapes(def.innerType, value, path);
    default:
      return [];
  }
}

function getChild(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)[step]
    : undefined;
}

/** True when every literal field of the shape has its word in the value. */
function fitsFixedWords(shape: z.core.$ZodObject, value: unknown): boolean {
  return Object.entries(shape._zod.def.shape).every(([key, child]) => {
    const { def } = child._zod as { def: z.core.$ZodTypes['_zod']['def'] };
    return def.type !== 'literal' || (def.values as readonly unknown[]).includes(getChild(value, key));
  });
}

function pushStep(
  next: { at: ValuePath; value: unknown }[],
  item: { at: ValuePath; value: unknown },
  step: string,
): void {
  const { at, value } = item;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (step !== '[]') return;
    for (let i = 0; i < value.length; i++) next.push({ at: [...at, i], value: value[i] });
  } else if (step === '*') {
    for (const key of Object.keys(value))
      next.push({ at: [...at, key], value: (value as Record<string, unknown>)[key] });
  } else if (step === '{key}') {
    for (const key of Object.keys(value)) next.push({ at: [...at, key], value: key });
  } else if (Object.hasOwn(value, step)) {
    next.push({ at: [...at, step], value: (value as Record<string, unknown>)[step] });
  }
}

function visit(schema: z.core.$ZodType, path: Path, found: Found): void {
  const noted = references.get(schema);
  if (noted) add(found.references, { path, ...noted });
  if (provisionNumbers.get(schema) && !found.provisions.some((other) => other.join() === path.join()))
    found.provisions.push(path);
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'object':
      for (const [key, child] of Object.entries(def.shape)) {
        const at = [...path, key];
        const seenBy = fieldVisibility.get(child);
        if (seenBy) {
          const description = (child as z.ZodType).description ?? '';
          add(found.fields, {
            path: at,
            visibility: seenBy.visibility,
            description,
            optional: isOptional(child),
          });
        }
        visit(child, at, found);
      }
      return;
    case 'array':
      visit(def.element, [...path, '[]'], found);
      return;
    case 'record':
      visit(def.keyType, [...path, '{key}'], found);
      visit(def.valueType, [...path, '*'], found);
      return;
    case 'union':
      for (const option of def.options) visit(option, path, found);
      return;
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      visit(def.innerType, path, found);
      return;
    default:
      return;
  }
}

function add<T extends { path: Path }>(list: T[], item: T): void {
  const same = (other: T) => JSON.stringify(other) === JSON.stringify(item);
  if (!list.some(same)) list.push(item);
}
