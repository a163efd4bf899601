/**
 * Amendments applied to a small part of our own. A text is written a paragraph a line: the id and the words; a
 * heading has `#` before the place it heads, stars are `***`. What the instruction prints follows it the same way.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAmendments } from '../../../src/analysis/amending/apply-amendments.ts';
import type { Amendment, Block } from '../../../src/model/parsed-document.ts';

function toBlocks(text: string, firstLine = 1): Block[] {
  let section: string | null = null;
  return text
    .trim()
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row, index): Block => {
      const [, heading, id, words] = /^(#?)(\S+)\s*(.*)$/.exec(row)!;
      const place = id === '***' ? null : id!.replace(/[([].*$/, '');
      if (place !== null) section = place.includes('.') ? place : null;
      const labels = [...id!.matchAll(/\(([^)]*)\)|(\[[^\]]*\])/g)].map((found) => found[1] ?? found[2]!);
      const own = section === null ? labels.slice(1) : labels;
      const base = { region: 'codified' as const, part: '5', section, line: firstLine + index };
      if (id === '***') return { ...base, kind: 'stars', labels: [], id: null, text: '' };
      if (heading === '#') return { ...base, kind: 'heading', labels: own, id: null, text: words! };
      return { ...base, kind: 'paragraph', labels: own, id: id!, text: words! };
    });
}

const toText = (blocks: readonly Block[]): string[] =>
  blocks.map(({ id, kind, text }) => `${kind === 'heading' ? '#' : id} ${text}`);

const PART = `
  #5.1 § 5.1
  #5.1 Terms.
  5.1[p1] In this part:
  5.1[account] Account means a ledger. It is open. It is not closed.
  5.1[zone] Zone means an area.
  #5.2 § 5.2
  #5.2 Duties.
  5.2(a) (a) General. A firm must file. This is so.
  5.2(b) (b) A firm must keep:
  5.2(b)(1) (1) The book, the other book;
  5.2(b)(2) (2) The list; and
  5.2(b)(3) (3) The file.
  5.2(c) (c) A firm may ask.
  #5.10 § 5.10
  #5.10 Last.
  5.10[p1] First sentence. Second sentence. Third sentence.
  #5[supplement-i] Supplement I to Part 5—Official Interpretations
  #5[supplement-i][section-5-2] Section 5.2—Duties
  #5[supplement-i][section-5-2][2-a] 2(a) General
  5[supplement-i][section-5-2][2-a](1) 1. When. At once.
  5[supplement-i][section-5-2][2-a](2) 2. Where. Here.
`;
const BEFORE = toBlocks(PART);

type Change = Partial<Amendment> & Pick<Amendment, 'operation' | 'targets'>;

function apply(changes: readonly Change[], printed = '') {
  const amendments = changes.map(
    (change): Amendment => ({ part: '5', section: null, text: '', line: 100, ...change }),
  );
  const result = applyAmendments(
    BEFORE,
    { blocks: printed === '' ? [] : toBlocks(printed, 101), amendments },
    '5',
  );
  const [before, after] = [toText(BEFORE), toText(result.blocks)];
  return {
    gone: before.filter((row) => !after.includes(row)),
    come: after.filter((row) => !before.includes(row)),
    after,
    reasons: result.unapplied.map(({ reason }) => reason),
    applied: result.applied.length,
  };
}

describe('revises', () => {
  test('a paragraph with all below it, where no stars say otherwise', () => {
    const { gone, come, reasons } = apply(
      [{ operation: 'revise', targets: ['5.2(b)'] }],
      '5.2(b) (b) Keep this:\n5.2(b)(1) (1) The only book.',
    );
    expect(gone).toEqual([
      '5.2(b) (b) A firm must keep:',
      '5.2(b)(1) (1) The book, the other book;',
      '5.2(b)(2) (2) The list; and',
      '5.2(b)(3) (3) The file.',
    ]);
    expect(come).toEqual(['5.2(b) (b) Keep this:', '5.2(b)(1) (1) The only book.']);
    expect(reasons).toEqual([]);
  });

  test('a paragraph and keeps what stars stand for', () => {
    const { gone, come } = apply(
      [{ operation: 'revise', targets: ['5.2(b)'] }],
      '5.2(b) (b) * * *\n***\n5.2(b)(3) (3) The new file.\n***\n5.2(d) (d) Else.',
    );
    expect(gone).toEqual(['5.2(b)(3) (3) The file.']);
    expect(come).toEqual(['5.2(b)(3) (3) The new file.']);
  });

  test('a paragraph that leads on to what stars keep below it', () => {
    const { gone } = apply(
      [{ operation: 'revise', targets: ['5.2(b)'] }],
      '5.2(b) (b) A firm shall keep:\n***',
    );
    expect(gone).toEqual(['5.2(b) (b) A firm must keep:']);
  });

  test('introductory text and leaves the rest', () => {
    const { gone, come } = apply(
      [{ operation: 'revise', targets: ['5.2(b)', '5.1'], reach: 'introductory-text' }],
      '5.1[p1] For this part:\n5.2(b) (b) Firms keep:',
    );
    expect(gone).toEqual(['5.1[p1] In this part:', '5.2(b) (b) A firm must keep:']);
    expect(come).toEqual(['5.1[p1] For this part:', '5.2(b) (b) Firms keep:']);
  });

  test('headings of sections and comments', () => {
    const { gone, come } = apply(
      [
        { operation: 'revise', targets: ['5.2'], reach: 'heading' },
        { operation: 'revise', targets: ['5[supplement-i][section-5-2][2-a]'], reach: 'heading' },
      ],
      '#5.2 § 5.2\n#5.2 Tasks.\n#5[supplement-i] Supplement I to Part 5\n#5[supplement-i][section-5-2] Section 5.2—Tasks\n#5[supplement-i][section-5-2][2-a] 2(a) In general',
    );
    expect(gone).toEqual(['# Duties.', '# 2(a) General']);
    expect(come).toEqual(['# Tasks.', '# 2(a) In general']);
  });

  test('a section as a whole', () => {
    const { gone, come } = apply(
      [{ operation: 'revise', targets: ['5.10'] }],
      '#5.10 § 5.10\n#5.10 End.\n5.10(a) (a) One.',
    );
    expect(gone).toEqual(['# Last.', '5.10[p1] First sentence. Second sentence. Third sentence.']);
    expect(come).toEqual(['# End.', '5.10(a) (a) One.']);
  });
});

describe('adds', () => {
  test('paragraphs, sections, definitions and comments where their labels belong', () => {
    const { after, reasons } = apply(
      [
        { operation: 'add', targets: ['5.2(b)(4)', '5.2(d)'] },
        { operation: 'add', targets: ['5.9'] },
        { operation: 'add', targets: ['5.1[firm]'], position: 'alphabetical' },
        { operation: 'add', targets: ['5[supplement-i][section-5-2][2-b]'] },
      ],
      `5.1[firm] Firm means a person.
       5.2(b)(4) (4) The box.
       5.2(d) (d) New.
       5.2(d)(1) (1) Newer.
       #5.9 § 5.9
       #5.9 Between.
       5.9[p1] Text.
       #5[supplement-i] Supplement I to Part 5
       #5[supplement-i][section-5-2] Section 5.2
       #5[supplement-i][section-5-2][2-b] 2(b) Keeping
       5[supplement-i][section-5-2][2-b](1) 1. Books. All.`,
    );
    expect(reasons).toEqual([]);
    const index = (row: string): number => after.findIndex((other) => other.startsWith(row));
    expect(after[index('5.1[firm]') - 1]).toMatch(/^5\.1\[account\]/);
    expect(after[index('5.2(b)(4)') - 1]).toMatch(/^5\.2\(b\)\(3\)/);
    expect(after.slice(index('5.2(d)'), index('5.2(d)') + 5)).toEqual([
      '5.2(d) (d) New.',
      '5.2(d)(1) (1) Newer.',
      '# § 5.9',
      '# Between.',
      '5.9[p1] Text.',
    ]);
    expect(after.slice(-2)).toEqual([
      '# 2(b) Keeping',
      '5[supplement-i][section-5-2][2-b](1) 1. Books. All.',
    ]);
  });

  test('nothing that is there already, has no parent, or is printed with stars', () => {
    const { come, reasons } = apply(
      [{ operation: 'add', targets: ['5.2(c)', '5.2(x)(1)', '5.2(d)'] }],
      '5.2(c) (c) Other.\n5.2(d) (d) * * *\n5.2(x)(1) (1) Orphan.',
    );
    expect(come).toEqual([]);
    expect(reasons).toEqual([
      '5.2(c) is to be added but is there already.',
      '5.2(x), where 5.2(x)(1) belongs, is not in the text.',
      '5.2(d) is new but printed with stars for text that was there before.',
    ]);
  });
});

describe('removes, reserves, redesignates', () => {
  test('a paragraph with what is in it', () => {
    expect(apply([{ operation: 'remove', targets: ['5.2(b)'] }]).gone).toHaveLength(4);
  });

  test('reserves paragraphs by their marker and sections by their number', () => {
    const { come } = apply([
      { operation: 'reserve', targets: ['5.2(b)'] },
      { operation: 'reserve', targets: ['5.10'] },
    ]);
    expect(come).toEqual(['5.2(b) (b) [Reserved]', '# [Reserved]']);
  });

  test('moves paragraphs at once, with markers and ids', () => {
    const { after, reasons } = apply(
      [
        { operation: 'redesignate', targets: ['5.2(b)', '5.2(c)'], destinations: ['5.2(c)', '5.2(d)'] },
        { operation: 'add', targets: ['5.2(b)'] },
      ],
      '5.2(b) (b) Fresh.',
    );
    expect(reasons).toEqual([]);
    expect(after.filter((row) => row.startsWith('5.2'))).toEqual([
      '5.2(a) (a) General. A firm must file. This is so.',
      '5.2(b) (b) Fresh.',
      '5.2(c) (c) A firm must keep:',
      '5.2(c)(1) (1) The book, the other book;',
      '5.2(c)(2) (2) The list; and',
      '5.2(c)(3) (3) The file.',
      '5.2(d) (d) A firm may ask.',
    ]);
  });

  test('moves comments, whose markers are of another shape', () => {
    const place = '5[supplement-i][section-5-2][2-a]';
    const { come } = apply([
      { operation: 'redesignate', targets: [`${place}(2)`], destinations: [`${place}(3)`] },
    ]);
    expect(come).toEqual([`${place}(3) 3. Where. Here.`]);
  });

  test('moves nothing onto what stays', () => {
    const { come, reasons } = apply([
      { operation: 'redesignate', targets: ['5.2(a)'], destinations: ['5.2(b)'] },
    ]);
    expect(come).toEqual([]);
    expect(reasons).toEqual(['5.2(b) is there already.']);
  });
});

describe('words', () => {
  const change = (target: string, rest: Partial<Amendment>): Change => ({
    operation: 'replace-phrase',
    targets: [target],
    reach: 'phrase',
    ...rest,
  });

  test.each([
    [
      'the one place',
      change('5.2(c)', { oldWords: 'may ask', newWords: 'must ask' }),
      ['5.2(c) (c) A firm must ask.'],
    ],
    [
      'each place',
      change('5.2(b)(1)', { oldWords: 'book', newWords: 'roll', occurrence: 'each' }),
      ['5.2(b)(1) (1) The roll, the other roll;'],
    ],
    [
      'so many places',
      change('5.2(b)(1)', { oldWords: 'book', newWords: 'roll', occurrence: 2 }),
      ['5.2(b)(1) (1) The roll, the other roll;'],
    ],
    [
      'the first place',
      change('5.2(b)(1)', { oldWords: 'book', newWords: 'roll', occurrence: 'first' }),
      ['5.2(b)(1) (1) The roll, the other book;'],
    ],
    [
      'in what stands below',
      change('5.2(b)', { oldWords: 'list', newWords: 'roll' }),
      ['5.2(b)(2) (2) The roll; and'],
    ],
    [
      'words taken out with a space',
      change('5.2(c)', { oldWords: 'may', newWords: '' }),
      ['5.2(c) (c) A firm ask.'],
    ],
    [
      'words put behind others',
      change('5.2(c)', { oldWords: 'firm', newWords: 'or bank', position: 'after' }),
      ['5.2(c) (c) A firm or bank may ask.'],
    ],
    [
      'words put before others',
      change('5.2(c)', { oldWords: 'firm', newWords: 'small', position: 'before' }),
      ['5.2(c) (c) A small firm may ask.'],
    ],
    [
      'words at the end',
      change('5.2(b)(2)', { oldWords: '; and', newWords: ';', position: 'end' }),
      ['5.2(b)(2) (2) The list;'],
    ],
    [
      'in a sentence',
      change('5.10', { oldWords: 'sentence', newWords: 'line', reach: 'sentence', sentence: -1 }),
      ['5.10[p1] First sentence. Second sentence. Third line.'],
    ],
  ])('%s', (_name, amendment, come) => {
    const result = apply([amendment]);
    expect(result.reasons).toEqual([]);
    expect(result.come).toEqual(come);
  });

  test.each([
    [
      'more than one place',
      change('5.2(b)(1)', { oldWords: 'book', newWords: 'roll' }),
      'The words “book” stand in 2 places; the instruction does not say which or that all are meant.',
    ],
    [
      'another number of places',
      change('5.2(b)(1)', { oldWords: 'book', newWords: 'roll', occurrence: 3 }),
      'The words “book” stand in 2 places; the instruction says 3.',
    ],
    ['no place', change('5.2(c)', { oldWords: 'can', newWords: 'may' }), 'The words “can” are not in it.'],
    [
      'a part of a word',
      change('5.2(c)', { oldWords: 'fir', newWords: 'x' }),
      'The words “fir” are not in it.',
    ],
    ['no such provision', change('5.2(z)', { oldWords: 'a', newWords: 'b' }), '5.2(z) is not in the text.'],
    [
      'no such sentence',
      change('5.10', { oldWords: 'a', newWords: 'b', reach: 'sentence', sentence: 4 }),
      '5.10 has 3 sentences; the instruction speaks of number 4.',
    ],
  ])('nothing with %s', (_name, amendment, reason) => {
    const result = apply([amendment]);
    expect(result.reasons).toEqual([reason]);
    expect(result.come).toEqual([]);
  });
});

describe('sentences', () => {
  const sentence = (operation: 'add' | 'revise' | 'remove', rest: Partial<Amendment>): Change => ({
    operation,
    targets: ['5.10'],
    reach: 'sentence',
    ...rest,
  });

  test('several of one paragraph, printed together with stars', () => {
    const { come, reasons } = apply(
      [
        sentence('revise', { sentence: 1 }),
        sentence('revise', { sentence: 3 }),
        sentence('add', { sentence: 4 }),
      ],
      '5.10[p1] New one. * * * New three. New four.',
    );
    expect(reasons).toEqual([]);
    expect(come).toEqual(['5.10[p1] New one. Second sentence. New three. New four.']);
  });

  test('one removed, one at the end', () => {
    expect(apply([sentence('remove', { sentence: 2 })]).come).toEqual([
      '5.10[p1] First sentence. Third sentence.',
    ]);
    expect(apply([sentence('add', { position: 'end' })], '5.10[p1] * * * It ends.').come).toEqual([
      '5.10[p1] First sentence. Second sentence. Third sentence. It ends.',
    ]);
  });

  test('none where they do not pair', () => {
    const { come, reasons } = apply(
      [sentence('revise', { sentence: 1 }), sentence('revise', { sentence: 2 })],
      '5.10[p1] Only one. * * *',
    );
    expect(come).toEqual([]);
    expect(reasons).toHaveLength(2);
  });
});

test('the citation of authority is replaced where it is revised, and kept where it is only repeated', () => {
  const cite = (text: string, line: number): Block[] => [
    {
      region: 'codified',
      kind: 'heading',
      part: '5',
      section: null,
      labels: [],
      id: null,
      text: 'Authority:',
      line,
    },
    {
      region: 'codified',
      kind: 'note',
      part: '5',
      section: null,
      labels: ['[note1]'],
      id: '5[note1]',
      text,
      line,
    },
  ];
  const amendment: Amendment = {
    part: '5',
    section: null,
    operation: 'authority',
    targets: ['5'],
    text: '',
    line: 9,
  };
  const run = (own: Amendment): string | undefined =>
    applyAmendments(cite('1 U.S.C. 2.', 1), { blocks: cite('3 U.S.C. 4.', 10), amendments: [own] }, '5')
      .blocks[1]?.text;
  expect(run(amendment)).toBe('3 U.S.C. 4.');
  expect(run({ ...amendment, unchanged: true })).toBe('1 U.S.C. 2.');
});

describe('what cannot be done', () => {
  test('is listed with its amendment and leaves the text as it was', () => {
    const { after, reasons } = apply([
      { operation: 'unknown', targets: [] },
      { operation: 'correct', targets: [] },
      { operation: 'revise', targets: ['5.2(a)'] },
      { operation: 'revise', targets: ['5.2(q)'] },
      { operation: 'remove', targets: ['5.1[nothing]'] },
      { operation: 'revise', targets: ['5.2[table1]'], reach: 'table' },
    ]);
    expect(after).toEqual(toText(BEFORE));
    expect(reasons).toEqual([
      'The instruction could not be read.',
      'It corrects an instruction, not the text.',
      'The new text of 5.2(a) is not printed behind the instruction.',
      'The new text of 5.2(q) is not printed behind the instruction.',
      '5.1[nothing] is not in the text.',
      'Rows of tables and footnotes are not changed by themselves.',
    ]);
  });

  test('of several targets is listed alone', () => {
    const { reasons, applied, gone } = apply([{ operation: 'remove', targets: ['5.2(c)', '5.2(y)'] }]);
    expect([applied, gone.length, reasons]).toEqual([1, 1, ['5.2(y) is not in the text.']]);
  });
});

test('comments printed outside their supplement are found by headings and markers', () => {
  const printed = toBlocks('#5[supplement-i] Supplement I to Part 5—Official Interpretations', 101);
  const loose: Block[] = [
    {
      region: 'regulatory-text',
      kind: 'note',
      part: '5',
      section: null,
      labels: [],
      id: '5[note9]',
      text: 'Section 5.2—Duties',
      line: 102,
    },
    {
      region: 'regulatory-text',
      kind: 'heading',
      part: '5',
      section: null,
      labels: [],
      id: null,
      text: '2(a) General',
      line: 103,
    },
    {
      region: 'regulatory-text',
      kind: 'paragraph',
      part: '5',
      section: null,
      labels: ['1'],
      id: '5(1)',
      text: '1. When. Soon.',
      line: 104,
    },
  ];
  const target = '5[supplement-i][section-5-2][2-a](1)';
  const amendment: Amendment = {
    part: '5',
    section: null,
    operation: 'revise',
    targets: [target],
    text: '',
    line: 100,
  };
  const { blocks, unapplied } = applyAmendments(
    BEFORE,
    { blocks: [...printed, ...loose], amendments: [amendment] },
    '5',
  );
  expect(unapplied).toEqual([]);
  expect(blocks.find(({ id }) => id === target)?.text).toBe('1. When. Soon.');
});

test('ids stay unique and no target is both applied and not, whatever is ordered', () => {
  const ids = BEFORE.flatMap(({ id }) => (id === null ? [] : [id]));
  const id = fc.constantFrom(...ids, '5.2(d)', '5.2(b)(4)', '5.3', '5.1[new]', '5.2');
  const change = fc.record({
    operation: fc.constantFrom(
      'add',
      'revise',
      'remove',
      'reserve',
      'redesignate',
      'replace-phrase' as const,
    ),
    targets: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    destinations: fc.uniqueArray(id, { minLength: 3, maxLength: 3 }),
    oldWords: fc.constantFrom('A', 'firm', 'book'),
    newWords: fc.constantFrom('', 'x'),
    occurrence: fc.constantFrom('each' as const, 1),
  });
  const printed = `${PART}\n5.2(d) (d) Four.\n#5.3 § 5.3\n#5.3 New.\n5.3(a) (a) It.`;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const amendments = changes.map(
        (each): Amendment => ({ part: '5', section: null, text: '', line: 0, ...(each as Change) }),
      );
      const { blocks, applied, unapplied } = applyAmendments(
        BEFORE,
        { blocks: toBlocks(printed), amendments },
        '5',
      );
      const after = blocks.flatMap(({ id: own }) => (own === null ? [] : [own]));
      expect(after).toEqual([...new Set(after)]);
      const count = applied.reduce((sum, { targets }) => sum + targets.length, unapplied.length);
      expect(count).toBe(changes.reduce((sum, { targets }) => sum + targets.length, 0));
    }),
    { seed: 11, numRuns: 500 },
  );
});
