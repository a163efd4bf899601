/** Every object has its place on the site, and every word of the law is on its page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { walkProvisions } from '../../src/model/section.ts';
import { getHref, getProvisionHref } from '../../src/view/href.ts';
import type { SearchEntry } from '../../src/view/search-index.ts';
import { readText } from './read-folder.ts';
import { getCorpus, getPages, getSite, isKnown, SITE_NAMES, type SiteName, toFile } from './sites.ts';

const EDITIONS = SITE_NAMES.map((name) => ({ name }));
const squash = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What is wrong with an address: no such page, or no such element on it. */
function findTrouble(name: SiteName, href: string): string[] {
  const file = toFile(href);
  const page = getPages(name).find((one) => one.file === file);
  if (!page) return existsSync(join(getSite(name).folder, file)) ? [] : [`${href}: no such page`];
  const anchor = new URL(href, 'http://site').hash.slice(1);
  return anchor && !page.ids.includes(anchor) ? [`${href}: no such element`] : [];
}

/** Runs of a Markdown text that stand on the page as they stand in the file. */
function findPlainRuns(body: string): string[] {
  return body
    .split(/[`*_[\]()#>|<&"{}]+|\n\s*\n|^\s*[-+\d.]+\s/m)
    .map(squash)
    .filter(({ length }) => length >= 20);
}

/** Later events are not shown, nor is what was later decided about a gap that was computed only later. */
function isKnownThen({ asOf, gaps }: Corpus, object: RuleObject): boolean {
  if (object.type === 'event') return isKnown(object as RuleObject<'event'>, asOf.day);
  return object.type !== 'gap' || gaps?.some(({ id }) => id === object.id) === true;
}

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  test('has a place for every object of its corpus that was known on its day', () => {
    const corpus = getCorpus(name);
    const objects = corpus.content.objects.filter((object) => isKnownThen(corpus, object));
    expect(objects.flatMap((object) => findTrouble(name, getHref(object)))).toEqual([]);
    expect(objects.length > 0).toBe(name !== 'empty');
  });

  test('has a place for every gap, written down or computed', () => {
    const gaps = getCorpus(name).gaps ?? [];
    expect(gaps.flatMap(({ id }) => findTrouble(name, `/gaps/${id}/`))).toEqual([]);
  });

  test('has a place for every provision of every section, under its number', () => {
    const corpus = getCorpus(name);
    const troubles = corpus.content.list('section').flatMap((section) => {
      const version = section.id.slice(0, section.id.indexOf('/'));
      return [...walkProvisions(corpus.getProvisions(section))].flatMap((provision) => [
        ...findTrouble(name, `${getHref(section)}#${provision.anchor}`),
        ...findTrouble(name, getProvisionHref(section.home, version, provision.id)),
      ]);
    });
    expect(troubles).toEqual([]);
  });

  test('prints every provision word for word', () => {
    const corpus = getCorpus(name);
    const lost = corpus.content.list('section').flatMap((section) => {
      const page = getPages(name).find((one) => one.file === toFile(getHref(section)));
      return [...walkProvisions(corpus.getProvisions(section))]
        .filter(({ text }) => !page?.mainText.includes(squash(text)))
        .map(({ id }) => `${section.id} ${id}`);
    });
    expect(lost).toEqual([]);
  });

  test('prints the body of every object in its place', () => {
    const corpus = getCorpus(name);
    const objects = corpus.content.objects.filter((object) => isKnownThen(corpus, object));
    const lost = objects.filter((object) => {
      const [run] = object.type === 'section' ? [] : findPlainRuns(object.body);
      const page = getPages(name).find(({ file }) => file === toFile(getHref(object)));
      return run !== undefined && !page?.mainText.includes(run);
    });
    expect(lost.map(({ file }) => file)).toEqual([]);
  });

  test('finds in quick search only what has a page', () => {
    const entries = JSON.parse(readText(getSite(name).folder, 'search.json')) as SearchEntry[];
    expect(entries.flatMap(({ h }) => findTrouble(name, h))).toEqual([]);
  });

  test('has the pages of the seven entries, the guide, the fields and one for wrong addresses', () => {
    const paths = getPages(name).map(({ path }) => path);
    const always = [
      '/',
      '/404.html',
      '/about/',
      '/about/fields/',
      '/applicability/',
      '/comments/',
      '/comments/asks/',
      '/comments/outcomes/',
      '/controls/',
      '/docs/',
      '/evidence/',
      '/gaps/',
    ];
    expect(paths).toEqual(expect.arrayContaining(always));
    const rules = getCorpus(name).content.list('rule');
    const parts = [
      '',
      'obligations/',
      'definitions/',
      'penalties/',
      'questions/',
      'reach/',
      'changes/',
      'authorities/',
      'sources/',
    ];
    const ofRules = rules.flatMap(({ id }) => parts.map((part) => `/rules/${id}/${part}`));
    expect(paths).toEqual(expect.arrayContaining(ofRules));
  });
});

test('the shipped content has a page for each gap only in the privileged edition', () => {
  const ids = (getCorpus('privileged').gaps ?? []).map(({ id }) => `/gaps/${id}/`);
  const below = (name: SiteName) =>
    getPages(name)
      .map(({ path }) => path)
      .filter((path) => /^\/gaps\/./.test(path));
  expect(below('privileged').toSorted()).toEqual(ids.toSorted());
  expect(ids.length).toBeGreaterThan(40);
  expect(below('public')).toEqual([]);
});

test('the shipped content has a page for each ask only in the privileged edition', () => {
  const ids = getCorpus('privileged')
    .content.list('ask')
    .map(({ id }) => `/comments/asks/${id}/`);
  const below = (name: SiteName) =>
    getPages(name)
      .map(({ path }) => path)
      .filter((path) => /^\/comments\/asks\/./.test(path));
  expect(below('privileged').toSorted()).toEqual(ids.toSorted());
  expect(ids.length).toBeGreaterThanOrEqual(10);
  expect(below('public')).toEqual([]);
});

test('the shipped content has a page for each control only in the privileged edition', () => {
  const ids = getCorpus('privileged')
    .content.list('control')
    .map(({ id }) => `/controls/${id}/`);
  const below = (name: SiteName) =>
    getPages(name)
      .map(({ path }) => path)
      .filter((path) => /^\/controls\/./.test(path));
  expect(below('privileged')).toEqual([...ids].sort());
  expect(ids.length).toBeGreaterThanOrEqual(24);
  expect(below('public')).toEqual([]);
});
