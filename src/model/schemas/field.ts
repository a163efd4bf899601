/**
 * How a schema field is declared: with who may see it and what it means, both of which other code reads.
 * A field without a visibility does not compile. The description goes into the JSON Schema for editors and
 * the reference page; the target of a reference is what the link check follows.
 */
import { z } from 'zod';
import type { Visibility } from '../visibility.ts';

declare const declared: unique symbol;
/** A schema that went through `field`; only such may stand in a `shape`. */
export type Field<T extends z.ZodType = z.ZodType> = T & { readonly [declared]: true };

/** What a reference may name. */
export interface ReferenceNote {
  /** A kind; `self` for the object's own kind; `any` for `<plural>/<id>`. */
  readonly target: string;
  /** A word that stands for the absence of a target: "unknown". */
  readonly unless?: string;
}

export const fieldVisibility = z.registry<{ visibility: Visibility }>();
export const references = z.registry<ReferenceNote>();
/** Schemas of provision numbers: what they name is a section, without being a reference that must lead somewhere. */
export const provisionNumbers = z.registry<{ provision: true }>();

/** `schema` with its visibility and description noted. */
export function field<T extends z.ZodType>(visibility: Visibility, description: string, schema: T): Field<T> {
  const noted = schema.describe(description);
  fieldVisibility.add(noted, { visibility });
  return noted as Field<T>;
}

/** A strict object: an unknown key is an error. */
export function shape<T extends Record<string, Field>>(fields: T): z.ZodObject<T, z.core.$strict> {
  return z.strictObject(fields);
}

/** The id of another object of the given kind, or the word that says there is none. */
export function ref(target: string, unless?: string) {
  const schema = z.string().min(1);
  references.add(schema, unless === undefined ? { target } : { target, unless });
  return schema;
}

/** Whether a field may be left out of a file. */
export function isOptional(schema: z.core.$ZodType): boolean {
  return ['optional', 'default', 'prefault'].includes(schema._zod.def.type);
}

/** Prose on one or more lines; never empty. */
export const text = () => z.string().min(1);
