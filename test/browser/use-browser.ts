/** One browser for the tests of a file, and pages that are closed after each test. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** Opens the browser before the tests of the file; gives a way to a fresh page, with nothing stored. */
export function useBrowser(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser?.close());
  return async (options = {}) => {
    if (!browser) throw new Error('a page is asked for before the browser is there');
    const context = await browser.newContext({ viewport: WIDE, ...options });
    contexts.push(context);
    return context.newPage();
  };
}

/** Everything that goes wrong in a page, as it happens: errors, complaints in the console, failed requests. */
export function watchTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left takes its icon's request with it.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}
