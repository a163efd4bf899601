/** Words and phrases that stand for states and checks. */
import { describe, expect, test } from 'vitest';
import {
  AUTHORITY_STATUSES,
  COVERAGE_STATES,
  getWeakest,
  OBLIGATION_KINDS,
  STAGES,
  VERIFICATIONS,
  type Verification,
} from '../../src/model/words.ts';
import {
  COVERAGE_LABELS,
  capitalize,
  countOf,
  joinWords,
  KIND_LABELS,
  STAGE_LABELS,
  toCheckedPhrase,
  toWords,
} from '../../src/view/labels.ts';
import { toMoney } from '../../src/view/money.ts';
import { getObjectVerification } from '../../src/view/verification.ts';
import { buildCorpus, getObject, RULE, toObligation } from '../build-content.ts';

describe('every state has a word and a shape of its own', () => {
  test('coverage', () => {
    expect(Object.keys(COVERAGE_LABELS).sort()).toEqual([...COVERAGE_STATES].sort());
    expect(new Set(Object.values(COVERAGE_LABELS).map(({ word }) => word)).size).toBe(COVERAGE_STATES.length);
    expect(new Set(Object.values(COVERAGE_LABELS).map(({ shape }) => shape)).size).toBe(
      COVERAGE_STATES.length,
    );
  });

  test('what unknown means holds for a rejected claim too', () => {
    expect(COVERAGE_LABELS.unknown.means).not.toMatch(/nobody has reviewed/);
  });

  test('stages and kinds', () => {
    expect(Object.keys(STAGE_LABELS).sort()).toEqual([...STAGES].sort());
    expect(Object.keys(KIND_LABELS).sort()).toEqual([...OBLIGATION_KINDS].sort());
  });
});

test.each([
  [0, '0 duties'],
  [1, '1 duty'],
  [2, '2 duties'],
])('%i is "%s"', (count, text) => {
  expect(countOf(count, 'duty', 'duties')).toBe(text);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j joined is "%s"', (words, text) => {
  expect(joinWords(words)).toBe(text);
});

test('small words', () => {
  expect(toWords('not-run')).toBe('not run');
  expect(capitalize('')).toBe('');
  expect(capitalize('äx')).toBe('Äx');
  expect(new Set(AUTHORITY_STATUSES).size).toBe(AUTHORITY_STATUSES.length);
});

test.each([
  [0, 'USD', '$0'],
  [999, 'USD', '$999'],
  [1000, 'USD', '$1,000'],
  [1_234_567, 'USD', '$1,234,567'],
  [20_000, 'EUR', 'EUR 20,000'],
])('%i %s is "%s"', (amount, currency, text) => {
  expect(toMoney(amount, currency)).toBe(text);
});

describe('how far a thing was checked', () => {
  const corpus = buildCorpus();

  test.each<[Verification, string[], string]>([
    ['primary', ['gazette'], 'Read in the original'],
    ['secondary', ['gazette'], 'From 1 published account; not checked in the original'],
    ['secondary', ['gazette', 'x'], 'From 2 published accounts; not checked in the original'],
    ['inferred', [], 'Inferred, not stated in a source'],
    ['unverified', [], 'Not verified'],
  ])('%s from %j: %s', (verification, sources, phrase) => {
    expect(toCheckedPhrase(corpus, 'harbour-lamps', { verification, sources }).phrase).toBe(phrase);
  });

  test('names its sources, with links', () => {
    expect(
      toCheckedPhrase(corpus, 'harbour-lamps', { verification: 'primary', sources: ['gazette'] }).sources,
    ).toMatchObject([
      { id: 'gazette', title: 'Harbour Board: The gazette', href: '/rules/harbour-lamps/sources/#gazette' },
    ]);
  });

  test.each<[Verification[], Verification]>([
    [['primary', 'secondary'], 'secondary'],
    [['unverified', 'primary'], 'unverified'],
    [['inferred', 'secondary', 'primary'], 'inferred'],
    [['primary'], 'primary'],
    [[], 'unverified'],
  ])('of %j the weakest is %s', (list, weakest) => {
    expect(getWeakest(list)).toBe(weakest);
    expect(VERIFICATIONS).toContain(weakest);
  });

  test('an object is checked as far as its weakest field', () => {
    const files = {
      [`${RULE}/obligations/light-lamp.md`]: toObligation({
        checked: { action: { verification: 'inferred', note: 'from the heading' } },
      }),
    };
    expect(getObjectVerification(getObject(buildCorpus(files), 'obligation', 'light-lamp'))).toBe('inferred');
    expect(getObjectVerification(getObject(corpus, 'obligation', 'light-lamp'))).toBe('primary');
    expect(getObjectVerification(getObject(corpus, 'party', 'keeper'))).toBe('unverified');
  });
});
