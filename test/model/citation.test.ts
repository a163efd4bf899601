/** Citations of other instruments: every form, lists, and what only looks like one. */
import { describe, expect, test } from 'vitest';
import { findCitations, toCitationText } from '../../src/model/citation.ts';
import { fc } from '../seeded.ts';

const read = (text: string) => findCitations(text).map(toCitationText);

describe('finds', () => {
  test.each<[string, string[]]>([
    ['see 33 U.S.C. 9001 et seq.', ['33 U.S.C. 9001 et seq.']],
    ['33 U.S.C. § 9001(a)(2)(B)', ['33 U.S.C. 9001(a)(2)(B)']],
    ['33 USC 9001a-2 note', ['33 U.S.C. 9001a-2 note']],
    ['33 U.S.C. 9001(g), 9003, and 9004(a)', ['33 U.S.C. 9001(g)', '33 U.S.C. 9003', '33 U.S.C. 9004(a)']],
    ['33 CFR 977.2(b)(3) and 977.4', ['33 CFR 977.2(b)(3)', '33 CFR 977.4']],
    ['33 C.F.R. § 977.2', ['33 CFR 977.2']],
    ['33 CFR part 977', ['33 CFR part 977']],
    ['33 CFR parts 970 and 977', ['33 CFR part 970', '33 CFR part 977']],
    ['96 FR 200', ['96 FR 200']],
    ['96 Fed. Reg. 12,345', ['96 FR 12345']],
    ['E.O. 9999, Executive Order 9998 and EO 9997', ['E.O. 9999', 'E.O. 9998', 'E.O. 9997']],
    ['Pub. L. 101-77, Public Law 101–78', ['Pub. L. 101-77', 'Pub. L. 101-78']],
    ['104 Stat. 77', ['104 Stat. 77']],
    ['section 4(b)(1) of the Lamp Act', ['section 4(b)(1) of the Lamp Act']],
    ['section 4 of the Piers and Lamps Act of 1988', ['section 4 of the Piers and Lamps Act of 1988']],
    ['section 9(a) of the Act, and section 5 of LAMPA', ['section 9(a) of the Act', 'section 5 of LAMPA']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('leaves alone', () => {
  test.each([
    'section 977.2 of this part',
    '33 lamps of 2 keepers',
    'the 104 stations',
    'paragraph (b) of this section',
    'a CFR part',
    'an E.O. without a number',
    'section 4 of this order',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

test('a list of the United States Code ends where another instrument begins', () => {
  expect(read('33 U.S.C. 9001 and 33 CFR 977.2, and 12 days')).toEqual(['33 U.S.C. 9001', '33 CFR 977.2']);
});

test('offsets slice to the words, none overlap, and random text never throws', () => {
  const word = fc.constantFrom(
    '33',
    'U.S.C.',
    'CFR',
    '§',
    'part',
    '977.2',
    '(a)',
    '(1)',
    'and',
    ',',
    'section',
    'of',
    'the',
    'Act',
    'Stat.',
    'FR',
    'E.O.',
    '9999',
    'et seq.',
    'Pub. L.',
    '1-2',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
      ),
      (text) => {
        let free = 0;
        for (const { start, end, text: words } of findCitations(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(free);
          free = end;
        }
      },
    ),
  );
});
