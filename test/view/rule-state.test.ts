/** Where a rulemaking stands, as statements. */
import { describe, expect, test } from 'vitest';
import { toStateStatements } from '../../src/view/rule-state.ts';
import { buildCorpus, type Files, getObject, RULE, toEvent, toRule, toVersion } from '../build-content.ts';

function say(asOf: string, files: Files = {}): string[] {
  const corpus = buildCorpus(files, { asOf });
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return toStateStatements(corpus, getObject(corpus, 'rule', 'harbour-lamps')).map(({ text }) => text);
}

test.each([
  ['2030-05-15', 'The comment period has not opened; it closes on Monday 1 July 2030.'],
  ['2030-06-15', 'The comment period is open until Monday 1 July 2030: 16 days left.'],
  ['2030-06-30', 'The comment period is open until Monday 1 July 2030: 1 day left.'],
  ['2030-07-01', 'The comment period is open until Monday 1 July 2030: today is the last day.'],
  ['2030-07-02', 'The comment period closed on Monday 1 July 2030.'],
])('on %s: %s', (asOf, sentence) => {
  expect(say(asOf)).toContain(sentence);
});

test('before the first version says that there is none', () => {
  expect(say('2029-01-11')).toEqual(['No version of this rule had been published by 11 January 2029.']);
});

test('a proposal is called not enforceable, a final rule final', () => {
  expect(say('2030-06-15')).toContain(
    'No final rule is recorded as of 15 June 2030: nothing in the proposal is enforceable.',
  );
  const final = {
    [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'final-2030'] }),
    [`${RULE}/versions/final-2030/version.md`]: toVersion({ stage: 'final', published: '2030-06-10' }),
  };
  expect(say('2030-06-15', final)).toContain('A final version is published.');
  expect(say('2030-06-09', final).join(' ')).not.toContain('A final version');
});

test('a revoked authority is named with its day and what revoked it', () => {
  expect(say('2031-02-28')).toContain('Order 7, one of its authorities, is in force.');
  expect(say('2031-03-01')).toContain(
    'Order 7, one of its authorities, was revoked on 1 March 2031 by Order 9.',
  );
});

test('a withdrawal that is only reported says so', () => {
  const files = (status: string) => ({
    [`${RULE}/events/withdrawn.md`]: toEvent({
      title: 'The board withdraws it',
      type: 'withdrawn',
      date: '2030-06-10',
      status,
    }),
  });
  expect(say('2030-06-15', files('reported'))).toContain(
    'The board withdraws it (10 June 2030); this is reported, not confirmed.',
  );
  expect(say('2030-06-15', files('confirmed'))).toContain('The board withdraws it (10 June 2030).');
});

test('an hour is given with its zone, and called assumed where it is', () => {
  const files = {
    [`${RULE}/events/comments-close.md`]: toEvent({
      type: 'comments-close',
      date: '2030-07-01',
      announcedOn: '2030-05-01',
      version: 'nprm-2030',
      hour: '23:59',
      zone: 'America/New_York',
      checked: { hour: { verification: 'inferred', note: 'usual' } },
    }),
  };
  expect(say('2030-07-02', files)).toContain(
    'The comment period closed on Monday 1 July 2030, 23:59 Eastern (hour assumed).',
  );
});

describe('an extended comment period', () => {
  const extended = {
    [`${RULE}/events/extended.md`]: toEvent({
      title: 'Comments extended',
      type: 'comments-extended',
      date: '2030-08-01',
      announcedOn: '2030-06-20',
      version: 'nprm-2030',
    }),
  };

  test('is not told before it was announced', () => {
    expect(say('2030-06-19', extended).filter((text) => text.includes('comment period'))).toEqual([
      'The comment period is open until Monday 1 July 2030: 12 days left.',
    ]);
  });

  test('is never called closed while it is open', () => {
    expect(say('2030-07-10', extended).filter((text) => text.includes('comment period'))).toEqual([
      'The comment period is open until Thursday 1 August 2030: 22 days left.',
    ]);
  });
});
