/** The trace policy: which setting holds for which kind, stage and control, where it stands, and what it makes of a state. */
import { describe, expect, test } from 'vitest';
import { computeCoverage } from '../../../src/analysis/coverage/compute-coverage.ts';
import { findPolicy, findStage } from '../../../src/analysis/coverage/find-policy.ts';
import { isNeedMet, toNeedWords } from '../../../src/analysis/coverage/judge-need.ts';
import type { Coverage } from '../../../src/model/answers.ts';
import {
  EVIDENCE_METHODS,
  type EvidenceNeed,
  TRACE_DEFAULTS,
  type TracePolicy,
} from '../../../src/model/trace-policy.ts';
import {
  AS_OF,
  type Files,
  getObject,
  loadBase,
  RULE,
  toControl,
  toEvent,
  toEvidence,
  toMapping,
  toObligation,
  toRule,
  toVersion,
} from '../../build-content.ts';
import { fc } from '../../seeded.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const CONTROL = 'provider/controls/round.md';
const EVIDENCE = 'provider/evidence/log.md';

const toPolicy = (trace: object): Files => ({
  'rulemark.yml': `asOf: "${AS_OF}"\ntrace: ${JSON.stringify(trace)}\n`,
});

function cover(trace: TracePolicy, files: Files = {}, asOf = AS_OF): Coverage {
  const loaded = loadBase({ ...toPolicy(trace), ...files });
  expect(loaded.faults).toEqual([]);
  return computeCoverage(loaded.content, asOf).get(getObject(loaded, 'obligation', 'light-lamp').key)!;
}

describe('the setting that holds', () => {
  const trace: TracePolicy = {
    reviewed: true,
    uncovered: 'note',
    lines: [
      { stages: ['nprm', 'final'], uncovered: 'warning', evidence: 'test' },
      { kinds: ['prohibition'], uncovered: 'error' },
      { controls: ['policy'], evidence: 'examine' },
    ],
  };

  test.each<[string, Parameters<typeof findPolicy>[1], string, unknown, unknown]>([
    ['the default', { kind: 'obligation', stage: 'nprm' }, 'statuses', TRACE_DEFAULTS.statuses, null],
    [
      'the top of the block',
      { kind: 'obligation', stage: 'anprm' },
      'uncovered',
      'note',
      ['trace', 'uncovered'],
    ],
    [
      'a line by stage',
      { kind: 'obligation', stage: 'nprm' },
      'uncovered',
      'warning',
      ['trace', 'lines', 0, 'uncovered'],
    ],
    [
      'the last line that fits',
      { kind: 'prohibition', stage: 'nprm' },
      'uncovered',
      'error',
      ['trace', 'lines', 1, 'uncovered'],
    ],
    [
      'an earlier line where the last says nothing of it',
      { kind: 'prohibition', stage: 'final' },
      'evidence',
      'test',
      ['trace', 'lines', 0, 'evidence'],
    ],
    [
      'a line by control',
      { kind: 'obligation', stage: 'nprm', control: 'policy' },
      'evidence',
      'examine',
      ['trace', 'lines', 2, 'evidence'],
    ],
    [
      'no line by control for another control',
      { kind: 'obligation', stage: 'nprm', control: 'process' },
      'evidence',
      'test',
      ['trace', 'lines', 0, 'evidence'],
    ],
    [
      'no line by stage before the first version',
      { kind: 'obligation', stage: undefined },
      'uncovered',
      'note',
      ['trace', 'uncovered'],
    ],
  ])('%s', (_name, subject, setting, value, from) => {
    expect(findPolicy(trace, subject)[setting as 'uncovered']).toEqual({ value, from });
  });
});

describe('the stage', () => {
  const getStage = (files: Files, asOf = AS_OF) => {
    const loaded = loadBase(files);
    return findStage(loaded.content, getObject(loaded, 'rule', 'harbour-lamps'), asOf);
  };
  const toWithdrawn = (status: string): Files => ({
    [`${RULE}/events/gone.md`]: toEvent({
      title: 'Withdrawn',
      type: 'withdrawn',
      date: '2030-06-10',
      status,
    }),
  });

  test('is that of the version out on the day', () => {
    expect(getStage({})).toBe('nprm');
    expect(getStage({}, '2029-06-01')).toBe('executive-order');
    expect(getStage({}, '2028-06-01')).toBeUndefined();
  });

  test('of a correction is that of what it corrects', () => {
    expect(
      getStage({
        [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'fix'] }),
        [`${RULE}/versions/fix/version.md`]: toVersion({ stage: 'correction', published: '2030-05-20' }),
      }),
    ).toBe('nprm');
  });

  test('is withdrawal only once that is confirmed', () => {
    expect(getStage(toWithdrawn('reported'))).toBe('nprm');
    expect(getStage(toWithdrawn('confirmed'))).toBe('withdrawal');
    expect(getStage(toWithdrawn('confirmed'), '2030-06-09')).toBe('nprm');
  });
});

describe('evidence', () => {
  const either: EvidenceNeed = { anyOf: ['test', { allOf: ['examine', 'interview'] }] };
  const both: EvidenceNeed = { allOf: ['test', { anyOf: ['examine', 'interview'] }] };

  test.each<[EvidenceNeed, string, readonly string[]]>([
    [false, 'no evidence', ['', 'E', 'I', 'T', 'EI', 'ET', 'IT', 'EIT']],
    [true, 'passing evidence', ['E', 'I', 'T', 'EI', 'ET', 'IT', 'EIT']],
    ['test', 'a test', ['T', 'ET', 'IT', 'EIT']],
    [either, 'a test, or an examination and an interview', ['T', 'EI', 'ET', 'IT', 'EIT']],
    [both, 'a test, and an examination or an interview', ['ET', 'IT', 'EIT']],
    [{ anyOf: ['test', 'examine'] }, 'a test or an examination', ['E', 'T', 'EI', 'ET', 'IT', 'EIT']],
  ])('%j is met by the methods it names and no others', (need, words, enough) => {
    expect(toNeedWords(need)).toBe(words);
    for (const given of ['', 'E', 'I', 'T', 'EI', 'ET', 'IT', 'EIT']) {
      const methods = EVIDENCE_METHODS.filter((method) => given.includes(method[0]!.toUpperCase()));
      expect([given, isNeedMet(need, new Set(methods))]).toEqual([given, enough.includes(given)]);
    }
  });

  test('more methods never make a need unmet', () => {
    const method = fc.constantFrom(...EVIDENCE_METHODS);
    const methods = fc.array(method, { minLength: 1, maxLength: 3 });
    const need = fc.oneof(
      fc.boolean(),
      method,
      fc.record({ anyOf: fc.array(fc.oneof(method, fc.record({ allOf: methods })), { minLength: 1 }) }),
      fc.record({ allOf: fc.array(fc.oneof(method, fc.record({ anyOf: methods })), { minLength: 1 }) }),
    ) as fc.Arbitrary<EvidenceNeed>;
    fc.assert(
      fc.property(need, fc.uniqueArray(method), method, (asked, given, more) => {
        if (!isNeedMet(asked, new Set(given))) return true;
        return isNeedMet(asked, new Set([...given, more]));
      }),
    );
  });

  const twoPieces: Files = {
    [CONTROL]: toControl({}, { evidence: ['log', 'talk'] }),
    [EVIDENCE]: toEvidence({ method: 'examine' }),
    'provider/evidence/talk.md': toEvidence({ title: 'Talk', method: 'interview' }),
  };
  test.each<[string, TracePolicy, Files, string]>([
    ['a test where a test is asked', { evidence: 'test' }, {}, 'covered'],
    [
      'an examination where a test is asked',
      { evidence: 'test' },
      { [EVIDENCE]: toEvidence({ method: 'examine' }) },
      'partial',
    ],
    ['an examination and an interview in place of a test', { evidence: either }, twoPieces, 'covered'],
    [
      'an interview alone in place of a test',
      { evidence: either },
      { ...twoPieces, [EVIDENCE]: toEvidence({ method: 'examine', validUntil: '2030-06-14' }) },
      'partial',
    ],
    ['evidence on its last fresh day', { freshDays: 36 }, {}, 'covered'],
    ['evidence a day older than that', { freshDays: 35 }, {}, 'partial'],
    ['a limit for another method', { freshDays: { examine: 1 } }, {}, 'covered'],
    ['a limit for this method', { freshDays: { test: 1 } }, {}, 'partial'],
    [
      'a limit, and evidence without a day',
      { freshDays: 400 },
      { [EVIDENCE]: toEvidence({ collectedOn: undefined }) },
      'partial',
    ],
    [
      'a line that lifts the limit',
      { freshDays: 1, lines: [{ stages: ['nprm'], freshDays: 'none' }] },
      {},
      'covered',
    ],
    ['a line for another stage', { lines: [{ stages: ['final'], evidence: 'interview' }] }, {}, 'covered'],
    ['a line for this stage', { lines: [{ stages: ['nprm'], evidence: 'interview' }] }, {}, 'partial'],
    [
      'a line for this kind of control',
      { lines: [{ controls: ['process'], evidence: 'interview' }] },
      {},
      'partial',
    ],
    [
      'a line for another kind of control',
      { lines: [{ controls: ['policy'], evidence: 'interview' }] },
      {},
      'covered',
    ],
    [
      'a line for another kind of obligation',
      { lines: [{ kinds: ['prohibition'], evidence: 'interview' }] },
      {},
      'covered',
    ],
    [
      'a line for this kind of obligation',
      { lines: [{ kinds: ['prohibition'], evidence: 'interview' }] },
      { [OBLIGATION]: toObligation({ kind: 'prohibition' }) },
      'partial',
    ],
    [
      'fingerprints asked for at this stage, and none there',
      { lines: [{ stages: ['nprm'], reviewed: true, stamped: true }] },
      {},
      'covered',
    ],
    ['a kind that the policy does not bind', { binds: ['prohibition'] }, {}, 'not-applicable'],
    [
      'a permission that the policy binds',
      { binds: ['permission'] },
      { [OBLIGATION]: toObligation({ kind: 'permission' }) },
      'covered',
    ],
  ])('%s', (_name, trace, files, state) => {
    expect(cover(trace, files).state).toBe(state);
  });
});

/** A policy that asks for everything, met by everything: each change of one fact alone flips the state. */
describe('every condition flips the state by itself', () => {
  const strict: TracePolicy = {
    evidence: 'test',
    freshDays: 60,
    lines: [{ stages: ['nprm'], statuses: ['implemented'] }],
  };

  test.each<[string, Files, string, string]>([
    ['nothing', {}, 'covered', ''],
    ['the review taken away', { [CONTROL]: toControl({}, { review: undefined }) }, 'unknown', 'reviewed'],
    ['the relation', { [CONTROL]: toControl({}, { relation: 'supports' }) }, 'partial', 'relations'],
    ['the part', { [CONTROL]: toControl({}, { covers: 'part', part: 'the pier' }) }, 'partial', 'relations'],
    ['the status', { [CONTROL]: toControl({ status: 'alternative' }) }, 'partial', 'statuses'],
    ['the method', { [EVIDENCE]: toEvidence({ method: 'interview' }) }, 'partial', 'evidence'],
    ['the result', { [EVIDENCE]: toEvidence({ result: 'fail' }) }, 'partial', 'evidence'],
    ['the last day', { [EVIDENCE]: toEvidence({ validUntil: '2030-06-14' }) }, 'partial', 'evidence'],
    ['the age', { [EVIDENCE]: toEvidence({ collectedOn: '2030-04-01' }) }, 'partial', 'freshDays'],
    ['the mapping', { [CONTROL]: toControl({ satisfies: [] }) }, 'none', ''],
  ])('%s', (_name, files, state, setting) => {
    const coverage = cover(strict, files);
    expect(coverage.state).toBe(state);
    const unmet = coverage.because.filter(({ met }) => !met);
    expect(unmet.map(({ asked }) => asked?.setting ?? '')).toEqual(state === 'covered' ? [] : [setting]);
  });

  test('and names the line that asked for it', () => {
    const { because } = cover(strict, { [CONTROL]: toControl({ status: 'alternative' }) });
    expect(because.find(({ met }) => !met)?.asked?.from).toEqual(['trace', 'lines', 0, 'statuses']);
  });
});

describe('a policy that cannot be right', () => {
  test.each<[string, object, string, number]>([
    ['an unknown method', { evidence: 'testing' }, 'schema/invalid-value', 2],
    ['an unknown stage', { lines: [{ stages: ['nprn'] }] }, 'schema/invalid-value', 2],
    ['an unknown setting of a line', { lines: [{ evidenc: true }] }, 'schema/unknown-key', 2],
    ['an unknown check', { checks: { severity: { 'control/no-ownr': 'off' } } }, 'schema/unknown-key', 2],
    ['no days', { freshDays: 0 }, 'schema/invalid-value', 2],
    [
      'uncovered by control',
      { lines: [{ controls: ['policy'], uncovered: 'note' }] },
      'schema/invalid-value',
      2,
    ],
  ])('%s', (_name, trace, code, line) => {
    const { faults } = loadBase(toPolicy(trace));
    const own = faults.filter(({ file }) => file === 'rulemark.yml');
    expect(own.map((one) => one.code)).toEqual([code]);
    expect(own[0]).toMatchObject({ line, severity: 'error' });
    expect(own[0]!.column).toBeGreaterThan(7);
  });
});

test('a mapping judged by a mapping of the same control: the better one counts', () => {
  const files = { [CONTROL]: toControl({ satisfies: [toMapping({ relation: 'supports' }), toMapping()] }) };
  const coverage = cover({}, files);
  expect(coverage.claims.map(({ mapping, state }) => [mapping, state])).toEqual([
    [1, 'covered'],
    [0, 'partial'],
  ]);
});
