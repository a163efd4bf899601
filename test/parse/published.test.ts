/**
 * The contract of `rulemark parse`, line by line: first on small files of our own that each show one trait, then
 * on every published file. Runs on `../shared/data` (or RULEMARK_SHARED) and says on how many.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  findIdFaults,
  ISSUE,
  isLaw,
  joinBlocks,
  PUBLISHED,
  parse,
  toCharacters,
  toIds,
  withoutSpace,
} from './published-files.ts';

const section = (paragraphs: string, subject = 'Things.'): string =>
  `<RULE><PREAMB><AGENCY>OFFICE</AGENCY><CFR>12 CFR Part 99</CFR></PREAMB><REGTEXT PART="99" TITLE="12"><SECTION><SECTNO>§ 99.1</SECTNO><SUBJECT>${subject}</SUBJECT>${paragraphs}</SECTION></REGTEXT><FRDOC>[FR Doc. 2020–00001 Filed 1–2–20; 8:45 am]</FRDOC></RULE>`;
const P = (...texts: string[]): string => texts.map((text) => `<P>${text}</P>`).join('');
const I = (text: string): string => `<E T="03">${text}</E>`;
/** Ids of a section's blocks that are no headings, without the section. */
const idsOf = (paragraphs: string, subject?: string): string[] =>
  toIds(parse(section(paragraphs, subject)))
    .filter((id) => id !== '· heading')
    .map((id) => id.replace(/^99\.1/, ''));

describe('one object', () => {
  const parsed = parse(section(P('(a) One.')));

  test('has source, document, blocks, amendments and diagnostics', () => {
    expect(Object.keys(parsed).sort()).toEqual(['amendments', 'blocks', 'diagnostics', 'document', 'source']);
    expect(parsed.source).toEqual({ format: 'federal-register', sha256: 'x' });
    expect(Object.keys(parsed.document)).toEqual([
      'number',
      'kind',
      'citation',
      'rins',
      'agencies',
      'subject',
      'cfr',
      'dates',
    ]);
    expect(parsed.document).toMatchObject({
      number: '2020-00001',
      kind: 'rule',
      cfr: [{ title: '12', part: '99' }],
    });
  });

  test('has on each block region, kind, section, labels, id, text and line', () => {
    expect(parsed.blocks.find(({ id }) => id !== null)).toMatchObject({
      region: 'regulatory-text',
      kind: 'paragraph',
      section: '99.1',
      labels: ['a'],
      id: '99.1(a)',
      text: '(a) One.',
      line: 1,
    });
    expect(parsed.blocks[0]).toMatchObject({ region: 'preamble', section: null, labels: [], id: null });
  });
});

describe('ids', () => {
  test('a marked paragraph adds its marker, through all six levels', () => {
    expect(
      idsOf(
        P(
          '(a) x',
          '(1) x',
          '(i) x',
          '(A) x',
          `(${I('1')}) x`,
          `(${I('i')}) x`,
          `(${I('ii')}) x`,
          `(${I('2')}) x`,
          '(B) x',
          '(ii) x',
          '(2) x',
          '(b) x',
        ),
      ),
    ).toEqual([
      '(a)',
      '(a)(1)',
      '(a)(1)(i)',
      '(a)(1)(i)(A)',
      '(a)(1)(i)(A)(1)',
      '(a)(1)(i)(A)(1)(i)',
      '(a)(1)(i)(A)(1)(ii)',
      '(a)(1)(i)(A)(2)',
      '(a)(1)(i)(B)',
      '(a)(1)(ii)',
      '(a)(2)',
      '(b)',
    ]);
  });

  test('direct double markers give two blocks, the first with the marker alone', () => {
    const { blocks } = parse(section(P('(a)(1) Words.', '(2) More.')));
    expect(blocks.filter(({ id }) => id).map(({ id, text, runIn }) => [id, text, runIn])).toEqual([
      ['99.1(a)', '(a)', undefined],
      ['99.1(a)(1)', '(1) Words.', true],
      ['99.1(a)(2)', '(2) More.', undefined],
    ]);
  });

  test('a key term may be followed by the next marker in the same paragraph', () => {
    expect(idsOf(P(`(e) ${I('Transfer')}—(1) ${I('In general.')} Text.`, '(2) More.'))).toEqual([
      '(e)',
      '(e)(1)',
      '(e)(2)',
    ]);
    expect(idsOf(P(`(a) ${I('Transfer.')} Text as in (1) above.`))).toEqual(['(a)']);
  });

  test('an unmarked definition is called by its term and owns its list', () => {
    expect(
      idsOf(
        P(
          `(b) ${I('Other terms.')}`,
          `${I('Changed circumstances')} means:`,
          '(1) One:',
          '(i) x;',
          '(ii) y.',
          '(2) Two.',
          `${I('Day')} means a day.`,
        ),
        'Definitions.',
      ),
    ).toEqual([
      '(b)',
      '(b)[changed-circumstances]',
      '(b)[changed-circumstances](1)',
      '(b)[changed-circumstances](1)(i)',
      '(b)[changed-circumstances](1)(ii)',
      '(b)[changed-circumstances](2)',
      '(b)[day]',
    ]);
    expect(idsOf(P(`${I('Agent')}—(1) ${I('In general.')} x`, '(2) y'), 'Definitions.')).toEqual([
      '[agent]',
      '[agent](1)',
      '[agent](2)',
    ]);
  });

  test('anything else unmarked adds its kind and ordinal under its parent', () => {
    const table = '<GPOTABLE><TTITLE>T</TTITLE><ROW><ENT>a</ENT><ENT>1</ENT></ROW></GPOTABLE>';
    expect(idsOf(`${P('One.', 'Two.')}${table}`)).toEqual(['[p1]', '[p2]', '[table1]']);
    expect(idsOf(`<P>(a) One.</P>${table}<FTNT><P>1 Note.</P></FTNT><P>(b) Two.</P>`)).toEqual([
      '(a)',
      '(a)[table1]',
      '[footnote1]',
      '(b)',
    ]);
  });

  test('a heading that starts the markers again adds its slug, another does not', () => {
    const heading = (text: string): string => `<HD SOURCE="HD1">${text}</HD>`;
    expect(
      idsOf(
        `${P('(a) Lead.')}${heading('Category I—Big')}${P('(a) x', '(b) x')}${heading('Category II—Small')}${P('(a) y')}`,
      ),
    ).toEqual(['(a)', '[category-i](a)', '[category-i](b)', '[category-ii](a)']);
    expect(idsOf(`${P('(a) x')}${heading('Persons')}${P('(b) y')}`)).toEqual(['(a)', '(b)']);
  });

  test('what the source repeats is the second, with a warning; what stands below follows it', () => {
    const parsed = parse(section(P('(a) x', '(b) y', '(b) z', '(1) under z', '(c) w')));
    expect(parsed.blocks.flatMap(({ id }) => id ?? [])).toEqual([
      '99.1(a)',
      '99.1(b)',
      '99.1(b)#2',
      '99.1(b)#2(1)',
      '99.1(c)',
    ]);
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['parsed/repeated-label']);
  });

  test('a section number that comes again is the second, with a warning', () => {
    const twice = section('<P>(a) x</P></SECTION><SECTION><SECTNO>§ 99.1</SECTNO><P>(a) y</P>');
    const parsed = parse(twice);
    expect(parsed.blocks.flatMap(({ id }) => id ?? [])).toEqual(['99.1(a)', '99.1#2(a)']);
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['parsed/repeated-section']);
  });

  test('a flush paragraph after a list belongs to what the list belongs to', () => {
    expect(idsOf(P('(a) One:', '(1) x; or', '(2) y,', 'that is all.', '(b) Two.'))).toEqual([
      '(a)',
      '(a)(1)',
      '(a)(2)',
      '(a)[p1]',
      '(b)',
    ]);
  });

  test('an example or a note stands under its paragraph; its own numbering under its heading', () => {
    const example = (number: number, ...texts: string[]): string =>
      `<EXAMPLE><HD SOURCE="HED">Example ${number}.</HD>${P(...texts)}</EXAMPLE>`;
    expect(
      idsOf(
        `${P('(a) Rule.', '(1) x')}${example(1, 'A.')}${example(2, '(i) B.', '(ii) C.')}${P('(b) More.')}`,
      ),
    ).toEqual(['(a)', '(a)(1)', '(a)(1)[note1]', '(a)(1)[example-2](i)', '(a)(1)[example-2](ii)', '(b)']);
    expect(
      idsOf(
        `${P('(a) Rule.', '(b) Other.', '(c) x')}<NOTE><HD SOURCE="HED">Note to paragraph (a):</HD><P>N.</P></NOTE>`,
      ),
    ).toEqual(['(a)', '(b)', '(c)', '(a)[note1]']);
  });
});

describe('what is no paragraph', () => {
  test('stars and empty graphics have no text and no id; a paragraph of stars has its marker', () => {
    const { blocks } = parse(section(`<STARS/>${P('(b) * * *', '(1) x')}<GPH/>`));
    expect(blocks.filter(isLaw).map(({ kind, id, text }) => [kind, id, text])).toEqual([
      ['heading', null, '§ 99.1'],
      ['heading', null, 'Things.'],
      ['stars', null, ''],
      ['paragraph', '99.1(b)', '(b) * * *'],
      ['paragraph', '99.1(b)(1)', '(1) x'],
      ['graphic', null, ''],
    ]);
  });

  test('a table is its cells in the order of the source', () => {
    const { blocks } = parse(
      section(
        '<GPOTABLE><TTITLE>Fees</TTITLE><BOXHD><CHED>Act</CHED><CHED>Fee</CHED></BOXHD><ROW><ENT>(a) Filing</ENT><ENT/></ROW></GPOTABLE>',
      ),
    );
    const table = blocks.find(({ kind }) => kind === 'table');
    expect(table).toMatchObject({
      text: 'Fees Act Fee (a) Filing',
      rows: [['Fees'], ['Act', 'Fee'], ['(a) Filing', '']],
    });
  });

  test('file heads and running heads are notes in the metadata', () => {
    const { blocks } = parse(section('<EAR>§ 99.1</EAR><P>(a) x</P>'));
    const own = blocks.filter(({ region }) => region === 'metadata');
    expect(own.map(({ kind, id, text }) => [kind, id, text])).toEqual([
      ['note', null, '§ 99.1'],
      ['note', null, '[FR Doc. 2020–00001 Filed 1–2–20; 8:45 am]'],
    ]);
  });
});

describe('white space', () => {
  test('comes back where a file lost it, and only there', () => {
    const lost = section(
      P(
        `(a)${I('Scope.')}This part applies to${I('banks')}and others${I('')}(see${I('e.g.')},<PRTPAGE P="2"/>H<E T="52">2</E>O).`,
        `(1)(${I('1')}) x`,
      ),
    );
    expect(parse(lost).blocks.find(({ id }) => id === '99.1(a)')?.text).toBe(
      '(a) Scope. This part applies to banks and others (see e.g., H2O).',
    );
    const kept = section(
      P(
        ...Array.from(
          { length: 6 },
          (_, at) => `(${'abcdef'[at]}) ${I('Scope.')} This ${I('re')}open ${I('all')} of it.`,
        ),
      ),
    );
    expect(parse(kept).blocks.find(({ id }) => id === '99.1(a)')?.text).toBe(
      '(a) Scope. This reopen all of it.',
    );
  });
});

describe(`${PUBLISHED.length} real documents`, () => {
  test.each(PUBLISHED.map((file) => [basename(file), file]))(
    '%s keeps every word and the contract of ids',
    (_, file) => {
      const bytes = readFileSync(file);
      const parsed = parse(bytes);
      const truth = withoutSpace(toCharacters(bytes.toString('utf8')));
      expect(joinBlocks(parsed.blocks) === truth).toBe(true);
      expect(findIdFaults(parsed)).toEqual([]);
      for (const { text, spans } of parsed.blocks)
        for (const { start, end } of spans ?? []) expect(start < end && end <= text.length).toBe(true);
    },
  );

  test.each(PUBLISHED.filter((file) => !file.includes('/issues/')).map((file) => [basename(file), file]))(
    '%s: every paragraph that starts with a marker ends its id in it',
    (_, file) => {
      const wrong = parse(readFileSync(file))
        .blocks.filter(({ id, kind }) => id !== null && kind === 'paragraph')
        .filter(({ text, labels }) => {
          const marker = /^\(([A-Za-z0-9]{1,4})\)(?![.,;:)])/.exec(text)?.[1];
          return marker !== undefined && labels.at(-1) !== marker;
        });
      expect(wrong.map(({ id }) => id)).toEqual([]);
    },
  );

  test.runIf(ISSUE)('each document of an issue is read alone, without a word of its neighbours', () => {
    const bytes = readFileSync(ISSUE!);
    const slices = [
      ...bytes.toString('utf8').matchAll(/<(RULE|PRORULE|NOTICE|PRESDOCU)>[\s\S]*?<\/\1>/g),
    ].map(([slice]) => ({ slice, number: /<FRDOC>\[FR Doc\. (\d{4}-\d+)/.exec(slice)?.[1] }));
    expect(slices.length).toBeGreaterThan(140);
    const chosen = slices.filter(({ slice }, at) => !slice.startsWith('<NOTICE>') || at % 4 === 0);
    for (const { slice, number } of chosen) {
      const parsed = parse(bytes, number);
      expect(joinBlocks(parsed.blocks) === withoutSpace(toCharacters(slice)), number).toBe(true);
      expect(parsed.document.number).toBe(number);
      expect(findIdFaults(parsed)).toEqual([]);
    }
  });

  test('the two flavours of a title give the same ids and, dashes apart, the same texts', () => {
    const [first, second] = PUBLISHED.filter((file) => file.includes('ECFR-title1'));
    if (!first || !second) return;
    const read = (file: string): string[] =>
      parse(readFileSync(file)).blocks.map(({ id, text }) => `${id} ${text.replace(/[‐-―-]/g, '-')}`);
    expect(read(first)).toEqual(read(second));
  });
});
