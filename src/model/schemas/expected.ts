/**
 * What a schema expects at a place: which keys, which words, which references. In: a schema, a value that may be half
 * written, and a path. Out: what may stand there, over all options of a union that fit what is written already. The
 * same schemas that check the files, so an editor never offers what the check refuses.
 */
import type { z } from 'zod';
import type { Visibility } from '../visibility.ts';
import { fieldVisibility, isOptional, type ReferenceNote, references } from './field.ts';
import { findShapes, type ValuePath } from './walk.ts';

export interface ExpectedKey {
  readonly key: string;
  readonly description: string;
  readonly optional: boolean;
  readonly visibility: Visibility | undefined;
  /** What its value is: a list, a block of keys, or one value. */
  readonly holds: 'list' | 'block' | 'value';
}

export interface ExpectedValue {
  /** Fixed words, in the order of the schema. */
  readonly words: readonly string[];
  readonly references: readonly ReferenceNote[];
  /** References that the keys of a block stand for. */
  readonly keyReferences: readonly ReferenceNote[];
}

type Definition = z.core.$ZodTypes['_zod']['def'];

/** The keys of the block at `path`; empty where no block with fixed keys stands. */
export function findExpectedKeys(schema: z.ZodType, value: unknown, path: ValuePath): readonly ExpectedKey[] {
  const found = new Map<string, ExpectedKey>();
  for (const shape of findShapes(schema, value, path))
    for (const [key, child] of Object.entries(shape._zod.def.shape)) {
      if (found.has(key)) continue;
      found.set(key, {
        key,
        description: (child as z.ZodType).description ?? '',
        optional: isOptional(child),
        visibility: fieldVisibility.get(child)?.visibility,
        holds: getHolding(child),
      });
    }
  return [...found.values()];
}

/** What the value at `path` may be, whatever stands there now. */
export function findExpectedValue(schema: z.ZodType, value: unknown, path: ValuePath): ExpectedValue {
  const nodes = findNodes(schema, without(value, path), path);
  const leaves = nodes.flatMap(findLeaves);
  const records = leaves.flatMap((leaf) => (getDefinition(leaf).type === 'record' ? [leaf] : []));
  const keys = records.map((leaf) => (getDefinition(leaf) as z.core.$ZodRecordDef).keyType);
  return {
    words: [...new Set(leaves.flatMap(getWords))],
    references: findNotes([...nodes, ...leaves]),
    keyReferences: findNotes(keys),
  };
}

function findNotes(schemas: readonly z.core.$ZodType[]): ReferenceNote[] {
  const notes = schemas.flatMap((schema) => references.get(schema) ?? []);
  return notes.filter((note, at) => notes.findIndex(({ target }) => target === note.target) === at);
}

/** The schemas at a path, wrappers included. */
function findNodes(schema: z.core.$ZodType, value: unknown, path: ValuePath): readonly z.core.$ZodType[] {
  const [last] = path.slice(-1);
  if (last === undefined) return [schema];
  const above = path.slice(0, -1);
  const shapes = findShapes(schema, value, above);
  const inShapes = shapes.flatMap((shape) => shape._zod.def.shape[last] ?? []);
  const inLists = findNodes(schema, value, above)
    .flatMap(findLeaves)
    .flatMap((leaf) => {
      const def = getDefinition(leaf);
      if (def.type === 'array') return [def.element];
      return def.type === 'record' ? [def.valueType] : [];
    });
  return [...inShapes, ...inLists];
}

/** A schema without what may be left out, and every option of a union. */
function findLeaves(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const def = getDefinition(schema);
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return findLeaves(def.innerType);
    case 'union':
      return def.options.flatMap(findLeaves);
    default:
      return [schema];
  }
}

function getWords(schema: z.core.$ZodType): readonly string[] {
  const def = getDefinition(schema);
  switch (def.type) {
    case 'enum':
      return Object.values(def.entries).map(String);
    case 'literal':
      return def.values.map(String);
    case 'boolean':
      return ['true', 'false'];
    default:
      return [];
  }
}

function getHolding(schema: z.core.$ZodType): ExpectedKey['holds'] {
  const types = findLeaves(schema).map((leaf) => getDefinition(leaf).type);
  if (types.includes('array')) return 'list';
  return types.includes('object') || types.includes('record') ? 'block' : 'value';
}

function getDefinition(schema: z.core.$ZodType): Definition {
  return (schema._zod as { def: Definition }).def;
}

/** The value without what stands at `path`, so that a word half written does not rule out others. */
function without(value: unknown, path: ValuePath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (Array.isArray(value))
    return value.map((item, at) => (at === step ? without(item, rest) : (item as unknown)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === step ? without(inner, rest) : (inner as unknown),
    ]),
  );
}
