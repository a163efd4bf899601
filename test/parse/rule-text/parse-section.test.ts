/** The body of a section to its provisions: labels, levels, marks; no text lost, no address twice. */
import { describe, expect, test } from 'vitest';
import { type Provision, walkProvisions } from '../../../src/model/section.ts';
import { parseSection } from '../../../src/parse/rule-text/parse-section.ts';
import { fc } from '../../seeded.ts';

const parse = (body: string) => parseSection('4.2', body, 10);
const all = (body: string): Provision[] => [...walkProvisions(parse(body).provisions)];
const ids = (body: string): string[] => all(body).map(({ id }) => id);
const texts = (body: string): string[] => all(body).map(({ text }) => text);
const words = (text: string): string[] => text.match(/w[a-z0-9]*w/g) ?? [];

describe('labels and levels', () => {
  test('nested lists give the levels, labels the numbers', () => {
    const body = '- (a) First.\n  - (i) Below.\n    - (A) Deep.\n  - (ii) Beside.\n- (b) Second.';
    expect(ids(body)).toEqual(['4.2(a)', '4.2(a)(i)', '4.2(a)(i)(A)', '4.2(a)(ii)', '4.2(b)']);
    expect(texts(body)).toEqual(['First.', 'Below.', 'Deep.', 'Beside.', 'Second.']);
    expect(all(body).map(({ anchor }) => anchor)).toEqual(['a', 'a-i', 'a-i-A', 'a-ii', 'b']);
  });

  test('unmarked paragraphs are counted under their parent', () => {
    expect(ids('One.\n\nTwo.\n\n- (a) Three.\n  - Four.\n  - Five.\n- Six.')).toEqual([
      '4.2[p1]',
      '4.2[p2]',
      '4.2(a)',
      '4.2(a)[p1]',
      '4.2(a)[p2]',
      '4.2[p3]',
    ]);
  });

  test('a label alone on its line has an empty text and its children', () => {
    expect(all('- (a)\n  - (i) Below.').map(({ id, text }) => [id, text])).toEqual([
      ['4.2(a)', ''],
      ['4.2(a)(i)', 'Below.'],
    ]);
  });

  test('lines count from the line the body starts on', () => {
    expect(all('- (a) First\n  goes on.\n- (b) Second.').map(({ line }) => line)).toEqual([10, 12]);
  });

  test('a cross-reference in the middle of a sentence is no label', () => {
    expect(all('Under (a) one may wait.')).toMatchObject([
      { id: '4.2[p1]', label: null, text: 'Under (a) one may wait.' },
    ]);
  });

  test('a label that comes twice is reported, and both paragraphs stay', () => {
    const { provisions, problems } = parse('- (a) First.\n- (a) Second.');
    expect(provisions.map(({ text }) => text)).toEqual(['First.', 'Second.']);
    expect(new Set(provisions.map(({ id }) => id)).size).toBe(2);
    expect(problems).toMatchObject([{ code: 'text/repeated-label', line: 11 }]);
  });

  test('an empty body has no provisions and no problems', () => {
    expect(parse('')).toEqual({ provisions: [], problems: [] });
    expect(parse('\n\n')).toEqual({ provisions: [], problems: [] });
  });
});

describe('addresses', () => {
  test.each([
    ['the second of two (a) and a (2) below the first', '- (a) First.\n  - (2) Below.\n- (a) Second.'],
    ['a paragraph labelled (p1) beside an unlabelled one', '- (p1) Labelled.\n\nUnlabelled.'],
  ])('no two provisions share an anchor: %s', (_name, body) => {
    const anchors = all(body).map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('ids and anchors are unique, whatever the labels', () => {
    const label = fc.constantFrom('(a)', '(b)', '(2)', '(i)', '(p1)', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), label), { maxLength: 8 }), (items) => {
        let depth = -1;
        const lines = items.map(([wanted, marker]) => {
          depth = Math.min(wanted, depth + 1);
          return `${'  '.repeat(depth)}- ${marker} Words.`;
        });
        const provisions = all(lines.join('\n'));
        expect(new Set(provisions.map(({ id }) => id)).size).toBe(provisions.length);
        expect(new Set(provisions.map(({ anchor }) => anchor)).size).toBe(provisions.length);
      }),
    );
  });
});

describe('marks', () => {
  test.each([
    ['{primary: gazette}', { verification: 'primary', sources: ['gazette'] }],
    ['{secondary: gazette, herald}', { verification: 'secondary', sources: ['gazette', 'herald'] }],
    [
      '{secondary: gazette; the count only}',
      { verification: 'secondary', sources: ['gazette'], note: 'the count only' },
    ],
    [
      '{inferred: from the summary: page 2}',
      { verification: 'inferred', sources: [], note: 'from the summary: page 2' },
    ],
    ['{unverified}', { verification: 'unverified', sources: [] }],
    ['{unverified: one letter only}', { verification: 'unverified', sources: [], note: 'one letter only' }],
  ])('reads %s and takes it off the text', (mark, expected) => {
    const { provisions, problems } = parse(`- (a) A lamp burns. ${mark}`);
    expect(provisions).toMatchObject([{ id: '4.2(a)', text: 'A lamp burns.', mark: expected }]);
    expect(problems).toEqual([]);
  });

  test('reads a mark on a line of its own', () => {
    expect(all('A lamp burns\n{primary: gazette}')).toMatchObject([
      { text: 'A lamp burns', mark: { verification: 'primary' } },
    ]);
  });

  test.each([
    ['a word that is no verification', '{sure: gazette}'],
    ['primary without a source', '{primary}'],
    ['secondary without a source', '{secondary: }'],
    ['inferred without saying from what', '{inferred}'],
  ])('reports %s, at its line', (_name, mark) => {
    const { provisions, problems } = parse(`Fine. {unverified}\n\nA lamp burns. ${mark}`);
    expect(problems).toMatchObject([{ code: 'text/bad-mark', line: 12 }]);
    expect(provisions[1]?.text).toContain('A lamp burns.');
  });

  test('keeps braces that are no mark in the text', () => {
    expect(texts('The set {a, b} is small.')).toEqual(['The set {a, b} is small.']);
    expect(texts('The set is {a, b}')).toEqual(['The set is {a, b}']);
  });
});

describe('no text is lost', () => {
  test.each([
    ['a heading', '# w1w w2w', ['w1w', 'w2w']],
    ['emphasis, code and links', 'w1w *w2w* `w3w` [w4w](https://example.org)', ['w1w', 'w2w', 'w3w', 'w4w']],
    ['a table', '| w1w | w2w |\n|---|---|\n| w3w | w4w |', ['w1w', 'w2w', 'w3w', 'w4w']],
    ['a quote of two paragraphs', '> w1w\n>\n> w2w', ['w1w', 'w2w']],
    ['a code block', '```\nw1w\n```', ['w1w']],
    ['a hard line break', 'w1w  \nw2w\\\nw3w', ['w1w', 'w2w', 'w3w']],
    ['a footnote', 'w1w[^1]\n\n[^1]: w2w', ['w1w', 'w2w']],
    ['HTML', '<p>w1w</p>', ['w1w']],
    ['HTML in a line', 'w1w <b>w2w</b>', ['w1w', 'w2w']],
    ['a list item with two paragraphs', '- (a) w1w\n\n  w2w', ['w1w', 'w2w']],
    ['a list item that starts with a heading', '- # w1w\n  w2w', ['w1w', 'w2w']],
    ['a table inside a list item', '- (a) w1w\n\n  | w2w |\n  |---|\n  | w3w |', ['w1w', 'w2w', 'w3w']],
    ['a list in a quote', '> - (a) w1w\n> - (b) w2w', ['w1w', 'w2w']],
    ['an image', '![w1w](picture.png)', ['w1w']],
    ['words struck out', '~~w1w~~ w2w', ['w1w', 'w2w']],
  ])('%s', (_name, body, expected) => {
    const kept = texts(body).join(' ');
    expect(kept.split(/[^a-z0-9]+/).filter((word) => /^w\d+w$/.test(word))).toEqual(expected);
  });

  test('the numbers of a numbered list, which a reader would cite', () => {
    const kept = all('3. First.\n4. Second.').map(({ label, text }) => `${label ?? ''} ${text}`);
    expect(kept).toEqual([expect.stringContaining('3'), expect.stringContaining('4')]);
  });

  test('every word of random Markdown survives, once and apart from its neighbours', () => {
    const word = fc.nat(99).map((n) => `w${n}w`);
    const inline = fc.oneof(
      word,
      word.map((text) => `*${text}*`),
      word.map((text) => `\`${text}\``),
      word.map((text) => `[${text}](https://example.org)`),
    );
    const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    const label = fc.constantFrom('', '(a) ', '(b) ', '(i) ', '(12) ');
    const item = fc.tuple(fc.nat(2), label, line);
    const list = fc.array(item, { minLength: 1, maxLength: 6 }).map((items) => {
      let depth = -1;
      return items
        .map(([wanted, marker, text]) => {
          depth = Math.min(wanted, depth + 1);
          return `${'  '.repeat(depth)}- ${marker}${text}`;
        })
        .join('\n');
    });
    const table = fc
      .array(fc.tuple(word, word), { minLength: 1, maxLength: 3 })
      .map((rows) =>
        ['| w100w | w101w |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
      );
    const block = fc.oneof(
      line,
      list,
      table,
      line.map((text) => `> ${text}`),
      line.map((text) => `## ${text}`),
      fc.tuple(line, line).map((pair) => pair.join('  \n')),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const body = blocks.join('\n\n');
        const kept = texts(body)
          .join(' ')
          .split(/[^a-z0-9]+/)
          .filter((piece) => piece.startsWith('w'));
        expect(kept.sort()).toEqual(words(body).sort());
      }),
    );
  });

  test('never throws, and takes deep nesting', () => {
    const deep = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- (a) w${depth}w`).join('\n');
    expect(words(texts(deep).join(' '))).toHaveLength(60);
  });
});
