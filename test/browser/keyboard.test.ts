/** The keyboard alone: past the navigation in one step, and always a sight of where one is. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite } from '../site/sites.ts';
import { listPageKinds } from './page-kinds.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const MOST_STOPS = 60;

interface Stop {
  readonly name: string;
  readonly outline: number;
  readonly inside: boolean;
}

/** Where the focus is, how thick its outline, and whether it can be seen; null at the end of the page. */
function readStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return null;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    return {
      name: `${node.localName}.${node.className} ${(node.textContent ?? '').trim().slice(0, 30)}`,
      outline: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
      inside:
        box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
  });
}

describe('the link past the navigation', () => {
  test('is first, shows itself when it has the focus, and leads into main', async () => {
    const page = await openPage();
    await page.goto(`${getSite('privileged').url}/rules/iaas-cip/obligations/`);
    const skip = page.locator('a.skip');
    expect((await skip.boundingBox())!.x).toBeLessThan(0);
    await page.keyboard.press('Tab');
    expect(await skip.evaluate((node) => node === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe(await skip.getAttribute('href'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('is on every kind of page', async () => {
    const page = await openPage();
    const without = [];
    for (const { url, path } of listPageKinds('privileged')) {
      await page.goto(url);
      await page.keyboard.press('Tab');
      const text = await page.evaluate(() => document.activeElement?.textContent);
      if (text !== 'Skip to the text') without.push(path);
    }
    expect(without).toEqual([]);
  });
});

describe('the focus', () => {
  test('can be seen at every stop of every kind of page', async () => {
    const page = await openPage();
    const unseen: string[] = [];
    let stops = 0;
    for (const { url, path } of listPageKinds('privileged')) {
      await page.goto(url);
      for (let step = 0; step < MOST_STOPS; step++) {
        await page.keyboard.press('Tab');
        const stop = await readStop(page);
        if (!stop) break;
        stops++;
        if (stop.outline < 2 || !stop.inside) unseen.push(`${path} ${stop.name}`);
      }
    }
    expect(stops).toBeGreaterThan(500);
    expect(unseen).toEqual([]);
  });

  test('reaches a table that scrolls, so that the arrows can move it', async () => {
    const page = await openPage({ viewport: { width: 500, height: 700 } });
    await page.goto(`${getSite('privileged').url}/rules/iaas-cip/obligations/`);
    const scroll = page.locator('.table .scroll').first();
    await scroll.focus();
    expect(await scroll.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => scroll.evaluate((node) => node.scrollLeft)).toBeGreaterThan(0);
  });

  test('opens a menu of the top bar with Enter, and goes on inside it', async () => {
    const page = await openPage();
    await page.goto(`${getSite('privileged').url}/`);
    const menu = page.locator('header details').last();
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(
      await menu
        .getByRole('link')
        .first()
        .evaluate((node) => node === document.activeElement),
    ).toBe(true);
  });
});
