/** Gaps: computed from coverage or written by people; weighed, ordered, with ids that stay. */
import { describe, expect, test } from 'vitest';
import { isSettled } from '../../../src/analysis/gaps/compute-gaps.ts';
import type { Gap } from '../../../src/model/answers.ts';
import {
  buildCorpus,
  type Files,
  OTHER_RULE,
  RULE,
  toControl,
  toDefinition,
  toEvent,
  toEvidence,
  toFile,
  toGap,
  toMapping,
  toObligation,
  toProvider,
} from '../../build-content.ts';

const CONTROL = 'provider/controls/round.md';
/** What is left of a weight where nobody judged anything and no compliance date is known. */
const WITHOUT_DATE = {
  time: 1,
  because: 'no-date',
  severityFrom: 'kind',
  needed: 270,
  neededFrom: 'effort',
  date: undefined,
};

function find(files: Files, asOf?: string): readonly Gap[] {
  const corpus = buildCorpus(files, asOf === undefined ? {} : { asOf });
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return corpus.gaps ?? [];
}

function getGap(files: Files, id: string, asOf?: string): Gap {
  const gap = find(files, asOf).find((one) => one.id === id);
  if (!gap) throw new Error(`there is no gap ${id}`);
  return gap;
}

test('a covered obligation leaves no gap', () => {
  expect(find({})).toEqual([]);
});

test('an obligation that asks nothing of us leaves no gap', () => {
  expect(find({ [`${RULE}/obligations/light-lamp.md`]: toObligation({ bearers: ['board'] }) })).toEqual([]);
});

describe('the kind and severity of a computed gap', () => {
  test.each<[string, Files, string, number]>([
    ['no control', { [CONTROL]: undefined }, 'missing', 4],
    ['a planned control', { [CONTROL]: toControl({ status: 'planned' }) }, 'planned', 3],
    [
      'a claim nobody reviewed',
      {
        [CONTROL]: toFile({
          title: 'X',
          kind: 'policy',
          status: 'implemented',
          satisfies: [{ ...toMapping(), review: undefined }],
        }),
      },
      'unassessed',
      3,
    ],
    ['only evidence missing', { 'provider/evidence/log.md': toEvidence({ result: 'fail' }) }, 'evidence', 2],
    ['a part covered', { [CONTROL]: toControl({ status: 'partial' }) }, 'partial', 2],
    [
      'a part covered and evidence missing',
      {
        [CONTROL]: toControl({ status: 'partial' }),
        'provider/evidence/log.md': toEvidence({ result: 'fail' }),
      },
      'partial',
      2,
    ],
  ])('%s', (_name, files, kind, severity) => {
    const gap = getGap(files, 'coverage.light-lamp');
    expect(gap).toMatchObject({ kind, side: 'provider', authored: null, decision: { state: 'open' } });
    expect(gap.weight).toEqual({ ...WITHOUT_DATE, value: 2 * severity, exposure: 2, severity });
    expect(gap.because.length).toBeGreaterThan(0);
  });
});

describe('weight', () => {
  test.each<[string, unknown, number]>([
    ['civil and criminal penalties', ['fine', 'jail'], 3],
    ['one of them', ['jail'], 2],
    ['none stated', { noneStated: 'Not in the text.' }, 1],
  ])('is exposure times severity times time: %s', (_name, penalties, exposure) => {
    const { weight } = getGap(
      { [CONTROL]: undefined, [`${RULE}/obligations/light-lamp.md`]: toObligation({ penalties }) },
      'coverage.light-lamp',
    );
    expect(weight).toEqual({ ...WITHOUT_DATE, value: exposure * 4, exposure, severity: 4 });
  });

  test('always is the product of what it shows', () => {
    const gaps = find({
      [CONTROL]: undefined,
      'provider/gaps/a.md': toGap({ severity: 3 }),
      'provider/gaps/b.md': toGap({ kind: 'cost', about: ['rules/harbour-lamps'] }),
    });
    expect(gaps).toHaveLength(3);
    for (const { weight } of gaps) expect(weight.value).toBe(weight.exposure * weight.severity * weight.time);
  });

  test('a written gap weighs with the gravest thing it is about', () => {
    const grave = {
      [`${RULE}/obligations/grave.md`]: toObligation({
        title: 'Grave',
        penalties: ['fine', 'jail'],
        bearers: ['board'],
      }),
    };
    expect(
      getGap(
        {
          ...grave,
          'provider/gaps/a.md': toGap({
            severity: 2,
            about: ['obligations/light-lamp', 'obligations/grave'],
          }),
        },
        'a',
      ).weight.exposure,
    ).toBe(3);
  });

  test('a gap about a definition weighs with the gravest obligation that turns on it', () => {
    const files = {
      [`${RULE}/definitions/harbour-lamp.md`]: toDefinition(),
      [`${RULE}/obligations/grave.md`]: toObligation({
        penalties: ['fine', 'jail'],
        bearers: ['board'],
        terms: ['harbour-lamp'],
      }),
      'provider/gaps/a.md': toGap({ about: ['definitions/harbour-lamp'] }),
    };
    expect(getGap(files, 'a').weight.exposure).toBe(3);
    expect(
      getGap({ 'provider/gaps/a.md': toGap({ about: ['definitions/harbour-lamp'] }) }, 'a').weight.exposure,
    ).toBe(1);
  });
});

describe('order', () => {
  const many = {
    [CONTROL]: undefined,
    'provider/gaps/b-light.md': toGap({ severity: 1 }),
    'provider/gaps/a-light.md': toGap({ severity: 1 }),
    'provider/gaps/grave.md': toGap({ severity: 4 }),
    'provider/gaps/closed.md': toGap({ severity: 4, decision: { state: 'closed' } }),
    'provider/gaps/accepted.md': toGap({
      severity: 4,
      decision: { state: 'accepted-risk', by: 'Harbour master', until: '2031-01-01' },
    }),
    'provider/gaps/planned.md': toGap({ severity: 2, decision: { state: 'planned' } }),
  };

  test('heaviest first, then by id, settled ones last', () => {
    expect(find(many).map(({ id }) => id)).toEqual([
      'coverage.light-lamp',
      'grave',
      'planned',
      'a-light',
      'b-light',
      'accepted',
      'closed',
    ]);
  });

  test('only closed gaps and accepted risks are settled', () => {
    expect(
      find(many)
        .filter(isSettled)
        .map(({ id }) => id),
    ).toEqual(['accepted', 'closed']);
  });
});

describe('decisions', () => {
  const accepted = (until: string, on?: string) => ({
    'provider/gaps/a.md': toGap({
      decision: { state: 'accepted-risk', by: 'Harbour master', until, ...(on ? { on } : {}) },
    }),
  });

  test('an accepted risk holds up to its last day', () => {
    expect(getGap(accepted('2030-06-15'), 'a').decision.state).toBe('accepted-risk');
  });

  test('an accepted risk past its last day is open again, and says why', () => {
    expect(getGap(accepted('2030-06-14'), 'a').decision).toEqual({
      state: 'open',
      reason: 'the acceptance by Harbour master ran out on 14 June 2030',
      lapsed: { by: 'Harbour master', until: '2030-06-14' },
    });
    expect(getGap(accepted('2030-06-14'), 'a').because).toEqual([
      'the acceptance by Harbour master ran out on 14 June 2030',
      'Words for a reader.',
    ]);
  });

  test('a decision taken later does not hold yet', () => {
    expect(getGap(accepted('2031-01-01', '2030-06-16'), 'a').decision).toEqual({
      state: 'open',
      reason: 'decided only on 16 June 2030',
    });
    expect(getGap(accepted('2031-01-01', '2030-06-15'), 'a').decision.state).toBe('accepted-risk');
  });
});

describe('a note on a computed gap', () => {
  const note = (over: object = {}) => ({
    'provider/gaps/coverage.light-lamp.md': toGap({
      side: 'provider',
      kind: 'missing',
      severity: 1,
      effort: 'small',
      owner: 'Night shift',
      decision: { state: 'planned', by: 'Harbour master' },
      ...over,
    }),
  });

  test('sets severity, effort, owner and decision, and is no second gap', () => {
    const gaps = find({ [CONTROL]: undefined, ...note() });
    expect(gaps).toMatchObject([
      {
        id: 'coverage.light-lamp',
        kind: 'missing',
        effort: 'small',
        owner: 'Night shift',
        decision: { state: 'planned', by: 'Harbour master' },
        weight: { severity: 1, value: 2 },
        authored: 'gap:coverage.light-lamp',
      },
    ]);
  });

  test('is silent once the gap is gone', () => {
    expect(find(note())).toEqual([]);
  });

  test('that is a draft does not count', () => {
    expect(
      getGap({ [CONTROL]: undefined, ...note({ state: 'draft' }) }, 'coverage.light-lamp'),
    ).toMatchObject({ authored: null, weight: { severity: 4 } });
  });

  test('without an owner leaves the owner of the obligation', () => {
    const files = {
      [CONTROL]: undefined,
      ...note({ owner: undefined }),
      [`${RULE}/obligations/light-lamp.md`]: toObligation({ owner: 'Pier team' }),
    };
    expect(getGap(files, 'coverage.light-lamp').owner).toBe('Pier team');
  });
});

describe('ids', () => {
  test('stay the same when other objects and other words come', () => {
    const before = find({ [CONTROL]: undefined }).map(({ id }) => id);
    const after = find({
      [CONTROL]: undefined,
      [`${RULE}/obligations/light-lamp.md`]: toObligation({
        title: 'Quite another title',
        penalties: ['jail', 'fine'],
      }),
      [`${RULE}/obligations/a-first.md`]: toObligation({ title: 'Sorted before' }),
    }).map(({ id }) => id);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('are unique', () => {
    const ids = find({
      [CONTROL]: undefined,
      'provider/gaps/a.md': toGap(),
      'provider/gaps/coverage.light-lamp.md': toGap(),
      [`${RULE}/obligations/second.md`]: toObligation(),
    }).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['a', 'coverage.light-lamp', 'coverage.second']);
  });

  test('are unique also when two rules have an obligation of the same name', () => {
    const files = {
      ...OTHER_RULE,
      [CONTROL]: undefined,
      'provider/provider.md': toProvider({ roles: ['harbour-lamps/keeper', 'other-lamps/keeper'] }),
    };
    expect(find(files).map(({ id }) => id)).toEqual([
      'coverage.harbour-lamps.light-lamp',
      'coverage.other-lamps.light-lamp',
    ]);
  });
});

describe('the compliance date', () => {
  const effective = (date: string, over: object = {}) => ({
    [CONTROL]: undefined,
    [`${RULE}/events/start.md`]: toEvent({
      title: 'It takes effect',
      type: 'effective',
      date,
      announcedOn: '2030-05-01',
      version: 'nprm-2030',
      ...over,
    }),
  });
  const weigh = (files: Files, asOf?: string) => getGap(files, 'coverage.light-lamp', asOf).weight;

  test('makes a gap heavier the less time is left for what is needed', () => {
    // 270 days needed, as nobody estimated; 540 and 180 left
    expect(weigh(effective('2031-12-07'))).toMatchObject({ time: 1.5, because: 'in-time', value: 12 });
    expect(weigh(effective('2030-12-12'))).toMatchObject({ time: 2.5, because: 'short', value: 20 });
    expect(weigh(effective('2030-12-12')).date).toMatchObject({ left: 180, others: 0 });
  });

  test('that has come counts with the most, also long after', () => {
    for (const date of ['2030-06-15', '2030-06-14', '2030-05-02'])
      expect(weigh(effective(date, { announcedOn: date }))).toMatchObject({ time: 3, because: 'passed' });
  });

  test('that nobody knew of yet does not count', () => {
    expect(weigh(effective('2031-01-01', { announcedOn: '2030-06-16' }))).toMatchObject(WITHOUT_DATE);
    expect(weigh(effective('2031-01-01', { announcedOn: undefined }))).toMatchObject(WITHOUT_DATE);
  });

  test('of a neighbouring measure does not count', () => {
    expect(weigh(effective('2031-01-01', { related: true }))).toMatchObject(WITHOUT_DATE);
  });

  test('is held against an estimate in days where there is one, else against the effort', () => {
    const note = (over: object) => ({
      ...effective('2030-09-23'), // 100 days
      'provider/gaps/coverage.light-lamp.md': toGap({
        side: 'provider',
        kind: 'missing',
        severity: 1,
        ...over,
      }),
    });
    expect(weigh(note({ effort: 'small' }))).toMatchObject({ needed: 30, neededFrom: 'effort', time: 1.3 });
    expect(weigh(note({ effort: 'small', days: 50 }))).toMatchObject({
      needed: 50,
      neededFrom: 'days',
      time: 1.5,
      severityFrom: 'person',
    });
  });

  test('of a comment period changes nothing, open or closed', () => {
    for (const asOf of ['2030-06-15', '2030-09-01'])
      expect(weigh({ [CONTROL]: undefined }, asOf)).toMatchObject(WITHOUT_DATE);
  });
});

describe('products', () => {
  const two = {
    [CONTROL]: undefined,
    'provider/provider.md': toProvider({
      products: [
        { id: 'pier-lamp', title: 'Pier lamp', description: 'A lamp on a pier.' },
        { id: 'buoy', title: 'Buoy', description: 'A lamp that floats.' },
      ],
    }),
  };
  const decide = (id: string, over: object = {}) => ({
    [`provider/applicability/${id}.md`]: toFile({
      title: id,
      subject: { type: 'product', id },
      decision: 'out',
      reason: 'It does not float.',
      review: { by: 'Counsel', on: '2030-05-20', decision: 'accepted' },
      ...over,
    }),
  });
  const products = (files: Files) => getGap({ ...two, ...files }, 'coverage.light-lamp').products;

  test('are all that nobody decided out', () => {
    expect(products({})).toEqual(['pier-lamp', 'buoy']);
    expect(products(decide('buoy'))).toEqual(['pier-lamp']);
    expect(products(decide('buoy', { review: undefined }))).toEqual(['pier-lamp', 'buoy']);
    expect(products(decide('buoy', { decision: 'unclear' }))).toEqual(['pier-lamp', 'buoy']);
  });

  test('decided on for single duties count for these', () => {
    const second = { [`${RULE}/obligations/second.md`]: toObligation({ title: 'Second' }) };
    expect(products({ ...second, ...decide('buoy', { obligations: ['light-lamp'] }) })).toEqual([
      'pier-lamp',
    ]);
    expect(products({ ...second, ...decide('buoy', { obligations: ['second'] }) })).toEqual([
      'pier-lamp',
      'buoy',
    ]);
    expect(products({ ...second, ...decide('buoy', { decision: 'in', obligations: ['second'] }) })).toEqual([
      'pier-lamp',
    ]);
  });

  test('named by the file of a gap win', () => {
    const file = { 'provider/gaps/coverage.light-lamp.md': toGap({ products: ['buoy'] }) };
    expect(products({ ...file, ...decide('buoy') })).toEqual(['buoy']);
  });
});

test('a written gap gives the first paragraph of its body as the reason', () => {
  const file = toGap().replace('Words for a reader.', 'Nobody says when\ndusk is.\n\nSecond paragraph.');
  expect(getGap({ 'provider/gaps/a.md': file }, 'a').because).toEqual(['Nobody says when dusk is.']);
});
