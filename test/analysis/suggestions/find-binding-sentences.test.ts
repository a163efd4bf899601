/** Which sentences bind, whom, how surely; lead-ins with their lists; and that no text makes it throw or hang. */
import { describe, expect, test } from 'vitest';
import { findBindingSentences } from '../../../src/analysis/suggestions/find-binding-sentences.ts';
import { findDefinedTerms } from '../../../src/analysis/suggestions/find-defined-terms.ts';
import type { SectionText } from '../../../src/analysis/suggestions/walk-section.ts';
import { walkProvisions } from '../../../src/model/section.ts';
import type { Quote } from '../../../src/model/suggestions.ts';
import { fc } from '../../seeded.ts';
import { anyText, toSection } from './build-section.ts';

const find = (section: SectionText) => findBindingSentences(section, findDefinedTerms(section));
const findIn = (body: string, title?: string) => find(toSection(body, title));

describe('kind, force and bearer', () => {
  test.each<[string, string, string, string | null]>([
    ['A keeper must light the lamp.', 'obligation', 'duty', 'A keeper'],
    ['Each keeper shall keep a log.', 'obligation', 'duty', 'Each keeper'],
    ['Keepers are required to sleep ashore.', 'obligation', 'duty', 'Keepers'],
    ['A keeper has to report it.', 'obligation', 'duty', 'A keeper'],
    ['A permit is required.', 'obligation', 'duty', null],
    ['A keeper may not sell oil.', 'prohibition', 'duty', 'A keeper'],
    ['A keeper must not sell oil.', 'prohibition', 'duty', 'A keeper'],
    ['A keeper shall not sell oil.', 'prohibition', 'duty', 'A keeper'],
    ['No person may cover a lamp.', 'prohibition', 'duty', 'No person'],
    ['No keeper shall sell oil.', 'prohibition', 'duty', 'No keeper'],
    ['Selling oil is prohibited.', 'prohibition', 'duty', null],
    ['A keeper is prohibited from selling oil.', 'prohibition', 'duty', 'A keeper'],
    ['It is unlawful for any person to sell oil.', 'prohibition', 'duty', 'any person'],
    ['A keeper is not permitted to sell oil.', 'prohibition', 'duty', 'A keeper'],
    ['A keeper may only use whale oil.', 'prohibition', 'duty', 'A keeper'],
    ['A keeper may sell oil only if the Board agrees.', 'prohibition', 'duty', 'A keeper'],
    ['A keeper may paint the lamp.', 'permission', 'leave', 'A keeper'],
    ['A keeper is entitled to rest.', 'permission', 'leave', 'A keeper'],
    ['The Secretary may lend a boat.', 'power', 'leave', 'The Secretary'],
    ['The Harbor Board is authorized to lend a boat.', 'power', 'leave', 'The Harbor Board'],
    ['The board of the club may lend a boat.', 'permission', 'leave', 'The board of the club'],
    ['A keeper need not wait.', 'exemption', 'leave', 'A keeper'],
    ['A keeper is not required to wait.', 'exemption', 'leave', 'A keeper'],
    ['A keeper does not have to wait.', 'exemption', 'leave', 'A keeper'],
    ['No notice is required.', 'exemption', 'leave', null],
    ['No keeper is required to wait.', 'exemption', 'leave', 'No keeper'],
    ['This part does not apply to boats.', 'exemption', 'leave', 'This part'],
    ['The Board will print a list.', 'obligation', 'commitment', 'The Board'],
    ['Records must be kept dry.', 'obligation', 'duty', null],
    ['Records must be kept by the keeper.', 'obligation', 'duty', 'the keeper'],
    ['There must be two lamps.', 'obligation', 'duty', null],
    ['If a ship calls, hails, or whistles, the keeper must answer.', 'obligation', 'duty', 'the keeper'],
    [
      'Except as provided in paragraph (b) of this section, a keeper, or an agent, must answer.',
      'obligation',
      'duty',
      'a keeper, or an agent',
    ],
    ['A keeper that owns a boat must paint it.', 'obligation', 'duty', 'A keeper'],
    ['A keeper, as defined in § 977.1, must answer.', 'obligation', 'duty', 'A keeper'],
    ['No later than noon, the keeper must answer.', 'obligation', 'duty', 'the keeper'],
  ])('%s', (text, kind, force, bearer) => {
    const found = findIn(text);
    expect(found.map((one) => [one.kind, one.force, one.bearer?.text ?? null])).toEqual([
      [kind, force, bearer],
    ]);
  });
});

describe('nothing binds here', () => {
  test.each([
    'This part is about lamps.',
    'On May 1, 2030, the lamp was lit.',
    'The last will of a keeper is kept.',
    'Persons have a right to be heard, a duty had to them.',
    'A lamp should be bright.',
    'A must-have lamp.',
  ])('%s', (text) => {
    expect(findIn(text)).toEqual([]);
  });
});

describe('certainty', () => {
  test.each<[string, string, string, string]>([
    ['A keeper must light the lamp.', 'Lamps', 'high', ''],
    ['Lamp means a thing that must be lit.', 'Definitions', 'low', 'definition'],
    ['Example. A keeper must light the lamp.', 'Lamps', 'high', ''],
    ['For example, a keeper must light the lamp.', 'Lamps', 'low', 'example'],
    ['Note: A keeper must light the lamp.', 'Lamps', 'low', 'note'],
    ['What must a keeper light?', 'Lamps', 'low', 'heading'],
    ['The sign says “A keeper must light the lamp” in red.', 'Lamps', 'low', 'quotation'],
    ['The lamps are those that must be lit.', 'Lamps', 'low', 'relative clause'],
    ['This part shall be construed broadly.', 'Lamps', 'low', 'how to read'],
    ['The Board shall refer the matter to the court.', 'Lamps', 'high', ''],
    ['The lamp is lit if the keeper must sleep.', 'Lamps', 'medium', 'subordinate'],
    ['Storms may occur.', 'Lamps', 'medium', 'possible'],
    ['The keeper will sleep.', 'Lamps', 'medium', '"will"'],
  ])('%s', (text, title, certainty, because) => {
    const found = findIn(text, title).at(-1);
    expect(found?.certainty).toBe(text.startsWith('Example.') ? 'low' : certainty);
    expect(found?.because.join(' ')).toContain(because);
  });

  test('a duty in the paragraph of a definition, but before it, is a duty', () => {
    const [first] = findIn(
      'A keeper must count lamps. For purposes of this section, the term “lamp” means a light.',
    );
    expect(first).toMatchObject({ certainty: 'high' });
  });
});

describe('several verbs', () => {
  test('two with one subject are two statements of one sentence', () => {
    const found = findIn('A keeper must keep a log for at least two years and may not sell it.');
    expect(found.map(({ kind, bearer, quote }) => [kind, bearer?.text, quote.start])).toEqual([
      ['obligation', 'A keeper', 0],
      ['prohibition', 'A keeper', 0],
    ]);
    expect(found.map(({ deadlines }) => deadlines.length)).toEqual([1, 0]);
  });

  test('a second subject is found, with an article and without', () => {
    const found = findIn(
      'A keeper must keep a log, and records must be dry. The lamp must be lit and the keeper shall stay.',
    );
    expect(found.map(({ subject }) => subject?.text)).toEqual([
      'A keeper',
      'records',
      'The lamp',
      'the keeper',
    ]);
  });

  test('a verb inside a clause is left out where the sentence has a main one', () => {
    const found = findIn('A keeper must tell the officer who may enter where the log must be shown.');
    expect(found.map(({ modal }) => modal.text)).toEqual(['must']);
  });
});

test.each<[string, string[]]>([
  ['A sign such as “you must stop” shall stand here.', ['shall A sign such as “you must stop”']],
  ['A keeper who may enter must knock.', ['must A keeper']],
  ['If the keeper must sleep, the Board may wake him.', ['may the Board']],
  [
    'A keeper must tell the officer who may enter and the officer shall answer.',
    ['must A keeper', 'shall the officer'],
  ],
  ['Lamps that must be lit and may not be moved are listed.', ['must -', 'may not -']],
])('the modal of the statement, not of what stands inside it: %s', (text, expected) => {
  expect(findIn(text).map(({ modal, subject }) => `${modal.text} ${subject?.text ?? '-'}`)).toEqual(expected);
});

test('a relative clause that adds a statement is not certain, and counts', () => {
  expect(findIn('The list stands in a book, which shall contain the names.')).toMatchObject([
    { certainty: 'medium' },
  ]);
});

describe('lead-ins', () => {
  const list = findIn(
    '- (a) If it is dark, the keeper shall:\n  - (1) Trim the wick;\n  - (2) On each pier:\n    - (i) Light the lamp within two hours; and\n    - (ii) Wave.',
  );

  test('are one statement with their items, down to the last level', () => {
    expect(list.map(({ quote, bearer }) => [quote.at, bearer?.text])).toEqual([['977.2(a)', 'the keeper']]);
    expect(list[0]?.items.map(({ at, text }) => [at, text])).toEqual([
      ['977.2(a)(1)', 'Trim the wick;'],
      ['977.2(a)(2)(i)', 'On each pier: Light the lamp within two hours; and'],
      ['977.2(a)(2)(ii)', 'On each pier: Wave.'],
    ]);
    expect(list[0]?.items[1]?.deadlines.map(({ text }) => text)).toEqual(['within two hours']);
  });

  test('give their subject to items that bring the verb', () => {
    const found = findIn('- (a) Each keeper:\n  - (1) Must light the lamp; and\n  - (2) May not sleep.');
    expect(
      found.map(({ quote, kind, bearer, leadIn }) => [quote.at, kind, bearer, leadIn?.text]),
    ).toMatchObject([
      ['977.2(a)(1)', 'obligation', { at: '977.2(a)', text: 'Each keeper' }, 'Each keeper:'],
      ['977.2(a)(2)', 'prohibition', { at: '977.2(a)', text: 'Each keeper' }, 'Each keeper:'],
    ]);
  });

  test('a sentence that ends takes no items', () => {
    expect(findIn('- (a) A keeper must answer.\n  - (1) This is about lamps.')[0]?.items).toEqual([]);
  });
});

describe('limits, clauses, knowledge', () => {
  test.each<[string, string[], string[], string[]]>([
    ['Within 48 hours of a storm, a keeper must report it.', ['within:48 hours of a storm'], [], []],
    [
      'A keeper must report it no later than five (5) business days after the storm.',
      ['within:5 business-days of the storm'],
      [],
      [],
    ],
    ['A keeper must report it by January 2, 2033.', ['2033-01-02'], [], []],
    ['A keeper must report annually.', ['every year'], [], []],
    ['A keeper must report once each calendar quarter.', ['every quarter'], [], []],
    [
      'A keeper must keep it for at least two years after the storm.',
      ['at-least:2 years of the storm'],
      [],
      [],
    ],
    [
      'A keeper must report it at least 30 days before the storm.',
      ['not-before:30 days of the storm'],
      [],
      [],
    ],
    ['A keeper must ask before opening the gate.', ['before opening the gate'], [], []],
    ['A keeper must promptly report it.', ['prompt'], [], []],
    [
      'When a ship calls, a keeper must answer, unless it is foggy.',
      [],
      ['trigger:When a ship calls', 'exception:unless it is foggy'],
      [],
    ],
    ['A keeper must answer if a ship calls.', [], ['condition:if a ship calls'], []],
    [
      'Except as provided in paragraph (b), a keeper must answer.',
      [],
      ['exception:Except as provided in paragraph (b)'],
      [],
    ],
    ['Subject to § 977.4, a keeper must answer.', [], ['condition:Subject to § 977.4'], []],
    ['A keeper who is subject to the Act must answer.', [], [], []],
    [
      'No keeper may knowingly sell oil that the keeper has reason to know is bad.',
      [],
      [],
      ['knowingly', 'has reason to know'],
    ],
    ['A keeper must send a monthly report.', [], [], []],
  ])('%s', (text, deadlines, clauses, knowledge) => {
    const [found] = findIn(text);
    expect(found?.deadlines.map(({ value }) => tell(value))).toEqual(deadlines);
    expect(found?.clauses.map(({ kind, text: words }) => `${kind}:${words}`)).toEqual(clauses);
    expect(found?.knowledge.map(({ text: words }) => words)).toEqual(knowledge);
  });

  function tell(value: NonNullable<ReturnType<typeof findIn>[number]['deadlines'][number]>['value']): string {
    if (value.type === 'relative') return `${value.relation}:${value.count} ${value.unit} of ${value.of}`;
    if (value.type === 'absolute') return value.date;
    if (value.type === 'before') return `before ${value.event}`;
    return value.type === 'recurring' ? `every ${value.every}` : value.type;
  }
});

test('every offset slices to its words, and no text makes it throw or hang', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText(), anyText(), (text, below) => {
      const child = { id: '977.2(a)(1)', anchor: 'a-1', label: '1', text: below, line: 2, children: [] };
      const section = {
        number: '977.2',
        title: 'Lamps',
        provisions: [{ id: '977.2(a)', anchor: 'a', label: 'a', text, line: 1, children: [child] }],
      };
      const texts = new Map([...walkProvisions(section.provisions)].map((one) => [one.id, one.text]));
      const began = performance.now();
      const found = find(section);
      expect(performance.now() - began).toBeLessThan(2000);
      for (const one of found) {
        const { quote, bearer, subject, leadIn, modal, action, object, deadlines, clauses, knowledge } = one;
        const own = [modal, action, object, ...deadlines, ...clauses, ...knowledge].filter(
          (piece) => piece !== null,
        );
        const placed = [quote, bearer, subject, leadIn].filter((piece): piece is Quote => piece !== null);
        for (const { start, end, text: words } of own)
          expect(texts.get(quote.at)?.slice(start, end)).toBe(words);
        for (const { at, start, end, text: words } of placed)
          expect(texts.get(at)?.slice(start, end)).toBe(words);
      }
    }),
    { numRuns: 150 },
  );
});
