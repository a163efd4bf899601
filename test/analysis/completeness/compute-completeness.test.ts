/** Which binding sentences of an official version the map has, and what counts. */
import { describe, expect, test } from 'vitest';
import { isMeant, isWithin } from '../../../src/analysis/completeness/compute-completeness.ts';
import type { Completeness } from '../../../src/model/answers.ts';
import {
  buildCorpus,
  type Fields,
  type Files,
  RULE,
  toObligation,
  toSection,
  toVersion,
} from '../../build-content.ts';

const OFFICIAL = `${RULE}/versions/nprm-2030`;
const NO_OBLIGATION = {
  [`${RULE}/obligations/light-lamp.md`]: undefined,
  'provider/controls/round.md': undefined,
};

/** The completeness of the base's proposal as official text, cited to its paragraphs. */
function compute(body: string, over: Files = {}, version: Fields = {}): Completeness {
  const corpus = buildCorpus({
    ...NO_OBLIGATION,
    [`${OFFICIAL}/version.md`]: toVersion({ text: 'official', citeTo: 'paragraph', ...version }),
    [`${OFFICIAL}/9.10.md`]: toSection('9.10', 'Harbour lamp means a lamp.'),
    [`${OFFICIAL}/9.20.md`]: toSection('9.20', body),
    ...over,
  });
  return [...(corpus.completeness?.values() ?? [])][0]!;
}

const cite = (provision: string, over: Fields = {}): Files => ({
  [`${RULE}/obligations/light-lamp.md`]: toObligation({ sections: { 'nprm-2030': [provision] }, ...over }),
});
const states = ({ judged }: Completeness) => judged.map(({ state }) => state);
const BODY = '- (a) A keeper must light it.\n  - (1) A keeper must clean it.\n- (b) A keeper must report it.';

describe('a citation', () => {
  test.each<[string, string[]]>([
    ['9.20(a)', ['covered', 'covered', 'open']],
    ['9.20(a)(1)', ['open', 'covered', 'open']],
    ['9.20(b)', ['open', 'open', 'covered']],
    ['9.20', ['section-level', 'section-level', 'section-level']],
  ])('of %s gives %j', (provision, expected) => {
    expect(states(compute(BODY, cite(provision)))).toEqual(expected);
  });

  test('of a draft covers nothing, and is named', () => {
    const { judged } = compute(BODY, cite('9.20(b)', { state: 'draft' }));
    expect(judged.map(({ state, drafts }) => [state, drafts.length])).toEqual([
      ['open', 0],
      ['open', 0],
      ['open', 1],
    ]);
  });

  test('of a retired obligation covers nothing', () => {
    expect(states(compute(BODY, cite('9.20(b)', { state: 'retired' })))).toEqual(['open', 'open', 'open']);
  });

  test('of a section that is one paragraph covers it', () => {
    expect(states(compute('A keeper must light it.', cite('9.20')))).toEqual(['covered']);
  });

  test('of one section says nothing of another', () => {
    expect(states(compute(BODY, cite('9.10')))).toEqual(['open', 'open', 'open']);
  });
});

describe('a list', () => {
  const list = '- (a) A keeper must:\n  - (1) Light it; and\n  - (2) Clean it.';

  test('is covered by its lead-in', () => {
    expect(states(compute(list, cite('9.20(a)')))).toEqual(['covered']);
  });

  test('is open where an item is missing, and says which', () => {
    const { judged } = compute(list, cite('9.20(a)(1)'));
    expect(judged).toMatchObject([{ state: 'open', openItems: ['9.20(a)(2)'] }]);
  });

  test('is covered by all its items', () => {
    const both = cite('9.20(a)(1)', { sections: { 'nprm-2030': ['9.20(a)(1)', '9.20(a)(2)'] } });
    expect(states(compute(list, both))).toEqual(['covered']);
  });
});

describe('a mark', () => {
  const mark = (over: Fields = {}) => ({
    notBinding: [{ at: '9.20(a)', reason: 'Nobody is bound.', by: 'Counsel', on: '2030-05-05', ...over }],
  });

  test('takes its paragraph and what is below it', () => {
    expect(states(compute(BODY, {}, mark()))).toEqual(['not-binding', 'not-binding', 'open']);
  });

  test('with a quote takes the sentence that has it', () => {
    expect(states(compute(BODY, {}, mark({ quote: 'must  clean it' })))).toEqual([
      'open',
      'not-binding',
      'open',
    ]);
  });

  test('gives way to an obligation that cites the sentence', () => {
    expect(states(compute(BODY, cite('9.20(a)'), mark()))).toEqual(['covered', 'covered', 'open']);
  });
});

describe('the numbers', () => {
  const mixed =
    '- (a) A keeper must light it and must clean it. A keeper may rest. No oil may be sold.\n- (b) Example. A keeper must sing.\n- (c) The Board will print a list.\n- (d) A keeper need not wait.';

  test('count sentences with duties, once each, and uncertain ones apart', () => {
    const { total, states: counts, uncertain, judged } = compute(mixed);
    expect({ total, counts, uncertain }).toEqual({
      total: 2,
      counts: { covered: 0, 'not-binding': 0, 'section-level': 0, open: 2 },
      uncertain: 1,
    });
    expect(judged).toHaveLength(7);
    expect(judged.filter(({ counted }) => counted)).toHaveLength(2);
  });

  test('add up to the total', () => {
    const { total, states: counts } = compute(BODY, cite('9.20(a)(1)'));
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  });

  test('are there for official versions only', () => {
    expect(buildCorpus().completeness?.size).toBe(0);
  });

  test('are not for the public, and are for internal readers', () => {
    const official = { [`${OFFICIAL}/version.md`]: toVersion({ text: 'official' }) };
    expect(buildCorpus(official, { audience: 'public' }).completeness).toBeUndefined();
    expect(buildCorpus(official, { audience: 'internal' }).completeness?.size).toBe(1);
  });
});

test.each<[string, string, boolean]>([
  ['9.20(a)', '9.20(a)', true],
  ['9.20(a)(1)', '9.20(a)', true],
  ['9.20(a)[p2]', '9.20', true],
  ['9.20(a)#2', '9.20(a)', false],
  ['9.20(ab)', '9.20(a)', false],
  ['9.20', '9.2', false],
  ['9.20(a)', '9.20(a)(1)', false],
])('%s stands in %s: %s', (at, whole, expected) => {
  expect(isWithin(at, whole)).toBe(expected);
});

test('a quote longer than the sentence means it too, another sentence does not', () => {
  const sentence = { at: '9.20(a)', text: 'A keeper must light it.' };
  expect(isMeant({ at: '9.20(a)', quote: 'A keeper must light it. It burns.' }, sentence)).toBe(true);
  expect(isMeant({ at: '9.20(a)', quote: 'It burns.' }, sentence)).toBe(false);
});
