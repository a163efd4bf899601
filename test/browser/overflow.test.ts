/** No page is wider than its window: tables scroll inside themselves, and no word breaks out. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getPages, getSite } from '../site/sites.ts';
import { listContentKinds, listPageKinds } from './page-kinds.ts';
import { NARROW, useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const WIDTHS = [NARROW, { width: 768, height: 900 }, { width: 1280, height: 900 }];
/** What sticks out of the page to the right, widest last; empty when the page fits. */
function findWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isInside = (node: Element) => node.closest('.scroll, pre') !== null;
    return [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > width + 0.5 && !isInside(node))
      .map(
        (node) => `${node.localName}.${node.className} to ${Math.round(node.getBoundingClientRect().right)}`,
      )
      .slice(0, 3);
  });
}

/** Pages that do not fit at one of the widths, each with what sticks out. */
async function findOverflows(
  page: Page,
  pages: readonly { path: string; url: string }[],
  sizes = WIDTHS,
): Promise<string[]> {
  const found: string[] = [];
  for (const { path, url } of pages) {
    await page.goto(url);
    for (const size of sizes) {
      if (sizes.length > 1) await page.setViewportSize(size);
      const wide = await findWide(page);
      if (wide.length > 0) found.push(`${path} at ${size.width}: ${wide.join(', ')}`);
    }
  }
  return found;
}

describe.each([
  { name: 'privileged' },
  { name: 'public' },
  { name: 'twoRules' },
  { name: 'docket' },
  { name: 'empty' },
] as const)('the $name edition', ({ name }) => {
  test('has no kind of page that scrolls sideways, at 320, 768 and 1280 pixels', async () => {
    const page = await openPage({ viewport: NARROW });
    expect(await findOverflows(page, listPageKinds(name))).toEqual([]);
  });
});

test('no page at all of the shipped content scrolls sideways at 320 pixels', async () => {
  const page = await openPage({ viewport: NARROW, javaScriptEnabled: false });
  const { url } = getSite('privileged');
  const pages = getPages('privileged').map(({ path }) => ({ path, url: `${url}${path}` }));
  expect(await findOverflows(page, pages, [NARROW])).toEqual([]);
});

test.each([NARROW, { width: 1280, height: 900 }])(
  'a word that no line can hold breaks, at $width pixels',
  async (viewport) => {
    const page = await openPage({ viewport });
    expect(await findOverflows(page, listContentKinds('hostile'), [viewport])).toEqual([]);
  },
);

describe('at 320 pixels', () => {
  test('open menus and search results stay inside the window', async () => {
    const page = await openPage({ viewport: NARROW });
    await page.goto(`${getSite('privileged').url}/`);
    for (const menu of await page.locator('header details').all()) {
      await menu.locator('summary').click();
      expect(await findWide(page)).toEqual([]);
      const box = await menu.locator('ul').boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(NARROW.width);
      await menu.locator('summary').click();
    }
    await page.keyboard.press('/');
    await page.keyboard.type('reseller');
    await page.getByRole('option').first().waitFor();
    const results = await page.getByRole('listbox').boundingBox();
    expect(results!.x).toBeGreaterThanOrEqual(0);
    expect(results!.x + results!.width).toBeLessThanOrEqual(NARROW.width);
  });

  test('a wide table scrolls inside itself, its first column staying', async () => {
    const page = await openPage({ viewport: NARROW });
    await page.goto(`${getSite('privileged').url}/rules/iaas-cip/obligations/`);
    const scroll = page.locator('.table .scroll');
    const first = page.locator('tbody th').first();
    const before = await first.boundingBox();
    const moved = await scroll.evaluate((node) => {
      node.scrollLeft = 200;
      return node.scrollLeft;
    });
    expect(moved).toBe(200);
    expect((await first.boundingBox())!.x).toBeCloseTo(before!.x, 0);
  });
});
