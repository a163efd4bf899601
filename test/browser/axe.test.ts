/** Accessibility as axe-core judges it: nothing serious or critical on any kind of page, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite, type SiteName } from '../site/sites.ts';
import { listPageKinds, listRoutes } from './page-kinds.ts';
import { NARROW, useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const EDITIONS = (['privileged', 'public', 'hostile', 'empty'] as const).map((name) => ({ name }));
const SCHEMES = ['light', 'dark'] as const;

/** Rule, first place and count of each violation that keeps somebody out. */
async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes[0]?.target.join(' ')}: ${nodes[0]?.failureSummary?.split('\n')[1]?.trim()}`,
    );
}

async function findAll(name: SiteName, colorScheme: (typeof SCHEMES)[number]): Promise<string[]> {
  const page = await openPage({ colorScheme });
  const found: string[] = [];
  for (const { path, url } of listPageKinds(name)) {
    await page.goto(url);
    found.push(...(await findViolations(page)).map((violation) => `${path} ${violation}`));
  }
  return found;
}

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test.each(SCHEMES)('has no serious violation on any kind of page, in %s', async (scheme) => {
    expect(await findAll(name, scheme)).toEqual([]);
  });
});

test('every route of the site was looked at', () => {
  const seen = listPageKinds('privileged').map(({ kind }) => kind);
  const routes = listRoutes().map(({ kind }) => kind || 'index');
  expect(seen.sort()).toEqual(routes.sort());
});

describe('pages in use', () => {
  const open = async (path: string, options = {}) => {
    const page = await openPage(options);
    await page.goto(`${getSite('privileged').url}${path}`);
    return page;
  };

  test('open search results', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('reseller');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await findViolations(page)).toEqual([]);
  });

  test('search without a result', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await page.keyboard.type('zzzzqqqqxxxx');
    await page.getByText('Nothing by that name.').waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  test('a table filtered to nothing', async () => {
    const page = await open('/rules/iaas-cip/obligations/?q=nothing+like+it');
    expect(await findViolations(page)).toEqual([]);
  });

  test('a sorted table', async () => {
    const page = await open('/rules/iaas-cip/obligations/?sort=-title&coverage=none');
    expect(await findViolations(page)).toEqual([]);
  });

  test('open menus', async () => {
    const page = await open('/');
    for (const menu of await page.locator('header details summary').all()) await menu.click();
    expect(await findViolations(page)).toEqual([]);
  });

  test('a target of a link, marked', async () => {
    const page = await open('/rules/iaas-cip/penalties/#ieepa-civil', { colorScheme: 'dark' });
    expect(await findViolations(page)).toEqual([]);
  });

  test.each(['/', '/rules/iaas-cip/obligations/', '/rules/iaas-cip/nprm-2024/7.302/', '/gaps/'])(
    '%s in a narrow window',
    async (path) => {
      const page = await open(path, { viewport: NARROW });
      expect(await findViolations(page)).toEqual([]);
    },
  );
});
