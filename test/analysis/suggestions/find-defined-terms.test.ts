/** Which terms a section defines, under which names, and how far they hold. */
import { describe, expect, test } from 'vitest';
import { findDefinedTerms } from '../../../src/analysis/suggestions/find-defined-terms.ts';
import { fc } from '../../seeded.ts';
import { anyText, toSection } from './build-section.ts';

const findIn = (body: string, title?: string) => findDefinedTerms(toSection(body, title));

describe('finds', () => {
  test.each<[string, string, string[]]>([
    ['Harbor lamp means a lamp on a pier.', 'means', ['Harbor lamp']],
    ['“Harbor lamp” means a lamp on a pier.', 'means', ['Harbor lamp']],
    ['The term “harbor lamp” means a lamp on a pier.', 'means', ['harbor lamp']],
    ['The terms “lamp” and “light” mean a lamp on a pier.', 'means', ['lamp', 'light']],
    ['For purposes of this section, the term error means:', 'means', ['error']],
    [
      'For purposes of paragraph (b) of this section, a written request means a letter.',
      'means',
      ['written request'],
    ],
    ['A “harbor lamp” means a lamp on a pier.', 'means', ['harbor lamp']],
    ['Lamp loan or pier lamp contract means a paper.', 'means', ['Lamp loan', 'pier lamp contract']],
    ['Good lamp estimate or GLE means a paper.', 'means', ['Good lamp estimate', 'GLE']],
    ['L-1 or L-1A lamp statement means a paper.', 'means', ['L-1 or L-1A lamp statement']],
    ['Lamp paper (also LP-1 or LP-1A) means a paper.', 'means', ['Lamp paper', 'LP-1', 'LP-1A']],
    ['Control, as used in the definition of “keeper,” means power.', 'means', ['Control']],
    ['Age refers only to the age of a lamp.', 'means', ['Age']],
    ['Log has the meaning given in § 977.3(a).', 'elsewhere', ['Log']],
    ['Log is defined in section 4 of the Lamp Act.', 'elsewhere', ['Log']],
    ['The term “lamp” includes a candle.', 'includes', ['lamp']],
    ['The keeper of the Lamp Act (the “Act”) is named.', 'short', ['Act']],
    ['The Harbor Lamp Board (HLB) is named.', 'short', ['HLB']],
    ['A lit lamp becomes a “shining lamp” at dusk.', 'short', ['shining lamp']],
  ])('%s', (text, by, names) => {
    expect(findIn(text).map((one) => [one.by, [one.term, ...one.also]])).toEqual([[by, names]]);
  });

  test('a key term whose paragraph says "The term means"', () => {
    const [found] = findIn('- (c) Adverse lamp.\n  - (1) The term means:\n    - (i) Dark.', 'Definitions');
    expect(found).toMatchObject({
      term: 'Adverse lamp',
      quote: { at: '977.2(c)' },
      sentence: { at: '977.2(c)(1)' },
    });
  });

  test('"is" defines in a list of definitions only', () => {
    const list = 'As used in this part:\n\nShortage is an amount below the mark.';
    expect(findIn(list, 'Definitions').map(({ term }) => term)).toEqual(['Shortage']);
    expect(findIn('Shortage is bad.', 'Lamps')).toEqual([]);
  });

  test('an addition to a definition is no second one', () => {
    expect(findIn('Lamp means a light. The term “lamp” does not include a candle.')).toHaveLength(1);
  });
});

describe('leaves alone', () => {
  test.each([
    'This part means business.',
    'A keeper by electronic means lights it.',
    'The lamp is lit by other means.',
    'Keepers who mean well include the logs.',
    'It means nothing.',
    'The keeper (who sleeps) wakes (at dusk).',
    'No lamp means no ship.',
  ])('%s', (text) => {
    expect(findIn(text)).toEqual([]);
  });
});

describe('scope', () => {
  test.each<[string, string, string, string | undefined, string]>([
    [
      'For purposes of this section, the term “lamp” means a light.',
      'Lamps',
      'section',
      undefined,
      'sentence',
    ],
    ['For purposes of this part, the term “lamp” means a light.', 'Lamps', 'part', undefined, 'sentence'],
    [
      'For purposes of subpart B, the term “lamp” means a light.',
      'Lamps',
      'subpart',
      'subpart B',
      'sentence',
    ],
    [
      'For purposes of paragraph (b) of this section, the term “lamp” means a light.',
      'Lamps',
      'section',
      'paragraph (b) of this section',
      'sentence',
    ],
    ['As used in this order, the term “lamp” means a light.', 'Lamps', 'instrument', undefined, 'sentence'],
    ['Lamp means a light.', 'Definitions', 'part', undefined, 'heading'],
    ['Lamp means a light.', 'Lamps', 'section', undefined, 'default'],
    ['As used in this subpart:\n\nLamp means a light.', 'Definitions', 'subpart', undefined, 'lead-in'],
    [
      '- (a) For purposes of this section, the following definitions apply:\n  - (1) Lamp means a light.',
      'Lamps',
      'section',
      undefined,
      'lead-in',
    ],
  ])('%s (%s)', (text, title, level, of, from) => {
    expect(findIn(text, title).at(-1)?.scope).toEqual({ level, ...(of ? { of } : {}), from });
  });
});

test('every offset slices to its words, and no text makes it throw or hang', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const provision = { id: '977.1(a)', anchor: 'a', label: 'a', text, line: 1, children: [] };
      const began = performance.now();
      const found = findDefinedTerms({ number: '977.1', title: 'Definitions', provisions: [provision] });
      expect(performance.now() - began).toBeLessThan(2000);
      for (const { quote, sentence } of found)
        for (const { start, end, text: words } of [quote, sentence])
          expect(text.slice(start, end)).toBe(words);
    }),
  );
});
