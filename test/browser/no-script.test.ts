/** With JavaScript off everything can be read, and nothing is offered that needs it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getCorpus, getSite } from '../site/sites.ts';
import { listPageKinds } from './page-kinds.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();

async function open(path: string): Promise<Page> {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(`${getSite('privileged').url}${path}`);
  return page;
}

describe('without script', () => {
  test.each([
    { path: '/rules/iaas-cip/obligations/', kind: 'obligation' },
    { path: '/rules/iaas-cip/definitions/', kind: 'definition' },
    { path: '/rules/iaas-cip/authorities/', kind: 'authority' },
    { path: '/controls/', kind: 'control' },
    { path: '/evidence/', kind: 'evidence' },
  ] as const)('$path shows a row for each $kind', async ({ path, kind }) => {
    const page = await open(path);
    const rows = page.locator('main table tbody tr');
    const expected = getCorpus('privileged').content.list(kind).length;
    expect(await rows.count()).toBe(expected);
    expect(await page.locator('main table tbody tr:visible').count()).toBe(expected);
  });

  test('the gaps are all there, and each what-if as a list that opens', async () => {
    const page = await open('/gaps/');
    const gaps = getCorpus('privileged').gaps?.length;
    expect(await page.locator('main table tbody tr:visible').count()).toBe(gaps);
    const scenario = page.locator('details[data-scenario="if-falls.eo-14110"]');
    expect(await scenario.locator('li').first().isVisible()).toBe(false);
    await scenario.locator('summary').click();
    expect(await scenario.locator('[data-effect="out"] li').first().isVisible()).toBe(true);
    expect(await page.locator('rm-what-if select').count()).toBe(0);
  });

  test('a gap says why it is one, what it could cost and which file decides', async () => {
    const page = await open('/gaps/coverage.collect-telephone/');
    for (const name of ['Why it is a gap', 'What it is about', 'To decide about it'])
      expect(await page.getByRole('heading', { name }).isVisible()).toBe(true);
    expect(await page.getByText('provider/gaps/coverage.collect-telephone.md').first().isVisible()).toBe(
      true,
    );
  });

  test('a definition says what it means and where it is used', async () => {
    const page = await open('/rules/iaas-cip/definitions/beneficial-owner/');
    const { fields } = getCorpus('privileged').content.get('definition', 'iaas-cip', 'beneficial-owner')!;
    expect(await page.getByText(fields.paraphrase).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Where it is used' }).isVisible()).toBe(true);
  });

  test('the text of the law is there, each paragraph with its mark', async () => {
    const page = await open('/rules/iaas-cip/eo-13984/1/');
    const items = page.locator('.law li');
    expect(await items.count()).toBeGreaterThan(1);
    for (const item of await items.all()) expect(await item.isVisible()).toBe(true);
    expect(await page.locator('.law .checked:visible').count()).toBeGreaterThan(0);
  });

  test('the menus of rules and versions open', async () => {
    const page = await open('/');
    const menu = page.locator('header details').last();
    const link = menu.getByRole('link').first();
    expect(await link.isVisible()).toBe(false);
    await menu.locator('summary').click();
    expect(await link.isVisible()).toBe(true);
  });

  test('no page offers a filter, a search box or a choice of colours', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    const offered = [];
    for (const { url, path } of listPageKinds('privileged')) {
      await page.goto(url);
      const tools = page.locator(
        'input:visible, select:visible, button:visible, rm-search:visible, rm-theme:visible, .tools:visible',
      );
      if ((await tools.count()) > 0) offered.push(path);
    }
    expect(offered).toEqual([]);
  });
});

test('with script the same pages offer them', async () => {
  const page = await openPage();
  await page.goto(`${getSite('privileged').url}/rules/iaas-cip/obligations/`);
  for (const tool of ['rm-search input', 'rm-theme select', '.tools input', '.tools select', 'thead button'])
    expect(await page.locator(tool).first().isVisible()).toBe(true);
});
