/**
 * Reads out of a schema where its references and its non-public fields are, once per kind, so that links are
 * followed and fields withheld by table and not by hand. A path is keys with `[]` for any item of a list, `*` for
 * any value of a record, and `{key}` where the key of a record is itself the reference.
 */
import type { z } from 'zod';
import type { Visibility } from '../visibility.ts';
import { fieldVisibility, references } from './field.ts';

export type Path = readonly string[];
export interface ReferencePath {
  readonly path: Path;
  readonly target: string;
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
}

/** Where one value stands in an object: keys and indexes, as zod writes them. */
export type ValuePath = readonly (string | number)[];

/** All reference paths and all fields of `schema`, nested ones too, in order of declaration. */
export function walkSchema(schema: z.ZodType): SchemaWalk {
  const found = { references: [] as ReferencePath[], fields: [] as FieldPath[] };
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

function visit(
  schema: z.core.$ZodType,
  path: Path,
  found: { references: ReferencePath[]; fields: FieldPath[] },
): void {
  const target = references.get(schema)?.target;
  if (target) add(found.references, { path, target });
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'object':
      for (const [key, child] of Object.entries(def.shape)) {
        const at = [...path, key];
        const noted = fieldVisibility.get(child);
        if (noted) {
          const description = (child as z.ZodType).description ?? '';
          add(found.fields, {
            path: at,
            visibility: noted.visibility,
            description,
            optional: child._zod.optin === 'optional',
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
