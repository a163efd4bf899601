/** The built editions, for tests: where they are, what their pages hold, and the corpus they were made from. */
import { inject } from 'vitest';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { SITE_NAMES, type Site, type SiteName } from '../site-fixture.ts';
import { loadFacts, type PageFacts } from './page-facts.ts';

export { SITE_NAMES, type Site, type SiteName };

const pages = new Map<SiteName, readonly PageFacts[]>();
const corpora = new Map<SiteName, Corpus>();

/** One edition. */
export function getSite(name: SiteName): Site {
  const sites = inject('sites') as Record<SiteName, Site> | undefined;
  if (!sites)
    throw new Error("No site was built: the vitest project needs globalSetup: ['test/site-fixture.ts'].");
  return sites[name];
}

/** The facts of all pages of an edition, in order of path; never empty. */
export function getPages(name: SiteName): readonly PageFacts[] {
  const known = pages.get(name) ?? loadFacts(getSite(name).facts);
  if (known.length === 0)
    throw new Error(`The edition "${name}" has no page:\n${getSite(name).build.stderr}`);
  pages.set(name, known);
  return known;
}

/** One page, by its address. */
export function getPage(name: SiteName, path: string): PageFacts {
  const page = getPages(name).find((one) => one.path === path);
  if (!page) throw new Error(`The edition "${name}" has no page ${path}`);
  return page;
}

/** What the edition was made from, as the engine sees it. */
export function getCorpus(name: SiteName): Corpus {
  const { content, audience, asOf } = getSite(name);
  const known = corpora.get(name) ?? loadCorpus({ folder: content, audience, asOf: asOf ?? undefined });
  corpora.set(name, known);
  return known;
}

/** The file of an address inside the site, without query and anchor: `/gaps/` is `gaps/index.html`. */
export function toFile(address: string): string {
  const { pathname } = new URL(address, 'http://site');
  return decodeURIComponent(pathname)
    .replace(/^\//, '')
    .replace(/(^|\/)$/, '$1index.html');
}

/** True when an event had happened or had been announced by a day. */
export function isKnown({ fields }: RuleObject<'event'>, day: string): boolean {
  return (fields.announcedOn ?? fields.date) <= day;
}
