/** The sentence of an obligation, in the mood that stage, day and authorities allow. */
import { describe, expect, test } from 'vitest';
import { toDeadlineCell, toSentence } from '../../src/view/sentence.ts';
import {
  buildCorpus,
  type Files,
  getObject,
  RULE,
  toEvent,
  toObligation,
  toParty,
  toRule,
  toVersion,
} from '../build-content.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
/** A duty of the agency in the order: only agencies are bound by an order itself. */
const inOrder = (over: object = {}) => ({
  [OBLIGATION]: toObligation({ bearers: ['board'], sections: { 'eo-7': ['1(a)'] }, ...over }),
});
const withVersion = (stage: string, published = '2030-06-01'): Files => ({
  [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'next'] }),
  [`${RULE}/versions/next/version.md`]: toVersion({ stage, published, shortTitle: 'Next' }),
  [`${RULE}/versions/next/9.20.md`]: `---\ntitle: x\nnumber: "9.20"\nverification: unverified\n---\n\nx {unverified}\n`,
});

function say(files: Files, asOf?: string): string {
  const corpus = buildCorpus(files, asOf === undefined ? {} : { asOf });
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return toSentence(corpus, getObject(corpus, 'obligation', 'light-lamp'));
}

describe('mood', () => {
  test.each<[string, Files, string | undefined, string]>([
    [
      'a proposal, not final',
      {},
      undefined,
      'As proposed in May 2030 and not final, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'a proposal that was withdrawn',
      { [`${RULE}/events/withdrawn.md`]: toEvent({ type: 'withdrawn', date: '2030-06-10' }) },
      undefined,
      'As proposed in May 2030 and never made final, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'a proposal, the day before it was withdrawn',
      { [`${RULE}/events/withdrawn.md`]: toEvent({ type: 'withdrawn', date: '2030-06-10' }) },
      '2030-06-09',
      'As proposed in May 2030 and not final, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'a proposal before the final rule',
      withVersion('final'),
      undefined,
      'As proposed in May 2030, before the final rule, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'an order in force',
      inOrder(),
      undefined,
      'Under Order 7, signed on 10 January 2029, the Harbour Board must light the harbour lamp.',
    ],
    [
      'an order, the day before it is revoked',
      inOrder(),
      '2031-02-28',
      'Under Order 7, signed on 10 January 2029, the Harbour Board must light the harbour lamp.',
    ],
    [
      'an order, the day it is revoked',
      inOrder(),
      '2031-03-01',
      'Under Order 7, signed on 10 January 2029 and since revoked, the Harbour Board had to light the harbour lamp.',
    ],
    [
      'an order that wants a rule for others',
      inOrder({ bearers: ['keeper'] }),
      undefined,
      'In a rule under Order 7, signed on 10 January 2029, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'such an order, since revoked',
      inOrder({ bearers: ['keeper'] }),
      '2031-03-01',
      'In a rule under Order 7, signed on 10 January 2029 and since revoked, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'a proposal on a day before it was made',
      {},
      '2030-04-30',
      'Not yet said by 30 April 2030; later, in Lamps proposal, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'an advance notice',
      { ...withVersion('anprm'), [OBLIGATION]: toObligation({ sections: { next: ['9.20'] } }) },
      undefined,
      'As the agency asked about in June 2030, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'a final rule',
      {
        ...withVersion('final'),
        [OBLIGATION]: toObligation({ sections: { 'nprm-2030': ['9.20'], next: ['9.20'] } }),
      },
      undefined,
      'Under the final rule published on 1 June 2030, a lamp keeper must light the harbour lamp.',
    ],
    [
      'an interim final rule',
      { ...withVersion('interim-final'), [OBLIGATION]: toObligation({ sections: { next: ['9.20'] } }) },
      undefined,
      'Under the interim final rule published on 1 June 2030, a lamp keeper must light the harbour lamp.',
    ],
    [
      'a hypothetical text',
      { ...withVersion('hypothetical'), [OBLIGATION]: toObligation({ sections: { next: ['9.20'] } }) },
      undefined,
      'In a hypothetical text, which is not the law, a lamp keeper would have to light the harbour lamp.',
    ],
    [
      'no version at all',
      { [OBLIGATION]: toObligation({ sections: {} }) },
      undefined,
      'A lamp keeper would have to light the harbour lamp.',
    ],
  ])('%s', (_name, files, asOf, sentence) => {
    expect(say(files, asOf)).toBe(sentence);
  });

  test('speaks of the last version published by the day, not of a later one', () => {
    const files = { [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1(a)'], 'nprm-2030': ['9.20'] } }) };
    expect(say(files, '2030-05-01')).toMatch(/^As proposed in May 2030/);
    expect(say(files, '2030-04-30')).toMatch(/^In a rule under Order 7/);
  });
});

describe('the verb', () => {
  test.each([
    ['obligation', 'would have to light', 'must light', 'had to light'],
    ['prohibition', 'would not be allowed to light', 'must not light', 'was not allowed to light'],
    ['permission', 'could light', 'may light', 'could light'],
    ['exemption', 'would not have to light', 'need not light', 'did not have to light'],
    ['power', 'could light', 'may light', 'could light'],
  ])('of a %s', (kind, conditional, present, past) => {
    expect(say({ [OBLIGATION]: toObligation({ kind }) })).toContain(` ${conditional} `);
    expect(say(inOrder({ kind }))).toContain(` ${present} `);
    expect(say(inOrder({ kind }), '2031-03-01')).toContain(` ${past} `);
  });

  test('agrees with two bearers', () => {
    const files = {
      ...inOrder({ kind: 'prohibition', bearers: ['ministry', 'board'] }),
      [`${RULE}/parties/ministry.md`]: toParty('the Ministry', 'agency'),
    };
    expect(say(files, '2031-03-01')).toContain(
      'the Ministry and the Harbour Board were not allowed to light',
    );
  });
});

describe('trigger and deadline', () => {
  test('a trigger follows, without its full stop', () => {
    expect(say({ [OBLIGATION]: toObligation({ trigger: 'when a ship comes in.' }) })).toMatch(
      /light the harbour lamp, when a ship comes in\.$/,
    );
  });

  test.each([
    [{ type: 'absolute', date: '2030-09-01' }, 'by 1 September 2030'],
    [{ type: 'relative', relation: 'within', count: 1, unit: 'days', of: 'dusk' }, 'within 1 day of dusk'],
    [
      { type: 'relative', relation: 'within', count: 15, unit: 'calendar-days', of: 'dusk' },
      'within 15 calendar days of dusk',
    ],
    [
      { type: 'relative', relation: 'not-before', count: 2, unit: 'months', of: 'the notice' },
      'not before 2 months after the notice',
    ],
    [
      { type: 'relative', relation: 'at-least', count: 1, unit: 'years', of: 'the last use' },
      'for at least 1 year after the last use',
    ],
    [{ type: 'before', event: 'the first ship' }, 'before the first ship'],
    [{ type: 'recurring', every: 'year' }, 'every year'],
    [{ type: 'recurring', every: 'event', of: 'a ship comes in' }, 'every time, a ship comes in'],
  ])('%j is "%s"', (deadline, phrase) => {
    expect(say({ [OBLIGATION]: toObligation({ deadline }) })).toContain(`light the harbour lamp ${phrase}.`);
    expect(toDeadlineCell(deadline as Parameters<typeof toDeadlineCell>[0])).toBe(phrase);
  });

  test.each([
    [{ type: 'continuing' }, 'continuing'],
    [{ type: 'none-stated', reason: 'Read twice.' }, 'none stated: Read twice.'],
    [{ type: 'unknown', reason: 'Not seen.' }, 'not known: Not seen.'],
  ])('%j says nothing in the sentence and "%s" in a table', (deadline, cell) => {
    expect(say({ [OBLIGATION]: toObligation({ deadline }) })).toMatch(/light the harbour lamp\.$/);
    expect(toDeadlineCell(deadline as Parameters<typeof toDeadlineCell>[0])).toBe(cell);
  });
});

test('a party that nobody described is named by its id', () => {
  const corpus = buildCorpus({ [`${RULE}/parties/keeper.md`]: undefined });
  expect(toSentence(corpus, getObject(corpus, 'obligation', 'light-lamp'))).toContain(
    'keeper would have to light',
  );
});
