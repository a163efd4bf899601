/** Quick search: by keyboard alone, over names and citations, forgiving a slip of the finger. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getSite, type SiteName } from '../site/sites.ts';
import { useBrowser } from './use-browser.ts';

const openPage = useBrowser();

async function open(path = '/', name: SiteName = 'privileged'): Promise<Page> {
  const page = await openPage();
  await page.goto(`${getSite(name).url}${path}`);
  return page;
}

const box = (page: Page) => page.getByRole('combobox', { name: /search/i });
const list = (page: Page) => page.getByRole('listbox', { name: 'Results' });
const options = (page: Page) => list(page).getByRole('option');

/** Where the results lead, best first. */
function readTargets(page: Page): Promise<(string | null)[]> {
  return options(page).evaluateAll((list) =>
    list.map((node) => node.querySelector('a')?.getAttribute('href') ?? node.dataset['href'] ?? null),
  );
}

/** Types a query and waits for what it finds. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await options(page).first().waitFor();
}

describe('quick search', () => {
  test('is one box a page, closed at first', async () => {
    const page = await open();
    expect(await box(page).count()).toBe(1);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
    expect(await list(page).isVisible()).toBe(false);
  });

  test('"/" puts the cursor into it and is not typed', async () => {
    const page = await open();
    await page.keyboard.press('/');
    expect(await box(page).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await box(page).inputValue()).toBe('');
  });

  test('"/" stays a character where somebody is typing', async () => {
    const page = await open('/rules/iaas-cip/obligations/');
    const find = page.locator('rm-table input[name=q]');
    await find.focus();
    await page.keyboard.type('and/or');
    expect(await find.inputValue()).toBe('and/or');
  });

  test('fetches its index only when somebody types', async () => {
    const page = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${getSite('privileged').url}/`);
    expect(asked).not.toContain('/search.json');
    await search(page, 'customer');
    expect(asked.filter((path) => path === '/search.json')).toHaveLength(1);
  });

  test.each(['7.302', '§ 7.302', '§7.302'])('finds the section first for %s', async (query) => {
    const page = await open();
    await search(page, query);
    const href = (await readTargets(page))[0];
    expect(href).toBe('/rules/iaas-cip/nprm-2024/7.302/');
  });

  test('finds a term in spite of a typing error, and says what it looked for', async () => {
    const page = await open();
    await search(page, 'benefical owner');
    const texts = await options(page).allInnerTexts();
    expect(texts[0]).toMatch(/beneficial owner/i);
    expect(texts[0]).toContain('for “beneficial”');
    const hrefs = await readTargets(page);
    expect(hrefs).toContain('/rules/iaas-cip/definitions/beneficial-owner/');
  });

  test.each([
    ['14110', '/rules/iaas-cip/eo-14110/'],
    ['verify-foreign-customers', '/rules/iaas-cip/obligations/verify-foreign-customers/'],
    ['IEEPA', '/rules/iaas-cip/authorities/ieepa/'],
  ])('finds %s', async (query, expected) => {
    const page = await open();
    await search(page, query);
    const hrefs = await readTargets(page);
    expect(hrefs).toContain(expected);
  });

  test('Enter goes to the first result', async () => {
    const page = await open();
    await search(page, '7.302');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/rules/iaas-cip/nprm-2024/7.302/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('7.302');
  });

  test('arrows choose, round both ends, and Enter goes to the chosen one', async () => {
    const page = await open();
    await search(page, 'reseller');
    const count = await options(page).count();
    expect(count).toBeGreaterThan(3);
    const active = () => box(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options(page).nth(0).getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(
      await options(page)
        .nth(count - 1)
        .getAttribute('id'),
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options(page).nth(1).getAttribute('id'));
    expect(await list(page).locator('[aria-selected=true]').count()).toBe(1);
    const href = (await readTargets(page))[1];
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
  });

  test('ArrowUp first chooses the last result', async () => {
    const page = await open();
    await search(page, 'reseller');
    await page.keyboard.press('ArrowUp');
    const last = await options(page).last().getAttribute('id');
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(last);
  });

  test('Escape closes and empties it', async () => {
    const page = await open();
    await search(page, 'reseller');
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await list(page).isVisible()).toBe(false);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
    expect(await box(page).inputValue()).toBe('');
  });

  test('closes when the cursor goes elsewhere', async () => {
    const page = await open();
    await search(page, 'reseller');
    await page.getByLabel('Colours').focus();
    expect(await list(page).isVisible()).toBe(false);
  });

  test('a result can be clicked', async () => {
    const page = await open();
    await search(page, 'beneficial owner');
    await options(page).first().click();
    await page.waitForURL('**/definitions/**');
  });

  test('says so when nothing has that name, and stays where it is on Enter', async () => {
    const page = await open();
    await search(page, 'zzzzqqqqxxxx');
    expect(await list(page).textContent()).toContain('Nothing by that name.');
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('says so when the index cannot be loaded, and tries again', async () => {
    const page = await open();
    let refuse = true;
    await page.route('**/search.json', (route) => (refuse ? route.abort() : route.continue()));
    await search(page, 'reseller');
    expect(await list(page).textContent()).toContain('could not be loaded');
    refuse = false;
    await page.keyboard.type('s');
    await expect.poll(async () => (await readTargets(page)).filter(Boolean).length).toBeGreaterThan(0);
  });

  test('finds no control in the public edition', async () => {
    const control = 'document-check';
    const page = await open('/', 'privileged');
    await search(page, control);
    expect((await readTargets(page))[0]).toBe(`/controls/${control}/`);
    const outside = await open('/', 'public');
    await search(outside, control);
    const hrefs = await readTargets(outside);
    expect(hrefs.filter((href) => href?.startsWith('/controls/'))).toEqual([]);
  });
});
