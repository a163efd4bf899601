/** A questionnaire with script: one question at a time by keyboard, back, kept answers, a saved file; and on paper. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../src/parse/records/parse-record.ts';
import { getSite, type SiteName } from '../site/sites.ts';
import { useBrowser, watchTroubles } from './use-browser.ts';

const openPage = useBrowser();
const PATH = '/rules/harbour-lamps/reach/';
const START = 'Answer one question at a time';

async function open(page: Page, name: SiteName = 'twoRules'): Promise<Page> {
  await page.goto(`${getSite(name).url}${PATH}`);
  await page.getByRole('button', { name: START }).first().waitFor();
  return page;
}
const start = async (page: Page) => page.getByRole('button', { name: START }).first().click();
const getFocus = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const answer = async (page: Page, label: string) => {
  await page.getByRole('radio', { name: label, exact: true }).check();
  await page.getByRole('button', { name: 'Next' }).click();
};

describe('with script', () => {
  test('one question shows at a time, its heading has the focus, and the bar says how far one is', async () => {
    const page = await open(await openPage());
    const troubles = watchTroubles(page);
    await start(page);
    expect(await page.locator('rm-reach .reach-part:visible').count()).toBe(1);
    expect(await getFocus(page)).toBe('1. Does the lamp stand in a harbour?');
    expect(await page.locator('.reach-bar output').textContent()).toBe(
      'Question 1. At most 1 more question after it.',
    );
    await answer(page, 'Yes');
    expect(await getFocus(page)).toBe('2. Does a keeper mind it?');
    expect(troubles).toEqual([]);
  });

  test('goes through by keyboard alone', async () => {
    const page = await open(await openPage());
    await page.getByRole('button', { name: START }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await getFocus(page)).toBe('2. Does a keeper mind it?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await getFocus(page)).toContain('In: the rule would reach it');
  });

  test('does not go on without an answer, and says why', async () => {
    const page = await open(await openPage());
    await start(page);
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Choose an answer');
    expect(await page.locator('rm-reach .reach-part:visible').count()).toBe(1);
  });

  test('ends in the result with the words that decide, and lets answers be changed', async () => {
    const page = await open(await openPage());
    await start(page);
    await answer(page, 'Yes');
    await answer(page, 'A keeper does');
    const part = page.locator('rm-reach .reach-part:visible');
    expect(await part.locator('h4').first().textContent()).toContain('In: the rule would reach it');
    expect(await part.locator('.words').textContent()).toContain('A lamp in a harbour.');
    expect(await part.locator('.words').textContent()).toContain('Restated in our words.');
    await page.getByRole('button', { name: /^Change the answer to: Does the lamp/ }).click();
    expect(await page.getByRole('radio', { name: 'Yes', exact: true }).isChecked()).toBe(true);
    await answer(page, 'No');
    expect(await part.locator('h4').first().textContent()).toContain('Out: the rule would not reach it');
    expect(await page.getByRole('button', { name: /identity data/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await getFocus(page)).toBe('1. Does the lamp stand in a harbour?');
  });

  test('keeps answers in this browser until they are cleared, and sends nothing', async () => {
    const page = await open(await openPage());
    await start(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await answer(page, 'Yes');
    expect(requests).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Go on where you stopped' }).click();
    expect(await getFocus(page)).toBe('2. Does a keeper mind it?');
    await page.getByRole('button', { name: 'Clear answers and start again' }).click();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('rulemark-reach');
  });

  test('is not put out by what another page left in storage', async () => {
    const page = await open(await openPage());
    for (const left of [
      '{',
      '{"answers":[1],"holding":7}',
      '{"answers":{"harbour":"gone","__proto__":"x"}}',
      'null',
    ]) {
      await page.evaluate((text) => localStorage.setItem('rulemark-reach:harbour-lamps/sold', text), left);
      await page.reload();
      await page.locator('.reach-bar button').first().click();
      expect(await getFocus(page)).toBe('1. Does the lamp stand in a harbour?');
    }
  });

  test('saves a decision that the checks take, and says where it goes', async () => {
    const page = await open(await openPage());
    await start(page);
    await answer(page, 'Yes');
    await answer(page, 'A keeper does');
    await page.getByRole('button', { name: /could the identity data be held safely/ }).click();
    await answer(page, 'Not sure');
    expect(await page.locator('.reach-save h4').first().textContent()).toBe(
      'Result: in. Holding the identity data: unclear',
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('pier-harbour-lamps.md');
    const text = readFileSync(await download.path(), 'utf8');
    const parsed = parseRecord('provider/applicability/pier-harbour-lamps.md', text);
    expect(parsed).toMatchObject({
      object: { fields: { subject: { type: 'product', id: 'pier' }, decision: 'in', definitions: ['lamp'] } },
    });
    expect(await page.locator('.reach-file output').textContent()).toContain(
      'content/provider/applicability/pier-harbour-lamps.md',
    );
  });

  test('in the public edition asks for the id of the subject and names no control', async () => {
    const page = await openPage();
    await page.goto(`${getSite('public').url}/rules/iaas-cip/reach/#reseller`);
    await page.locator('#reseller').getByRole('button', { name: START }).click();
    await answer(page, 'No');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    expect(await page.locator('#reseller .reach-file output').textContent()).toContain(
      'Write the id of the subject',
    );
    await page.getByRole('textbox', { name: 'Which reseller?' }).fill('our-reseller');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('our-reseller-iaas-cip.md');
    expect(await page.locator('main').textContent()).not.toMatch(/Ours:|No control is recorded/);
  });

  test('has no barrier that axe finds, at a question, at the result and at the end', async () => {
    const page = await open(await openPage());
    const check = async () => {
      const axe = new AxeBuilder({ page })
        .setLegacyMode(true)
        .include('main')
        .options({ resultTypes: ['violations'] });
      const { violations } = await axe.analyze();
      return violations.map(
        ({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 80)).join(' ')}`,
      );
    };
    await start(page);
    expect(await check()).toEqual([]);
    await answer(page, 'Yes');
    await answer(page, 'A keeper does');
    expect(await check()).toEqual([]);
    await page.getByRole('button', { name: /identity data/ }).click();
    await answer(page, 'No');
    expect(await check()).toEqual([]);
  });
});

test('without script the whole list is there, each answer with a link to what follows', async () => {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(`${getSite('twoRules').url}${PATH}`);
  expect(await page.locator('.reach-part:visible').count()).toBe(await page.locator('.reach-part').count());
  await page.getByRole('link', { name: 'go on to question 2' }).click();
  expect(new URL(page.url()).hash).toBe('#_sold.q.tended');
  expect(await page.locator('button:visible, input:visible').count()).toBe(0);
});

test('on paper everything is there, also in the middle of a question', async () => {
  const page = await open(await openPage());
  await start(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.reach-part:visible').count()).toBe(await page.locator('.reach-part').count());
  expect(await page.locator('.reach-answers:visible').count()).toBe(2);
  expect(await page.locator('rm-reach button:visible, rm-reach input:visible').count()).toBe(0);
});
