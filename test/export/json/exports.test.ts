/** What other people's scripts read: the contracts, their keys, and the same bytes each time. */
import { describe, expect, test } from 'vitest';
import { toCheckJson } from '../../../src/export/json/check-report.ts';
import { toGapJson } from '../../../src/export/json/gaps.ts';
import { toGraphJson } from '../../../src/export/json/graph.ts';
import { toObligationJson } from '../../../src/export/json/obligations.ts';
import { toReference } from '../../../src/export/json/reference.ts';
import { KIND_NAMES, KINDS } from '../../../src/model/schemas/kinds.ts';
import { COVERAGE_STATES, VERIFICATIONS } from '../../../src/model/words.ts';
import { compareText } from '../../../src/text/natural-order.ts';
import { toStatusJson } from '../../../src/view/status.ts';
import {
  BASE,
  buildCorpus,
  getObject,
  loadBase,
  RULE,
  toControl,
  toGap,
  toObligation,
} from '../../build-content.ts';

const corpus = buildCorpus({
  [`${RULE}/obligations/second.md`]: toObligation({ title: 'Second', kind: 'permission' }),
  [`${RULE}/obligations/third.md`]: toObligation({ title: 'Third', penalties: ['fine', 'jail'] }),
  [`${RULE}/obligations/draft.md`]: toObligation({ title: 'Draft', state: 'draft' }),
  'provider/gaps/closed.md': toGap({ decision: { state: 'closed' } }),
});

describe('check@1', () => {
  const { content, diagnostics } = loadBase({ 'provider/controls/round.md': toControl({ ownr: 'x' }) });
  const report = toCheckJson(content, diagnostics);

  test('has its three keys and a count for every kind, also of those there are none of', () => {
    expect(Object.keys(report)).toEqual(['schema', 'objects', 'diagnostics']);
    expect(report.schema).toBe('rulemark/check@1');
    expect(Object.keys(report.objects)).toEqual(KIND_NAMES.map((kind) => KINDS[kind].plural));
    expect(report.objects).toMatchObject({ obligations: 1, controls: 0, versions: 2, asks: 0 });
  });

  test('a diagnostic has exactly the seven keys of the contract', () => {
    expect(report.diagnostics.map((diagnostic) => Object.keys(diagnostic).sort())).toEqual([
      ['code', 'column', 'file', 'hint', 'line', 'message', 'severity'],
    ]);
  });

  test('the names of kinds are unique, so that none hides another', () => {
    expect(Object.keys(report.objects)).toHaveLength(KIND_NAMES.length);
  });
});

describe('obligations', () => {
  const list = corpus.content.list('obligation').map((obligation) => toObligationJson(corpus, obligation));

  test('each has the keys of the contract', () => {
    for (const json of list) {
      for (const key of [
        'id',
        'kind',
        'title',
        'bearers',
        'deadline',
        'sections',
        'verification',
        'coverage',
        'penalties',
        'authorities',
      ])
        expect(json).toHaveProperty(key);
    }
  });

  test('coverage is state and because for the active, null for a draft', () => {
    expect(Object.fromEntries(list.map(({ id, coverage }) => [id, coverage?.state ?? null]))).toEqual({
      'light-lamp': 'covered',
      second: 'not-applicable',
      third: 'none',
      draft: null,
    });
    for (const { coverage } of list) if (coverage) expect(coverage.because.length).toBeGreaterThan(0);
  });

  test('penalties are a list also where none is stated', () => {
    const none = buildCorpus({
      [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties: { noneStated: 'x' } }),
    });
    expect(toObligationJson(none, getObject(none, 'obligation', 'light-lamp')).penalties).toEqual([]);
  });
});

describe('status@1', () => {
  const status = toStatusJson(corpus);

  test('counts every state and every verification, and the counts add up', () => {
    expect(status).toMatchObject({
      schema: 'rulemark/status@1',
      audience: 'privileged',
      asOf: '2030-06-15',
      obligations: 3,
    });
    expect(Object.keys(status.coverage?.states ?? {})).toEqual([...COVERAGE_STATES]);
    expect(Object.keys(status.verification)).toEqual([...VERIFICATIONS]);
    const sum = (counts: object): number => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(status.coverage?.states ?? {})).toBe(status.coverage?.total);
    expect(status.coverage?.total).toBe(3);
    expect(sum(status.verification)).toBe(3);
  });

  test('counts open gaps by weight, heaviest first, and settled ones apart', () => {
    expect(status.gaps).toEqual({ open: 1, settled: 1, byWeight: [{ weight: 12, count: 1 }] });
  });

  test('gives the deadlines with state and days', () => {
    expect(status.deadlines).toEqual([
      {
        rule: 'harbour-lamps',
        event: 'comments-close',
        title: 'Comments close',
        date: '2030-07-01',
        state: 'open',
        days: 16,
      },
    ]);
  });

  test('for the public has neither coverage nor gaps nor findings', () => {
    const open = toStatusJson(
      buildCorpus({ 'provider/controls/round.md': toControl({ ownr: 'x' }) }, { audience: 'public' }),
    );
    expect(open).toMatchObject({ coverage: null, gaps: null, completeness: null, diagnostics: null });
  });
});

describe('graph@1', () => {
  const graph = toGraphJson(corpus);

  test('says its schema, audience and day', () => {
    expect(graph).toMatchObject({ schema: 'rulemark/graph@1', audience: 'privileged', asOf: '2030-06-15' });
  });

  test('has a node for every object, by an id of its own', () => {
    expect(graph.nodes).toHaveLength(corpus.content.objects.length);
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
  });

  test('has edges from node to node, sorted', () => {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    for (const { from, to } of graph.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    const sorted = graph.edges.toSorted(
      (a, b) => compareText(a.from, b.from) || compareText(a.field, b.field) || compareText(a.to, b.to),
    );
    expect(graph.edges).toEqual(sorted);
  });

  test('is the same, byte for byte, whatever the order of the files', () => {
    const reversed = Object.fromEntries(Object.entries(BASE).toReversed());
    expect(JSON.stringify(toGraphJson(buildCorpus(reversed)))).toBe(
      JSON.stringify(toGraphJson(buildCorpus())),
    );
  });

  test('names nothing by its internal key', () => {
    expect(JSON.stringify(graph.edges)).not.toContain('obligation:');
    expect(JSON.stringify(graph.gaps)).not.toContain('obligation:');
  });

  test('for the public has neither coverage nor gaps', () => {
    const open = toGraphJson(buildCorpus({}, { audience: 'public' }));
    expect(open).not.toHaveProperty('gaps');
    expect(open.nodes.filter((node) => 'coverage' in node)).toEqual([]);
  });
});

describe('gaps', () => {
  test('each weight comes with its inputs', () => {
    const gaps = (corpus.gaps ?? []).map((gap) => toGapJson(gap, toReference));
    expect(gaps[0]).toMatchObject({
      id: 'coverage.third',
      side: 'provider',
      kind: 'missing',
      about: ['obligations/harbour-lamps/third'],
      weight: { value: 12, exposure: 3, severity: 4, time: 1, because: 'no-date' },
      decision: { state: 'open' },
    });
  });
});

test.each([
  ['obligation:harbour-lamps/light-lamp', 'obligations/harbour-lamps/light-lamp'],
  ['control:round', 'controls/round'],
  ['section:harbour-lamps/eo-7/1', 'sections/harbour-lamps/eo-7/1'],
])('the key %s is written %s', (key, reference) => {
  expect(toReference(key)).toBe(reference);
});
