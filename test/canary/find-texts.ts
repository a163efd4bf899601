/** The fields of a schema that are not public and take a word: texts that are no reference, number or day. */
import type { z } from 'zod';
import { fieldVisibility, provisionNumbers, references } from '../../src/model/schemas/field.ts';
import { isVisible, type Visibility } from '../../src/model/visibility.ts';

type Def = z.core.$ZodTypes['_zod']['def'];

const TRIALS = ['canary0001privileged', 'https://example.org/canary0001privileged'];
const OWN = /\.(state|replacedBy|visibility)$/;

/** Paths as the filler writes them: `control.references[].at`. */
export function findTexts(schema: z.core.$ZodType, visibility: Visibility, path: string): string[] {
  const own = fieldVisibility.get(schema)?.visibility;
  const strict = own === undefined || isVisible(own, visibility) ? visibility : own;
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, child]) => findTexts(child, strict, `${path}.${key}`));
    case 'array':
      return findTexts(def.element, strict, `${path}[]`);
    case 'record':
      return findTexts(def.valueType, strict, `${path}.*`);
    case 'union':
      return findTexts(def.options[0]!, strict, path);
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return findTexts(def.innerType, strict, path);
    case 'string': {
      const isName = references.get(schema) !== undefined || provisionNumbers.get(schema) !== undefined;
      const hasRoom = TRIALS.some((text) => (schema as z.ZodType).safeParse(text).success);
      return strict === 'public' || isName || !hasRoom || OWN.test(path) ? [] : [path];
    }
    default:
      return [];
  }
}
