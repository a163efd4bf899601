/** Quick search: an exact citation first, names by their beginnings, typing errors mended. */
import { describe, expect, test } from 'vitest';
import { QuickSearch } from '../../src/view/find-entries.ts';
import { toSearchIndex } from '../../src/view/search-index.ts';
import { buildCorpus, RULE, toDefinition, toObligation } from '../build-content.ts';
import { fc } from '../seeded.ts';

const corpus = buildCorpus({
  [`${RULE}/obligations/report-wreck.md`]: toObligation({ title: 'Report a wreck near the lamp' }),
  [`${RULE}/obligations/verify-oil.md`]: toObligation({ title: 'Verify the oil of the lamp' }),
  [`${RULE}/definitions/beacon.md`]: toDefinition({
    title: 'beacon',
    aliases: ['warning fire'],
    abbreviation: 'BCN',
  }),
});
const search = new QuickSearch(toSearchIndex(corpus));
const getTitles = (query: string): string[] => search.find(query).map(({ entry }) => entry.t);

describe('an exact citation comes first', () => {
  test.each([
    ['9.20', 'Section 9.20'],
    ['§ 9.20', 'Section 9.20'],
    ['§9.20', 'Section 9.20'],
    ['§§ 9.20', 'Section 9.20'],
    ['proposed 9 HBC § 9.20', 'Section 9.20'],
    ['PROPOSED 9 hbc §  9.20', 'Section 9.20'],
    ['order 7 § 1', 'Section 1'],
    ['95 HB 100', 'Proposed rule on lamps'],
    ['bcn', 'beacon'],
    ['warning fire', 'beacon'],
    ['light-lamp', 'Light the lamp'],
  ])('%s gives %s', (query, title) => {
    expect(getTitles(query)[0]).toBe(title);
  });
});

describe('names', () => {
  test.each([
    ['the beginning of a word', 'ver', 'Verify the oil of the lamp'],
    ['two beginnings in any order', 'oil verif', 'Verify the oil of the lamp'],
    ['a word inside', 'wreck', 'Report a wreck near the lamp'],
    ['capitals', 'VERIFY', 'Verify the oil of the lamp'],
    ['spaces around', '  verify  ', 'Verify the oil of the lamp'],
  ])('are found by %s', (_name, query, title) => {
    expect(getTitles(query)[0]).toBe(title);
  });

  test('that start with what was typed come before those that hold it', () => {
    expect(getTitles('light').indexOf('Light the lamp')).toBe(0);
  });

  test('need every word of the query', () => {
    expect(getTitles('verify wreck')).toEqual([]);
  });
});

describe('typing errors', () => {
  test.each([
    ['verfy', 'verify', 'Verify the oil of the lamp'],
    ['wrek', 'wreck', 'Report a wreck near the lamp'],
    ['beacn', 'beacon', 'beacon'],
  ])('%s is taken for %s, and says so', (query, corrected, title) => {
    const [first] = search.find(query);
    expect(first).toMatchObject({ corrected, entry: { t: title } });
  });

  test('what was typed right is not corrected', () => {
    const found = search.find('verify'); // the duty and its gap share a title
    expect(found.map(({ corrected }) => corrected)).toEqual([undefined, undefined]);
  });
});

test.each(['', '   ', '§', '()', 'qqqqzzzz xxxyyy'])('%j finds nothing', (query) => {
  expect(search.find(query)).toEqual([]);
});

test('never throws and gives at most a dozen, each once, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (query) => {
      const hrefs = search.find(query).map(({ entry }) => entry.h + entry.t);
      expect(hrefs.length).toBeLessThanOrEqual(12);
      expect(new Set(hrefs).size).toBe(hrefs.length);
    }),
  );
});

test('the index holds names, not records', () => {
  expect(JSON.stringify(toSearchIndex(corpus))).not.toContain('A lamp that shows ships');
});
