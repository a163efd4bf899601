/** References and fields read out of a schema, and values found and placed by their paths. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { field, ref, shape, text } from '../../../src/model/schemas/field.ts';
import { findKind, KIND_NAMES, KINDS } from '../../../src/model/schemas/kinds.ts';
import { findValues, walkSchema } from '../../../src/model/schemas/walk.ts';

const schema = shape({
  name: field('public', 'A name.', text()),
  boss: field('internal', 'Who leads.', ref('party').optional()),
  team: field('public', 'Who else.', z.array(ref('party')).default([])),
  places: field('public', 'Where.', z.record(ref('version'), z.array(text()).min(1))),
  parts: field(
    'public',
    'Parts.',
    z.array(
      shape({
        secret: field('privileged', 'A secret.', text()),
        of: field('public', 'Of what.', ref('any')),
      }),
    ),
  ),
  either: field(
    'public',
    'One or the other.',
    z.union([z.array(ref('penalty')), shape({ none: field('public', 'Why none.', text()) })]),
  ),
});
const value = {
  name: 'x',
  boss: 'b',
  team: ['c', 'd'],
  places: { v1: ['1', '2'], v2: ['3'] },
  parts: [{ secret: 's', of: 'rules/x' }, { of: 'rules/y' }],
  either: ['p'],
};

test('references are found at every depth, in order of declaration', () => {
  expect(walkSchema(schema).references).toEqual([
    { path: ['boss'], target: 'party' },
    { path: ['team', '[]'], target: 'party' },
    { path: ['places', '{key}'], target: 'version' },
    { path: ['parts', '[]', 'of'], target: 'any' },
    { path: ['either', '[]'], target: 'penalty' },
  ]);
});

test('fields come with visibility, meaning, and whether they may be left out', () => {
  expect(
    walkSchema(schema).fields.map(({ path, visibility, optional }) => [path.join('.'), visibility, optional]),
  ).toEqual([
    ['name', 'public', false],
    ['boss', 'internal', true],
    ['team', 'public', true],
    ['places', 'public', false],
    ['parts', 'public', false],
    ['parts.[].secret', 'privileged', false],
    ['parts.[].of', 'public', false],
    ['either', 'public', false],
    ['either.none', 'public', false],
  ]);
});

describe('values at a path', () => {
  test.each<[readonly string[], unknown[]]>([
    [['name'], [{ at: ['name'], value: 'x' }]],
    [
      ['team', '[]'],
      [
        { at: ['team', 0], value: 'c' },
        { at: ['team', 1], value: 'd' },
      ],
    ],
    [
      ['places', '{key}'],
      [
        { at: ['places', 'v1'], value: 'v1' },
        { at: ['places', 'v2'], value: 'v2' },
      ],
    ],
    [
      ['places', '*', '[]'],
      [
        { at: ['places', 'v1', 0], value: '1' },
        { at: ['places', 'v1', 1], value: '2' },
        { at: ['places', 'v2', 0], value: '3' },
      ],
    ],
    [['parts', '[]', 'secret'], [{ at: ['parts', 0, 'secret'], value: 's' }]],
    [['either', 'none'], []],
    [['nothing'], []],
    [['name', '[]'], []],
    [['toString'], []],
    [[], [{ at: [], value }]],
  ])('%j', (path, expected) => {
    expect(findValues(value, path)).toEqual(expected);
  });

  test.each([[undefined], [null], [7], ['text'], [[]]])('of %j are none', (odd) => {
    expect(findValues(odd, ['name'])).toEqual([]);
  });
});

describe('the table of kinds', () => {
  test('every reference of every schema names a kind that there is', () => {
    for (const kind of KIND_NAMES) {
      for (const { path, target } of walkSchema(KINDS[kind].schema).references) {
        expect([kind, ...path, target]).toEqual([
          kind,
          ...path,
          ['any', 'self'].includes(target) ? target : KIND_NAMES.find((name) => name === target),
        ]);
      }
    }
  });

  test('singular and plural names lead to the kind, and are unique', () => {
    for (const kind of KIND_NAMES) {
      expect(findKind(kind)).toBe(kind);
      expect(findKind(KINDS[kind].plural)).toBe(kind);
    }
    const names = new Set([...KIND_NAMES, ...KIND_NAMES.map((kind) => KINDS[kind].plural)]);
    const same = KIND_NAMES.filter((kind) => kind === KINDS[kind].plural);
    expect(names.size).toBe(2 * KIND_NAMES.length - same.length);
    expect(findKind('duties')).toBeUndefined();
  });

  test('no two kinds live at one place', () => {
    expect(new Set(KIND_NAMES.map((kind) => KINDS[kind].place)).size).toBe(KIND_NAMES.length);
  });

  test('everything below provider/, filing/ and coding/ is privileged by nature', () => {
    const open = KIND_NAMES.filter(
      (kind) =>
        /^(provider|filing)\/|\/coding$/.test(KINDS[kind].place) && KINDS[kind].floor !== 'privileged',
    );
    expect(open).toEqual([]);
  });
});
