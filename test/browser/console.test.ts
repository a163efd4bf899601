/** No page complains: no error, no warning, no request that fails, whoever wrote the content. */
import { describe, expect, test } from 'vitest';
import { getSite, type SiteName } from '../site/sites.ts';
import { listPageKinds } from './page-kinds.ts';
import { useBrowser, watchTroubles } from './use-browser.ts';

const openPage = useBrowser();
const EDITIONS = (['privileged', 'public', 'twoRules', 'empty'] as const).map((name) => ({
  name,
}));

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test('is quiet on every kind of page', async () => {
    const page = await openPage();
    const troubles = watchTroubles(page);
    const found: string[] = [];
    for (const { url, path } of listPageKinds(name)) {
      await page.goto(url, { waitUntil: 'load' });
      found.push(...troubles.splice(0).map((trouble) => `${path} ${trouble}`));
    }
    expect(found).toEqual([]);
  });
});

test('a page that is none answers 404 with a way back', async () => {
  const page = await openPage();
  const answer = await page.goto(`${getSite('privileged').url}/no/such/page/`);
  expect(answer?.status()).toBe(404);
  await page.locator('main').getByRole('link', { name: 'overview' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
});

describe.each([{ name: 'hostile' }, { name: 'hostilePublic' }] as const)('the $name edition', ({ name }) => {
  const isPwned = 'pwned' as keyof Window;
  const open = async (path: string, site: SiteName) => {
    const page = await openPage();
    await page.route('https://tracker.example/**', (route) => route.abort()); // hostile.test.ts asks about it
    await page.goto(`${getSite(site).url}${path}`);
    return page;
  };

  test('runs nothing of its content on any kind of page', async () => {
    const page = await open('/', name);
    const pwned = [];
    for (const { url, path } of listPageKinds(name)) {
      await page.goto(url, { waitUntil: 'load' });
      if (await page.evaluate((key) => window[key], isPwned)) pwned.push(path);
    }
    expect(pwned).toEqual([]);
  });

  test('runs nothing of it in search results, choices and table counts', async () => {
    const page = await open('/rules/harbour-lamps/obligations/', name);
    await page.locator('rm-table input[name=q]').fill('<img src=x onerror="window.pwned=1">');
    expect(await page.locator('rm-table .count').textContent()).toContain('<img src=x onerror=');
    await page.locator('rm-table input[name=q]').fill('');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: /search/i }).fill('light');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().textContent()).toContain('</title></script><script>');
    await page.goto(
      `${getSite(name).url}/rules/harbour-lamps/obligations/?kind=<script>window.pwned=1</script>`,
    );
    expect(await page.evaluate((key) => window[key], isPwned)).toBeUndefined();
  });

  test('runs nothing when links of a body are followed', async () => {
    const page = await open('/rules/harbour-lamps/obligations/light-lamp/', name);
    const prose = page.locator('.prose a:visible');
    expect(await prose.count()).toBeGreaterThan(1);
    for (const link of await prose.all()) {
      const href = await link.getAttribute('href');
      if (href === null || /^(https?:)?\/\//.test(href)) continue;
      await link.click();
    }
    expect(await page.evaluate((key) => window[key], isPwned)).toBeUndefined();
  });
});
