/** A folder with two rules: each has its own pages, and every page says whose it is. */
import { describe, expect, test } from 'vitest';
import { getCorpus, getPage, getPages } from './sites.ts';

describe.each([
  { rule: 'harbour-lamps', thing: 'lamp', other: 'bell', version: 'nprm-2030' },
  { rule: 'harbour-bells', thing: 'bell', other: 'lamp', version: 'nprm-2031' },
])('the pages of $rule', ({ rule, thing, other, version }) => {
  const base = `/rules/${rule}/`;

  test('are there: versions, sections, obligation, definition, authority, note', () => {
    const below = getPages('twoRules')
      .map(({ path }) => path)
      .filter((path) => path.startsWith(base));
    expect(below).toEqual(
      expect.arrayContaining([
        base,
        `${base}${version}/`,
        `${base}${version}/9.10/`,
        `${base}${version}/9.20/`,
        `${base}obligations/light-${thing}/`,
        `${base}definitions/${thing}/`,
        `${base}authorities/harbour-act/`,
        `${base}notes/reading/`,
      ]),
    );
    expect(below).not.toContain(`${base}obligations/light-${other}/`);
  });

  test('list only what is the rule’s own', () => {
    for (const part of [
      'obligations/',
      'definitions/',
      'penalties/',
      'questions/',
      'reach/',
      'changes/',
      'sources/',
    ]) {
      const { mainText } = getPage('twoRules', `${base}${part}`);
      expect(mainText).not.toMatch(new RegExp(`\\b${other}s?\\b`, 'i'));
    }
    expect(getPage('twoRules', `${base}obligations/`).mainText).toContain(`Light the ${thing}`);
  });

  test('have a questionnaire of their own, with the words of their own definition', () => {
    const { mainText, links } = getPage('twoRules', `${base}reach/`);
    expect(mainText).toContain(`Does the rule reach a ${thing} on sale?`);
    expect(mainText).toContain(`A ${thing} in a harbour.`);
    expect(mainText).toContain('not legal advice');
    expect(links.map(({ href }) => href)).toContain(`${base}definitions/${thing}/`);
  });

  test('have a navigation that stays with the rule, and a menu with both rules', () => {
    const { links } = getPage('twoRules', `${base}obligations/light-${thing}/`);
    const nav = links.filter(({ part }) => part === 'nav').map(({ href }) => href);
    expect(nav).toEqual([
      '/',
      base,
      `${base}obligations/`,
      '/controls/',
      '/gaps/',
      '/comments/',
      `${base}changes/`,
    ]);
    const menu = links.filter(({ part }) => part === 'header').map(({ href }) => href);
    expect(menu).toEqual(expect.arrayContaining(['/rules/harbour-bells/', '/rules/harbour-lamps/']));
    expect(menu).toContain(`${base}${version}/`);
  });
});

test('the overview is of the rule that rulemark.yml puts first', () => {
  expect(getCorpus('twoRules').firstRule?.id).toBe('harbour-lamps');
  expect(getPage('twoRules', '/').headings[0]?.text).toBe('lamps in harbours');
});

test('one control has claims on obligations of both rules', () => {
  const { links } = getPage('twoRules', '/controls/round/');
  const main = links.filter(({ part }) => part === 'main').map(({ href }) => href);
  expect(main).toEqual(
    expect.arrayContaining([
      '/rules/harbour-lamps/obligations/light-lamp/',
      '/rules/harbour-bells/obligations/light-bell/',
    ]),
  );
});

describe('two rules whose versions and sources have the same names', () => {
  const links = (path: string) =>
    getPage('twins', path)
      .links.filter(({ part }) => part === 'main')
      .map(({ href }) => href);

  test.each([
    ['harbour-lamps', 'lamp', 'harbour-bells'],
    ['harbour-bells', 'bell', 'harbour-lamps'],
  ])('%s leads to its own sections only', (rule, thing, other) => {
    for (const path of [
      `/rules/${rule}/`,
      `/rules/${rule}/obligations/light-${thing}/`,
      `/rules/${rule}/changes/`,
    ]) {
      expect(links(path).filter((href) => href.startsWith(`/rules/${other}/`))).toEqual([]);
      expect(links(path).some((href) => href.startsWith(`/rules/${rule}/nprm-2030/`))).toBe(true);
    }
  });

  test('comments lead to the sections of the rule they are about', () => {
    expect(links('/comments/')).toEqual(
      expect.arrayContaining([
        '/rules/harbour-lamps/nprm-2030/9.20/',
        '/rules/harbour-bells/nprm-2030/9.20/',
      ]),
    );
  });
});

test('comments stand under the docket of their rule and lead to its sections', () => {
  const { headings, links } = getPage('twoRules', '/comments/');
  const tops = headings.filter(({ level }) => level === 2).map(({ text }) => text);
  expect(tops.filter((top) => top.startsWith('Docket'))).toEqual(['Docket on bells', 'Docket on lamps']);
  const main = links.filter(({ part }) => part === 'main').map(({ href }) => href);
  expect(main).toEqual(
    expect.arrayContaining(['/rules/harbour-lamps/nprm-2030/9.20/', '/rules/harbour-bells/nprm-2031/9.20/']),
  );
});

test('a content folder without a rule says how to start one', () => {
  const { mainText, headings } = getPage('empty', '/');
  expect(headings.map(({ text }) => text)).toEqual(['No rule yet']);
  expect(mainText).toContain('npx rulemark new rule');
});
