/** The tables: filters, order and count, and an address that shows the same to somebody else. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { getCorpus, getPage, getSite } from '../site/sites.ts';
import { useBrowser, watchTroubles } from './use-browser.ts';

const openPage = useBrowser();
const MAP = '/rules/iaas-cip/obligations/';
const total = () => getCorpus('privileged').content.list('obligation').length;

async function open(path: string): Promise<Page> {
  const page = await openPage();
  await page.goto(`${getSite('privileged').url}${path}`);
  return page;
}

const rows = (page: Page) => page.locator('rm-table tbody tr:visible');
const count = (page: Page) => page.locator('rm-table .count').first().textContent();
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const field = (page: Page, name: string) => page.locator(`rm-table .tools [name="${name}"]`);
const head = (page: Page, column: string) => page.locator(`rm-table thead th[data-column="${column}"]`);

/** What the visible cells of a column say, in order of the rows. */
async function readColumn(page: Page, column: string): Promise<string[]> {
  const index = await head(page, column).evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
  return rows(page).evaluateAll(
    (list, at) =>
      list.map((row) => {
        const cell = (row as HTMLTableRowElement).cells[at];
        return (cell?.querySelector('.state, .cell-check, a') ?? cell)?.textContent?.trim() ?? '';
      }),
    index,
  );
}

describe('the obligations map', () => {
  test('shows every obligation first, and says so', async () => {
    const page = await open(MAP);
    expect(await rows(page).count()).toBe(total());
    expect(await count(page)).toBe(`${total()} of ${total()} rows shown.`);
    expect(query(page)).toEqual({});
  });

  test('filters by a choice: rows, count and address follow', async () => {
    const page = await open(MAP);
    await field(page, 'coverage').selectOption('none');
    const expected = getPage('privileged', '/').coverage['none'];
    expect(await rows(page).count()).toBe(expected);
    expect(new Set(await readColumn(page, 'coverage'))).toEqual(new Set(['○none']));
    expect(await count(page)).toContain(`${expected} of ${total()} rows shown`);
    expect(await count(page)).toMatch(/coverage “none”/i);
    expect(query(page)).toEqual({ coverage: 'none' });
  });

  test('filters by words, as they are typed, in any case', async () => {
    const page = await open(MAP);
    await field(page, 'q').pressSequentially('CERTIF');
    const titles = await rows(page).allInnerTexts();
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.length).toBeLessThan(total());
    expect(titles.filter((text) => !/certif/i.test(text))).toEqual([]);
    expect(await count(page)).toBe(
      `${titles.length} of ${total()} rows shown, filtered by containing “CERTIF”.`,
    );
    expect(query(page)).toEqual({ q: 'CERTIF' });
  });

  test('joins filters, and takes one back without the other', async () => {
    const page = await open(MAP);
    await field(page, 'coverage').selectOption('covered');
    const covered = await rows(page).count();
    await field(page, 'q').fill('identity');
    const both = await rows(page).count();
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(covered);
    expect(query(page)).toEqual({ coverage: 'covered', q: 'identity' });
    await field(page, 'q').fill('');
    expect(await rows(page).count()).toBe(covered);
    await field(page, 'coverage').selectOption('all');
    expect(await rows(page).count()).toBe(total());
    expect(query(page)).toEqual({});
  });

  test('says so when nothing is left', async () => {
    const page = await open(MAP);
    await field(page, 'q').fill('no such obligation anywhere');
    expect(await rows(page).count()).toBe(0);
    expect(await count(page)).toBe(
      `0 of ${total()} rows shown, filtered by containing “no such obligation anywhere”.`,
    );
  });

  test('offers in a choice exactly the values of its column', async () => {
    const page = await open(MAP);
    for (const name of ['coverage', 'kind', 'checked']) {
      const shown = (await readColumn(page, name)).map((text) => text.replace(/^[●◐◔○?–]\s*/u, ''));
      const offered = await field(page, name).locator('option').allTextContents();
      expect(offered).toEqual(['all', ...[...new Set(shown)].sort()]);
    }
  });

  test('opens filtered and sorted from an address', async () => {
    const page = await open(`${MAP}?coverage=none&sort=-title`);
    expect(await rows(page).count()).toBe(getPage('privileged', '/').coverage['none']);
    expect(await field(page, 'coverage').inputValue()).toBe('none');
    const titles = await readColumn(page, 'title');
    expect(titles).toEqual(titles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1)));
    expect(await head(page, 'title').getAttribute('aria-sort')).toBe('descending');
  });

  test('shows a reader the same after a reload', async () => {
    const page = await open(MAP);
    await field(page, 'kind').selectOption('Power');
    await head(page, 'title').getByRole('button').click();
    const before = await rows(page).allInnerTexts();
    await page.reload();
    expect(await rows(page).allInnerTexts()).toEqual(before);
    expect(query(page)).toEqual({ kind: 'Power', sort: 'title' });
  });

  test('keeps what else stands in the address', async () => {
    const page = await open(`${MAP}?from=mail#row-verify-foreign-customers`);
    await field(page, 'coverage').selectOption('none');
    expect(query(page)).toEqual({ from: 'mail', coverage: 'none' });
    expect(new URL(page.url()).hash).toBe('#row-verify-foreign-customers');
  });

  test('explains an address whose filter no row has', async () => {
    const page = await open(`${MAP}?coverage=excellent`);
    const shown = await rows(page).count();
    if (shown !== total()) expect(await count(page)).toContain('excellent');
    expect(await count(page)).toContain(`${shown} of ${total()} rows shown`);
  });

  test('stands an address whose order or column is none', async () => {
    const page = await openPage();
    const troubles = watchTroubles(page);
    await page.goto(`${getSite('privileged').url}${MAP}?sort=nonsense&nothing=x`);
    expect(await rows(page).count()).toBe(total());
    expect(await field(page, 'coverage').isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });
});

describe('sorting', () => {
  test('by click: up, down, and back to the order of the page', async () => {
    const page = await open(MAP);
    const first = await readColumn(page, 'title');
    const button = head(page, 'title').getByRole('button');
    const lower = (text: string) => text.toLowerCase();
    await button.click();
    const up = await readColumn(page, 'title');
    expect(up.map(lower)).toEqual(first.map(lower).sort());
    expect(await head(page, 'title').getAttribute('aria-sort')).toBe('ascending');
    await button.click();
    expect(await readColumn(page, 'title')).toEqual(up.toReversed());
    expect(await head(page, 'title').getAttribute('aria-sort')).toBe('descending');
    expect(query(page)).toEqual({ sort: '-title' });
    await button.click();
    expect(await readColumn(page, 'title')).toEqual(first);
    expect(await head(page, 'title').getAttribute('aria-sort')).toBeNull();
    expect(query(page)).toEqual({});
  });

  test('by keyboard: Enter and the space bar, and the focus stays', async () => {
    const page = await open(MAP);
    const button = head(page, 'kind').getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await head(page, 'kind').getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press(' ');
    expect(await head(page, 'kind').getAttribute('aria-sort')).toBe('descending');
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('marks one column at a time', async () => {
    const page = await open(MAP);
    await head(page, 'title').getByRole('button').click();
    await head(page, 'kind').getByRole('button').click();
    expect(
      await page
        .locator('thead th[aria-sort]')
        .evaluateAll((list) => list.map((cell) => cell.dataset['column'])),
    ).toEqual(['kind']);
  });

  test('puts states in their order, not that of their letters', async () => {
    const page = await open(MAP);
    await head(page, 'coverage').getByRole('button').click();
    const states = await readColumn(page, 'coverage');
    const order = ['●covered', '◐partial', '◔planned', '○none', '?unknown', '–not applicable'];
    expect([...new Set(states)]).toEqual(order);
  });

  test('puts numbers by size', async () => {
    const page = await open('/controls/');
    const button = head(page, 'obligations').getByRole('button');
    await button.click();
    const numbers = (await readColumn(page, 'obligations')).map(Number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(Math.max(...numbers)).toBeGreaterThanOrEqual(3);
    await button.click();
    expect((await readColumn(page, 'obligations')).map(Number)).toEqual(numbers.toSorted((a, b) => b - a));
  });

  test('keeps the filter', async () => {
    const page = await open(`${MAP}?coverage=none`);
    const before = await rows(page).count();
    await head(page, 'title').getByRole('button').click();
    expect(await rows(page).count()).toBe(before);
    expect(query(page)).toEqual({ coverage: 'none', sort: 'title' });
  });
});

describe('links of the overview into tables', () => {
  /** Each link of main with a query, and the number that the overview gives beside it. */
  const listFiltered = async (page: Page) =>
    page.locator('main a[href*="?"]').evaluateAll((links) =>
      links.map((link) => ({
        href: link.getAttribute('href') ?? '',
        said: Number(
          link.closest('tr')?.querySelector('[data-coverage]')?.textContent ??
            /^\d+/.exec(link.textContent ?? '')?.[0],
        ),
      })),
    );

  test('show exactly as many rows as the overview says', async () => {
    const page = await open('/');
    const links = await listFiltered(page);
    expect(links.length).toBeGreaterThanOrEqual(8);
    const shown = [];
    for (const { href } of links) {
      await page.goto(`${getSite('privileged').url}${href}`);
      shown.push({ href, said: await rows(page).count() });
    }
    expect(shown).toEqual(links);
  });

  test('are filtered by a choice that the page offers', async () => {
    const page = await open('/');
    const unknown = [];
    for (const { href } of await listFiltered(page)) {
      await page.goto(`${getSite('privileged').url}${href}`);
      for (const [name, value] of new URL(page.url()).searchParams)
        if ((await field(page, name).inputValue()) !== value) unknown.push(href);
    }
    expect(unknown).toEqual([]);
  });

  test('the number of open gaps is that of the rows that are neither closed nor accepted', async () => {
    const page = await open('/gaps/');
    const decisions = await page
      .locator('main rm-table tbody tr > :nth-child(7)')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
    const open_ = decisions.filter((decision) => !/^(closed|accepted risk)/.test(decision));
    expect(open_).toHaveLength(Number(getPage('privileged', '/').openGaps?.attribute));
  });
});

test('a what-if takes what would drop out from the tables, says so, and stands in the address', async () => {
  const page = await openPage();
  await page.goto(`${getSite('privileged').url}/gaps/`);
  const all = await page.locator('rm-table tbody tr:visible').count();
  const dropped = await page.locator('[data-scenario="if-falls.eo-14110"] [data-effect="out"] li').count();
  expect(dropped).toBeGreaterThan(5);
  await page.locator('rm-what-if select').selectOption('if-falls.eo-14110');
  expect(await page.locator('rm-table tbody tr:visible').count()).toBe(all - dropped);
  expect(await page.locator('.what-if-answer').textContent()).toContain('a what-if and not how things stand');
  expect(page.url()).toContain('what-if=if-falls.eo-14110');
  await page.reload();
  expect(await page.locator('rm-table tbody tr:visible').count()).toBe(all - dropped);
  await page.locator('rm-what-if select').selectOption('');
  expect(await page.locator('rm-table tbody tr:visible').count()).toBe(all);
});

test('two tables of one page keep their filters apart', async () => {
  const page = await openPage();
  await page.goto(`${getSite('twoRules').url}/comments/`);
  const tables = page.locator('rm-table');
  await tables.nth(0).locator('[name=q]').fill('nothing like it');
  expect(await tables.nth(0).locator('tbody tr:visible').count()).toBe(0);
  expect(await tables.nth(1).locator('tbody tr:visible').count()).toBe(1);
  await page.reload();
  expect(await tables.nth(0).locator('tbody tr:visible').count()).toBe(0);
  expect(await tables.nth(1).locator('tbody tr:visible').count()).toBe(1);
});

describe('the download', () => {
  test('is the rows as they are shown, with the filter written in', async () => {
    const page = await open(`${MAP}?coverage=none`);
    const shown = await rows(page).count();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('rm-table .download').first().click(),
    ]);
    expect(download.suggestedFilename()).toBe('obligations.csv');
    const text = readFileSync(await download.path(), 'utf8');
    const records: string[][] = parse(text, { bom: true, comment: '#', skip_empty_lines: true });
    expect(records.length).toBe(shown + 1);
    expect(records[0]?.slice(0, 3)).toEqual(['Row id', 'Obligation', 'Coverage']);
    expect(new Set(records.slice(1).map((record) => record[2]))).toEqual(new Set(['none']));
    expect(text).toMatch(new RegExp(`# ${shown} of ${total()} rows shown.*coverage “none”`));
    expect(text).toMatch(/# .*As of .* Audience: privileged\./);
  });
});
