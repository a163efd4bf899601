/** What a comment is said to be about, by citation, term and words, on an invented rule on harbour lamps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute } from '../../../src/analysis/attribution/attribute.ts';
import { toIndex } from '../../../src/analysis/attribution/attribution-index.ts';
import { type Attribution, isOnTopic } from '../../../src/model/attribution.ts';

const passage = (section: string, heading: string, text: string) => ({
  provision: section,
  section,
  heading,
  text,
});
const index = toIndex({
  versions: [
    {
      id: 'nprm-2030',
      title: '99',
      names: ['NPRM 2030'],
      provisions: ['9.20', '9.20(a)', '9.20(a)(1)', '9.20(d)', '9.302', '9.40', '9[appendix-a]'],
      passages: [
        passage(
          '9.20',
          'Lighting of lamps',
          'Each keeper must light each harbour lamp within ten minutes after sunset.',
        ),
        passage(
          '9.302',
          'Inspection',
          'An inspector may board a vessel to see its lantern and wick trimming register.',
        ),
        passage(
          '9.40',
          'Records',
          'A keeper must retain soot tallies and oil receipts for six years in a ledger.',
        ),
        passage('9.50', 'Fees', 'The mooring levy is due each quarter and is refunded on departure.'),
      ],
    },
    {
      id: 'order-2028',
      title: null,
      names: ['E.O. 77777'],
      provisions: ['2', '2(b)'],
      passages: [],
    },
  ],
  terms: [
    { id: 'keeper', names: [{ text: 'keeper of a lamp', exact: false }], provisions: ['9.10'], topics: [] },
    { id: 'soot', names: [{ text: 'soot tally', exact: false }], provisions: ['9.10'], topics: ['records'] },
    { id: 'lvr', names: [{ text: 'LVR', exact: true }], provisions: ['9.10'], topics: [] },
    { id: 'person', names: [{ text: 'person', exact: false }], provisions: ['9.10'], topics: [] },
  ],
  topics: [
    {
      id: 'records',
      title: 'Keeping of tallies',
      terms: ['ledger*', 'oil receipt', 'keep* + year', 'record'],
      text: 'How long tallies are kept.',
      provisions: ['9.40'],
    },
  ],
});
const claimsOf = (body: string) => attribute(index, { id: 'c-1', body });
const toWords = (body: string, claim: Attribution) => body.slice(claim.start, claim.end);
const toTarget = (claim: Attribution) =>
  isOnTopic(claim) ? claim.topic : `${claim.version === 'nprm-2030' ? '' : 'order '}${claim.provision}`;

describe('by citation', () => {
  test.each<[string, string[]]>([
    ['Please drop § 9.20(a).', ['9.20(a)']],
    ['Please drop section 9.20(a)(1) of the rule.', ['9.20(a)(1)']],
    ['See 99 CFR 9.302.', ['9.302']],
    ['See 98 CFR 9.302.', []],
    ['We oppose proposed 9.20(d)', ['9.20(d)']],
    ['We oppose §9.20d entirely', ['9.20(d)']],
    ['9.20(a) should go', ['9.20(a)']],
    ['9.302 should go', ['9.302']],
    ['§ 9.20(q) says so', ['9.20']],
    ['paragraph (a) of section 9.20', ['9.20(a)']],
    ['Look at section 9.20. Its paragraph (d) is too strict.', ['9.20', '9.20(d)']],
    ['Appendix A is unreadable', ['9[appendix-a]']],
    ['§ 99.1 of another rule', []],
    ['It costs $9.20 a lamp', []],
    ['It fell by 9.302 percent', []],
    ['in version 9.20.1 of the software', []],
    ['Section 2(b) is fine', []],
    ['Section 2(b) of E.O. 77777 is fine', ['order 2(b)']],
    ['Executive Order 77777, section 2(b), is fine', ['order 2(b)']],
  ])('%s', (body, expected) => {
    const found = claimsOf(body).filter(
      (claim) => claim.method === 'citation' && !isOnTopic(claim) && claim.shown,
    );
    expect(found.map(toTarget)).toEqual(expected);
  });

  test('a bare number that may be a quantity is kept as doubtful', () => {
    const found = claimsOf('the lamps burn 9.20 a night');
    expect(found.filter(({ method }) => method === 'citation').map(({ shown }) => shown)).toEqual([false]);
  });

  test('leads to the topics that list the provision', () => {
    expect(
      claimsOf('Delete § 9.40.')
        .filter(isOnTopic)
        .map(({ topic, method }) => [topic, method]),
    ).toEqual([['records', 'citation']]);
  });
});

describe('by term', () => {
  const named = (body: string) => claimsOf(body).filter(({ method }) => method === 'term');

  test.each<[string, string[]]>([
    ['The definition of soot tallies is too wide.', ['9.10']],
    ['What “soot tally” means is unclear.', ['9.10']],
    ['The definition of soot tallying is unclear.', []],
    ['The definition of LVR is unclear.', ['9.10']],
    ['The definition of lvr is unclear.', []],
    ['Every person knows that.', []],
  ])('%s', (body, expected) => {
    expect(
      named(body)
        .filter((claim) => claim.shown && !isOnTopic(claim))
        .map(toTarget),
    ).toEqual(expected);
  });

  test.each<[string, boolean]>([
    ['Our ledgers are full.', true],
    ['Oil receipts fade.', true],
    ['We keep them for a year.', true],
    ['We keep them.', false],
    ['My record is clean.', false],
  ])('an authored topic: %s', (body, expected) => {
    expect(named(body).some((claim) => claim.shown && isOnTopic(claim))).toBe(expected);
  });
});

describe('by the words of the section', () => {
  const worded = (body: string) =>
    claimsOf(body).filter((claim) => claim.method === 'words' && !isOnTopic(claim));

  test.each<[string, string[]]>([
    ['Ten minutes after sunset is too soon for an old keeper to light them all.', ['9.20']],
    ['A 10-minute limit after sunset is unworkable.', ['9.20']],
    ['Nobody wants inspectors boarding vessels at night.', ['9.302']],
    ['Retaining oil receipts for six years needs a shed.', ['9.40']],
    ['The government should listen to the people more.', []],
    ['Thank you.', []],
  ])('%s', (body, expected) => {
    expect(
      worded(body)
        .filter(({ shown }) => shown)
        .map(toTarget),
    ).toEqual(expected);
  });
});

describe('spans', () => {
  test('count in the body as filed, markup and entities and all', () => {
    const body =
      '<p>Drop &sect;&nbsp;9.20(a)</p>&quot;soot&#32;tallies&quot; <b>means</b> what?<br/>Oil&amp;soot';
    const claims = claimsOf(body);
    expect(claims.map((claim) => [toTarget(claim), toWords(body, claim)])).toEqual(
      expect.arrayContaining([
        ['9.20(a)', '&sect;&nbsp;9.20(a)'],
        ['9.10', 'soot&#32;tallies'],
      ]),
    );
  });

  test('stay in the body and hold words, whatever the body; two runs are the same', () => {
    const piece = fc.constantFrom(
      '§ 9.20(a)',
      '<b>',
      '</p>',
      '&amp;',
      '&#x110000;',
      '<',
      'soot tally ',
      'sunset ',
      '9.302',
      '\u0000',
      '😀',
      '(((',
      'paragraph (d) ',
      '\n\n',
      'ledger',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const body = pieces.join('');
        const claims = claimsOf(body);
        for (const claim of claims) {
          expect(claim.start).toBeGreaterThanOrEqual(0);
          expect(claim.end).toBeLessThanOrEqual(body.length);
          expect(toWords(body, claim).trim()).not.toBe('');
          expect(claim.score).toBeGreaterThan(0);
          expect(claim.score).toBeLessThanOrEqual(1);
        }
        expect(claimsOf(body)).toEqual(claims);
      }),
      { numRuns: 200 },
    );
  });

  test('are at most three for one claim, in a body of 5 MB too', () => {
    const body = '9.20(a) soot tally means § ( paragraph (d) '.repeat(120_000);
    const claims = claimsOf(body);
    const places = Map.groupBy(claims, (claim) => `${claim.method} ${toTarget(claim)}`);
    expect(Math.max(...[...places.values()].map((list) => list.length))).toBe(3);
  });
});

test('a comment without a word has no claim', () => {
  expect(claimsOf('')).toEqual([]);
  expect(claimsOf('<p>&nbsp;</p>')).toEqual([]);
});

test('a law without text, terms and topics makes no claim', () => {
  const none = toIndex({ versions: [], terms: [], topics: [] });
  expect(attribute(none, { id: 'c', body: 'Section 9.20 and the soot tally.' })).toEqual([]);
});
