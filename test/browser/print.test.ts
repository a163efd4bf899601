/** On paper: the text, all of it, black on white; nothing to click. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getCorpus, getSite } from '../site/sites.ts';
import { listPageKinds } from './page-kinds.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const A4 = { width: 794, height: 1123 };

async function print(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await openPage({ viewport: A4, colorScheme });
  await page.goto(`${getSite('privileged').url}${path}`);
  await page.emulateMedia({ media: 'print' });
  return page;
}

describe('in print', () => {
  test('no kind of page shows navigation, menus, search, filters or the outline', async () => {
    const page = await openPage({ viewport: A4 });
    await page.emulateMedia({ media: 'print' });
    const shown = [];
    for (const { url, path } of listPageKinds('privileged')) {
      await page.goto(url);
      const tools = page.locator('.nav, .top details, .top .push, .skip, .outline, .tools, input, select');
      const visible = await tools.evaluateAll((list) => list.filter((node) => node.checkVisibility()).length);
      if (visible > 0) shown.push(path);
    }
    expect(shown).toEqual([]);
  });

  test('every kind of page shows its heading, its text and its foot', async () => {
    const page = await openPage({ viewport: A4 });
    await page.emulateMedia({ media: 'print' });
    const lost = [];
    for (const { url, path } of listPageKinds('privileged')) {
      await page.goto(url);
      const parts = await page
        .locator('h1, main, .foot')
        .evaluateAll((list) => list.map((node) => node.checkVisibility()));
      if (parts.length !== 3 || parts.includes(false)) lost.push(path);
    }
    expect(lost).toEqual([]);
  });

  test('the law is there, with how far each statement was checked', async () => {
    const page = await print('/rules/iaas-cip/nprm-2024/7.302/');
    const law = page.locator('.law li');
    expect(await law.count()).toBeGreaterThan(1);
    for (const item of await law.all()) expect(await item.isVisible()).toBe(true);
    expect(await page.locator('.law .checked:visible').count()).toBeGreaterThan(0);
  });

  test('a table shows all of its rows and columns, none cut off', async () => {
    const page = await print('/rules/iaas-cip/obligations/');
    expect(await page.locator('tbody tr:visible').count()).toBe(
      getCorpus('privileged').content.list('obligation').length,
    );
    expect(await page.locator('.scroll').evaluate((node) => getComputedStyle(node).overflowX)).toBe(
      'visible',
    );
  });

  test.each(['light', 'dark'] as const)('is black on white on a %s screen', async (scheme) => {
    const page = await print('/', scheme);
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return { backgroundColor, color };
    });
    expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
  });

  test('is black on white when dark was chosen by hand', async () => {
    const page = await print('/');
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('rgb(0, 0, 0)');
    const state = page.locator('.state[data-state=covered]').first();
    const lightness = await state.evaluate((node) => {
      const context = document.createElement('canvas').getContext('2d')!;
      context.fillStyle = getComputedStyle(node).color;
      context.fillRect(0, 0, 1, 1);
      return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    });
    expect(lightness).toBeLessThan(150);
  });

  test('prints where links to the web lead', async () => {
    const page = await print('/rules/iaas-cip/sources/');
    const after = await page
      .locator('main a[href^="http"]')
      .first()
      .evaluate((node) => [getComputedStyle(node, '::after').content, node.getAttribute('href')]);
    expect(after[0]).toContain(after[1]);
  });

  test('makes a document of several pages with the words in it', async () => {
    const page = await print('/rules/iaas-cip/obligations/');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(2);
  });
});
