/**
 * A lawyer's two clicks: from the overview every version is one, every section of it a second; definitions,
 * obligations, penalties, questions and authorities likewise.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RuleObject } from '../../src/model/object.ts';
import { getHref } from '../../src/view/href.ts';
import { getCorpus, getSite } from '../site/sites.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();
const EDITIONS = (['privileged', 'public'] as const).map((name) => ({ name }));

/** Clicks the first visible link of the page to an address, and waits until it is there. */
async function click(page: Page, href: string): Promise<void> {
  await page.locator(`main a[href="${href}"]:visible, nav.nav a[href="${href}"]:visible`).first().click();
  await page.waitForURL((url) => url.pathname + url.hash === href);
}

describe.each(EDITIONS)('from the overview of the $name edition', ({ name }) => {
  const start = async () => {
    const page = await openPage();
    await page.goto(`${getSite(name).url}/`);
    return page;
  };

  const twoClicks = async (list: string, objects: readonly RuleObject[]) => {
    const page = await start();
    await click(page, list);
    const hrefs = new Set(
      await page
        .locator('main a:visible')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    );
    expect(objects.map(getHref).filter((href) => !hrefs.has(href))).toEqual([]);
    const last = objects.at(-1)!;
    await click(page, getHref(last));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(last.fields.title);
  };

  test('every definition is two clicks', () =>
    twoClicks('/rules/iaas-cip/definitions/', getCorpus(name).content.list('definition')));

  test('every obligation is two clicks', () =>
    twoClicks('/rules/iaas-cip/obligations/', getCorpus(name).content.list('obligation')));

  test.each([
    { list: '/rules/iaas-cip/penalties/', kind: 'penalty' },
    { list: '/rules/iaas-cip/questions/', kind: 'question' },
    { list: '/rules/iaas-cip/changes/', kind: 'lineage' },
    { list: '/comments/', kind: 'comment' },
  ] as const)('every $kind is on a page one click away', async ({ list, kind }) => {
    const page = await start();
    await click(page, list);
    const ids = getCorpus(name)
      .content.list(kind)
      .map(({ id, home }) => (kind === 'comment' ? `${home}.${id}` : id));
    for (const id of ids) expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    expect(ids.length).toBeGreaterThan(2);
  });

  test('every statement on where the rule stands leads to its sources', async () => {
    const page = await start();
    const statements = page.locator('.statements > li');
    const texts = await statements.allInnerTexts();
    expect(texts.length).toBeGreaterThanOrEqual(5);
    for (const [index, text] of texts.entries()) {
      const sources = statements.nth(index).locator('a[href*="/sources/#"]');
      if (/^No final rule is recorded/.test(text)) continue; // what is not there has no source
      expect(await sources.count()).toBeGreaterThan(0);
    }
  });
});

test('from the overview every version is one click, every section of it a second', async () => {
  const page = await openPage();
  const { content } = getCorpus('public');
  const versions = content.list('version');
  expect(versions).toHaveLength(4);
  for (const version of versions) {
    const sections = content
      .list('section', version.home)
      .filter(({ id }) => id.startsWith(`${version.id}/`));
    expect(sections.length).toBeGreaterThan(0);
    for (const section of sections) {
      await page.goto(`${getSite('public').url}/`);
      await click(page, getHref(version));
      await click(page, getHref(section));
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(section.fields.title);
      expect(await page.locator('.law li').count()).toBeGreaterThan(0);
    }
  }
});
