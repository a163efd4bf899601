/** From when somebody has to comply, and whether anything is enforceable, as the events known on a day say. */
import { describe, expect, test } from 'vitest';
import { findComplianceDate } from '../../../src/analysis/rulemaking/find-compliance-date.ts';
import { judgeEnforceability } from '../../../src/analysis/rulemaking/judge-enforceability.ts';
import { buildCorpus, type Files, getObject, RULE, toEvent, toRule, toVersion } from '../../build-content.ts';

const event = (id: string, type: string, date: string, over: object = {}): Files => ({
  [`${RULE}/events/${id}.md`]: toEvent({ title: id, type, date, announcedOn: '2030-05-01', ...over }),
});
const FINAL: Files = {
  [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'final-2031'] }),
  [`${RULE}/versions/final-2031/version.md`]: toVersion({
    title: 'Final rule',
    stage: 'final',
    published: '2031-01-10',
  }),
};

function getState(files: Files, asOf = '2031-02-01') {
  const corpus = buildCorpus(files, { asOf });
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return corpus.getRuleState(getObject(corpus, 'rule', 'harbour-lamps'));
}

describe('the compliance date', () => {
  const find = (files: Files, asOf?: string) => {
    const date = findComplianceDate(getState(files, asOf));
    return date && [date.event.id, date.left, date.others];
  };

  test.each<[string, Files, unknown]>([
    ['is not there without an event', {}, undefined],
    ['is the effective date', event('start', 'effective', '2031-03-03'), ['start', 30, 0]],
    [
      'is rather the date of compliance',
      { ...event('start', 'effective', '2031-03-03'), ...event('comply', 'compliance', '2031-05-12') },
      ['comply', 100, 0],
    ],
    [
      'is the next of several',
      { ...event('first', 'compliance', '2031-01-20'), ...event('second', 'compliance', '2031-03-03') },
      ['second', 30, 1],
    ],
    [
      'is the last of several that all passed',
      { ...event('first', 'compliance', '2031-01-20'), ...event('second', 'compliance', '2031-01-22') },
      ['second', -10, 1],
    ],
    [
      'is that of the latest version',
      {
        ...FINAL,
        ...event('old', 'effective', '2031-02-10', { version: 'nprm-2030' }),
        ...event('new', 'effective', '2031-03-03', { version: 'final-2031' }),
      },
      ['new', 30, 0],
    ],
    [
      'goes with a confirmed withdrawal',
      { ...event('start', 'effective', '2031-03-03'), ...event('gone', 'withdrawn', '2031-01-20') },
      undefined,
    ],
    [
      'stays where a withdrawal is only reported',
      {
        ...event('start', 'effective', '2031-03-03'),
        ...event('gone', 'withdrawn', '2031-01-20', { status: 'reported' }),
      },
      ['start', 30, 0],
    ],
  ])('%s', (_name, files, expected) => {
    expect(find(files)).toEqual(expected);
  });
});

describe('enforceability', () => {
  test.each<[string, Files, string | undefined, string]>([
    ['before anything was published', {}, '2029-01-01', 'none'],
    ['a proposal', {}, undefined, 'proposed'],
    ['a proposal taken back', event('gone', 'withdrawn', '2031-01-20'), undefined, 'withdrawn'],
    ['a final rule without an effective date', FINAL, undefined, 'in-force'],
    [
      'a final rule that takes effect later',
      { ...FINAL, ...event('start', 'effective', '2031-03-03') },
      undefined,
      'not-yet',
    ],
    [
      'on the day it takes effect',
      { ...FINAL, ...event('start', 'effective', '2031-03-03') },
      '2031-03-03',
      'in-force',
    ],
    [
      'a final rule taken back',
      { ...FINAL, ...event('gone', 'withdrawn', '2031-01-20') },
      undefined,
      'withdrawn',
    ],
    [
      'a proposal taken back, then a final rule',
      { ...FINAL, ...event('gone', 'withdrawn', '2030-12-20') },
      undefined,
      'in-force',
    ],
    ['a final rule before its publication', FINAL, '2030-12-01', 'proposed'],
  ])('%s', (_name, files, asOf, expected) => {
    expect(judgeEnforceability(getState(files, asOf)).state).toBe(expected);
  });
});
