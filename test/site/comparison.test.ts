/** The pages that compare two versions, in a public edition: where they are, what they say, and what they leave out. */
import { describe, expect, test } from 'vitest';
import { INSIDE_WORDS } from './compared-content.ts';
import { listFiles, readText } from './read-folder.ts';
import { getPage, getPages, getSite } from './sites.ts';

const BASE = '/rules/tide-gates';
const PAIR = `${BASE}/compare/nprm-2030..final-2032/`;
const hrefs = (path: string) => getPage('compared', path).links.map(({ href }) => href);

describe('the pages of comparisons', () => {
  test('are there for every two versions, and linked from the page of changes', () => {
    const pages = getPages('compared')
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${BASE}/compare/`));
    expect(pages).toHaveLength(10);
    expect(pages.filter((path) => !hrefs(`${BASE}/changes/`).includes(path))).toEqual([]);
  });

  test('are linked from the version and from the section, each at its place', () => {
    expect(hrefs(`${BASE}/final-2032/`)).toContain(PAIR);
    expect(hrefs(`${BASE}/final-2032/9.20/`)).toContain(`${PAIR}#_section/9.20`);
    expect(hrefs(`${BASE}/final-2032/9.20/`)).toContain(`${BASE}/history/9.20/`);
    expect(hrefs(`${BASE}/eo-5/1/`)).not.toContain(`${BASE}/history/1/`);
  });

  test('have an anchor for each change, and the words with their hidden marks', () => {
    const { ids, mainText } = getPage('compared', PAIR);
    expect(ids).toEqual(
      expect.arrayContaining(['9.20/a', '9.20/b', '9.20/c', 'old/9.20/b', '9.22/b', '9.23/a']),
    );
    expect(mainText).toContain('removed: may');
    expect(mainText).toContain('added: must');
    expect(mainText).toContain('moved from § 9.21(a)');
    expect(mainText).not.toContain('Boats wait');
  });

  test('show markup in the words of the law as words', () => {
    const { tags, mainText } = getPage('compared', PAIR);
    expect(mainText).toContain('<b>a closed gate</b>');
    expect(tags['b'] ?? 0).toBe(0);
  });

  test('say of a guess that it is one, and of no text that nothing was compared', () => {
    const guess = getPage('compared', `${BASE}/compare/guess-2031..final-2032/`);
    expect(guess.mainText).toContain("somebody's guess, never the state of the law");
    expect(getPage('compared', `${BASE}/compare/final-2032..final-2033/`).mainText).toContain(
      'Nothing was compared',
    );
  });

  test('name the obligation that cites a provision, and nobody who looks after it', () => {
    expect(hrefs(PAIR)).toContain(`${BASE}/obligations/close-gate/`);
    const { folder } = getSite('compared');
    const told = listFiles(folder).filter(
      (file) => !file.endsWith('.woff2') && readText(folder, file).includes(INSIDE_WORDS),
    );
    expect(told).toEqual([]);
  });
});

test('the history of a section leads to each change', () => {
  expect(hrefs(`${BASE}/history/9.20/`)).toContain(`${PAIR}#9.20/a`);
  expect(getPage('compared', `${BASE}/history/9.30/`).mainText).toContain('Unchanged throughout');
});
