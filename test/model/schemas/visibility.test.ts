/**
 * Every field of everything that people write says who may see it: a field without a visibility does not compile, and
 * one that got past the compiler is found here, however deep it stands and whatever kind is added.
 */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { config } from '../../../src/model/schemas/config.ts';
import { field, fieldVisibility, shape, text } from '../../../src/model/schemas/field.ts';
import { KIND_NAMES, KINDS, type KindEntry } from '../../../src/model/schemas/kinds.ts';
import { AUDIENCES } from '../../../src/model/visibility.ts';

type Def = z.core.$ZodTypes['_zod']['def'];

/** Types that hold no others. */
const LEAVES = ['string', 'number', 'boolean', 'enum', 'literal', 'unknown'];

/** Places of a schema that narrowing could not see: fields without a visibility, loose objects, types nobody walks. */
function findUnseen(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'object': {
      const isStrict = def.catchall?._zod.def.type === 'never';
      return [
        ...(isStrict ? [] : [`${path} takes keys that no field declares`]),
        ...Object.entries(def.shape).flatMap(([key, child]) => [
          ...(fieldVisibility.get(child) ? [] : [`${path}.${key} has no visibility`]),
          ...findUnseen(child, `${path}.${key}`),
        ]),
      ];
    }
    case 'array':
      return findUnseen(def.element, `${path}[]`);
    case 'record':
      return [...findUnseen(def.keyType, `${path}{}`), ...findUnseen(def.valueType, `${path}.*`)];
    case 'union':
      return def.options.flatMap((option) => findUnseen(option, path));
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
    case 'readonly':
      return findUnseen(def.innerType, path);
    default:
      return LEAVES.includes(def.type) ? [] : [`${path} is a ${def.type}, which nothing walks into`];
  }
}

describe.each(KIND_NAMES.map((kind) => ({ kind })))('$kind', ({ kind }) => {
  test('says of itself and of every field, nested ones too, who may see it', () => {
    expect(AUDIENCES).toContain(KINDS[kind].floor);
    expect(findUnseen(KINDS[kind].schema, kind)).toEqual([]);
  });
});

test('so do the settings', () => {
  expect(findUnseen(config, 'rulemark.yml')).toEqual([]);
});

describe('a schema that says it not', () => {
  test('does not compile', () => {
    // Never called: the compiler reads it, and says so when one of these lines is no mistake any more.
    const neverRun = () => {
      // @ts-expect-error -- a plain schema is no field
      shape({ title: text() });
      // @ts-expect-error -- neither is one in a shape inside a field
      shape({ parts: field('public', 'Parts.', z.array(shape({ name: text() }))) });
      // @ts-expect-error -- a field is not declared without its visibility
      field('A title.', text());
      // @ts-expect-error -- or with one that is none
      field('secret', 'A title.', text());
      // @ts-expect-error -- and a kind says who may see its objects
      const kind: KindEntry = { plural: 'things', place: 'things', schema: shape({}), is: 'A thing.' };
      return kind;
    };
    expect(neverRun).toBeTypeOf('function');
  });

  test.each<[string, z.ZodType, string]>([
    [
      'in a nested object',
      field('public', 'x', z.array(z.strictObject({ a: text() }))),
      'kind.x[].a has no visibility',
    ],
    [
      'in one option of several',
      field('public', 'x', z.union([text(), z.strictObject({ a: text() })])),
      'kind.x.a has no visibility',
    ],
    [
      'in a loose object',
      field('public', 'x', z.looseObject({})),
      'kind.x takes keys that no field declares',
    ],
    [
      'behind a type that nothing walks into',
      field('public', 'x', z.tuple([text()])),
      'kind.x is a tuple, which nothing walks into',
    ],
    [
      'behind a function',
      field(
        'public',
        'x',
        z.lazy(() => text()),
      ),
      'kind.x is a lazy, which nothing walks into',
    ],
  ])('is found %s', (_name, schema, finding) => {
    expect(findUnseen(shape({ x: field('public', 'X.', schema) }), 'kind')).toEqual([finding]);
  });
});
