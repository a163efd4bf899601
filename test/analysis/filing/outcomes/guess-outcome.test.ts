/** First guesses on small texts of our own: what came, what went, where, and what a preamble says of it. */
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../../src/analysis/comparison/compare-texts.ts';
import { findStance } from '../../../../src/analysis/filing/outcomes/find-stance.ts';
import { type AskWords, guessOutcome } from '../../../../src/analysis/filing/outcomes/guess-outcome.ts';
import { LaterText } from '../../../../src/analysis/filing/outcomes/later-text.ts';
import { Preamble } from '../../../../src/analysis/filing/outcomes/preamble.ts';
import { toConcepts } from '../../../../src/analysis/filing/outcomes/to-concepts.ts';
import type { ComparedText } from '../../../../src/model/comparison.ts';
import type { OutcomeGuess } from '../../../../src/model/outcomes.ts';
import type { Block } from '../../../../src/model/parsed-document.ts';
import { fc } from '../../../seeded.ts';

const OLD = {
  '9.1(a)': 'A keeper lights each lamp at dusk and puts it out at dawn.',
  '9.1(b)': 'A keeper reports a broken lamp to the Board within 10 days of finding it.',
  '9.1(c)': 'The Board may inspect a lamp at any hour of the night without notice.',
  '9.1(d)': 'A keeper pays a fee of $300 for each lamp in the harbour every spring.',
};

function toTexts(words: Readonly<Record<string, string>>): ComparedText[] {
  return Object.entries(words).map(([id, text]) => {
    const label = /\(([^()]*)\)$/.exec(id)?.[1] ?? null;
    return { id, text: label ? `(${label}) ${text}` : text, label, parent: '9.1', section: '9.1' };
  });
}

function toPreamble(...paragraphs: string[]): Preamble {
  const base = { region: 'preamble', part: null, section: null, labels: [], id: null } as const;
  return new Preamble(
    paragraphs.map((text, at): Block => ({ ...base, kind: 'paragraph', text, line: at + 1 })),
  );
}

interface Case extends Partial<Omit<AskWords, 'wording'>> {
  readonly provision: string;
  readonly current?: string;
  readonly replacement?: string;
}

function guess(
  change: Readonly<Record<string, string | undefined>>,
  { provision, current, replacement, ...ask }: Case,
  preamble: Preamble | null = null,
): OutcomeGuess {
  const merged = Object.entries({ ...OLD, ...change }).filter(
    (entry): entry is [string, string] => !!entry[1],
  );
  const [old, fresh] = [toTexts(OLD), toTexts(Object.fromEntries(merged))];
  return guessOutcome(new LaterText(old, fresh, compareTexts(old, fresh)), preamble, {
    title: 'An ask',
    reason: undefined,
    position: 'support-with-changes',
    described: [],
    wording: replacement === undefined ? [] : [{ provision, current, replacement }],
    provisions: [provision],
    ...ask,
  });
}

describe('an ask with wording', () => {
  const TERM = { provision: '9.1(b)', current: 'within 10 days', replacement: 'within thirty (30) days' };
  const report = (days: string) => `A keeper reports a broken lamp to the Board ${days} of finding it.`;
  test.each([
    ['the period that was asked for', TERM, { '9.1(b)': report('within 30 days') }, 'accepted'],
    ['the same period in words', TERM, { '9.1(b)': report('not later than thirty days') }, 'accepted'],
    ['a period on the way', TERM, { '9.1(b)': report('within 20 days') }, 'partly'],
    ['a period the other way', TERM, { '9.1(b)': report('within 5 days') }, 'not-addressed'],
    ['working days for days', TERM, { '9.1(b)': report('within 30 business days') }, 'not-addressed'],
    ['nothing', TERM, {}, 'not-addressed'],
    [
      'the same in other words and another order',
      {
        provision: '9.1(c)',
        current: 'without notice',
        replacement: 'after it has given written notice to the keeper',
      },
      {
        '9.1(c)':
          'The Board may, having furnished the keeper with notice in writing, inspect a lamp at any hour of the night.',
      },
      'accepted',
    ],
    [
      'one of two parts',
      {
        provision: '9.1(c)',
        current: 'without notice',
        replacement: 'after written notice; and the harbour master shall accompany the inspector',
      },
      { '9.1(c)': 'The Board may inspect a lamp at any hour of the night after written notice.' },
      'partly',
    ],
    [
      'the words in a new paragraph',
      {
        provision: '9.1(d)',
        current: 'every spring',
        replacement: 'every spring, but owners of small fishing boats are exempt from payment',
      },
      { '9.1(e)': 'Owners of small fishing boats are exempt from any payment under this section.' },
      'accepted',
    ],
    [
      'struck words gone',
      { provision: '9.1(c)', current: ' without notice', replacement: '' },
      { '9.1(c)': 'The Board may inspect a lamp at any hour of the night.' },
      'accepted',
    ],
    [
      'struck words still there',
      { provision: '9.1(c)', current: ' without notice', replacement: '' },
      { '9.1(c)': 'The Board may inspect a lamp at any hour of the day or night without notice.' },
      'not-addressed',
    ],
    [
      'a "not" that did not come',
      { provision: '9.1(c)', current: 'may inspect', replacement: 'may not inspect' },
      { '9.1(c)': 'The Board may inspect a lamp at any hour of the day or night without notice at all.' },
      'not-addressed',
    ],
    [
      'a sum that came in part',
      { provision: '9.1(d)', current: '$300', replacement: '$100' },
      { '9.1(d)': 'A keeper pays a fee of $200 for each lamp in the harbour every spring.' },
      'partly',
    ],
    [
      'the provision dropped',
      { provision: '9.1(d)', current: '$300', replacement: '$100' },
      { '9.1(d)': undefined },
      'partly',
    ],
  ] as const)('%s', (_, ask, change, result) => {
    expect(guess(change, ask).result).toBe(result);
  });

  test('says what came, what is missing, where, and how much of it', () => {
    const { texts, because, certainty } = guess({ '9.1(b)': report('within 20 days') }, TERM);
    expect(texts[0]).toMatchObject({
      operations: ['amended'],
      from: ['9.1(b)'],
      to: ['9.1(b)'],
      gone: 1,
      facts: [{ wanted: 'thirty (30) days', fate: 'toward', instead: '20 days' }],
    });
    expect(because).toContain('"20 days" stands there, and not "thirty (30) days": on the way to it');
    expect(certainty).toBe('likely');
  });

  test('is uncertain where the words were never in the earlier version', () => {
    const { result, certainty, because } = guess({}, { ...TERM, current: 'within a fortnight' });
    expect([result, certainty]).toEqual(['not-addressed', 'uncertain']);
    expect(because.join()).toContain('nothing was compared');
  });

  test('never throws and always explains itself, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (current, replacement, later) => {
        const { because } = guess(
          { '9.1(b)': later || undefined },
          { provision: '9.1(b)', current, replacement },
        );
        expect(because.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('an ask without wording', () => {
  const CASES = [
    ['opposed and dropped', 'oppose', { '9.1(d)': undefined }, 'accepted'],
    ['opposed and narrowed', 'oppose', { '9.1(d)': 'A keeper pays a fee.' }, 'partly'],
    ['opposed and kept', 'oppose', {}, 'not-addressed'],
    ['supported and kept', 'support', {}, 'accepted'],
    ['supported and dropped', 'support', { '9.1(d)': undefined }, 'not-addressed'],
  ] as const;
  test.each(CASES)('%s', (_, position, change, result) => {
    const found = guess(change, { provision: '9.1(d)', position });
    expect([found.result, found.certainty]).toEqual([result, 'uncertain']);
  });

  test('is met by an alternative that it named', () => {
    const described = ['Let keepers pay the fee in twelve monthly instalments through a harbour bank.'];
    const later =
      'A keeper pays a fee of $300 for each lamp in the harbour in monthly instalments through a harbour bank.';
    expect(guess({ '9.1(d)': later }, { provision: '9.1(d)', described }).result).toMatch(/accepted|partly/);
  });

  test('about a provision that never was is not compared', () => {
    const found = guess({}, { provision: '9.7', position: 'oppose' });
    expect(found.because.join()).toContain('the earlier version has no § 9.7');
  });
});

describe('the preamble', () => {
  const ASK = {
    provision: '9.1(b)',
    current: 'within 10 days',
    replacement: 'within 10 days, or the next low tide',
    reason: 'A lamp on a rock can only be reached at low tide.',
  };
  const ASKED = 'Several keepers asked that reports of lamps on rocks be due at the next low tide.';

  test.each([
    ['declines it', [ASKED, 'The Board does not believe that low tide is a workable measure.'], 'rejected'],
    ['speaks of something else', ['The Board declines to change the colour of glass.'], 'not-addressed'],
    [
      'reports that commenters disagree',
      ['One commenter disagreed that low tide should count.'],
      'not-addressed',
    ],
    ['says nothing', [], 'not-addressed'],
  ])('%s', (_, paragraphs, result) => {
    expect(guess({}, ASK, toPreamble(...paragraphs)).result).toBe(result);
  });

  test('is quoted by its place', () => {
    const words = 'Rocks are many. The Board does not believe that low tide is a workable measure for lamps.';
    const [passage] = guess({}, ASK, toPreamble(ASKED, words)).passages!;
    expect(words.slice(passage!.start, passage!.end)).toBe(passage!.text);
    expect(passage).toMatchObject({ stance: 'decline', line: 2 });
  });

  test('does not undo what the text says', () => {
    const later =
      'A keeper reports a broken lamp to the Board within 10 days of finding it, or by the next low tide.';
    const found = guess(
      { '9.1(b)': later },
      ASK,
      toPreamble(ASKED, 'The Board does not believe that low tide is a workable measure.'),
    );
    expect([found.result, found.certainty]).toEqual(['accepted', 'uncertain']);
  });
});

test.each([
  ['The Bureau declines to adopt this suggestion.', 'decline'],
  ['The Department disagrees.', 'decline'],
  ['For these reasons, the Office is not adopting the exception.', 'decline'],
  ['The agency does not believe that a longer period is warranted.', 'decline'],
  ['We have decided not to extend the period.', 'decline'],
  ['The Bureau is maintaining the requirement to disclose fees.', 'decline'],
  ['The Bureau agrees with commenters that the term is unclear.', 'accept'],
  ['In response to these comments, the Department has revised paragraph (b).', 'accept'],
  ['The Commission is persuaded.', 'accept'],
  ['The Board agrees in part, and limits the exception to islands.', 'partial'],
  ['Commenters disagreed with the proposal.', undefined],
  ['One commenter stated that the agency should adopt a longer period.', undefined],
  ["A trade association declined to comment on the Bureau's figures.", undefined],
  ['The rule applies to keepers.', undefined],
] as const)('the stance of "%s" is %s', (sentence, stance) => {
  expect(findStance(sentence)?.stance).toBe(stance);
});

test.each([
  ['thirty (30) days', ['30 days']],
  ['not later than two weeks', ['14 days']],
  ['one year', ['12 months']],
  ['twenty-four (24) months', ['24 months']],
  ['three business days', ['3 working days']],
  ['ten percent', ['10 percent']],
  ['$1,690', ['#1690']],
  ['$2 million', ['#2000000']],
  ['§§ 1.510 and 1.915', ['§1.510', '§1.915']],
  ['furnishes', ['provid']],
  ['', []],
])('"%s" speaks of %j', (text, names) => {
  expect(toConcepts(text).map(({ name }) => name)).toEqual(names);
});
