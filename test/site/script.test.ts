/** How much script a page makes a browser load, and that no schema library is in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import type { PageFacts } from './page-facts.ts';
import { listFiles, readText } from './read-folder.ts';
import { ROOT } from './run-cli.ts';
import { getPages, getSite, type SiteName } from './sites.ts';

const MAX_BYTES = 60 * 1024;
/** Words that only zod uses. */
const ZOD = ['_zod', 'invalid_type', 'ZodError'];
const EDITIONS = (['privileged', 'public', 'hostile', 'docket'] as const).map((name) => ({ name }));

/** The scripts of a page and everything they import, as files below the site. */
function findScripts(name: SiteName, page: PageFacts): string[] {
  const { folder } = getSite(name);
  const queue = page.loads.filter(({ tag }) => tag === 'script').map(({ address }) => address.slice(1));
  for (const file of queue) {
    const imports = readText(folder, file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g);
    for (const [, path] of imports) {
      const next = posix.join(posix.dirname(file), path!);
      if (!queue.includes(next)) queue.push(next);
    }
  }
  return queue;
}

function measure(name: SiteName, page: PageFacts): number {
  const { folder } = getSite(name);
  const files = findScripts(name, page).map((file) => gzipSync(readFileSync(join(folder, file))).length);
  return [...files, ...page.inlineScripts.map((text) => gzipSync(text).length)].reduce((a, b) => a + b, 0);
}

/** Elements that bring a script of their own to the pages they stand on. */
const WITH_SCRIPT = [
  'rm-table',
  'rm-compare',
  'rm-reach',
  'rm-asks',
  'rm-countdown',
  'rm-take-file',
  'rm-what-if',
];

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test('loads at most 60 KB of script on any page, compressed', () => {
    const sizes = getPages(name).map((page) => ({ path: page.path, bytes: measure(name, page) }));
    expect(sizes.filter(({ bytes }) => bytes > MAX_BYTES)).toEqual([]);
    expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeGreaterThan(1024);
  });

  test('loads the script of an element only where there is one', () => {
    const withScript = getPages(name).filter((page) => findScripts(name, page).length > 1);
    const withTable = getPages(name).filter(({ tags }) => WITH_SCRIPT.some((tag) => (tags[tag] ?? 0) > 0));
    expect(withScript.map(({ path }) => path)).toEqual(withTable.map(({ path }) => path));
    expect(withTable.length).toBeGreaterThan(1);
  });

  test('has no zod in any script', () => {
    const { folder } = getSite(name);
    const scripts = listFiles(folder).filter((file) => /\.m?js$/.test(file));
    const found = scripts.filter((file) => ZOD.some((word) => readText(folder, file).includes(word)));
    expect(scripts.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});

test('the words looked for are words of zod', () => {
  const folder = join(dirname(join(ROOT, 'node_modules/zod/package.json')), 'v4/core');
  const source = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  expect(ZOD.filter((word) => !source.includes(word))).toEqual([]);
});
