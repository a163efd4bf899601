/** Coverage: one row a condition, for every state, with the condition that decided it. */
import { describe, expect, test } from 'vitest';
import { computeCoverage } from '../../../src/analysis/coverage/compute-coverage.ts';
import type { Coverage } from '../../../src/model/answers.ts';
import { toKey } from '../../../src/model/object.ts';
import {
  AS_OF,
  type Files,
  getObject,
  loadBase,
  RULE,
  toControl,
  toEvidence,
  toFile,
  toMapping,
  toObligation,
  toParty,
  toProvider,
} from '../../build-content.ts';
import { fc } from '../../seeded.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const CONTROL = 'provider/controls/round.md';
const EVIDENCE = 'provider/evidence/log.md';
const OUT = 'provider/applicability/not-us.md';

function cover(files: Files, asOf = AS_OF): Coverage {
  const loaded = loadBase(files);
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const coverage = computeCoverage(loaded.content, asOf).get(
    getObject(loaded, 'obligation', 'light-lamp').key,
  );
  if (!coverage) throw new Error('the obligation has no coverage');
  return coverage;
}

const getUnmet = ({ because }: Coverage): string[] =>
  because.filter(({ met }) => !met).map(({ code }) => code);

const toPolicy = (trace: object): Files => ({
  'rulemark.yml': `asOf: "${AS_OF}"\ntrace: ${JSON.stringify(trace)}\n`,
});

const toOut = (over: object = {}): Files => ({
  [OUT]: toFile({
    title: 'Not us',
    subject: { type: 'provider' },
    decision: 'out',
    reason: 'We run no lamps.',
    obligations: ['light-lamp'],
    review: { by: 'Harbour counsel', on: '2030-05-20', decision: 'accepted' },
    ...over,
  }),
});

const withoutReview = toMapping();
const { review: _review, ...UNREVIEWED } = withoutReview;
const toUnreviewed = (over: object = {}): string =>
  toFile({
    title: 'Evening round',
    kind: 'process',
    status: 'implemented',
    satisfies: [{ ...UNREVIEWED, ...over }],
  });
const toUnevidenced = (): string => toControl({}, { evidence: undefined });
const review = (on: string, decision: string) => ({ by: 'Harbour counsel', on, decision });

interface Row {
  readonly name: string;
  readonly files: Files;
  readonly asOf?: string;
  /** Codes of the conditions that are not met, in their order. */
  readonly unmet?: readonly string[];
}

const ROWS: Readonly<Record<Coverage['state'], readonly Row[]>> = {
  covered: [
    { name: 'an implemented control, an accepted mapping, passing evidence', files: {} },
    { name: 'a mapping that is equivalent', files: { [CONTROL]: toControl({}, { relation: 'equivalent' }) } },
    {
      name: 'on the day of the review',
      files: { [CONTROL]: toControl({}, { review: review(AS_OF, 'accepted') }) },
    },
    { name: 'on the last day of the evidence', files: { [EVIDENCE]: toEvidence({ validUntil: AS_OF }) } },
    {
      name: 'on the day the evidence was collected',
      files: { [EVIDENCE]: toEvidence({ collectedOn: AS_OF }) },
    },
    { name: 'evidence without an end', files: { [EVIDENCE]: toEvidence({ validUntil: undefined }) } },
    {
      name: 'evidence on the last day of its cadence',
      files: {
        [EVIDENCE]: toEvidence({ validUntil: undefined, collectedOn: '2030-05-16', cadenceDays: 30 }),
      },
    },
    {
      name: 'one of two pieces of evidence passing, the other never run',
      files: {
        [CONTROL]: toControl({}, { evidence: ['log', 'drill'] }),
        'provider/evidence/drill.md': toEvidence({ title: 'Drill', result: 'not-run' }),
      },
    },
    {
      name: 'failed evidence superseded by passing evidence',
      files: {
        [EVIDENCE]: toEvidence({ result: 'fail' }),
        'provider/evidence/log-two.md': toEvidence({ supersedes: 'log' }),
      },
    },
    {
      name: 'expired evidence superseded twice',
      files: {
        [EVIDENCE]: toEvidence({ validUntil: '2030-05-11' }),
        'provider/evidence/two.md': toEvidence({ supersedes: 'log', validUntil: '2030-05-12' }),
        'provider/evidence/three.md': toEvidence({ supersedes: 'two' }),
      },
    },
    {
      name: 'passing evidence whose failing successor is still to come',
      files: {
        'provider/evidence/two.md': toEvidence({
          supersedes: 'log',
          collectedOn: '2030-06-16',
          result: 'fail',
        }),
      },
    },
    {
      name: 'the better of two controls',
      files: { 'provider/controls/plan.md': toControl({ title: 'Plan', status: 'planned' }) },
      unmet: ['status'],
    },
    { name: 'no provider to say which duties are not ours', files: { 'provider/provider.md': undefined } },
    {
      name: 'a provider that is only a draft',
      files: { 'provider/provider.md': toProvider({ state: 'draft', roles: ['board'] }) },
    },
    {
      name: 'no review where the policy asks for none',
      files: { ...toPolicy({ reviewed: false }), [CONTROL]: toUnreviewed() },
    },
    {
      name: 'no evidence where the policy asks for none',
      files: { ...toPolicy({ evidence: false }), [CONTROL]: toUnevidenced() },
    },
    {
      name: 'a supporting relation where the policy lets it count',
      files: { ...toPolicy({ relations: ['supports'] }), [CONTROL]: toControl({}, { relation: 'supports' }) },
    },
    {
      name: 'a partial control where the policy lets it count',
      files: { ...toPolicy({ statuses: ['partial'] }), [CONTROL]: toControl({ status: 'partial' }) },
    },
  ],
  partial: [
    ...['supports', 'intersects'].map((relation) => ({
      name: `a mapping that ${relation}`,
      files: { [CONTROL]: toControl({}, { relation }) },
      unmet: ['relation'],
    })),
    {
      name: 'a mapping of a part',
      files: { [CONTROL]: toControl({}, { covers: 'part', part: 'the pier' }) },
      unmet: ['relation'],
    },
    {
      name: 'a control that is partial',
      files: { [CONTROL]: toControl({ status: 'partial' }) },
      unmet: ['status'],
    },
    {
      name: 'a control that is an alternative',
      files: { [CONTROL]: toControl({ status: 'alternative' }) },
      unmet: ['status'],
    },
    { name: 'no evidence', files: { [CONTROL]: toUnevidenced() }, unmet: ['evidence'] },
    {
      name: 'evidence that expired the day before',
      files: { [EVIDENCE]: toEvidence({ validUntil: '2030-06-14' }) },
      unmet: ['evidence'],
    },
    {
      name: 'evidence past its cadence',
      files: {
        [EVIDENCE]: toEvidence({ validUntil: undefined, collectedOn: '2030-05-15', cadenceDays: 30 }),
      },
      unmet: ['evidence'],
    },
    { name: 'failing evidence', files: { [EVIDENCE]: toEvidence({ result: 'fail' }) }, unmet: ['evidence'] },
    {
      name: 'failing evidence beside passing evidence',
      files: {
        [CONTROL]: toControl({}, { evidence: ['log', 'drill'] }),
        'provider/evidence/drill.md': toEvidence({ title: 'Drill', result: 'fail' }),
      },
      unmet: ['evidence'],
    },
    {
      name: 'evidence that needs review',
      files: { [EVIDENCE]: toEvidence({ result: 'needs-review' }) },
      unmet: ['evidence'],
    },
    {
      name: 'evidence never run',
      files: { [EVIDENCE]: toEvidence({ result: 'not-run' }) },
      unmet: ['evidence'],
    },
    {
      name: 'as of the day before the evidence',
      files: { [EVIDENCE]: toEvidence({ collectedOn: '2030-06-16' }) },
      unmet: ['evidence'],
    },
    {
      name: 'passing evidence superseded by failing evidence',
      files: { 'provider/evidence/log-two.md': toEvidence({ supersedes: 'log', result: 'fail' }) },
      unmet: ['evidence'],
    },
    {
      name: 'evidence that is only a draft',
      files: { [EVIDENCE]: toEvidence({ state: 'draft' }) },
      unmet: ['evidence'],
    },
    {
      name: 'a partial claim beside a planned one',
      files: {
        [CONTROL]: toControl({ status: 'partial' }),
        'provider/controls/plan.md': toControl({ title: 'Plan', status: 'planned' }),
      },
      unmet: ['status', 'status'],
    },
  ],
  unknown: [
    { name: 'a mapping nobody reviewed', files: { [CONTROL]: toUnreviewed() }, unmet: ['review'] },
    {
      name: 'as of the day before the review',
      files: { [CONTROL]: toControl({}, { review: review('2030-06-16', 'accepted') }) },
      unmet: ['review'],
    },
    {
      name: 'a mapping that a reviewer rejected',
      files: { [CONTROL]: toControl({}, { review: review('2030-05-20', 'rejected') }) },
      unmet: ['review'],
    },
    {
      name: 'a rejected mapping where the policy asks for no review',
      files: {
        ...toPolicy({ reviewed: false }),
        [CONTROL]: toControl({}, { review: review('2030-05-20', 'rejected') }),
      },
      unmet: ['review'],
    },
    {
      name: 'an unreviewed claim beside a planned one',
      files: {
        [CONTROL]: toUnreviewed(),
        'provider/controls/plan.md': toControl({ title: 'Plan', status: 'planned' }),
      },
      unmet: ['review', 'status'],
    },
  ],
  planned: [
    { name: 'a planned control', files: { [CONTROL]: toControl({ status: 'planned' }) }, unmet: ['status'] },
    {
      name: 'a planned control with a day',
      files: { [CONTROL]: toControl({ status: 'planned', due: '2030-09-01' }) },
      unmet: ['status'],
    },
    {
      name: 'a planned control beside one that is no match',
      files: {
        [CONTROL]: toControl({ status: 'planned' }),
        'provider/controls/x.md': toControl({ title: 'X' }, { relation: 'no-match' }),
      },
      unmet: ['status', 'relation'],
    },
  ],
  none: [
    { name: 'no control at all', files: { [CONTROL]: undefined }, unmet: ['mapping'] },
    {
      name: 'a control that says nothing of it',
      files: { [CONTROL]: toFile({ title: 'X', kind: 'policy', status: 'implemented' }) },
      unmet: ['mapping'],
    },
    {
      name: 'a control that is no match',
      files: { [CONTROL]: toControl({}, { relation: 'no-match' }) },
      unmet: ['relation'],
    },
    {
      name: 'a control that conflicts',
      files: { [CONTROL]: toControl({}, { relation: 'conflicts' }) },
      unmet: ['relation'],
    },
    {
      name: 'a control marked not applicable',
      files: { [CONTROL]: toControl({ status: 'not-applicable' }) },
      unmet: ['status'],
    },
    {
      name: 'a control that is only a draft',
      files: { [CONTROL]: toControl({ state: 'draft' }) },
      unmet: ['mapping'],
    },
    {
      name: 'a control that is retired',
      files: { [CONTROL]: toControl({ state: 'retired' }) },
      unmet: ['mapping'],
    },
  ],
  'not-applicable': [
    ...['permission', 'exemption', 'power'].map((kind) => ({
      name: `a ${kind}`,
      files: { [OBLIGATION]: toObligation({ kind }) },
    })),
    { name: 'a duty of somebody else', files: { [OBLIGATION]: toObligation({ bearers: ['board'] }) } },
    { name: 'decided out of scope, reviewed', files: toOut() },
    { name: 'decided out on that very day', files: toOut({ review: review(AS_OF, 'accepted') }) },
  ],
};

for (const [state, rows] of Object.entries(ROWS)) {
  describe(state, () => {
    test.each(rows)('$name', ({ files, asOf, unmet = [] }) => {
      const coverage = cover(files, asOf);
      expect(coverage.state).toBe(state);
      expect(getUnmet(coverage)).toEqual(unmet);
      expect(coverage.because.length).toBeGreaterThan(0);
    });
  });
}

describe('not out of scope', () => {
  test.each([
    ['a decision nobody reviewed', { review: undefined }],
    ['a decision reviewed later', { review: review('2030-06-16', 'accepted') }],
    ['a decision the reviewer rejected', { review: review('2030-05-20', 'rejected') }],
    ['an unclear decision', { decision: 'unclear' }],
    ['a decision that it is in', { decision: 'in' }],
    ['a decision about one product', { subject: { type: 'product', id: 'pier-lamp' } }],
    ['a decision that names no obligation', { obligations: undefined }],
    ['a draft', { state: 'draft' }],
  ])('%s', (_name, over) => {
    expect(cover(toOut(over)).state).toBe('covered');
  });
});

describe('because', () => {
  test('names the condition, the finding and the objects, met or not', () => {
    const { because, controls } = cover({});
    expect(because.map(({ code, met, text, about }) => ({ code, met, text, about }))).toEqual([
      {
        code: 'review',
        met: true,
        text: 'Evening round: accepted in review on 20 May 2030 by Harbour counsel',
        about: ['control:round'],
      },
      {
        code: 'relation',
        met: true,
        text: 'Evening round: implements the whole of it',
        about: ['control:round'],
      },
      {
        code: 'status',
        met: true,
        text: 'Evening round: the control is implemented',
        about: ['control:round'],
      },
      {
        code: 'evidence',
        met: true,
        text: 'Evening round: evidence passes: Log of rounds (valid until 31 December 2030)',
        about: ['control:round', 'evidence:log'],
      },
    ]);
    expect(controls).toEqual(['control:round']);
  });

  test.each<[string, Files, RegExp]>([
    ['the missing control', { [CONTROL]: undefined }, /no control says that it satisfies this/],
    [
      'the rationale of a no-match',
      { [CONTROL]: toControl({}, { relation: 'no-match', rationale: 'It lights streets.' }) },
      /no match: It lights streets$/,
    ],
    [
      'the day a control is due',
      { [CONTROL]: toControl({ status: 'planned', due: '2030-09-01' }) },
      /planned, due 1 September 2030/,
    ],
    [
      'the part that is covered',
      { [CONTROL]: toControl({}, { covers: 'part', part: 'the pier.' }) },
      /a part: the pier$/,
    ],
    [
      'the day evidence expired',
      { [EVIDENCE]: toEvidence({ validUntil: '2030-06-14' }) },
      /expired 14 June 2030/,
    ],
    [
      'the successor of superseded evidence',
      { 'provider/evidence/two.md': toEvidence({ title: 'Second log', supersedes: 'log', result: 'fail' }) },
      /evidence fails: Second log/,
    ],
    [
      'the reason of a rejection',
      {
        [CONTROL]: toControl(
          {},
          { review: { ...review('2030-05-20', 'rejected'), reason: 'Too few lamps.' } },
        ),
      },
      /rejected in review on 20 May 2030: Too few lamps$/,
    ],
    [
      'who is bound instead',
      { [OBLIGATION]: toObligation({ bearers: ['board'] }) },
      /it binds the Harbour Board, not this provider/,
    ],
    ['why it was decided out', toOut(), /decided out of scope: We run no lamps$/],
    [
      'the kind that binds nobody',
      { [OBLIGATION]: toObligation({ kind: 'exemption' }) },
      /this is an exemption/,
    ],
  ])('gives %s', (_name, files, text) => {
    expect(
      cover(files)
        .because.map((condition) => condition.text)
        .join('\n'),
    ).toMatch(new RegExp(text.source, 'm'));
  });

  test('the claim that made the state comes first', () => {
    const { because } = cover({
      'provider/controls/a-plan.md': toControl({ title: 'A plan', status: 'planned' }),
    });
    expect(because[0]?.text).toMatch(/^Evening round/);
    expect(because.at(-1)?.text).toMatch(/^A plan/);
  });

  test('a control that is no match is not among the controls', () => {
    expect(
      cover({ 'provider/controls/x.md': toControl({ title: 'X' }, { relation: 'no-match' }) }).controls,
    ).toEqual(['control:round']);
  });
});

describe('which obligations', () => {
  test('active ones have coverage, drafts and retired ones have none', () => {
    const { content } = loadBase({
      [`${RULE}/obligations/draft.md`]: toObligation({ state: 'draft' }),
      [`${RULE}/obligations/gone.md`]: toObligation({ state: 'retired' }),
    });
    expect([...computeCoverage(content, AS_OF).keys()]).toEqual([
      toKey('obligation', 'harbour-lamps', 'light-lamp'),
    ]);
  });

  test('one that no version had said by the day has none', () => {
    const { content } = loadBase();
    expect([...computeCoverage(content, '2030-04-30').keys()]).toEqual([]);
    expect([...computeCoverage(content, '2030-05-01').keys()]).toHaveLength(1);
  });

  test('one that stands in two versions counts from the first on', () => {
    const { content } = loadBase({
      [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1(a)'], 'nprm-2030': ['9.20'] } }),
    });
    expect([...computeCoverage(content, '2029-01-11').keys()]).toEqual([]);
    expect([...computeCoverage(content, '2029-01-12').keys()]).toHaveLength(1);
  });

  test('a duty of several is ours when we are one of them', () => {
    expect(cover({ [OBLIGATION]: toObligation({ bearers: ['board', 'keeper'] }) }).state).toBe('covered');
  });

  test('a prohibition is covered like a duty', () => {
    expect(cover({ [OBLIGATION]: toObligation({ kind: 'prohibition' }) }).state).toBe('covered');
  });

  test('a provider that is two parties bears the duties of both', () => {
    expect(
      cover({
        'provider/provider.md': toProvider({ roles: ['board', 'keeper'] }),
        [`${RULE}/parties/other.md`]: toParty('an owner', 'regulated'),
      }).state,
    ).toBe('covered');
  });

  test('evidence named by its former id counts like the evidence', () => {
    expect(
      cover({ [EVIDENCE]: undefined, 'provider/evidence/log-book.md': toEvidence({ formerIds: ['log'] }) })
        .state,
    ).toBe('covered');
  });

  test('evidence that supersedes itself ends the search', () => {
    expect(cover({ [EVIDENCE]: toEvidence({ supersedes: 'log' }) }).state).toBe('covered');
  });
});

test('covered exactly when one claim meets every condition, whatever the claims', () => {
  const claim = fc.record({
    relation: fc.constantFrom('implements', 'supports', 'no-match'),
    covers: fc.constantFrom('whole', 'part'),
    status: fc.constantFrom('implemented', 'partial', 'planned'),
    reviewed: fc.constantFrom('accepted', 'rejected', 'never'),
    result: fc.constantFrom('pass', 'fail', 'none'),
  });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 3 }), (claims) => {
      const files: Record<string, string | undefined> = { [CONTROL]: undefined, [EVIDENCE]: undefined };
      claims.forEach(({ relation, covers, status, reviewed, result }, index) => {
        if (result !== 'none') files[`provider/evidence/e${index}.md`] = toEvidence({ result });
        const mapping = {
          ...UNREVIEWED,
          relation,
          covers,
          part: 'a part',
          evidence: result === 'none' ? undefined : [`e${index}`],
        };
        const reviewOf = reviewed === 'never' ? {} : { review: review('2030-05-20', reviewed) };
        files[`provider/controls/c${index}.md`] = toFile({
          title: `C${index}`,
          kind: 'policy',
          status,
          satisfies: [{ ...mapping, ...reviewOf }],
        });
      });
      const whole = claims.some(
        (one) =>
          one.relation === 'implements' &&
          one.covers === 'whole' &&
          one.status === 'implemented' &&
          one.reviewed === 'accepted' &&
          one.result === 'pass',
      );
      expect(cover(files).state === 'covered').toBe(whole);
    }),
    { numRuns: 60 },
  );
});
