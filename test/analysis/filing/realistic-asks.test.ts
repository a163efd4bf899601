/** What policy staff really write, and what of it readiness must leave alone or find; row by row, both signs. */
import { describe, expect, test } from 'vitest';
import { findCitations } from '../../../src/model/citation.ts';
import {
  buildCorpus,
  type Fields,
  type Files,
  RULE,
  toAuthority,
  toEvent,
  toEvidence,
  toFile,
} from '../../build-content.ts';

const ORDER = toAuthority({ title: 'E.O. 13984', citation: 'E.O. 13984' });
const SECOND = toAuthority({ title: 'E.O. 14110', citation: 'E.O. 14110' });
const FILES: Files = {
  [`${RULE}/authorities/first.md`]: ORDER,
  [`${RULE}/authorities/second.md`]: SECOND,
};
const toAsk = (over: Fields): string =>
  toFile({
    title: 'Light earlier',
    history: [{ status: 'approved', on: '2030-06-02' }],
    position: 'support-with-changes',
    provisions: { 'nprm-2030': ['9.20'] },
    about: ['obligations/light-lamp'],
    reason:
      'Ships come in before it is quite dark, and a lamp lit only then is lit too late for those that are early.',
    support: [{ claim: 'Ships ran aground 3 times.', basis: 'The harbour log.' }],
    effect: 'A keeper would begin the round earlier.',
    alternatives: ['Light a second lamp at the pier.'],
    ...over,
  });
const getCodes = (over: Fields, files: Files = {}): string[] =>
  (buildCorpus({ ...FILES, ...files, 'filing/asks/a.md': toAsk(over) }).readiness ?? []).map(
    ({ code }) => code,
  );
const OURS = /^ask\/(figure|law|section|looks)/;

describe('is left alone', () => {
  test.each([
    'Training on H100 or A100 machines is metered, as GPT-4 was.',
    'Support runs 24/7, by IPv6, since the 1990s and in 2023-24.',
    'It follows ISO/IEC 27001:2022, NIST SP 800-53 and FIPS 140-3.',
    'Article 17 of that law and option 2 of the notice, (1) and (2), say so.',
    'E.O. 13984 asks for it. The Executive Order sets no period, nor does the E.O. itself.',
    'Executive Orders 13984 and 14110 both say so.',
    'E.O. 13984 and 14110 both say so.',
    'Section 1(a) of the order, § 1(a)(i), says who lights a lamp.',
    'The rule should protect confidential customer records and trade secrets.',
    'By 11:59 p.m. on 1 July 2030 keepers would file.',
  ])('%s', (effect) => {
    expect(getCodes({ effect }).filter((code) => OURS.test(code))).toEqual([]);
  });
});

describe('is found', () => {
  test.each<[string, Fields]>([
    ['ask/figure-unsupported', { effect: 'It would cost 45,000 crowns a year.' }],
    [
      'ask/figure-unsupported',
      {
        reason:
          'Of all keepers 62 percent are asleep at dusk, and a lamp lit by none shows nobody the way in.',
      },
    ],
    ['ask/law-unknown', { effect: 'E.O. 13984 and 14999 both say so.' }],
    ['ask/law-unreadable', { effect: 'The Executive Order says so.' }],
    ['ask/looks-confidential', { effect: 'It would show our internal proprietary method.' }],
    ['ask/looks-confidential', { alternatives: ['See the memo (strictly confidential).'] }],
    ['ask/unfilled', { effect: 'TBD' }],
    ['ask/unfilled', { alternatives: ['[insert figure]'] }],
    ['ask/too-long', { effect: 'word '.repeat(50_000) }],
  ])('%s', (code, over) => {
    expect(getCodes(over)).toContain(code);
  });

  test.each([
    [{ result: 'fail' }, true],
    [{ validUntil: '2030-06-01' }, true],
    [{}, false],
  ])('evidence %o that does not pass on the day: %s', (over, isFound) => {
    const codes = getCodes(
      { support: [{ claim: 'Ships ran aground 3 times.', evidence: ['log'] }] },
      { 'provider/evidence/log.md': toEvidence(over) },
    );
    expect(codes.includes('ask/evidence-weak')).toBe(isFound);
  });
});

test('two asks on one section that are about different things do not contradict each other', () => {
  const other = (about: string[]) => ({
    'filing/asks/b.md': toAsk({
      title: 'Other',
      position: 'oppose',
      about,
      reason:
        'Oil is dear, the keepers are few, and nobody has counted what another round each evening would cost.',
    }),
  });
  expect(getCodes({ position: 'support' }, other(['obligations/light-lamp']))).toContain('ask/contradiction');
  expect(getCodes({ position: 'support' }, other(['definitions/harbour-lamp']))).not.toContain(
    'ask/contradiction',
  );
});

test('an undecided question counts to the end that a later notice set', () => {
  const files: Files = {
    [`${RULE}/questions/when.md`]: toFile({
      title: 'When',
      version: 'nprm-2030',
      category: 'Time',
      asks: 'When?',
      verification: 'primary',
      sources: ['gazette'],
    }),
    [`${RULE}/events/comments-extended.md`]: toEvent({
      title: 'More',
      type: 'comments-extended',
      date: '2030-07-15',
      announcedOn: '2030-06-01',
      version: 'nprm-2030',
    }),
  };
  const missing = (asOf: string) =>
    buildCorpus(files, { asOf }).readiness?.find(({ code }) => code === 'answer/missing')?.severity;
  expect([missing('2030-06-20'), missing('2030-07-05'), missing('2030-07-16')]).toEqual([
    'warning',
    'error',
    undefined,
  ]);
});

test.each([
  ['E.O. 13984 and 14110', 2],
  ['E.O. 13984, 14110, and 14999', 3],
  ['E.O. 13984 and 2021', 1],
  ['E.O. 13984 and 15 CFR part 7', 2],
  ['E.O. 13984, 12345 customers', 1],
])('orders in a list: %s', (text, count) => {
  expect(findCitations(text)).toHaveLength(count);
});
