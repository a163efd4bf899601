/** `graph.json` is what it says: the model of one audience, in one order, with nothing pointing nowhere. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toReference } from '../../src/export/json/reference.ts';
import { KIND_NAMES, KINDS } from '../../src/model/schemas/kinds.ts';
import { COVERAGE_STATES } from '../../src/model/words.ts';
import { compareNatural, compareText } from '../../src/text/natural-order.ts';
import { readText } from './read-folder.ts';
import { getCorpus, getSite, SITE_NAMES, type SiteName } from './sites.ts';

const coverage = z.strictObject({
  state: z.enum(COVERAGE_STATES),
  because: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        met: z.boolean(),
        text: z.string().min(1),
        about: z.array(z.string()),
      }),
    )
    .min(1),
  controls: z.array(z.string()),
});

const gap = z.strictObject({
  id: z.string().min(1),
  side: z.enum(['provider', 'rule']),
  kind: z.string().min(1),
  title: z.string().min(1),
  about: z.array(z.string()).min(1),
  weight: z.strictObject({
    value: z.number().positive(),
    exposure: z.number().int().min(1).max(3),
    severity: z.number().int().min(1).max(4),
    time: z.number().min(1).max(3),
    because: z.enum(['no-date', 'in-time', 'short', 'passed']),
    severityFrom: z.enum(['person', 'kind']),
    needed: z.number().int().positive(),
    neededFrom: z.enum(['days', 'effort']),
    date: z.iso.date().nullable(),
    event: z.string().nullable(),
    left: z.number().int().nullable(),
  }),
  because: z.array(z.string()),
  effort: z.string(),
  products: z.array(z.string()),
  owner: z.string().nullable(),
  decision: z.looseObject({ state: z.enum(['open', 'accepted-risk', 'planned', 'closed']) }),
});

const graph = z.strictObject({
  schema: z.literal('rulemark/graph@1'),
  audience: z.enum(['public', 'privileged']),
  asOf: z.iso.date(),
  nodes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(\/[\w.–-]+)+$/),
      kind: z.enum(KIND_NAMES as [string, ...string[]]),
      title: z.string().min(1),
      href: z.string().regex(/^\/([^\s]*\/)?(#\S+)?$/),
      fields: z.record(z.string(), z.unknown()),
      coverage: coverage.optional(),
    }),
  ),
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      field: z.string().regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/),
    }),
  ),
  gaps: z.array(gap).optional(),
});

const read = (name: SiteName) => graph.parse(JSON.parse(readText(getSite(name).folder, 'graph.json')));

describe.each(SITE_NAMES.map((name) => ({ name })))('graph.json of the $name edition', ({ name }) => {
  test('fits its schema, names its audience and its day', () => {
    const { audience, asOf } = getCorpus(name);
    expect(read(name)).toMatchObject({ audience, asOf: asOf.day });
  });

  test('has one node an object, each id once', () => {
    const ids = read(name).nodes.map(({ id }) => id);
    expect([...ids].sort()).toEqual(
      getCorpus(name)
        .content.objects.map(({ key }) => toReference(key))
        .sort(),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('sorts nodes by kind, then home, then id as people count', () => {
    const { nodes } = read(name);
    const sorted = nodes.toSorted((a, b) => {
      const [, ...left] = a.id.split('/');
      const [, ...right] = b.id.split('/');
      return compareText(a.kind, b.kind) || compareNatural(left.join('/'), right.join('/'));
    });
    expect(nodes.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
  });

  test('sorts edges by where they come from, field and where they lead', () => {
    const { edges } = read(name);
    const sorted = edges.toSorted(
      (a, b) => compareText(a.from, b.from) || compareText(a.field, b.field) || compareText(a.to, b.to),
    );
    expect(edges).toEqual(sorted);
  });

  test('has only edges and gaps that lead from node to node', () => {
    const { nodes, edges, gaps = [] } = read(name);
    const ids = new Set(nodes.map(({ id }) => id));
    const ends = [...edges.flatMap(({ from, to }) => [from, to]), ...gaps.flatMap(({ about }) => about)];
    expect(ends.filter((end) => !ids.has(end))).toEqual([]);
    expect(edges.length > 0).toBe(name !== 'empty');
  });

  test('names objects in the same way everywhere', () => {
    const ids = new Set(read(name).nodes.map(({ id }) => id));
    const named = read(name).nodes.flatMap(({ coverage: answer }) => [
      ...(answer?.controls ?? []),
      ...(answer?.because ?? []).flatMap(({ about }) => about),
    ]);
    expect([...new Set(named)].filter((one) => !ids.has(one))).toEqual([]);
  });

  test('sorts gaps, the heaviest first', () => {
    const weights = (read(name).gaps ?? []).map(({ weight }) => weight.value);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  test('has coverage and gaps exactly where the audience may know them', () => {
    const { nodes, gaps } = read(name);
    const mayKnow = getSite(name).audience === 'privileged';
    expect(gaps !== undefined).toBe(mayKnow);
    const active = nodes.filter(({ kind, fields }) => kind === 'obligation' && fields['state'] === 'active');
    expect(nodes.filter((node) => node.coverage !== undefined)).toEqual(mayKnow ? active : []);
  });
});

test('the public graph has only kinds that are public by nature', () => {
  const kinds = new Set(read('public').nodes.map(({ kind }) => kind));
  const open = KIND_NAMES.filter((kind) => KINDS[kind].floor === 'public');
  expect([...kinds].filter((kind) => !(open as string[]).includes(kind))).toEqual([]);
  expect(kinds.size).toBeGreaterThanOrEqual(12);
});
