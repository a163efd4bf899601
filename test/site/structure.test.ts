/** What every page of every edition has: a title, a language, one main, one h1, an unbroken outline, a foot. */
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toLongDay } from '../../src/text/day.ts';
import { listFiles, readText } from './read-folder.ts';
import { ROOT } from './run-cli.ts';
import { getCorpus, getPages, getSite, SITE_NAMES } from './sites.ts';

const EDITIONS = SITE_NAMES.map((name) => ({ name }));
/** Its body brings headings of its own; hostile.test.ts asks about it. */
const OWN_HEADINGS = /\/notes\/headings\/$/;
/** `threshold undefined` is a kind of gap. */
const UNREAD = /\[object Object\]|\bNaN\b|Invalid Date|(?<![Tt]hreshold )\bundefined\b/g;

describe.each(EDITIONS)('the $name edition', ({ name }) => {
  const pages = () => getPages(name).filter(({ path }) => !OWN_HEADINGS.test(path));

  test('was built without a complaint', () => {
    const { code, stderr } = getSite(name).build;
    expect(stderr).toMatch(/^Building the \w+ site …\nBuilt .+ in \d+\.\d s\.\n$/);
    expect(code).toBe(0);
  });

  test('writes nothing to standard output while it builds', () => {
    expect(getSite(name).build.stdout).toBe('');
  });

  test('has one h1 on every page, first of its headings, with words in it', () => {
    const wrong = pages().filter(({ headings }) => {
      const tops = headings.filter(({ level }) => level === 1);
      return tops.length !== 1 || headings[0] !== tops[0] || tops[0]?.text === '';
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('skips no level of heading', () => {
    const skips = pages().flatMap(({ path, headings }) =>
      headings.flatMap(({ level, text }, index) =>
        level > (headings[index - 1]?.level ?? 0) + 1 ? [`${path} h${level} ${text.slice(0, 60)}`] : [],
      ),
    );
    expect(skips).toEqual([]);
  });

  test('has no empty heading', () => {
    const empty = pages().flatMap(({ path, headings }) =>
      headings.filter(({ text }) => text === '').map(({ level }) => `${path} h${level}`),
    );
    expect(empty).toEqual([]);
  });

  test('has a title that starts with words and ends with the name of the site', () => {
    const wrong = pages().filter(({ title }) => !/^\S.* · Rulemark$/s.test(title));
    expect(wrong.map(({ path, title }) => `${path} ${title}`)).toEqual([]);
  });

  test('names its language and has one main on every page', () => {
    const wrong = pages().filter(({ lang, mains }) => lang !== 'en-US' || mains !== 1);
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('starts every page with the link past the navigation', () => {
    const wrong = pages().filter(({ links, mainId }) => !mainId || links[0]?.href !== `#${mainId}`);
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('prints no value that a template failed to read', () => {
    const written = pages().filter(({ path }) => !path.startsWith('/docs/')); // the guide is prose
    const wrong = written.flatMap(({ path, mainText, title, footText }) =>
      [...`${title} ${mainText} ${footText}`.matchAll(UNREAD)].map(([found]) => `${path} ${found}`),
    );
    expect(wrong).toEqual([]);
  });

  test('ends no sentence twice', () => {
    const wrong = pages()
      .filter(({ path }) => !path.startsWith('/docs/'))
      .flatMap(({ path, mainText }) =>
        [...mainText.matchAll(/.{0,40}[^.\s]\.\.(?!\.).{0,10}/g)].map(([found]) => `${path} ${found}`),
      );
    expect(wrong).toEqual([]);
  });

  test('keeps words apart from the file or command that follows them', () => {
    const joined = pages()
      .filter(({ path }) => !path.startsWith('/docs/'))
      .flatMap(({ path, file }) =>
        [...readText(getSite(name).folder, file).matchAll(/\w+<code>[^<]{0,40}/g)].map(
          ([at]) => `${path} ${at}`,
        ),
      );
    expect(joined).toEqual([]);
  });

  test('names no folder of the machine that built it', () => {
    const { folder, content } = getSite(name);
    const places = [ROOT, dirname(content), dirname(folder)];
    const named = listFiles(folder)
      .filter((file) => !file.endsWith('.woff2'))
      .filter((file) => places.some((place) => readText(folder, file).includes(place)));
    expect(named).toEqual([]);
  });

  test('says in the foot for which day it was computed, from what, and what is left out', () => {
    const { asOf, audience } = getCorpus(name);
    const leavesOut =
      audience === 'public'
        ? 'This is the public edition: owners, controls, evidence, applicability, coverage, gaps and our own filing are left out.'
        : 'This is the privileged edition: nothing is left out. Do not publish it.';
    const wrong = pages().filter(
      ({ footText }) =>
        !footText.includes(`As of ${toLongDay(asOf.day)}.`) ||
        !footText.includes(leavesOut) ||
        !/Generated from \S+( at commit [0-9a-f]{12})?\./.test(footText),
    );
    expect(wrong.map(({ path, footText }) => `${path} ${footText}`)).toEqual([]);
  });
});
