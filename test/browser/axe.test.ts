/** Accessibility as axe-core judges it: nothing serious or critical on any kind of page, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite } from '../site/sites.ts';
import { listContentKinds, listPageKinds, listRoutes, type PageKind } from './page-kinds.ts';
import { NARROW, useBrowser } from './use-browser.ts';

const openPage = useBrowser();

/** Rule, first place and count of each violation that keeps somebody out. */
async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Legacy mode runs in the page itself: twice as fast, and there are no frames to go into.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ['violations'],
    ...(rules ? { runOnly: { type: 'rule', values: [...rules] } } : {}),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes: [first, ...rest] }) => {
      const reason = first?.failureSummary?.split('\n')[1]?.trim();
      return `${id} ×${rest.length + 1}: ${first?.target.join(' ')}: ${reason}`;
    });
}

async function findAll(page: Page, kinds: readonly PageKind[], rules?: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { path, url } of kinds) {
    await page.goto(url);
    found.push(...(await findViolations(page, rules)).map((violation) => `${path} ${violation}`));
  }
  return found;
}

describe('the privileged edition has no serious violation on any kind of page', () => {
  test('in light', async () => {
    const page = await openPage({ colorScheme: 'light' });
    expect(await findAll(page, listPageKinds('privileged'))).toEqual([]);
  });

  test('in dark, where only the colours differ', async () => {
    const page = await openPage({ colorScheme: 'dark' });
    expect(
      await findAll(page, listPageKinds('privileged'), ['color-contrast', 'link-in-text-block']),
    ).toEqual([]);
  });
});

describe.each([
  { name: 'public' },
  { name: 'hostile' },
  { name: 'empty' },
  { name: 'compared' },
  { name: 'docket' },
] as const)('the $name edition has no serious violation', ({ name }) => {
  test('on any kind of page that its content makes', async () => {
    const page = await openPage();
    expect(await findAll(page, listContentKinds(name))).toEqual([]);
  });
});

test('every route of the site was looked at', () => {
  const seen = [
    ...listPageKinds('privileged'),
    ...listContentKinds('compared'),
    ...listContentKinds('docket'),
  ].map(({ kind }) => kind);
  const routes = listRoutes().map(({ kind }) => kind || 'index');
  expect([...new Set(seen)].sort()).toEqual(routes.sort());
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
