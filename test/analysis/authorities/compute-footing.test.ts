/** Whether the instruments under a duty still stand, on both sides of the day one fell. */
import { describe, expect, test } from 'vitest';
import { computeFooting, getAuthorityStatus } from '../../../src/analysis/authorities/compute-footing.ts';
import { type Files, getObject, loadBase, RULE, toAuthority } from '../../build-content.ts';

const checked = { verification: 'primary', sources: ['gazette'] };
const FILES: Files = {
  [`${RULE}/authorities/eo-8.md`]: toAuthority({
    title: 'Order 8',
    history: [{ status: 'in-force', on: '2029-06-01', ...checked }],
  }),
  [`${RULE}/authorities/old-act.md`]: toAuthority({
    title: 'Old Act',
    type: 'statute',
    history: [
      { status: 'in-force', on: '1950-01-01', ...checked },
      { status: 'expired', on: '2000-01-01', ...checked },
    ],
  }),
};
const { content } = loadBase(FILES);
const getState = (ids: readonly string[], asOf: string) =>
  computeFooting(content, ids, 'harbour-lamps', asOf).state;

describe('status of an authority', () => {
  const order = getObject({ content }, 'authority', 'eo-7');

  test.each([
    ['before its first entry', '2029-01-09', { status: 'unknown', since: '2029-01-09' }],
    ['on its first day', '2029-01-10', { status: 'in-force', since: '2029-01-10' }],
    ['the day before it is revoked', '2031-02-28', { status: 'in-force', since: '2029-01-10' }],
    ['on the day it is revoked', '2031-03-01', { status: 'revoked', since: '2031-03-01' }],
    ['long after', '2040-01-01', { status: 'revoked', since: '2031-03-01' }],
  ])('%s', (_name, asOf, expected) => {
    expect(getAuthorityStatus(order, asOf)).toEqual(expected);
  });

  test('does not depend on the order in the file', () => {
    const history = [
      { status: 'revoked', on: '2031-03-01', ...checked },
      { status: 'in-force', on: '2029-01-10', ...checked },
    ];
    const loaded = loadBase({ [`${RULE}/authorities/eo-7.md`]: toAuthority({ history }) });
    expect(getAuthorityStatus(getObject(loaded, 'authority', 'eo-7'), '2032-01-01').status).toBe('revoked');
  });

  test('of two entries of one day the later in the file holds', () => {
    const history = [
      { status: 'in-force', on: '2029-01-10', ...checked },
      { status: 'amended', on: '2030-01-01', ...checked },
      { status: 'revoked', on: '2030-01-01', ...checked },
    ];
    const loaded = loadBase({ [`${RULE}/authorities/eo-7.md`]: toAuthority({ history }) });
    expect(getAuthorityStatus(getObject(loaded, 'authority', 'eo-7'), '2030-01-01').status).toBe('revoked');
  });
});

describe('footing', () => {
  test.each<[string, readonly string[], string, string]>([
    ['one order in force', ['eo-7'], '2030-01-01', 'standing'],
    ['one order, the day before it is revoked', ['eo-7'], '2031-02-28', 'standing'],
    ['one order, the day it is revoked', ['eo-7'], '2031-03-01', 'fallen'],
    ['two orders, one revoked', ['eo-7', 'eo-8'], '2031-03-01', 'partly-fallen'],
    ['an order revoked and a statute in force', ['eo-7', 'lamp-act'], '2031-03-01', 'fallen'],
    ['an order in force and a statute expired', ['eo-8', 'old-act'], '2031-03-01', 'standing'],
    ['a statute alone', ['lamp-act'], '2031-03-01', 'standing'],
    ['an expired statute alone', ['old-act'], '2031-03-01', 'fallen'],
    ['nothing named', [], '2031-03-01', 'none-stated'],
    ['only something that is not there', ['eo-99'], '2031-03-01', 'none-stated'],
  ])('%s', (_name, ids, asOf, state) => {
    expect(getState(ids, asOf)).toBe(state);
  });

  test('lists every authority with its status and since when, statutes too', () => {
    const { authorities } = computeFooting(content, ['eo-7', 'lamp-act'], 'harbour-lamps', '2031-03-01');
    expect(authorities.map(({ authority, status, since }) => [authority.id, status, since])).toEqual([
      ['eo-7', 'revoked', '2031-03-01'],
      ['lamp-act', 'in-force', '1990-01-01'],
    ]);
  });
});
