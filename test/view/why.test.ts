/** Why a state is what it is: one answer with conditions, the policy line that asked, the chain with places, next actions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toWhy, type Why } from '../../src/view/why.ts';
import {
  AS_OF,
  buildCorpus,
  type Files,
  getObject,
  toControl,
  toEvidence,
  toGap,
  toObligation,
} from '../build-content.ts';

const CONTROL = 'provider/controls/round.md';
const EVIDENCE = 'provider/evidence/log.md';
const POLICY = `asOf: "${AS_OF}"\ntrace:\n  lines:\n    - stages: [nprm]\n      evidence: test\n      uncovered: warning\n`;

function ask(files: Files = {}, asOf = AS_OF): Why {
  const corpus = buildCorpus(files, { asOf });
  return toWhy(corpus, getObject(corpus, 'obligation', 'light-lamp'))!;
}

const getNext = (why: Why): string[] =>
  [...why.conditions, ...why.claims.flatMap(({ conditions }) => conditions)].flatMap(
    ({ next }) => next ?? [],
  );

describe('a duty that is covered', () => {
  const why = ask({ 'rulemark.yml': POLICY });

  test('has every condition met, and nothing to do', () => {
    expect(why).toMatchObject({ obligation: 'light-lamp', state: 'covered', stage: 'nprm', decision: null });
    expect(why.claims[0]!.conditions.map(({ code, met }) => [code, met])).toEqual([
      ['review', true],
      ['relation', true],
      ['status', true],
      ['evidence', true],
    ]);
    expect(getNext(why)).toEqual([]);
  });

  test('names the line of the policy that asked, or that nobody did', () => {
    const [review, , , evidence] = why.claims[0]!.conditions;
    expect(review!.asked).toMatchObject({ setting: 'reviewed', place: null });
    expect(evidence!.asked).toEqual({
      setting: 'evidence',
      wants: 'a test',
      place: { file: 'rulemark.yml', line: 5 },
    });
    expect(why.uncovered).toMatchObject({ gravity: 'warning', asked: { place: { line: 6 } } });
  });

  test('shows the chain from obligation to evidence with file and line', () => {
    expect(why.place).toEqual({ file: 'rules/harbour-lamps/obligations/light-lamp.md', line: 2 });
    expect(why.claims[0]!.chain.map(({ step, place }) => [step, `${place.file}:${place.line}`])).toEqual([
      ['control', `${CONTROL}:4`],
      ['mapping', `${CONTROL}:5`],
      ['review', `${CONTROL}:5`],
      ['evidence', `${EVIDENCE}:7`],
    ]);
  });
});

test.each<[string, Files, string, string, RegExp]>([
  ['no control', { [CONTROL]: undefined }, 'none', 'mapping', /List "light-lamp" under "satisfies"/],
  [
    'no review',
    { [CONTROL]: toControl({}, { review: undefined }) },
    'unknown',
    'review',
    /rulemark review round@light-lamp --decision holds/,
  ],
  [
    'a rejection',
    { [CONTROL]: toControl({}, { review: { by: 'X', on: '2030-05-20', decision: 'rejected' } }) },
    'unknown',
    'review',
    /Mend what the reviewer found/,
  ],
  [
    'a weak relation',
    { [CONTROL]: toControl({}, { relation: 'supports' }) },
    'partial',
    'relation',
    /change "relation"/,
  ],
  [
    'a part',
    { [CONTROL]: toControl({}, { covers: 'part', part: 'the pier' }) },
    'partial',
    'relation',
    /covers: whole/,
  ],
  [
    'a partial control',
    { [CONTROL]: toControl({ status: 'partial' }) },
    'partial',
    'status',
    /Finish "round"/,
  ],
  [
    'a plan',
    { [CONTROL]: toControl({ status: 'planned', due: '2030-09-01' }) },
    'planned',
    'status',
    /by 2030-09-01/,
  ],
  [
    'no evidence',
    { [CONTROL]: toControl({}, { evidence: undefined }) },
    'partial',
    'evidence',
    /Gather evidence/,
  ],
  [
    'failing evidence',
    { [EVIDENCE]: toEvidence({ result: 'fail' }) },
    'partial',
    'evidence',
    /Mend what the evidence shows.*supersedes: log/,
  ],
  [
    'expired evidence',
    { [EVIDENCE]: toEvidence({ validUntil: '2030-06-01' }) },
    'partial',
    'evidence',
    /supersedes: log/,
  ],
  [
    'evidence never run',
    { [EVIDENCE]: toEvidence({ result: 'not-run' }) },
    'partial',
    'evidence',
    /Gather "log"/,
  ],
  [
    'evidence of another method',
    { 'rulemark.yml': POLICY, [EVIDENCE]: toEvidence({ method: 'examine' }) },
    'partial',
    'evidence',
    /the policy wants a test/,
  ],
])('%s: what to do next', (_name, files, state, code, next) => {
  const why = ask(files);
  expect(why.state).toBe(state);
  const unmet = [...why.conditions, ...why.claims.flatMap(({ conditions }) => conditions)].filter(
    ({ met }) => !met,
  );
  expect(unmet.map((one) => one.code)).toEqual([code]);
  expect(unmet[0]!.next).toMatch(next);
});

test('a duty set aside says so, and which setting binds', () => {
  const why = ask({ 'rules/harbour-lamps/obligations/light-lamp.md': toObligation({ kind: 'power' }) });
  expect(why.state).toBe('not-applicable');
  expect(why.conditions).toMatchObject([{ code: 'kind', met: true, asked: { setting: 'binds' } }]);
  expect(why.conditions[0]!.place).toMatchObject({ line: 3 });
});

test('a decision about the gap is shown with its place', () => {
  const why = ask({
    [CONTROL]: undefined,
    'provider/gaps/coverage.light-lamp.md': toGap({
      side: 'provider',
      kind: 'missing',
      decision: { state: 'accepted-risk', by: 'Harbour master', until: '2030-12-31', reason: 'No ships.' },
    }),
  });
  expect(why.decision).toMatchObject({
    gap: 'coverage.light-lamp',
    text: 'accepted risk, by Harbour master, until 31 December 2030: No ships.',
  });
});

test('is nothing for an audience that may not know', () => {
  const corpus = buildCorpus({}, { audience: 'internal' });
  expect(toWhy(corpus, getObject(corpus, 'obligation', 'light-lamp'))).toBeUndefined();
});

describe('the shipped content', () => {
  const folder = join(import.meta.dirname, '../../content');
  const corpus = loadCorpus({ folder, audience: 'privileged' });
  const all = corpus.content.list('obligation').flatMap((obligation) => toWhy(corpus, obligation) ?? []);

  test('has an answer for each duty with a state, with the conditions of its coverage', () => {
    expect(all).toHaveLength(corpus.coverage!.size);
    for (const why of all) {
      const obligation = getObject(corpus, 'obligation', why.obligation);
      const { because, state } = corpus.coverage!.get(obligation.key)!;
      const shown = [...why.conditions, ...why.claims.flatMap(({ conditions }) => conditions)];
      expect(why.state).toBe(state);
      expect(shown.map(({ code, met }) => [code, met])).toEqual(because.map(({ code, met }) => [code, met]));
    }
  });

  test('says for every unmet condition what to do, and where; for no met one', () => {
    for (const why of all) {
      for (const { met, next, place } of why.claims.flatMap(({ conditions }) => conditions)) {
        expect(next === null).toBe(met);
        expect(place).not.toBeNull();
      }
    }
  });

  test('names lines that hold what they are named for', () => {
    for (const { chain } of all.flatMap(({ claims }) => claims)) {
      for (const { step, place } of chain) {
        const line = readFileSync(join(folder, place.file), 'utf8').split('\n')[place.line - 1];
        const word = {
          control: /^status:/,
          mapping: /relation:/,
          review: /by:|review|obligation:/,
          evidence: /^result:|obligation:/,
        }[step];
        expect(line).toMatch(word);
      }
    }
  });
});
