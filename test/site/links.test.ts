/** Every link of every page leads somewhere, and every page can be reached. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PageFacts } from './page-facts.ts';
import { getPages, getSite, SITE_NAMES, type SiteName, toFile } from './sites.ts';

const EDITIONS = SITE_NAMES.map((name) => ({ name }));
/** Footnotes, foreign pictures and clashing ids of the hostile content are asked about in hostile.test.ts. */
const isHostile = ({ name }: { name: SiteName }) => name.startsWith('hostile');
const FOOTNOTE = /^#user-content-fn/;

function isOutside(href: string): boolean {
  return /^(https?:)?\/\//.test(href) || href.startsWith('mailto:');
}

/** The address a link of a page leads to, inside the site. */
function resolve(page: PageFacts, href: string): URL {
  return new URL(href, `http://site${page.path}`);
}

function findBroken(name: SiteName): string[] {
  const { folder } = getSite(name);
  const pages = new Map(getPages(name).map((page) => [page.file, page]));
  return getPages(name).flatMap((page) =>
    page.links
      .filter(({ href }) => !isOutside(href) && !FOOTNOTE.test(href))
      .flatMap(({ href }) => {
        const url = resolve(page, href);
        const file = url.protocol === 'http:' ? toFile(url.href) : '';
        if (!file || !existsSync(join(folder, file))) return [`${page.path} → ${href}`];
        const anchor = decodeURIComponent(url.hash.slice(1));
        const target = pages.get(file);
        return anchor && target && !target.ids.includes(anchor)
          ? [`${page.path} → ${href} (no such id)`]
          : [];
      }),
  );
}

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test('has a page or file, and an element, behind every internal link', () => {
    expect(findBroken(name)).toEqual([]);
  });

  test('links pages by addresses that end in a slash, as they are served', () => {
    const wrong = getPages(name).flatMap((page) =>
      page.links
        .filter(({ href }) => !isOutside(href) && !href.startsWith('#'))
        .map(({ href }) => resolve(page, href).pathname)
        .filter((path) => !path.endsWith('/') && !/\.[a-z]+$/.test(path)),
    );
    expect(wrong).toEqual([]);
  });

  test('can be walked through from the overview', () => {
    const pages = new Map(getPages(name).map((page) => [page.file, page]));
    const seen = new Set(['index.html']);
    const queue = ['index.html'];
    for (const file of queue) {
      const page = pages.get(file);
      for (const { href } of page?.links ?? []) {
        if (!page || isOutside(href)) continue;
        const next = toFile(resolve(page, href).href);
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    const lost = [...pages.values()].filter(({ file }) => !seen.has(file) && file !== '404.html');
    // Where an edition leaves a page out, old links to it still find what stands in its place.
    expect(
      lost
        .filter(({ mainText }) => !mainText.includes('are left out of this edition'))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe.each(EDITIONS.filter((edition) => !isHostile(edition)))('the $name edition', ({ name }) => {
  test('loads only files that are there, from itself', () => {
    const { folder } = getSite(name);
    const missing = getPages(name).flatMap((page) =>
      page.loads
        .filter(({ address }) => !address.startsWith('/') || !existsSync(join(folder, toFile(address))))
        .map(({ tag, address }) => `${page.path} ${tag} ${address}`),
    );
    expect(missing).toEqual([]);
  });

  test('uses each id once in a page', () => {
    const repeated = getPages(name).flatMap((page) =>
      page.ids.filter((id, index) => page.ids.indexOf(id) !== index).map((id) => `${page.path} #${id}`),
    );
    expect(repeated).toEqual([]);
  });
});
