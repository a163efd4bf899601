/** The shipped rule on a day inside its comment period: what was known then, and nothing that came later. */
import { describe, expect, test } from 'vitest';
import type { SearchEntry } from '../../src/view/search-index.ts';
import type { StatusJson } from '../../src/view/status.ts';
import { OPEN_DAY } from '../site-fixture.ts';
import { readText } from './read-folder.ts';
import { runCli } from './run-cli.ts';
import { getCorpus, getPage, getSite, isKnown } from './sites.ts';

const DAYS_TO_29_APRIL = 28;
const LATER = /14148|withdraw|revoked|2025|2026/i;

const standing = (name: 'openPeriod' | 'privileged') =>
  getPage(name, '/')
    .mainText.replace(/.*Where the rule stands/, '')
    .replace(/Where we stand.*/, '');

describe(`the overview as of ${OPEN_DAY}`, () => {
  test('says that the comment period is open, until when and for how many days', () => {
    expect(standing('openPeriod')).toContain(
      `The comment period is open until Monday 29 April 2024, 23:59 Eastern (hour assumed): ${DAYS_TO_29_APRIL} days left.`,
    );
  });

  test('has as many days left as `status --json`', async () => {
    const { stdout } = await runCli(['status', '--json', '--as-of', OPEN_DAY]);
    const { deadlines } = JSON.parse(stdout) as StatusJson;
    expect(deadlines.find(({ event }) => event === 'comments-closed')).toMatchObject({
      date: '2024-04-29',
      state: 'open',
      days: DAYS_TO_29_APRIL,
    });
  });

  test('says nothing of the order that came later, nor of a withdrawal', () => {
    expect(standing('openPeriod')).not.toMatch(LATER);
    expect(getPage('openPeriod', '/').mainText).not.toMatch(/14148|withdrawn/i);
  });

  test('says that both orders were in force', () => {
    expect(standing('openPeriod')).toContain('E.O. 13984, one of its authorities, is in force.');
    expect(standing('openPeriod')).toContain('E.O. 14110, one of its authorities, is in force.');
  });
});

test('the overview of today says closed, revoked and reported as withdrawn', () => {
  expect(standing('privileged')).toContain('The comment period closed on Monday 29 April 2024');
  expect(standing('privileged')).toMatch(/E\.O\. 14110, .* was revoked on 20 January 2025 by E\.O\. 14148/);
  expect(standing('privileged')).toMatch(/withdrawn.*this is reported, not confirmed/);
});

describe(`other pages as of ${OPEN_DAY}`, () => {
  const later = () =>
    getCorpus('openPeriod')
      .content.list('event')
      .filter((event) => !isKnown(event, OPEN_DAY));

  test('the timeline says how many events became known later, and shows none of them', () => {
    const { mainText, ids } = getPage('openPeriod', '/rules/iaas-cip/');
    expect(later().length).toBeGreaterThan(5);
    expect(mainText).toContain(`${later().length} that became known later are not shown`);
    expect(later().filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  test('quick search does not tell what became known later', () => {
    const entries = JSON.parse(readText(getSite('openPeriod').folder, 'search.json')) as SearchEntry[];
    const titles = new Set(later().map(({ fields }) => fields.title));
    expect(entries.filter(({ t }) => titles.has(t)).map(({ t }) => t)).toEqual([]);
  });

  test('no obligation rests on a revoked authority', () => {
    expect(getPage('openPeriod', '/rules/iaas-cip/obligations/').mainText).not.toContain('revoked');
    expect(getPage('privileged', '/rules/iaas-cip/obligations/').mainText).toContain('revoked');
  });

  test('no obligation speaks of a proposal that was never made final', () => {
    const path = '/rules/iaas-cip/obligations/verify-foreign-customers/';
    expect(getPage('openPeriod', path).mainText).toContain('and not final');
    expect(getPage('privileged', path).mainText).toContain('and never made final');
  });
});
