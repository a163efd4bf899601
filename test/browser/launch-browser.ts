/**
 * The browser of the tests: the one named by CHROMIUM_PATH, else a Chromium or Chrome on the machine, else the
 * one inside @sparticuz/chromium, which unpacks its own libraries when told that it runs in a bare container.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Quiet: without these Chromium looks for hosts that a closed network refuses. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser; the caller closes it. Throws when a named one is not there. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
  const executablePath = named || USUAL_PLACES.find((path) => existsSync(path));
  if (executablePath) return chromium.launch({ executablePath, args: ARGS });
  return launchPackaged();
}

/**
 * The browser that ships in the npm package. Its own list of arguments is left out: `--single-process` ends the
 * browser with the first context that is closed, and `--disable-web-security` would hide what a real one refuses.
 */
async function launchPackaged(): Promise<Browser> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ARGS });
}
