/** First files for new objects, and the schemas editors read: made from the schemas that check the files. */
import { describe, expect, test } from 'vitest';
import { toJsonSchemas } from '../../src/export/json-schemas.ts';
import { toSkeleton } from '../../src/export/skeleton.ts';
import { KIND_NAMES, KINDS } from '../../src/model/schemas/kinds.ts';
import { walkSchema } from '../../src/model/schemas/walk.ts';
import { parseRecord } from '../../src/parse/records/parse-record.ts';

describe('the first file of a new object', () => {
  test.each(KIND_NAMES)('of the kind %s is right by its schema, and a draft', (kind) => {
    const place = KINDS[kind].place.replaceAll('*', 'lamps');
    const id = kind === 'section' ? '9.30' : 'new-one';
    const parsed = parseRecord(
      place.endsWith('.md') ? place : `${place}/${id}.md`,
      toSkeleton(kind, id, 'A title: with "quotes" # and more'),
    );
    expect('diagnostics' in parsed ? parsed.diagnostics.map(({ message }) => message) : []).toEqual([]);
    expect(parsed).toMatchObject({
      object: { fields: { title: 'A title: with "quotes" # and more', state: 'draft' } },
    });
  });

  test.each(KIND_NAMES)('of the kind %s names every field of the first level', (kind) => {
    const skeleton = toSkeleton(kind, '9.30', 'x');
    for (const key of Object.keys(KINDS[kind].schema.shape))
      expect(skeleton).toMatch(new RegExp(`^(# )?${key}:`, 'm'));
  });
});

describe('JSON Schemas', () => {
  const schemas = toJsonSchemas();

  test('there is one for every kind and one for the settings', () => {
    expect([...schemas.keys()]).toEqual([
      ...KIND_NAMES.map((kind) => `${kind}.schema.json`),
      'rulemark.schema.json',
    ]);
  });

  test('each forbids unknown keys and describes every field', () => {
    for (const kind of KIND_NAMES) {
      const schema = schemas.get(`${kind}.schema.json`) as {
        additionalProperties: boolean;
        properties: Record<string, { description?: string }>;
        required: string[];
      };
      expect(schema.additionalProperties).toBe(false);
      expect(Object.keys(schema.properties)).toEqual(Object.keys(KINDS[kind].schema.shape));
      for (const property of Object.values(schema.properties)) expect(property.description).toMatch(/\S/);
      expect(schema.required).toContain('title');
      expect(schema.required).not.toContain('state');
    }
  });
});

test('every field of every schema says who may see it and what it means', () => {
  for (const kind of KIND_NAMES) {
    for (const { path, description } of walkSchema(KINDS[kind].schema).fields)
      expect([path, description]).toEqual([path, expect.stringMatching(/\S.*\.$/s)]);
  }
});
