/** A comparison with script: steps by key, filters that live in the address, and a view that is remembered. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite } from '../site/sites.ts';
import { NARROW, useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const PAIR = '/rules/tide-gates/compare/nprm-2030..final-2032/';

async function open(page: Page, rest = ''): Promise<Page> {
  await page.goto(`${getSite('compared').url}${PAIR}${rest}`);
  await page.locator('rm-compare .steps').waitFor();
  return page;
}
const getFocus = (page: Page) => page.evaluate(() => document.activeElement?.id);
const countShown = (page: Page) => page.locator('.change:visible').count();

describe('the keys n and p', () => {
  test('go to the next change and back, and the address follows', async () => {
    const page = await open(await openPage());
    await page.keyboard.press('n');
    expect(await getFocus(page)).toBe('9.20/a');
    await page.keyboard.press('n');
    const second = await getFocus(page);
    expect(second).not.toBe('9.20/a');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${second}`);
    await page.keyboard.press('p');
    expect(await getFocus(page)).toBe('9.20/a');
    expect(await page.locator('.steps output').textContent()).toMatch(/^1 of \d+$/);
  });

  test('stay letters where somebody types', async () => {
    const page = await open(await openPage());
    const search = page.locator('rm-search input');
    await search.focus();
    await page.keyboard.type('nap');
    expect(await search.inputValue()).toBe('nap');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('have buttons that do the same', async () => {
    const page = await open(await openPage());
    await page.getByRole('button', { name: /Next/ }).click();
    expect(await getFocus(page)).toBe('9.20/a');
  });
});

describe('the filters', () => {
  test('show one kind of change, and the address says which', async () => {
    const page = await open(await openPage());
    await page.locator('select[name=kind]').selectOption('moved');
    expect(await countShown(page)).toBe(1);
    expect(new URL(page.url()).searchParams.get('kind')).toBe('moved');
    await page.reload();
    expect(await countShown(page)).toBe(1);
  });

  test('show what changed in force', async () => {
    const page = await open(await openPage(), '?force=modal');
    expect(await page.locator('.change:visible').getAttribute('id')).toBe('9.20/a');
  });

  test('are lifted where the address points to what they hide', async () => {
    const page = await open(await openPage(), '?force=modal#9.22/b');
    expect(await page.locator('[id="9.22/b"]').isVisible()).toBe(true);
  });

  test('leave out what is unchanged until all is asked for', async () => {
    const page = await open(await openPage());
    expect(await page.locator('.unchanged:visible').count()).toBe(0);
    await page.locator('select[name=show]').selectOption('all');
    expect(await page.locator('.unchanged:visible').count()).toBeGreaterThan(1);
  });
});

describe('the view side by side', () => {
  test('has the older words without what was added, and is remembered', async () => {
    const page = await open(await openPage());
    await page.locator('select[name=view]').selectOption('sides');
    const [older, newer] = await page.locator('[id="9.20/a"] .sides > div').all();
    expect(await older?.textContent()).toContain('may');
    expect(await older?.textContent()).not.toContain('must');
    expect(await newer?.textContent()).not.toContain('may');
    await page.reload();
    expect(await page.locator('[id="9.20/a"] .sides').isVisible()).toBe(true);
  });

  test('folds on a narrow page', async () => {
    const page = await open(await openPage({ viewport: NARROW }));
    await page.locator('select[name=view]').selectOption('sides');
    const [older, newer] = await page.locator('[id="9.20/a"] .sides > div').all();
    const [a, b] = [await older?.boundingBox(), await newer?.boundingBox()];
    expect(b!.y).toBeGreaterThanOrEqual(a!.y + a!.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
  });
});

test('without script every change and every line on the unchanged shows', async () => {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(`${getSite('compared').url}${PAIR}`);
  expect(await countShown(page)).toBe(await page.locator('.change').count());
  expect(await page.locator('.unchanged:visible').count()).toBe(await page.locator('.unchanged').count());
});
