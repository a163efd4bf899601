/**
 * A first file for a new object of any kind, made from its schema: required fields with something to replace,
 * optional ones as comments with their meaning. It always starts as a draft, so it never counts before a
 * person has looked at it.
 */
import type { z } from 'zod';
import { fieldVisibility, isOptional } from '../model/schemas/field.ts';
import { KINDS, type Kind } from '../model/schemas/kinds.ts';

type Def = z.core.$ZodTypes['_zod']['def'];

/** The text of a file; `title` is put in as given. */
export function toSkeleton(kind: Kind, id: string, title: string): string {
  const lines = Object.entries(KINDS[kind].schema.shape).flatMap(([key, schema]) =>
    toLines(key, schema as z.ZodType, kind, id, title),
  );
  return `---\n${lines.join('\n')}\n---\n\nTODO: say in a few sentences what a reader has to know.\n`;
}

function toLines(key: string, schema: z.ZodType, kind: Kind, id: string, title: string): string[] {
  const description = schema.description ?? '';
  if (key === 'title') return [`title: ${JSON.stringify(title)}`];
  if (key === 'state') return ['state: draft'];
  if (key === 'number' && kind === 'section') return [`number: ${JSON.stringify(id)}`];
  if (isOptional(schema)) return [`# ${key}: ${description}`];
  return [`# ${description}`, `${key}:${toValue(schema, '  ')}`];
}

/** The smallest value a schema takes, as YAML after the colon. */
function toValue(schema: z.core.$ZodType, indent: string): string {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'enum':
      return ` ${String(Object.values(def.entries).at(-1))}  # ${Object.values(def.entries).join(' | ')}`;
    case 'literal':
      return ` ${String(def.values[0])}`;
    case 'number':
      return ' 1';
    case 'boolean':
      return ' false';
    case 'array':
      return toItem(def.element, indent).repeat(getMinimum(schema));
    case 'record':
      return ' {}';
    case 'union':
      return toValue(def.options.at(-1)!, indent);
    case 'object':
      return toBlock(def.shape, indent);
    default:
      return toText(schema);
  }
}

/** How many entries a list must have; one where it does not say. */
function getMinimum(schema: z.core.$ZodType): number {
  const minimums = (schema._zod.def.checks ?? []).map((check) =>
    Number((check._zod.def as { minimum?: number }).minimum ?? 1),
  );
  return Math.max(1, ...minimums);
}

function toItem(element: z.core.$ZodType, indent: string): string {
  const value = toValue(element, `${indent}  `);
  return `\n${indent}-${value.replace(new RegExp(`^\\n${indent}  `), ' ')}`;
}

function toBlock(shape: Readonly<Record<string, z.core.$ZodType>>, indent: string): string {
  return Object.entries(shape)
    .filter(([, child]) => !isOptional(child) && fieldVisibility.has(child))
    .map(([key, child]) => `\n${indent}${key}:${toValue(child, `${indent}  `)}`)
    .join('');
}

function toText(schema: z.core.$ZodType): string {
  const accepts = (value: string) => (schema as z.ZodType).safeParse(value).success;
  const candidates = ['TODO', 'todo', '2000-01-01', 'https://example.org/', 'TODO {n}', 'USD'];
  return ` "${candidates.find(accepts) ?? 'TODO'}"`;
}
