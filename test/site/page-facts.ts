/**
 * What a page of a built site holds, as a browser's own parser reads it: no script runs and nothing is fetched.
 * The site tests ask these facts and never the text of the HTML, so that what they call a link, an attribute or
 * a heading is what a browser would.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { listFiles, readText } from './read-folder.ts';

export interface LinkFact {
  /** As written. */
  readonly href: string;
  readonly text: string;
  /** Which part of the page it stands in. */
  readonly part: 'main' | 'header' | 'nav' | 'footer' | 'body';
}

export interface PageFacts {
  /** The address below the site: `/rules/iaas-cip/`; `/404.html` for that page. */
  readonly path: string;
  readonly file: string;
  readonly lang: string;
  readonly title: string;
  readonly mains: number;
  readonly mainId: string;
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  readonly ids: readonly string[];
  readonly links: readonly LinkFact[];
  /** Addresses that the page itself loads: scripts, styles, icons, images. */
  readonly loads: readonly { readonly tag: string; readonly address: string }[];
  readonly inlineScripts: readonly string[];
  /** How many elements of each name. */
  readonly tags: Readonly<Record<string, number>>;
  /** `on…` attributes: "img onerror". */
  readonly handlers: readonly string[];
  /** `style` attributes with the class or data of their element: "span[data-state=none] flex-grow:7". */
  readonly styles: readonly string[];
  /** Names of all `data-…` attributes. */
  readonly dataNames: readonly string[];
  readonly coverage: Readonly<Record<string, number>>;
  readonly openGaps: { readonly attribute: string; readonly text: string } | null;
  readonly gapWeights: readonly { readonly weight: number; readonly count: number; readonly text: string }[];
  readonly mainText: string;
  readonly footText: string;
}

const BATCH = 40;

/** The facts of every page below `folder`, in order of path. */
export async function readPages(browser: Browser, folder: string): Promise<PageFacts[]> {
  const page = await browser.newPage();
  const files = listFiles(folder).filter((file) => file.endsWith('.html'));
  const facts: PageFacts[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH).map((file) => ({
      file,
      path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      html: readText(folder, file),
    }));
    facts.push(...(await page.evaluate(toFacts, batch)));
  }
  await page.close();
  return facts;
}

/** The facts that the set-up wrote down. */
export function loadFacts(file: string): PageFacts[] {
  return JSON.parse(readFileSync(file, 'utf8')) as PageFacts[];
}

/** Runs in the browser: holds everything it needs. */
function toFacts(pages: { file: string; path: string; html: string }[]): PageFacts[] {
  const toText = (node: Element | null) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const toPart = (node: Element) =>
    (node.closest('main, header, nav, footer')?.tagName.toLowerCase() ?? 'body') as LinkFact['part'];
  return pages.map(({ file, path, html }) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const all = [...page.querySelectorAll('*')];
    const tags: Record<string, number> = {};
    for (const { localName } of all) tags[localName] = (tags[localName] ?? 0) + 1;
    const attributes = all.flatMap((node) => [...node.attributes].map((attribute) => ({ node, attribute })));
    const openGaps = page.querySelector('[data-open-gaps]');
    return {
      path,
      file,
      lang: page.documentElement.lang,
      title: page.title,
      mains: page.querySelectorAll('main').length,
      mainId: page.querySelector('main')?.id ?? '',
      headings: [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((node) => ({
        level: Number(node.tagName.slice(1)),
        text: toText(node),
      })),
      ids: all.map(({ id }) => id).filter(Boolean),
      links: [...page.querySelectorAll('a[href], area[href]')].map((node) => ({
        href: node.getAttribute('href') ?? '',
        text: toText(node),
        part: toPart(node),
      })),
      loads: [...page.querySelectorAll('[src], link[href]')].map((node) => ({
        tag: node.localName,
        address: node.getAttribute('src') ?? node.getAttribute('href') ?? '',
      })),
      inlineScripts: [...page.querySelectorAll('script:not([src])')].map((node) => node.textContent ?? ''),
      tags,
      handlers: attributes
        .filter(({ attribute }) => attribute.name.startsWith('on'))
        .map(({ node, attribute }) => `${node.localName} ${attribute.name}`),
      styles: attributes
        .filter(({ attribute }) => attribute.name === 'style')
        .map(
          ({ node, attribute }) => `${node.parentElement?.className} > ${node.localName} ${attribute.value}`,
        ),
      dataNames: [
        ...new Set(attributes.map(({ attribute }) => attribute.name).filter((name) => /^data-/.test(name))),
      ],
      coverage: Object.fromEntries(
        [...page.querySelectorAll('[data-coverage]')].map((node) => [
          node.getAttribute('data-coverage') ?? '',
          Number(toText(node)),
        ]),
      ),
      openGaps: openGaps
        ? { attribute: openGaps.getAttribute('data-open-gaps') ?? '', text: toText(openGaps) }
        : null,
      gapWeights: [...page.querySelectorAll('[data-gap-weight]')].map((node) => ({
        weight: Number(node.getAttribute('data-gap-weight')),
        count: Number(node.getAttribute('data-gap-count')),
        text: toText(node),
      })),
      mainText: toText(page.querySelector('main')),
      footText: toText(page.querySelector('body > footer')),
    };
  });
}
