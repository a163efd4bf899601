/** What a comparison promises, on small rows, on random input and on all real pairs at hand. */
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/analysis/comparison/compare-texts.ts';
import type { Change, ComparedText, Comparison } from '../../../src/model/comparison.ts';
import { fc } from '../../seeded.ts';
import * as real from './real-texts.ts';

/** `(a) text` under section 1.1; an indented marker stands in the one before. */
function toTexts(...lines: readonly string[]): ComparedText[] {
  let above = '';
  let unmarked = 0;
  return lines.map((line) => {
    if (line.startsWith('# '))
      return { id: null, text: line.slice(2), label: null, parent: '1.1', section: '1.1' };
    const label = /^ *\((\w+)\)/.exec(line)?.[1] ?? null;
    const step = label === null ? `[p${++unmarked}]` : `(${label})`;
    const parent = line.startsWith(' ') ? above : '1.1';
    const id = parent + step;
    if (!line.startsWith(' ')) above = id;
    return { id, text: line.trim(), label, parent, section: '1.1' };
  });
}

const read = (changes: readonly Change[]) =>
  changes.map(({ operations, from, to }) => `${from.join(' ')} → ${to.join(' ')} ${operations.join(' ')}`);

const FILING = 'Every carrier must file a yearly report with the port office.';
const RECORDS = 'Records of each voyage are kept aboard for three winters.';
const NOTICE = 'Lanterns that fail inspection are replaced before departure.';

describe('says what became of each provision', () => {
  test('an inserted paragraph renumbers those behind it and changes none', () => {
    const { changes } = compareTexts(
      toTexts(`(a) ${FILING}`, `(b) ${NOTICE}`),
      toTexts(`(a) ${FILING}`, `(b) ${RECORDS}`, `(c) ${NOTICE}`),
    );
    expect(read(changes)).toEqual(['1.1(a) → 1.1(a) same', ' → 1.1(b) new', '1.1(b) → 1.1(c) renumbered']);
    expect(changes[2]!.runs).toEqual([
      ['-', '(b)'],
      ['+', '(c)'],
      ['=', ` ${NOTICE}`],
    ]);
  });

  test('an inserted unmarked paragraph is no change of its neighbours', () => {
    const { changes } = compareTexts(toTexts(FILING, NOTICE), toTexts(FILING, RECORDS, NOTICE));
    expect(read(changes)).toEqual(['1.1[p1] → 1.1[p1] same', ' → 1.1[p2] new', '1.1[p2] → 1.1[p3] same']);
  });

  test('what stands in a renumbered paragraph is renumbered, not moved', () => {
    const { changes } = compareTexts(
      toTexts(`(a) ${FILING}`, ` (1) ${NOTICE}`),
      toTexts(`(a) ${RECORDS}`, `(b) ${FILING}`, ` (1) ${NOTICE}`),
    );
    expect(read(changes)).toEqual([
      ' → 1.1(a) new',
      '1.1(a) → 1.1(b) renumbered',
      '1.1(a)(1) → 1.1(b)(1) renumbered',
    ]);
  });

  test('a block that moves is moved, not what it passed', () => {
    const inside = [` (1) First lantern rule stands here.`, ` (2) Second lantern rule stands here.`];
    const { changes } = compareTexts(
      toTexts(`(a) ${FILING}`, ...inside, `(b) ${NOTICE}`, `(c) ${RECORDS}`),
      toTexts(`(a) ${NOTICE}`, `(b) ${RECORDS}`, `(c) ${FILING}`, ...inside),
    );
    expect(read(changes)).toEqual([
      '1.1(b) → 1.1(a) renumbered',
      '1.1(c) → 1.1(b) renumbered',
      '1.1(a) → 1.1(c) moved',
      '1.1(a)(1) → 1.1(c)(1) renumbered',
      '1.1(a)(2) → 1.1(c)(2) renumbered',
    ]);
  });

  test('a reserved place that gets text is dropped and the text new, and the other way round', () => {
    const reserved = toTexts(`(a) ${FILING}`, '(b) [Reserved]');
    const filled = toTexts(`(a) ${FILING}`, `(b) ${NOTICE}`);
    expect(read(compareTexts(reserved, filled).changes).slice(1)).toEqual([
      '1.1(b) →  dropped',
      ' → 1.1(b) new',
    ]);
    expect(read(compareTexts(filled, reserved).changes).slice(1)).toEqual([
      '1.1(b) →  dropped',
      ' → 1.1(b) new',
    ]);
  });

  test('a split and a merge are one change with both ids', () => {
    const whole = toTexts(`(a) ${FILING} ${NOTICE}`, `(b) ${RECORDS}`);
    const parts = toTexts(`(a) ${FILING}`, `(b) ${NOTICE}`, `(c) ${RECORDS}`);
    expect(read(compareTexts(whole, parts).changes)[0]).toBe('1.1(a) → 1.1(a) 1.1(b) split');
    expect(read(compareTexts(parts, whole).changes)[0]).toBe('1.1(a) 1.1(b) → 1.1(a) merged');
  });

  test('other dashes, quotes and spaces are typography, in headings too', () => {
    const { changes } = compareTexts(
      toTexts('# Ships \u2014 ports', '(a) The "port" (\u00a7 4.2) stays open.'),
      toTexts('# Ships\u2013ports', '(a) The \u201cport\u201d (\u00a7\u20094.2) stays open.'),
    );
    expect(changes.map(({ operations, typographyOnly }) => [operations, typographyOnly])).toEqual([
      [['same'], true],
      [['same'], true],
    ]);
  });

  test('headings are compared without ids and say where they stand', () => {
    const { changes } = compareTexts(toTexts('# Scope of rules'), toTexts('# Scope of these rules'));
    expect(changes).toMatchObject([{ from: [], to: [], place: '1.1', operations: ['amended'] }]);
  });
});

/** Throws when a promise is broken; gives the comparison. */
function check(old: readonly ComparedText[], fresh: readonly ComparedText[]): Comparison {
  const comparison = compareTexts(old, fresh);
  const textOf = (side: readonly ComparedText[]) => new Map(side.map(({ id, text }) => [id, text]));
  const [before, after] = [textOf(old), textOf(fresh)];
  for (const { from, to, runs, operations, score, typographyOnly } of comparison.changes) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(operations.length).toBeGreaterThan(0);
    if (typographyOnly) expect(operations).not.toContain('amended');
    if (from.length + to.length === 0) continue;
    expect(join(runs, '-')).toBe(from.map((id) => before.get(id)).join(''));
    expect(join(runs, '+')).toBe(to.map((id) => after.get(id)).join(''));
  }
  for (const [side, ids] of [
    [old, comparison.changes.flatMap(({ from }) => from)],
    [fresh, comparison.changes.flatMap(({ to }) => to)],
  ] as const)
    expect([...ids].sort()).toEqual(side.flatMap(({ id }) => id ?? []).sort());
  const loose = comparison.changes.filter(({ from, to }) => from.length + to.length === 0);
  for (const [side, sign] of [
    [old, '-'],
    [fresh, '+'],
  ] as const)
    expect(
      loose
        .map(({ runs }) => join(runs, sign))
        .filter(Boolean)
        .sort(),
    ).toEqual(
      side
        .filter(({ id, text }) => id === null && text !== '')
        .map(({ text }) => text)
        .sort(),
    );
  return comparison;
}

function join(runs: Change['runs'], sign: '-' | '+'): string {
  return runs.map(([own, text]) => (own === '=' || own === sign ? text : '')).join('');
}

const words = fc.array(
  fc.constantFrom(
    'the',
    'carrier',
    'shall',
    'file',
    '(a)',
    '\u00a7 1.2',
    '30',
    'days',
    '\u2014',
    'and',
    '  ',
    '.',
  ),
  {
    maxLength: 14,
  },
);
const sides = fc.array(
  fc.record({
    words,
    label: fc.constantFrom(null, 'a', 'b', 'c', '1', '2'),
    depth: fc.integer({ min: 0, max: 2 }),
    section: fc.constantFrom('1.1', '1.2'),
    heading: fc.boolean(),
  }),
  { maxLength: 14 },
);

function build(parts: typeof sides extends fc.Arbitrary<infer Parts> ? Parts : never): ComparedText[] {
  const used = new Map<string, number>();
  const above: string[] = [];
  return parts.map(({ words: own, label, depth, section, heading }) => {
    const text = own.join(' ');
    if (heading && depth === 0) return { id: null, text, label: null, parent: section, section };
    const parent = depth === 0 ? section : (above[depth - 1] ?? section);
    const plain = parent + (label === null ? '[p1]' : `(${label})`);
    used.set(plain, (used.get(plain) ?? 0) + 1);
    const id = used.get(plain) === 1 ? plain : `${plain}#${used.get(plain)}`;
    above[depth] = id;
    return { id, text: label === null ? text : `(${label}) ${text}`, label, parent, section };
  });
}

describe('keeps its promises on random input', () => {
  test('conservation, exact runs, the same answer twice', () => {
    fc.assert(
      fc.property(sides, sides, (old, fresh) => {
        const [before, after] = [build(old), build(fresh)];
        expect(check(before, after)).toEqual(compareTexts(before, after));
      }),
    );
  });

  test('what is compared with itself is the same', () => {
    fc.assert(
      fc.property(sides, (parts) => {
        const texts = build(parts);
        for (const { operations, typographyOnly, force } of check(texts, texts).changes) {
          expect(operations).toEqual(['same']);
          expect(typographyOnly).toBe(false);
          expect(force).toEqual([]);
        }
      }),
    );
  });
});

const PAIRS = [
  [real.PATENTS_2005, real.PATENTS_2012],
  [real.PATENTS_2012, real.PATENTS_2013],
  [real.PATENTS_2012, real.WASTE_2015],
  [real.CREDIT_2011, real.SPIRITS_2003],
  [real.TITLE_1, real.WASTE_2015],
].flatMap(([old, fresh]) => {
  const [before, after] = [real.readTexts(old!), real.readTexts(fresh!)];
  return before && after ? [{ old: old!, fresh: fresh!, before, after }] : [];
});

describe(`keeps its promises on ${PAIRS.length} pairs of real documents`, () => {
  test.each(PAIRS)('$old and $fresh', ({ before, after }) => {
    const { ledger } = check(before, after);
    const back = check(after, before).ledger;
    // Swapped, what was new is dropped: but for a few where two fit equally well.
    expect(Math.abs(ledger.added - back.dropped)).toBeLessThanOrEqual(3 + 0.02 * ledger.new);
    expect(Math.abs(ledger.same - back.same)).toBeLessThanOrEqual(3 + 0.02 * ledger.new);
    expect(compareTexts(before, before).changes.every(({ operations }) => operations.join() === 'same')).toBe(
      true,
    );
  });

  test('most of one part is not found in an unrelated one', () => {
    for (const { before, after, old, fresh } of PAIRS.slice(2)) {
      const { ledger } = compareTexts(before, after);
      expect(ledger.dropped / ledger.old, `${old} ${fresh}`).toBeGreaterThan(0.9);
    }
  });

  test('two flavours of a title differ in typography only', () => {
    const [before, after] = [real.readTexts(real.TITLE_1), real.readTexts(real.TITLE_1_UPDATED)];
    if (!before || !after) return;
    const { changes } = check(before, after);
    expect(
      changes.filter(({ operations, force }) => operations.join() !== 'same' || force.length > 0),
    ).toEqual([]);
    expect(changes.filter(({ typographyOnly }) => typographyOnly).length).toBeGreaterThan(50);
  });
});

describe('stays quick on what is hard', () => {
  const many = (count: number, start: number, text: (at: number) => string): ComparedText[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `1.${at + start}(a)`,
      text: `(a) ${text(at)}`,
      label: 'a',
      parent: `1.${at + start}`,
      section: `1.${at + start}`,
    }));
  const one = (text: string): ComparedText[] => [
    { id: '1.1(a)', text, label: null, parent: '1.1', section: '1.1' },
  ];
  test.each([
    ['5,000 reserved paragraphs', many(5000, 0, () => 'Reserved.'), many(5000, 3, () => 'Reserved.')],
    [
      '4,000 that differ in one number',
      many(4000, 0, (at) => `The keeper shall enter voyage ${at} in the book of the port.`),
      many(4000, 9000, (at) => `The keeper shall enter voyage ${at * 3} in the book of the port.`),
    ],
    [
      'a long paragraph rewritten',
      one('alpha beta gamma delta '.repeat(9000)),
      one('delta gamma beta alpha '.repeat(9000)),
    ],
    ['spaces and signs', one(`${' '.repeat(50_000)}x${'1,000'.repeat(9000)}`), one(' - '.repeat(20_000))],
    ['an empty side', [], many(3000, 0, (at) => `Rule ${at} stands.`)],
  ])('%s', (_, old, fresh) => {
    const start = performance.now();
    check(old, fresh);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
