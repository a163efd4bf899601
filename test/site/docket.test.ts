/** The pages of an imported docket: counts that add up, campaigns, coding, and nothing of it where nothing was imported. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUILD_PHRASE, listComments } from './docket-content.ts';
import { listFiles } from './read-folder.ts';
import { getPage, getPages, getSite, SITE_NAMES } from './sites.ts';

const HOME = '/comments/hb-lamps/';
/** Before a query a page loads so much at most, fonts and styles and all. */
const MAX_BYTES = 300 * 1024;

describe('the page of an imported docket', () => {
  test('counts comments raw and distinct side by side, of all that is stored', () => {
    const { mainText } = getPage('docket', HOME);
    const stored = listComments().length;
    expect(mainText).toContain(`19 comments, 6 different, of ${stored} stored entries`);
    expect(mainText).toContain(`all entries${stored}`);
    expect(mainText).not.toMatch(/\d\s?%|percent/);
  });

  test('leads to each campaign, and back', () => {
    const { links } = getPage('docket', HOME);
    const campaigns = links.filter(({ href }) => href.startsWith(`${HOME}campaigns/`));
    expect(campaigns.length).toBeGreaterThan(0);
    const page = getPage('docket', campaigns[0]!.href);
    expect(page.mainText).toContain('13 comments that say nearly the same');
    expect(page.tags['ins']).toBeGreaterThan(0);
    expect(page.links.map(({ href }) => href)).toContain(HOME);
  });

  test('shows what people confirmed in the matrix, allies and opponents of our ask, suggestions apart', () => {
    const { mainText } = getPage('docket', HOME);
    expect(mainText).toContain('3 points that people coded and confirmed');
    expect(mainText).toContain('AlliesHB-1-0010, HB-1-0011');
    expect(mainText).toContain('OpponentsHB-1-0032');
    expect(mainText).toContain('Suggestions of a machine');
  });

  test('puts no markup of a comment into a page', () => {
    const pages = getPages('docket').filter(({ path }) => path.startsWith(HOME));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ handlers }) => handlers)).toEqual([]);
    expect(pages.map(({ tags }) => tags['img'] ?? 0)).toEqual(pages.map(() => 0));
    expect(pages.flatMap(({ links }) => links).filter(({ href }) => /^javascript:/i.test(href))).toEqual([]);
    expect(getPage('docket', HOME).mainText).not.toContain(GUILD_PHRASE);
  });

  test('loads less than 300 KB before a query', () => {
    const { folder } = getSite('docket');
    const { file, loads } = getPage('docket', HOME);
    const own = loads
      .map(({ address }) => join(folder, address.slice(1)))
      .filter((path) => existsSync(path) && !path.endsWith('/'));
    const bytes = [join(folder, file), ...own].reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });
});

test('nothing of it appears where nothing was imported, but how to import', () => {
  const others = SITE_NAMES.filter((name) => name !== 'docket');
  for (const name of others) {
    const files = listFiles(getSite(name).folder);
    expect(files.filter((file) => /^comments\/[^/]+\/(?:search|campaigns)\//.test(file))).toEqual([]);
  }
  expect(getPage('privileged', '/comments/').mainText).toContain('rulemark docket import');
});
