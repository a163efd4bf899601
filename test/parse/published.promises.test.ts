/**
 * What is true of any XML: no word lost, ids unique, no exception, the same twice. Tried on seeded random documents
 * built from the element tables of the dialects, with markers that make no sense, and on real files with characters
 * and tags taken out, doubled and swapped.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CFR_ANNUAL } from '../../src/parse/cfr-annual/elements.ts';
import { describeEcfr } from '../../src/parse/ecfr/elements.ts';
import { FEDERAL_REGISTER } from '../../src/parse/federal-register/elements.ts';
import { parsePublished } from '../../src/parse/parse-published.ts';
import type { Dialect } from '../../src/parse/xml/dialect.ts';
import { fc } from '../seeded.ts';
import { findIdFaults, joinBlocks, PUBLISHED, parse, toCharacters, withoutSpace } from './published-files.ts';

const MARKERS = [
  '(a)',
  '(b)',
  '(1)',
  '(i)',
  '(ii)',
  '(A)',
  '(v)',
  '(c)-(d) [Reserved]',
  '(a)(1)',
  '1.',
  'i.',
  'A.',
];
const WORDS = [
  ...MARKERS,
  '* * *',
  'Term means',
  'Definitions.',
  '§ 9.1',
  'Sec. 2.',
  'PART 9—X',
  'Appendix A to Part 9',
  'Supplement I to Part 9',
  'Section 9.2—Scope',
  '2(b)(1) Text.',
  'Example 1.',
  'Note to paragraph (a):',
  'List:',
  'Paragraph—(1)',
  'See &amp; &lt;this&gt;',
  '\u2009\u00a0',
  '[FR Doc. 2020-1 Filed 1-2-20]',
  '12 CFR Part 9',
  '“Word” means',
  '',
  ' ',
];
const ATTRIBUTES = [
  '',
  ' T="03"',
  ' T="52"',
  ' SOURCE="HD1"',
  ' SOURCE="HED"',
  ' N="9.1"',
  ' PART="9"',
  ' P="7"',
];
const UNKNOWN = ['UNKNOWN', 'DIV', 'br', 'img', 'NAME'];

/** Random elements of a dialect in one another, whatever stands in them in print. */
function toElements(dialect: Dialect): fc.Arbitrary<string> {
  const names = [...Object.keys(dialect.elements), ...UNKNOWN, 'HD', 'E', 'P', 'P', 'P'];
  const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom(...ATTRIBUTES),
        fc.array(tie('tree'), { maxLength: 5 }),
      )
      .map(([name, attributes, inside]) => `<${name}${attributes}>${inside.join('')}</${name}>`),
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      tie('element'),
    ),
  }));
  return fc.array(tree, { maxLength: 12 }).map((inside) => inside.join('\n'));
}

const ROOTS: readonly [string, Dialect][] = [
  ['RULE', FEDERAL_REGISTER],
  ['PRORULE', FEDERAL_REGISTER],
  ['FEDREG', FEDERAL_REGISTER],
  ['PRESDOCU', FEDERAL_REGISTER],
  ['CFRGRANULE', CFR_ANNUAL],
  ['DLPSTEXTCLASS', describeEcfr('ecfr-bulk')],
  ['DIV5', describeEcfr('ecfr-api')],
];

describe.each(ROOTS)('random %s', (root, dialect) => {
  const documents = toElements(dialect).map((inside) => `<${root}>${inside}</${root}>`);

  test('loses no word, names each block once, is the same twice', () => {
    fc.assert(
      fc.property(documents, (xml) => {
        const parsed = parse(xml);
        expect(joinBlocks(parsed.blocks)).toBe(withoutSpace(toCharacters(xml)));
        expect(parsed.blocks.flatMap(({ id }) => id ?? []).length).toBe(
          new Set(parsed.blocks.flatMap(({ id }) => id ?? [])).size,
        );
        expect(parse(xml)).toEqual(parsed);
        for (const { text, spans } of parsed.blocks)
          for (const { start, end } of spans ?? [])
            expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
    );
  });

  test('a section of nothing but markers keeps them all', () => {
    const markers = fc.array(fc.constantFrom(...MARKERS), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(markers, (list) => {
        const xml = `<RULE><REGTEXT PART="9"><SECTION><SECTNO>§ 9.1</SECTNO>${list.map((marker) => `<P>${marker} x</P>`).join('')}</SECTION></REGTEXT></RULE>`;
        expect(findIdFaults(parse(xml))).toEqual([]);
      }),
      { numRuns: root === 'RULE' ? 300 : 1 },
    );
  });
});

const SMALL = PUBLISHED.filter((file) =>
  /2013-19503|04-16753|title-3-part-101|2012-27993|title11/.test(file),
);

describe(`${SMALL.length} real documents, damaged`, () => {
  test.each(SMALL)('%#: a problem or a document, never an exception', (file) => {
    const text = readFileSync(file, 'utf8');
    const cut = fc.record({
      at: fc.nat(text.length),
      length: fc.oneof(fc.nat(4), fc.nat(400)),
      to: fc.nat(text.length),
      how: fc.constantFrom('delete', 'double', 'swap', 'cut'),
    });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        const damaged = cuts.reduce(damage, text);
        const result = parsePublished(new TextEncoder().encode(damaged), { sha256: 'x' });
        if (!result.ok) expect(result.problem.line).toBeGreaterThanOrEqual(1);
        else expect(joinBlocks(result.parsed.blocks)).toBe(withoutSpace(toCharacters(damaged)));
      }),
    );
  });

  test.each(SMALL)('%#: elements taken out or doubled as wholes lose no word', (file) => {
    const text = readFileSync(file, 'utf8');
    const tags = [...text.matchAll(/<(P|E|HD|FP|SECTNO|SUBJECT|GPOTABLE|PREAMB|AMDPAR)\b[^>]*>[^<]*<\/\1>/g)];
    fc.assert(
      fc.property(fc.nat(tags.length - 1), fc.boolean(), (index, twice) => {
        const { 0: element, index: at } = tags[index]!;
        const changed =
          text.slice(0, at) + (twice ? element + element : '') + text.slice(at + element.length);
        const parsed = parse(changed);
        expect(joinBlocks(parsed.blocks)).toBe(withoutSpace(toCharacters(changed)));
        expect(findIdFaults(parsed)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

interface Cut {
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly how: string;
}

function damage(text: string, { at, length, to, how }: Cut): string {
  const piece = text.slice(at, at + length);
  if (how === 'cut') return text.slice(0, at);
  if (how === 'delete') return text.slice(0, at) + text.slice(at + length);
  if (how === 'double') return text.slice(0, at) + piece + text.slice(at);
  return text.slice(0, to) + piece + text.slice(to);
}
