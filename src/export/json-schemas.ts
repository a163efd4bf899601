/**
 * JSON Schemas (draft 2020-12) for editors, one a kind and one for `rulemark.yml`, from the schemas that check
 * the files. They say what a file may hold as written, so fields with a default are not required.
 */
import { z } from 'zod';
import { config } from '../model/schemas/config.ts';
import { KIND_NAMES, KINDS } from '../model/schemas/kinds.ts';

/** File name to schema, in order of kinds. */
export function toJsonSchemas(): ReadonlyMap<string, unknown> {
  const schemas = new Map<string, unknown>();
  for (const kind of KIND_NAMES)
    schemas.set(`${kind}.schema.json`, toJsonSchema(KINDS[kind].schema, kind, KINDS[kind].is));
  schemas.set('rulemark.schema.json', toJsonSchema(config, 'rulemark.yml', 'Settings of a content folder.'));
  return schemas;
}

function toJsonSchema(schema: z.ZodType, title: string, description: string): unknown {
  return {
    ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
    title,
    description,
  };
}
