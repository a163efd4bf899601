/**
 * What is left of an object for somebody who never knew what is withheld: fields above the audience go by the schemas,
 * and everything that holds a word above it. Written apart from the engine's own narrowing, to hold that against it.
 */
import type { z } from 'zod';
import { fieldVisibility, isOptional } from '../../src/model/schemas/field.ts';
import { type Audience, isVisible, type Visibility } from '../../src/model/visibility.ts';

const GONE = Symbol('gone');
type Def = z.core.$ZodTypes['_zod']['def'];

/** True when a text holds a word that the audience may not see. */
export function isAbove(text: string, audience: Audience): boolean {
  return [...text.matchAll(/canary\d{4}(public|internal|privileged)/g)].some(
    ([, visibility]) => !isVisible(visibility as Visibility, audience),
  );
}

/** The fields as the audience may know them. */
export function restrictFields(
  schema: z.core.$ZodType,
  fields: Record<string, unknown>,
  audience: Audience,
): Record<string, unknown> {
  return restrict(schema, fields, audience) as Record<string, unknown>;
}

function restrict(schema: z.core.$ZodType, value: unknown, audience: Audience): unknown {
  if (!isVisible(fieldVisibility.get(schema)?.visibility ?? 'public', audience)) return GONE;
  if (typeof value === 'string') return isAbove(value, audience) ? GONE : value;
  if (typeof value !== 'object' || value === null) return value;
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object':
      return restrictObject(def.shape, value as Record<string, unknown>, audience);
    case 'array':
      return keepSome(
        value,
        (value as unknown[])
          .map((item) => restrict(def.element, item, audience))
          .filter((item) => item !== GONE),
      );
    case 'record':
      return keepSome(
        value,
        Object.fromEntries(
          Object.entries(value)
            .map(([key, item]) => [key, restrict(def.valueType, item, audience)] as const)
            .filter(([key, item]) => item !== GONE && !isAbove(key, audience)),
        ),
      );
    case 'union': {
      const option = def.options.find((one) => (one as z.ZodType).safeParse(value).success);
      return option ? restrict(option, value, audience) : value;
    }
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return restrict(def.innerType, value, audience);
    default:
      return value;
  }
}

function restrictObject(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: Record<string, unknown>,
  audience: Audience,
): unknown {
  // Whatever names a version is about it.
  if (typeof value['version'] === 'string' && isAbove(value['version'], audience)) return GONE;
  const left: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const child = shape[key]!;
    const kept = item === undefined ? item : restrict(child, item, audience);
    const isOpen = isVisible(fieldVisibility.get(child)?.visibility ?? 'public', audience);
    if (kept !== GONE) left[key] = kept;
    else if (!isOptional(child) && isOpen) return GONE;
    else if (!isOptional(child)) left[key] = blank(item);
  }
  return left;
}

/** A file must have the field; somebody who knows nothing writes nothing in it. */
function blank(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/canary\d{4}[a-z]+/g, 'x')) as unknown;
}

/** A list that was emptied is as if it had never been written. */
function keepSome(before: object, left: object): unknown {
  return Object.keys(left).length === 0 && Object.keys(before).length > 0 ? GONE : left;
}
