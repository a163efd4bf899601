/** Official text to Markdown and back: the same tree, the same bytes, whatever the words look like. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildProvisions } from '../../../src/analysis/sections/build-provisions.ts';
import { groupSections } from '../../../src/analysis/sections/group-sections.ts';
import { writeSection } from '../../../src/export/rule-text/write-section.ts';
import type { Block, BlockKind, Span } from '../../../src/model/parsed-document.ts';
import { getMarker, type Provision, toSectionName, walkProvisions } from '../../../src/model/section.ts';
import { parsePublished } from '../../../src/parse/parse-published.ts';
import { parseSection } from '../../../src/parse/rule-text/parse-section.ts';
import { fc } from '../../seeded.ts';

const SHARED = process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../../shared');

/** A block of section 9.1 whose id says its labels. */
function toBlock(id: string | null, text: string, over: Partial<Block> = {}): Block {
  const below = id?.slice('9.1'.length) ?? '';
  const labels = [...below.matchAll(/\(([^)]*)\)|(\[[^\]]*\])/g)].map((match) => match[1] ?? match[2] ?? '');
  return {
    region: 'codified',
    kind: 'paragraph',
    part: '9',
    section: '9.1',
    labels,
    id,
    text,
    line: 1,
    ...over,
  };
}

type Bare = Omit<Provision, 'line' | 'children'> & { readonly children: readonly Bare[] };
const withoutLines = (provisions: readonly Provision[]): Bare[] =>
  provisions.map(({ line: _line, children, ...rest }) => ({ ...rest, children: withoutLines(children) }));

const write = (blocks: readonly Block[], number = '9.1') =>
  writeSection(number, `§ ${number} Lamps.`, buildProvisions(number, blocks));
const parse = (markdown: string, number = '9.1') => parseSection(number, markdown, 1, 'official').provisions;

/** Checks the promise and gives the Markdown without the heading. */
function trip(blocks: readonly Block[], number = '9.1'): string {
  const tree = buildProvisions(number, blocks);
  const markdown = write(blocks, number);
  const back = parse(markdown, number);
  expect(withoutLines(back), markdown).toEqual(withoutLines(tree));
  expect(writeSection(number, `§ ${number} Lamps.`, back)).toBe(markdown);
  return markdown.split('\n').slice(2).join('\n').trimEnd();
}

describe('the form', () => {
  test('nested lists for levels, one paragraph a line, flush text in the parent of its list', () => {
    const markdown = trip([
      toBlock('9.1(a)', '(a) Each keeper:'),
      toBlock('9.1(a)(1)', '(1) Lights the lamp;'),
      toBlock('9.1(a)(1)(i)', '(i) At dusk.'),
      toBlock('9.1(a)[p1]', 'A lamp is lit when it shines.'),
      toBlock('9.1(b)', '(b) Nobody puts it out.'),
      toBlock('9.1[p1]', 'This section holds at night.'),
    ]);
    expect(markdown).toBe(
      [
        '- (a) Each keeper:',
        '',
        '  - (1) Lights the lamp;',
        '',
        '    - (i) At dusk.',
        '',
        '  A lamp is lit when it shines.',
        '',
        '- (b) Nobody puts it out.',
        '',
        'This section holds at night.',
      ].join('\n'),
    );
  });

  test('key terms in italics, italic labels, a paragraph that runs on', () => {
    const markdown = trip([
      toBlock('9.1(a)', '(a) Lamps—', { spans: [{ style: 'italic', start: 4, end: 9 }] }),
      toBlock('9.1(a)(1)', '(1) Harbour lamps. They shine.', {
        runIn: true,
        spans: [{ style: 'italic', start: 4, end: 18 }],
      }),
      toBlock('9.1(a)(1)(i)(A)(1)', '(1) Deep down.', { spans: [{ style: 'italic', start: 1, end: 2 }] }),
    ]);
    expect(markdown).toBe(
      [
        '- (a) *Lamps*—',
        '',
        '  - (1) *Harbour lamps.* They shine. <!-- run-in -->',
        '',
        '    - (*1*) Deep down. <!-- 9.1(a)(1)(i)(A)(1) -->',
      ].join('\n'),
    );
  });

  test('a definition is called by its term without a word said; its parts hang below it', () => {
    const markdown = trip([
      toBlock('9.1[harbour-lamp]', 'Harbour lamp means a lamp:', {
        spans: [{ style: 'italic', start: 0, end: 12 }],
      }),
      toBlock('9.1[harbour-lamp](1)', '(1) In a harbour.'),
      toBlock('9.1[p1]', 'Keeper means one who keeps.', { spans: [{ style: 'italic', start: 0, end: 6 }] }),
    ]);
    expect(markdown).toBe(
      [
        '- *Harbour lamp* means a lamp:',
        '',
        '  - (1) In a harbour.',
        '',
        '*Keeper* means one who keeps. <!-- 9.1[p1] -->',
      ].join('\n'),
    );
  });

  test('tables with and without a head, in a list, with title, note, bars and empty cells', () => {
    const rows = [['Table 1—Fees'], ['Lamp', 'Fee'], ['A | B', ''], ['C'], ['1 A note.']];
    const markdown = trip([
      toBlock('9.1(a)', '(a) Fees:'),
      toBlock('9.1(a)[table1]', rows.flat().join(' '), {
        kind: 'table',
        rows,
        spans: [
          {
            style: 'superscript',
            start: rows.flat().join(' ').length - 9,
            end: rows.flat().join(' ').length - 8,
          },
        ],
      }),
      toBlock('9.1[table1]', 'Oil $2', { kind: 'table', rows: [['Oil', '$2']] }),
    ]);
    expect(markdown).toBe(
      [
        '- (a) Fees:',
        '',
        '  Table 1—Fees <!-- table title -->',
        '',
        '  | Lamp | Fee |',
        '  | --- | --- |',
        '  | A \\| B |  |',
        '  | C |',
        '  | <sup>1</sup> A note. |',
        '',
        '|  |  |',
        '| --- | --- |',
        '| Oil | $2 |',
      ]
        .join('\n')
        .replace('  | C |\n  | <sup>1</sup> A note. |', '  | C |\n  | <sup>1</sup> A note. |')
        .replace(
          '\n  | C |\n  | <sup>1</sup> A note. |',
          '\n\n  C <!-- table note -->\n\n  <sup>1</sup> A note. <!-- table note -->',
        ),
    );
  });

  test('footnotes keep the place of their reference; one without a reference stays a paragraph', () => {
    const markdown = trip([
      toBlock('9.1(a)', '(a) Oil 1 burns.', { spans: [{ style: 'superscript', start: 8, end: 9 }] }),
      toBlock('9.1(a)[footnote1]', '1 Of whales.', {
        kind: 'footnote',
        spans: [{ style: 'superscript', start: 0, end: 1 }],
      }),
      toBlock('9.1(a)[footnote2]', '* Nobody refers to it.', { kind: 'footnote' }),
    ]);
    expect(markdown).toBe(
      [
        '- (a) Oil [^1] burns.',
        '',
        '[^1]: Of whales. <!-- 9.1(a)[footnote1] -->',
        '',
        '<sup>\\*</sup> Nobody refers to it. <!-- 9.1(a)[footnote2]; footnote -->',
      ].join('\n'),
    );
  });

  test('headings, stars, pictures, notes and signatures', () => {
    const markdown = trip([
      toBlock(null, 'Category I—Lamps', { kind: 'heading', level: 2, labels: ['[category-i]'] }),
      toBlock('9.1[category-i](a)', '(a) Oil lamps.'),
      toBlock(null, '', { kind: 'stars' }),
      toBlock('9.1[category-i](d)', '(d) * * *'),
      toBlock('9.1[graphic1]', 'HB01.001', { kind: 'graphic' }),
      toBlock('9.1[note1]', '(1) is not a label here.', { kind: 'note' }),
      toBlock('9.1[signature1]', 'A. Keeper', { kind: 'signature' }),
    ]);
    expect(markdown).toBe(
      [
        '### Category I—Lamps <!-- 9.1[category-i] -->',
        '',
        '- (a) Oil lamps.',
        '',
        '\\* \\* \\*',
        '',
        '- (d) \\* \\* \\*',
        '',
        '\\[Graphic HB01.001] <!-- 9.1[graphic1] -->',
        '',
        '> \\(1) is not a label here.',
        '',
        'A. Keeper <!-- signature -->',
      ].join('\n'),
    );
  });

  test('in an appendix headings and dotted markers are names by themselves', () => {
    const number = '9[appendix-a]';
    const at = (id: string | null, text: string, over: Partial<Block> = {}): Block => ({
      ...toBlock(null, text),
      region: 'appendix',
      section: null,
      id: id && `${number}${id}`,
      ...over,
    });
    const markdown = trip(
      [
        at(null, 'A-1—Model lamps', { kind: 'heading', level: 2, labels: ['[a-1]'] }),
        at('[a-1](1)', '1. Scope. All lamps.'),
        at('[a-1](1)(i)', 'i. Also small ones.'),
        at(null, 'A-2—Other lamps', { kind: 'heading', level: 2, labels: ['[a-2]'] }),
        at('[a-2][p1]', 'None.'),
      ],
      number,
    );
    expect(markdown).toBe(
      [
        '### A-1—Model lamps',
        '',
        '- 1\\. Scope. All lamps.',
        '',
        '  - i\\. Also small ones.',
        '',
        '### A-2—Other lamps',
        '',
        'None.',
      ].join('\n'),
    );
  });
});

describe('words that look like Markdown come back as they were', () => {
  test.each([
    '* * * and *stars*',
    '_under_ snake_case __both__',
    '[Reserved]',
    '[a link](https://example.org) [x] [^1] ![picture](x)',
    '<E T="03">tags</E> and <!-- a comment --> and <sup>2</sup>',
    '1. A number. 2) Another',
    '# No heading #',
    '- a dash',
    '+ a plus',
    '---',
    '> a quotation',
    '| a | bar |',
    '`code` and ``more``',
    'AT&T &amp; &lt; &#65;',
    'https://example.org/a_b_c/(d)?q=*&amp;x, http://x.org.',
    'www.example.org/a_b and www.example.org.',
    'mail a_b@example.org, x@y, @z',
    'ends in a backslash \\',
    '~~struck~~ and ~one~',
    '(c) at the start of unmarked text',
    '{primary: gazette} {secondary: a}',
    '=== and {=braces=}',
    'no\u00a0break and thin\u2009space',
    '$5 and $6, 10% and 100 %25 -- x',
    '[Graphic X] not a picture',
    'Setext\nheading\n===',
    '```',
    '[ ] not a task',
    '\\* \\[ \\\\',
    '“Quoted” means quoted.',
    '<https://example.org>',
    'x^2^ H~2~O ==marked==',
    ':smile: @user #12',
  ])('%s', (text) => {
    trip([
      toBlock('9.1[p1]', text),
      toBlock('9.1(a)', `(a) ${text}`),
      toBlock('9.1[note1]', text, { kind: 'note' }),
    ]);
    trip([
      toBlock(null, text, { kind: 'heading', level: 1 }),
      toBlock('9.1[table1]', `${text} ${text} x`, { kind: 'table', rows: [[text, text], ['x']] }),
      toBlock('9.1[footnote1]', `1 ${text}`, { kind: 'footnote' }),
    ]);
    const [provision] = parse(write([toBlock('9.1[p1]', text)]));
    expect(provision?.text).toBe(text.replace(/\n/g, ' '));
  });
});

describe('promises on random text', () => {
  const piece = fc.constantFrom(
    ...'* _ ` [ ] ( ) < > & # + - . ! | ~ \\ { } : / @ ^ " “ ” — – § $ = 1 2. a b (a) (1) i. word lamp www. http:// https://x.org/a_b &amp; <b> </b> <!-- --> [^1] ** __ * * *'.split(
      ' ',
    ),
    ' ',
    ' ',
    '\u00a0',
    '\n',
    '* * *',
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
  const style = fc.constantFrom<Span['style']>('italic', 'bold', 'superscript', 'subscript');
  const spans = fc.array(fc.tuple(style, fc.nat(30), fc.nat(12)), { maxLength: 4 });
  const kind = fc.constantFrom<BlockKind>(
    'paragraph',
    'paragraph',
    'paragraph',
    'paragraph',
    'heading',
    'table',
    'footnote',
    'stars',
    'graphic',
    'note',
    'signature',
  );
  const label = fc.constantFrom(
    '(a)',
    '(b)',
    '(1)',
    '(i)',
    '[term]',
    '[p1]',
    '[p2]',
    '[note1]',
    '(A)',
    '(a-1)',
    '[i]',
  );
  const line = fc.record({
    depth: fc.nat(3),
    label,
    kind,
    words,
    spans,
    rows: fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 3 }),
    marked: fc.nat(3),
    runIn: fc.boolean(),
    level: fc.nat(7),
  });
  type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

  function toBlocks(lines: readonly Line[], number: string): Block[] {
    const path: string[] = [];
    const used = new Set<string>();
    return lines.map((drawn): Block => {
      path.length = Math.min(drawn.depth, path.length);
      path.push(drawn.label);
      let id = `${number}${path.join('')}`;
      for (let n = 2; used.has(id); n++) id = `${number}${path.join('')}#${n}`;
      const isNameless = drawn.kind === 'stars' || drawn.kind === 'heading';
      if (!isNameless) used.add(id);
      const own = drawn.label.slice(1, -1);
      const marker = ['', `(${own}) `, `${own}. `, `(${own})`][
        drawn.label.startsWith('(') ? drawn.marked : 0
      ]!;
      const text =
        drawn.kind === 'table'
          ? drawn.rows.flat().join(' ')
          : drawn.kind === 'stars'
            ? ''
            : `${marker}${drawn.words}`;
      return toBlock(null, text, {
        kind: drawn.kind,
        id: isNameless ? null : id,
        labels: drawn.kind === 'heading' && drawn.label.startsWith('[') ? [...path] : [],
        spans: drawn.spans
          .map(([named, start, length]) => ({
            style: named,
            start,
            end: Math.min(text.length, start + length),
          }))
          .filter((span) => span.end > span.start),
        ...(drawn.kind === 'table' ? { rows: drawn.rows } : {}),
        ...(drawn.runIn && drawn.kind === 'paragraph' ? { runIn: true as const } : {}),
        ...(drawn.kind === 'heading' ? { level: drawn.level + 1 } : {}),
      });
    });
  }

  test.each(['9.1', '9[appendix-a]', '1.401(k)-1', '7.1#2'])(
    'the same tree and the same bytes: %s',
    (number) => {
      fc.assert(
        fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
          trip(toBlocks(lines, number), number);
        }),
        { numRuns: 2000 },
      );
    },
  );

  test('every paragraph is one line, and no address stands twice', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const tree = buildProvisions('9.1', toBlocks(lines, '9.1'));
        const all = [...walkProvisions(tree)];
        expect(new Set(all.map(({ anchor }) => anchor)).size).toBe(all.length);
        const body = writeSection('9.1', '', tree);
        expect(body.split('\n').filter((text) => text.trim() !== '').length).toBeGreaterThanOrEqual(
          all.filter(({ kind }) => kind !== 'table').length,
        );
      }),
    );
  });
});

describe('real documents', () => {
  const folders = ['fr-xml/raw', 'fr-xml/edited', 'fr-xml/issues', 'cfr-annual-xml/raw', 'ecfr-xml'];
  const files = folders.flatMap((folder) => {
    const path = join(SHARED, 'data', folder);
    return statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(path)
          .filter((file) => file.endsWith('.xml'))
          .map((file) => join(path, file))
      : [];
  });

  /** All characters in a fixed order, because footnotes move; asterisks are stars, which the tree keeps as a kind. */
  const toLetters = (texts: readonly string[]): string =>
    [...texts.join('').replace(/[\s*]/g, '')].sort().join('');

  test(`${files.length} real documents: every section comes back, every word is in it`, () => {
    const wrong: string[] = [];
    for (const file of files) {
      const read = parsePublished(readFileSync(file), { sha256: '' });
      if (!read.ok) continue;
      for (const { number, heading, blocks } of groupSections(read.parsed.blocks)) {
        const tree = buildProvisions(number, blocks);
        const markdown = writeSection(number, heading, tree);
        const back = parseSection(number, markdown, 1, 'official').provisions;
        const same =
          JSON.stringify(withoutLines(back)) === JSON.stringify(withoutLines(tree)) &&
          writeSection(number, heading, back) === markdown;
        const printed = blocks.filter(({ kind }) => kind !== 'stars').map(({ text }) => text);
        const kept = [...walkProvisions(tree)].map((provision) => `${getMarker(provision)}${provision.text}`);
        if (!same || toLetters(printed) !== toLetters(kept)) wrong.push(`${file} ${toSectionName(number)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
