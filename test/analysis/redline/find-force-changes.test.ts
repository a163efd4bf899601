/** Which changes of words are flagged, by kind, and which are not; rows first, then seeded edits of real paragraphs. */
import { describe, expect, test } from 'vitest';
import { toForceFinder } from '../../../src/analysis/redline/find-force-changes.ts';
import { toRandom } from '../alignment/edit-provisions.ts';
import { CREDIT_2011, PATENTS_2012, readTexts, WASTE_2015 } from '../comparison/real-texts.ts';

const find = toForceFinder(['covered carrier', 'carrier', 'foreign person']);
const kinds = (old: string, fresh: string) => find(old, fresh).map(({ kind }) => kind);

describe('flags', () => {
  test.each([
    ['modal', 'A carrier shall file.', 'A carrier may file.'],
    ['modal', 'It must keep records.', 'It should keep records.'],
    ['modal', 'It may disclose.', 'It may not disclose.'],
    ['modal', 'It is required to file.', 'It is encouraged to file.'],
    ['period', 'within 15 days of receipt', 'within 30 days of receipt'],
    ['period', 'within fifteen days of receipt', 'within thirty days of receipt'],
    ['period', 'within thirty (30) days', 'within sixty (60) days'],
    ['period', 'within 30 business days', 'within 30 calendar days'],
    ['period', 'shall report annually', 'shall report quarterly'],
    ['number', 'at least 25 employees', 'at least 50 employees'],
    ['number', 'more than 10 percent of votes', 'more than 25 percent of votes'],
    ['sum', 'exceeds $10,000 in value', 'exceeds $25,000 in value'],
    ['sum', 'exceeds $1 million', 'exceeds $1 billion'],
    ['date', 'before January 1, 2024', 'before July 1, 2024'],
    ['date', 'before Jan. 1, 2024', 'before Jan. 1, 2025'],
    ['conjunction', 'name and address', 'name or address'],
    ['conjunction', 'under paragraphs (a) and (b)', 'under paragraphs (a) or (b)'],
    ['exception', 'It shall file.', 'It shall file unless the Office agrees.'],
    ['exception', 'It shall file.', 'It shall file, except as the Office agrees.'],
    ['exception', 'It shall file.', 'It shall file, provided that the Office agrees.'],
    ['exception', 'except as provided in paragraph (b)', 'as provided in paragraph (b)'],
    ['knowledge', 'who knows that it is false', 'who has reason to know that it is false'],
    ['knowledge', 'willfully omits', 'omits'],
    ['term', 'A covered carrier files.', 'A carrier files.'],
  ])('%s: %s → %s', (kind, old, fresh) => {
    expect(kinds(old, fresh)).toContain(kind);
  });
});

describe('does not flag', () => {
  test.each([
    [
      'typography',
      'the \u201cperson\u201d shall \u2014 within 30\u00a0days \u2014 file',
      'the "person" shall - within 30 days - file',
    ],
    [
      'a paragraph cited by another letter',
      'under paragraph (b)(1) of this section',
      'under paragraph (c)(1) of this section',
    ],
    [
      'a list of paragraphs',
      'paragraphs (a)(1) and (b) of this section',
      'paragraphs (a)(2) through (d) of this section',
    ],
    ['sections', 'under \u00a7\u00a7 1.16(h) and (i)', 'under \u00a7 1.17'],
    ['a section in words', 'under section 10.18 of this chapter', 'under section 11.18 of this chapter'],
    ['sections, abbreviated', 'Secs. 1.16 to 1.22 also issued', 'Sec. 1.17 also issued'],
    ['parts', 'see 40 CFR part 264 or 265', 'see 40 CFR part 266'],
    ['statutes', 'under 35 U.S.C. 41, 111, and 119', 'under 35 U.S.C. 41 and 120(b)'],
    ['public laws', 'Public Law 103-465', 'Pub. L. 106-113'],
    [
      'a source credit',
      '[68 FR 14335, Mar. 25, 2003]',
      '[68 FR 14335, Mar. 25, 2003, as amended at 72 FR 18904, Apr. 16, 2007]',
    ],
    [
      'a citation with its day',
      'as published at 68 FR 14335, Mar. 25, 2003',
      'as published at 72 FR 18904, Apr. 16, 2007',
    ],
    ['moved words', 'Within 30 days, it shall file.', 'It shall file within 30 days.'],
    ['a number in digits', 'within fifteen days', 'within 15 days'],
    ['a number in both', 'within thirty (30) days', 'within 30 days'],
    ['thousands', 'exceeds $10000', 'exceeds $10,000'],
    ['its own marker', '(a) It shall file.', '(b) It shall file.'],
    ['other words', 'a small parcel of land', 'a large parcel of ground'],
    ['one or more', 'a carrier', 'one of a carrier'],
  ])('%s', (_, old, fresh) => {
    expect(find(old, fresh)).toEqual([]);
  });
});

test('a period after a citation is still a period', () => {
  expect(kinds('under paragraph (b) and 30 days after', 'under paragraph (b) and 60 days after')).toEqual([
    'period',
  ]);
  expect(kinds('under section 5, 10 days after', 'under section 5, 20 days after')).toEqual(['period']);
});

/** Old words, new words, the kind. */
const EDITS = [
  [/\bshall\b/, 'may', 'modal'],
  [/\bmust\b/, 'may', 'modal'],
  [/\bmay\b(?! (?:not|only)\b)/, 'must', 'modal'],
  [/\b(?:15|30|60|90) days\b/, '45 days', 'period'],
  [/\b(?:three|six|twelve) months\b/, 'two months', 'period'],
  [/\$\d[\d,]*(?:\.\d\d)?/, '$77,001', 'sum'],
  [/ and (?=[a-z])/, ' or ', 'conjunction'],
  [/ or (?=[a-z])/, ' and ', 'conjunction'],
  [/\.$/, ' unless the agency otherwise agrees.', 'exception'],
  [/\.$/, ', except where this is impracticable.', 'exception'],
  [/\b(?:January|May|June|July|October|November|December) \d{1,2}, \d{4}/, 'April 3, 1931', 'date'],
  [/\bknows?\b/, 'has reason to know', 'knowledge'],
] as const;

describe('seeded edits of real paragraphs', () => {
  const texts = [PATENTS_2012, WASTE_2015, CREDIT_2011].flatMap((file) => readTexts(file) ?? []);
  test(`every one flagged, in ${texts.length} real paragraphs`, () => {
    const random = toRandom(7);
    const counts = new Map<string, number>();
    const missed: string[] = [];
    for (const { id, text } of texts) {
      // Source credits and statements of authority cite and ask nothing.
      if (id?.includes('[note')) continue;
      for (const [pattern, words, kind] of EDITS) {
        if (random() > 0.5) continue;
        const fresh = text.replace(pattern, words);
        // "30 days" inside a longer number, "and" inside a citation: nothing that a reader would call an edit.
        if (fresh === text) continue;
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        if (!kinds(text, fresh).includes(kind)) missed.push(`${id} ${kind}`);
      }
    }
    if (texts.length > 0) console.log(Object.fromEntries(counts), missed);
    expect(missed).toEqual([]);
  });

  test(`typography and markers never, in ${texts.length} real paragraphs`, () => {
    const wrong = texts.filter(({ text }) => {
      const other = text
        .replace(/ - |--/g, '\u2014')
        .replace(/-/g, '\u2011')
        .replace(/"/g, '\u201d')
        .replace(/'/g, '\u2019')
        .replace(/\u00a7 /g, '\u00a7\u2009')
        .replace(/ (?=\d)/g, '\u00a0')
        .replace(/^\(([a-z0-9]+)\)/, '(x)');
      return find(text, other).length > 0;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
