/** Where a rulemaking stands on a day: version, comment window, withdrawal, what was known by then. */
import { describe, expect, test } from 'vitest';
import { computeRuleState } from '../../../src/analysis/rulemaking/compute-rule-state.ts';
import type { RuleState } from '../../../src/model/answers.ts';
import { type Files, getObject, loadBase, RULE, toEvent, toRule, toVersion } from '../../build-content.ts';

function getState(asOf: string, files: Files = {}): RuleState {
  const loaded = loadBase(files);
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return computeRuleState(loaded.content, getObject(loaded, 'rule', 'harbour-lamps'), asOf);
}

const getWindow = (asOf: string, files: Files = {}) =>
  getState(asOf, files).deadlines.find(({ event }) => event.id === 'comments-close');

describe('the comment window, open from 1 June to 1 July 2030, announced on 1 May', () => {
  test.each([
    ['before it was announced', '2030-04-30', undefined, undefined],
    ['announced, not yet open', '2030-05-01', 'upcoming', 61],
    ['the day before it opens', '2030-05-31', 'upcoming', 31],
    ['the day it opens', '2030-06-01', 'open', 30],
    ['eight days left', '2030-06-23', 'open', 8],
    ['seven days left', '2030-06-24', 'open', 7],
    ['six days left', '2030-06-25', 'last-week', 6],
    ['the day before the last', '2030-06-30', 'last-week', 1],
    ['the last day', '2030-07-01', 'last-week', 0],
    ['the day after', '2030-07-02', 'closed', -1],
    ['long after', '2035-07-01', 'closed', -1826],
  ])('%s', (_name, asOf, state, days) => {
    const window = getWindow(asOf);
    expect([window?.state, window?.days]).toEqual([state, days]);
  });

  test('an opening of another version does not hold it shut', () => {
    const files = {
      [`${RULE}/events/comments-open.md`]: toEvent({
        type: 'comments-open',
        date: '2030-06-20',
        announcedOn: '2030-05-01',
        version: 'eo-7',
      }),
    };
    expect(getWindow('2030-06-10', files)?.state).toBe('open');
  });

  test('is not called open before it opens when only its end was announced ahead', () => {
    const files = {
      [`${RULE}/events/comments-open.md`]: toEvent({
        type: 'comments-open',
        date: '2030-06-01',
        version: 'nprm-2030',
      }),
    };
    expect(getWindow('2030-05-15', files)?.state).not.toBe('open');
  });
});

describe('other deadlines', () => {
  test.each([
    ['2030-08-31', 'upcoming', 1],
    ['2030-09-01', 'upcoming', 0],
    ['2030-09-02', 'closed', -1],
  ])('a compliance day of 1 September is on %s %s', (asOf, state, days) => {
    const files = {
      [`${RULE}/events/comply.md`]: toEvent({
        type: 'compliance',
        date: '2030-09-01',
        announcedOn: '2030-05-01',
      }),
    };
    expect(getState(asOf, files).deadlines.find(({ event }) => event.id === 'comply')).toMatchObject({
      state,
      days,
    });
  });

  test('events that are no deadlines and neighbouring measures are none', () => {
    const files = {
      [`${RULE}/events/report.md`]: toEvent({ date: '2030-05-02' }),
      [`${RULE}/events/neighbour.md`]: toEvent({ type: 'compliance', date: '2030-05-02', related: true }),
    };
    expect(getState('2030-06-01', files).deadlines.map(({ event }) => event.id)).toEqual(['comments-close']);
  });
});

describe('what was known on a day', () => {
  test('later events are hidden and counted', () => {
    const files = {
      [`${RULE}/events/later.md`]: toEvent({ date: '2032-01-01' }),
      [`${RULE}/events/even-later.md`]: toEvent({ date: '2033-01-01' }),
    };
    const before = getState('2031-12-31', files);
    expect(before.events.map(({ id }) => id)).toEqual(['comments-open', 'comments-close']);
    expect(before.laterEvents).toBe(2);
    const after = getState('2033-01-01', files);
    expect(after.events.map(({ id }) => id)).toEqual([
      'comments-open',
      'comments-close',
      'later',
      'even-later',
    ]);
    expect(after.laterEvents).toBe(0);
  });

  test('an event announced ahead is known from its announcement', () => {
    const files = { [`${RULE}/events/later.md`]: toEvent({ date: '2032-01-01', announcedOn: '2031-01-01' }) };
    expect(getState('2030-12-31', files).laterEvents).toBe(1);
    expect(getState('2031-01-01', files).events.map(({ id }) => id)).toContain('later');
  });

  test('drafts are neither shown nor counted', () => {
    const files = {
      [`${RULE}/events/draft.md`]: toEvent({ date: '2030-05-02', state: 'draft' }),
      [`${RULE}/events/later.md`]: toEvent({ date: '2032-01-01', state: 'retired' }),
    };
    const state = getState('2030-06-15', files);
    expect(state.events.map(({ id }) => id)).not.toContain('draft');
    expect(state.laterEvents).toBe(0);
  });
});

describe('the latest version', () => {
  test.each([
    ['before the first', '2029-01-11', undefined, undefined],
    ['on the day of the first', '2029-01-12', 'eo-7', 'executive-order'],
    ['the day before the second', '2030-04-30', 'eo-7', 'executive-order'],
    ['on the day of the second', '2030-05-01', 'nprm-2030', 'nprm'],
  ])('%s', (_name, asOf, id, stage) => {
    const { latest, stage: found, isFinal } = getState(asOf);
    expect([latest?.id, found, isFinal]).toEqual([id, stage, false]);
  });

  test('a hypothetical version never becomes it', () => {
    const files = {
      [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'what-if'] }),
      [`${RULE}/versions/what-if/version.md`]: toVersion({ stage: 'hypothetical', published: '2030-05-02' }),
    };
    expect(getState('2030-06-15', files).latest?.id).toBe('nprm-2030');
  });

  test.each([['final'], ['interim-final']])(
    'a version that is %s makes the rule final, from its day on',
    (stage) => {
      const files = {
        [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'final-2031'] }),
        [`${RULE}/versions/final-2031/version.md`]: toVersion({ stage, published: '2031-01-01' }),
      };
      expect(getState('2030-12-31', files).isFinal).toBe(false);
      expect(getState('2031-01-01', files)).toMatchObject({
        isFinal: true,
        stage,
        latest: { id: 'final-2031' },
      });
    },
  );

  test('its authorities come with their status of the day', () => {
    const show = (asOf: string) =>
      getState(asOf).authorities.map(({ authority, status }) => `${authority.id} ${status}`);
    expect(show('2031-02-28')).toEqual(['eo-7 in-force', 'lamp-act in-force']);
    expect(show('2031-03-01')).toEqual(['eo-7 revoked', 'lamp-act in-force']);
  });
});

describe('withdrawal', () => {
  const withdrawn = (over: object = {}) => ({
    [`${RULE}/events/withdrawn.md`]: toEvent({
      type: 'withdrawn',
      date: '2031-05-01',
      status: 'reported',
      ...over,
    }),
  });

  test.each([
    ['the day before', '2031-04-30', undefined],
    ['on its day', '2031-05-01', 'withdrawn'],
  ])('%s', (_name, asOf, id) => {
    expect(getState(asOf, withdrawn()).withdrawal?.id).toBe(id);
  });

  test('announced ahead is not yet one', () => {
    expect(getState('2031-04-30', withdrawn({ announcedOn: '2031-01-01' })).withdrawal).toBeUndefined();
  });

  test('of a neighbouring measure is none of this rule', () => {
    expect(getState('2031-06-01', withdrawn({ related: true })).withdrawal).toBeUndefined();
  });
});
