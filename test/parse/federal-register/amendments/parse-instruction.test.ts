/**
 * Amending instructions to operations: each row is a list of instructions of one REGTEXT and what they order, in
 * short. The instructions are made up after the shapes that agencies print.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amendment } from '../../../../src/model/parsed-document.ts';
import {
  parseInstruction,
  startInstructions,
} from '../../../../src/parse/federal-register/amendments/parse-instruction.ts';

function parseAll(instructions: readonly string[], part: string | null = '5'): Amendment[] {
  let context = startInstructions(part);
  return instructions.flatMap((text, index) => {
    const parsed = parseInstruction(text, index + 1, context);
    context = parsed.context;
    return [...parsed.amendments];
  });
}

/** "revise 5.2(a), 5.2(b) sentence 2", "replace-phrase 5.4 “a” → “b” each" */
function show(amendment: Amendment): string {
  const { operation, targets, destinations, reach, sentence, oldWords, newWords, position, occurrence } =
    amendment;
  const words = [
    operation,
    targets.join(', '),
    destinations === undefined ? '' : `as ${destinations.join(', ')}`,
    reach === undefined || reach === 'phrase' ? '' : reach,
    sentence ?? '',
    oldWords === undefined ? '' : `“${oldWords}”`,
    newWords === undefined ? '' : `→ “${newWords}”`,
    position ?? '',
    occurrence ?? '',
    amendment.unchanged ? 'unchanged' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

const showAll = (...instructions: readonly string[]): string[] => parseAll(instructions).map(show);

describe('moods', () => {
  test.each([
    ['Section 5.2 is amended by revising paragraph (d)(5) to read as follows:'],
    ['2. Amend § 5.2 by revising paragraph (d)(5) to read as follows:'],
    ['2. In § 5.2, revise paragraph (d)(5) to read as follows:'],
    ['2. Revise § 5.2(d)(5) to read as follows:'],
    ['2. In § 5.2, paragraph (d)(5) is revised to read as follows:'],
    ['2. Paragraph (d)(5) of § 5.2 is amended to read as follows:'],
    ['2. Section 5.2 is proposed to be amended by revising paragraph (d)(5) to read as follows:'],
    ['2. The Office proposes to amend § 5.2 by revising paragraph (d)(5) as set forth below.'],
    ['2. Effective July 1, 2031, § 5.2 is amended by revising paragraph (d)(5).'],
    [
      '2. Section 5.2, as amended by the rule published on May 2, 2030, 95 FR 4726, is further amended by revising paragraph (d)(5).',
    ],
  ])('%s', (instruction) => {
    expect(showAll(instruction)).toEqual(['revise 5.2(d)(5)']);
  });
});

describe('targets', () => {
  test.each([
    [
      'a list goes on from the path before',
      'In § 5.3, revise paragraphs (a)(1)(iii), (c)(2)(iii) and (iv) introductory text, and (d).',
      ['revise 5.3(a)(1)(iii), 5.3(c)(2)(iii)', 'revise 5.3(c)(2)(iv) introductory-text', 'revise 5.3(d)'],
    ],
    [
      'an i after an h is a letter, after a (1) a roman',
      'Amend § 5.3 by revising paragraphs (h) and (i) and (j)(1)(i) and (ii).',
      ['revise 5.3(h), 5.3(i), 5.3(j)(1)(i), 5.3(j)(1)(ii)'],
    ],
    [
      'ranges of markers',
      'Amend § 5.3 by removing paragraphs (c)(3) through (5).',
      ['remove 5.3(c)(3), 5.3(c)(4), 5.3(c)(5)'],
    ],
    [
      'ranges of romans',
      'In § 5.3, remove paragraphs (a)(1)(iii)-(v).',
      ['remove 5.3(a)(1)(iii), 5.3(a)(1)(iv), 5.3(a)(1)(v)'],
    ],
    [
      'sections in a range',
      'Remove and reserve §§ 5.12 through 5.14.',
      ['reserve 5.12', 'reserve 5.13', 'reserve 5.14'],
    ],
    [
      'one change in several sections',
      'Amend §§ 5.6 and 5.7 by revising paragraph (a).',
      ['revise 5.6(a)', 'revise 5.7(a)'],
    ],
    [
      'headings, introductory text, sentences among whole paragraphs',
      'Amend § 5.3 by revising the section heading and paragraphs (a) and (c), the first sentence of paragraph (f), paragraph (g), and the introductory text of paragraphs (h) and (i)(1).',
      [
        'revise 5.3 heading',
        'revise 5.3(a), 5.3(c)',
        'revise 5.3(f) sentence 1',
        'revise 5.3(g)',
        'revise 5.3(h), 5.3(i)(1) introductory-text',
      ],
    ],
    [
      'sentences in a list',
      'Amend § 5.3 by revising the second and last sentences of paragraph (b).',
      ['revise 5.3(b) sentence 2', 'revise 5.3(b) sentence -1'],
    ],
    [
      'new sentences by place',
      'In § 5.3(c), add a new sentence after the second sentence and a sentence at the end.',
      ['add 5.3(c) sentence 2 after', 'add 5.3(c) sentence end'],
    ],
    [
      'definitions, quoted and bare',
      'Amend § 5.1 by adding, in alphabetical order, definitions for “Covered person” and “Foreign customer” and revising the definition of Account holder in paragraph (b).',
      ['add 5.1[covered-person], 5.1[foreign-customer] alphabetical', 'revise 5.1(b)[account-holder]'],
    ],
    [
      'paragraphs of a definition',
      'In § 5.1, in the definition of “Account” in paragraph (b), revise paragraph (1) introductory text and add paragraph (3).',
      ['revise 5.1(b)[account](1) introductory-text', 'add 5.1(b)[account](3)'],
    ],
    [
      'subparts with their sections',
      'Add subpart C, consisting of §§ 5.20 through 5.22, to read as follows:',
      ['add 5[subpart-c]', 'add 5.20', 'add 5.21', 'add 5.22'],
    ],
    [
      'appendices and their forms',
      'Appendix A to part 5 is amended by revising paragraph 2.a and adding Model Forms A-5 and A-7(a) through A-7(c).',
      [
        'revise 5[appendix-a](2)(a)',
        'add 5[appendix-a][a-5], 5[appendix-a][a-7-a], 5[appendix-a][a-7-b], 5[appendix-a][a-7-c]',
      ],
    ],
    [
      'rows of a table',
      'Amend the table in § 5.9(b) by removing the entry for “Zinc”.',
      ['remove 5.9(b)[table1] table “Zinc”'],
    ],
    ['section numbers of temporary rules', 'Add § 165.T11-157 to read as follows:', ['add 165.T11-157']],
  ])('%s', (_name, instruction, expected) => {
    expect(showAll(instruction)).toEqual(expected);
  });
});

describe('interpretations', () => {
  test('items inherit section and heading; titles end where places or verbs go on', () => {
    expect(
      showAll(
        '9. In Supplement I to Part 5—Official Interpretations:',
        'A. Under Section 5.31—General Rules:',
        'i. Under 31(c) Timing; other matters and forms:',
        'a. Under 31(c)(1), the heading is revised.',
        'b. Under newly designated 31(c)(1), paragraphs 1, 2.ii and 3 introductory text are revised.',
        'ii. 31(h) Corrections and violations and paragraphs 1 and 2 are added.',
        'iii. Paragraph 31(k)(1), paragraph 2, and Paragraph 31(k)(2) are removed.',
        'B. Under Subheading Appendix A, paragraph 2. and paragraph 4. are revised.',
        'C. Comment 33(c)-5 is redesignated as comment 33(c)-6 and republished.',
      ),
    ).toEqual([
      'revise 5[supplement-i][section-5-31][31-c-1] heading',
      'revise 5[supplement-i][section-5-31][31-c-1](1), 5[supplement-i][section-5-31][31-c-1](2)(ii)',
      'revise 5[supplement-i][section-5-31][31-c-1](3) introductory-text',
      'add 5[supplement-i][section-5-31][31-h], 5[supplement-i][section-5-31][31-h](1), 5[supplement-i][section-5-31][31-h](2)',
      'remove 5[supplement-i][section-5-31][31-k-1](2), 5[supplement-i][section-5-31][31-k-2]',
      'revise 5[supplement-i][appendix-a](2), 5[supplement-i][appendix-a](4)',
      'redesignate 5[supplement-i][section-5-33][33-c](5) as 5[supplement-i][section-5-33][33-c](6)',
      'revise 5[supplement-i][section-5-33][33-c](6)',
    ]);
  });

  test('a lost space before a number makes no difference', () => {
    expect(showAll('2. In Supplement I to part 5, under3(b) Limits, new paragraph 1.iv is added:')).toEqual([
      'add 5[supplement-i][section-5-3][3-b](1)(iv)',
    ]);
  });
});

describe('words', () => {
  test.each([
    [
      'removing the phrase “one year” and adding in its place the phrase “two years”',
      '“one year” → “two years”',
    ],
    [
      'removing “one year” wherever it appears and adding “two years” in its place',
      '“one year” → “two years” each',
    ],
    ['removing the word “which” in two places and adding in its place the word “that”', '“which” → “that” 2'],
    ['replacing “30 days” with “60 days”', '“30 days” → “60 days”'],
    ['revising all references to “chief (A)” to read “Chief, B”', '“chief (A)” → “Chief, B” each'],
    ['removing the semicolon at the end and adding “; or” in its place', '“;” → “; or” end'],
    [
      'adding the words “or lessee” after the word “owner” each place it appears',
      '“owner” → “or lessee” after each',
    ],
    [
      'adding the abbreviation “(OMB)” between the words Budget and Circular',
      '“Budget Circular” → “Budget (OMB) Circular”',
    ],
    ['removing the word “former”', '“former” → “”'],
    ['removing the reference “§ 5.1” and inserting in lieu thereof “§ 5.2”', '“§ 5.1” → “§ 5.2”'],
  ])('%s', (words, expected) => {
    expect(showAll(`Amend § 5.4(b) by ${words}.`)).toEqual([`replace-phrase 5.4(b) ${expected}`]);
  });

  test('pairs what is said to be respective', () => {
    expect(
      showAll('In § 5.4, remove the words “A” and “B” and add in their places “C” and “D”, respectively.'),
    ).toEqual(['replace-phrase 5.4 “A” → “C”', 'replace-phrase 5.4 “B” → “D”']);
  });

  test('knows the sentence they stand in, said before or after', () => {
    expect(
      showAll(
        'Amend § 5.4 by removing “x” in the last sentence of paragraph (c) and adding in its place “y”.',
      ),
    ).toEqual(['replace-phrase 5.4(c) sentence -1 “x” → “y”']);
  });
});

describe('lists of items', () => {
  test('in several instructions, each with its own verb', () => {
    expect(
      showAll(
        '3. Amend § 5.5 by:',
        'a. Redesignating paragraphs (c) through (e) as paragraphs (d) through (f), respectively;',
        'b. Adding new paragraph (c); and',
        'c. In newly redesignated paragraph (d), removing “x” and adding in its place “z”.',
        'The additions and revisions read as follows:',
        '4. In § 5.6:',
        'a. Remove and reserve paragraph (e).',
      ),
    ).toEqual([
      'redesignate 5.5(c), 5.5(d), 5.5(e) as 5.5(d), 5.5(e), 5.5(f)',
      'add 5.5(c)',
      'replace-phrase 5.5(d) “x” → “z”',
      'reserve 5.6(e)',
    ]);
  });

  test('in one instruction, lettered or numbered', () => {
    const expected = ['revise 5.9(a)', 'add 5.9(c)'];
    expect(showAll('5. Amend § 5.9 as follows: a. Revise paragraph (a); and b. Add paragraph (c).')).toEqual(
      expected,
    );
    expect(showAll('5. Amend § 5.9 by: (1) Revising paragraph (a); and (2) Adding paragraph (c).')).toEqual(
      expected,
    );
  });

  test('under a verb that the item above left open', () => {
    expect(
      showAll(
        '5. Section 5.9 is amended by revising:',
        'a. Paragraph (a);',
        'b. The heading of paragraph (b).',
      ),
    ).toEqual(['revise 5.9(a)', 'revise 5.9(b) heading']);
  });

  test('go back to the level they count on', () => {
    expect(
      showAll(
        '1. In § 5.1:',
        'h. In paragraph (a)(1):',
        'i. Revise paragraph (b).',
        '2. In § 5.2:',
        'i. Revise paragraph (c).',
      ),
    ).toEqual(['revise 5.1(b)', 'revise 5.2(c)']);
  });

  test('an unreadable item leaves its place to no other', () => {
    expect(
      showAll(
        '1. Amend § 5.1 by revising paragraph (a).',
        '2. Lift the stay of old times.',
        'a. Revise paragraph (b).',
      ),
    ).toEqual(['revise 5.1(a)', 'unknown', 'unknown']);
  });
});

describe('authority', () => {
  test('repeated, and revised', () => {
    expect(
      showAll(
        '1. The authority citation for part 5 continues to read as follows:',
        '2. The authority citation for 12 CFR part 6 is revised to read as follows:',
      ),
    ).toEqual(['authority 5 unchanged', 'authority 6']);
  });
});

describe('what is not read is said to be so, with the whole text', () => {
  test.each([
    ['Section 5.30—Definitions of Terms'],
    ['In appendix B to part 5, Rate Set 271, as set forth below, is added to the table.'],
    ['Amend § 5.8 by removing the extra space after the word “Center” in paragraph (b).'],
    ['Remove the definition of “A” from after the definition of “B” and add it after the definition of “C”.'],
    ['Section 5.8 is stayed until July 1.'],
    ['In § 5.8, redesignate paragraphs (a) through (d) as paragraphs (b) and (c).'],
    ['In § 5.8, remove “a” and “b” and add in their places “c”, “d” and “e”.'],
    ['Revise paragraph (a).'],
  ])('%s', (instruction) => {
    expect(parseAll([instruction])).toEqual([
      { part: '5', section: null, operation: 'unknown', targets: [], text: instruction, line: 1 },
    ]);
  });
});

test('any text gives an answer, and every target has a section or part', () => {
  const words = fc.constantFrom(
    ...'amend revise revising is are amended added and , ; : . of in by to “x” (a) (a)(1) (ii) § 5.1 5.2 paragraph paragraphs section comment 33(c) 2.ii through the sentence first as redesignate remove A. i. 1. definition heading part subpart'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (list) => {
      for (const amendment of parseAll([list.join(' ')])) {
        for (const id of amendment.targets) expect(id).toMatch(/^\d/);
        if (amendment.destinations) expect(amendment.destinations).toHaveLength(amendment.targets.length);
      }
    }),
    { seed: 7, numRuns: 2000 },
  );
});
