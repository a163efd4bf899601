/** The search of an imported docket in a browser: hits as text, the address of a query, and nothing fetched before it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { GUILD_PHRASE } from '../site/docket-content.ts';
import { getSite } from '../site/sites.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const HOME = '/comments/hb-lamps/';

async function open(query = ''): Promise<Page> {
  const page = await openPage();
  await page.goto(`${getSite('docket').url}${HOME}${query}`);
  return page;
}

const hits = (page: Page) => page.locator('rm-comment-search .hits > li');
const status = (page: Page) => page.locator('rm-comment-search .count');

async function search(page: Page, query: string): Promise<void> {
  await page.locator('rm-comment-search input[type=search]').fill(query);
  await page
    .locator('rm-comment-search form')
    .press('Enter')
    .catch(() => undefined);
  await hits(page).first().waitFor();
}

describe('the search of a docket', () => {
  test('fetches nothing of the index before somebody types', async () => {
    const page = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${getSite('docket').url}${HOME}`);
    expect(asked.filter((path) => path.includes('/search/'))).toEqual([]);
    await search(page, 'dusk');
    expect(asked.filter((path) => path.endsWith('words-0.bin'))).toHaveLength(1);
  });

  test('finds a phrase, marks it, and shows the whole text when asked', async () => {
    const page = await open();
    await search(page, `"${GUILD_PHRASE}"`);
    expect(await status(page).textContent()).toBe('1 comment, 1 different.');
    expect(await hits(page).locator('mark').first().textContent()).toBe(GUILD_PHRASE);
    await hits(page).locator('summary').first().click();
    await hits(page).locator('.filed').waitFor();
    expect(await hits(page).locator('.filed').textContent()).toContain('48,000');
  });

  test('shows a campaign as one hit that says how many stand behind it', async () => {
    const page = await open('?find=channel');
    await hits(page).first().waitFor();
    expect(await status(page).textContent()).toBe('13 comments, 1 different.');
    expect(await hits(page).first().textContent()).toContain('with 12 other comments that match');
  });

  test('a hostile body is text: nothing of it runs, no element of it is there', async () => {
    const page = await open('?find=zanzibar');
    await hits(page).first().waitFor();
    await hits(page).locator('summary').first().click();
    await hits(page).locator('.filed').waitFor();
    expect(await hits(page).locator('img, script, b, a[href^=javascript]').count()).toBe(0);
    expect(await page.evaluate(() => (window as { pwned?: unknown }).pwned)).toBeUndefined();
  });

  test('says so when nothing is found', async () => {
    const page = await open('?find=xylophone');
    await status(page).getByText('No comment has all of this.').waitFor();
    expect(await hits(page).count()).toBe(0);
  });
});
