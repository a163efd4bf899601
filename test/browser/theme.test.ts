/** Light and dark: what the system says, unless the reader says otherwise, in this browser and for good. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite } from '../site/sites.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const choice = (page: Page) => page.getByLabel('Colours');

/** How light the paper is, 0 black to 1 white, as the browser paints it. */
async function readPaper(page: Page): Promise<number> {
  const pixel = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  });
  return pixel.reduce((sum, part) => sum + part, 0) / (3 * 255);
}

async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await openPage({ colorScheme });
  await page.goto(`${getSite('privileged').url}/`);
  return page;
}

describe('colours', () => {
  test('follow the system when nothing is chosen', async () => {
    expect(await readPaper(await open('light'))).toBeGreaterThan(0.9);
    expect(await readPaper(await open('dark'))).toBeLessThan(0.2);
  });

  test.each([
    { system: 'light', chosen: 'dark' },
    { system: 'dark', chosen: 'light' },
  ] as const)(
    'chosen $chosen survives a reload and another page on a $system system',
    async ({ system, chosen }) => {
      const page = await open(system);
      const isChosen = (paper: number) => (chosen === 'dark' ? paper < 0.2 : paper > 0.9);
      await choice(page).selectOption(chosen);
      expect(isChosen(await readPaper(page))).toBe(true);
      await page.reload();
      expect(isChosen(await readPaper(page))).toBe(true);
      expect(await choice(page).inputValue()).toBe(chosen);
      await page.goto(`${getSite('privileged').url}/gaps/`);
      expect(isChosen(await readPaper(page))).toBe(true);
    },
  );

  test('the choice is there before the first paint, not after the scripts', async () => {
    const page = await open('light');
    await choice(page).selectOption('dark');
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.reload();
    expect(await readPaper(page)).toBeLessThan(0.2);
  });

  test('Auto goes back to the system', async () => {
    const page = await open('light');
    await choice(page).selectOption('dark');
    await choice(page).selectOption('system');
    expect(await readPaper(page)).toBeGreaterThan(0.9);
    await page.reload();
    expect(await choice(page).inputValue()).toBe('system');
  });

  test('what else may stand in the store does no harm', async () => {
    const page = await open('light');
    await page.evaluate(() => localStorage.setItem('rulemark-theme', 'purple"><script>'));
    await page.reload();
    expect(await readPaper(page)).toBeGreaterThan(0.9);
    expect(await choice(page).inputValue()).toBe('system');
  });

  test('forced colours keep every state told by word and shape', async () => {
    const page = await openPage({ forcedColors: 'active' });
    await page.goto(`${getSite('privileged').url}/rules/iaas-cip/obligations/?coverage=none`);
    const state = page.locator('tbody tr:visible .state').first();
    expect(await state.textContent()).toMatch(/○\s*none/);
  });
});
