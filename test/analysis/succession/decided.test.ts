/** What was decided holds before any text is looked at, nothing is lost by it, and proposals say how sure they are. */
import { describe, expect, test } from 'vitest';
import { AlikeIndex } from '../../../src/analysis/alignment/find-alike.ts';
import { Profiler, scoreText } from '../../../src/analysis/alignment/score-text.ts';
import { compareTexts } from '../../../src/analysis/comparison/compare-texts.ts';
import { findProposals } from '../../../src/analysis/succession/find-proposals.ts';
import type { SuccessionDecision } from '../../../src/analysis/succession/find-successions.ts';
import type { Change, ComparedText, Decided } from '../../../src/model/comparison.ts';
import { fc } from '../../seeded.ts';

/** `(a) text` under section 1.1. */
const toTexts = (...lines: readonly string[]): ComparedText[] =>
  lines.map((text) => {
    const label = /^\((\w+)\)/.exec(text)![1]!;
    return { id: `1.1(${label})`, text, label, parent: '1.1', section: '1.1' };
  });
const read = (changes: readonly Change[]) =>
  changes.map(
    ({ operations, from, to, method }) =>
      `${from.join(' ')} → ${to.join(' ')} ${operations.join(' ')} ${method}`,
  );
const confirm = (
  from: string[],
  to: string[],
  operations: SuccessionDecision['operations'] = ['amended'],
): Decided => ({
  confirmed: [{ from, to, operations }],
  rejected: [],
});

const FILING = 'Every carrier must file a yearly report with the port office.';
const RECORDS = 'Records of each voyage are kept aboard for three winters.';
const NOTICE = 'Lanterns that fail inspection are replaced before departure.';
const OLD = toTexts(`(a) ${FILING}`, `(b) ${NOTICE}`);

describe('a confirmed group', () => {
  test('belongs together whatever its words are', () => {
    const fresh = toTexts(`(a) ${FILING}`, `(b) ${RECORDS}`);
    expect(read(compareTexts(OLD, fresh, { decided: confirm(['1.1(b)'], ['1.1(b)']) }).changes)).toEqual([
      '1.1(a) → 1.1(a) same exact',
      '1.1(b) → 1.1(b) amended decided',
    ]);
  });

  test('wins over the same words elsewhere', () => {
    const { changes } = compareTexts(OLD, toTexts(`(a) ${FILING}`, `(b) ${NOTICE}`), {
      decided: confirm(['1.1(a)'], ['1.1(b)']),
    });
    expect(read(changes).toSorted()).toEqual(
      [' → 1.1(a) new none', '1.1(a) → 1.1(b) amended moved decided', '1.1(b) →  dropped none']
        .toSorted()
        .map((line) => line.replace('amended moved', 'amended renumbered')),
    );
  });

  test('may be several that became several, one that was dropped, one that was promoted', () => {
    const fresh = toTexts(`(a) ${RECORDS}`, `(b) ${RECORDS} Also in summer.`);
    const both = compareTexts(OLD, fresh, {
      decided: confirm(['1.1(a)', '1.1(b)'], ['1.1(a)', '1.1(b)'], ['split', 'merged']),
    });
    expect(read(both.changes)).toEqual(['1.1(a) 1.1(b) → 1.1(a) 1.1(b) split merged decided']);
    const dropped = compareTexts(OLD, OLD, { decided: confirm(['1.1(b)'], [], ['dropped']) });
    expect(read(dropped.changes).toSorted()).toEqual(
      [' → 1.1(b) new none', '1.1(a) → 1.1(a) same exact', '1.1(b) →  dropped decided'].toSorted(),
    );
    const promoted = compareTexts(OLD, OLD, { decided: confirm(['1.1(b)'], ['1.1(b)'], ['promoted']) });
    expect(promoted.changes.at(-1)!.operations).toEqual(['promoted']);
  });

  test('keeps its flags, and does not hide that words changed', () => {
    const fresh = toTexts(`(a) ${FILING.replace('must', 'may')}`, `(b) ${NOTICE}`);
    const [first] = compareTexts(OLD, fresh, { decided: confirm(['1.1(a)'], ['1.1(a)'], ['same']) }).changes;
    expect(first).toMatchObject({ operations: ['amended'], method: 'decided' });
    expect(first!.force.map(({ kind }) => kind)).toContain('modal');
  });

  test('that names what is not there is left out as a whole', () => {
    const { changes } = compareTexts(OLD, OLD, { decided: confirm(['1.1(a)'], ['1.1(x)']) });
    expect(read(changes)).toEqual(['1.1(a) → 1.1(a) same exact', '1.1(b) → 1.1(b) same exact']);
  });
});

test('a rejected pair is never made, by no stage', () => {
  const fresh = toTexts(`(a) ${FILING}`, `(b) ${NOTICE.replace('departure', 'sailing')}`);
  for (const id of ['1.1(a)', '1.1(b)']) {
    const { changes } = compareTexts(OLD, fresh, {
      decided: { confirmed: [], rejected: [{ from: [id], to: [id] }] },
    });
    expect(changes.filter(({ from, to }) => from.includes(id) && to.includes(id))).toEqual([]);
    expect(changes.flatMap(({ from }) => from)).toContain(id);
  }
  const split = toTexts(`(a) ${FILING}`, `(b) ${RECORDS}`);
  const whole = toTexts(`(a) ${FILING} ${RECORDS}`);
  expect(read(compareTexts(whole, split).changes)).toEqual(['1.1(a) → 1.1(a) 1.1(b) split containment']);
  const { changes } = compareTexts(whole, split, {
    decided: { confirmed: [], rejected: [{ from: ['1.1(a)'], to: ['1.1(b)'] }] },
  });
  expect(read(changes)).toContain(' → 1.1(b) new none');
});

const WORDS = ['lamp', 'keeper', 'dusk', 'harbour', 'must', 'may', 'light', 'fee', 'two', 'ten'];
const LETTERS = [...'abcdefgh'];
const sides = fc
  .array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 })
  .map((texts) => toTexts(...texts.map((words, at) => `(${LETTERS[at]}) ${words.join(' ')}`)));
const ids = fc
  .subarray(LETTERS, { maxLength: 2 })
  .map((letters) => letters.map((letter) => `1.1(${letter})`));
const groups = fc.array(fc.record({ from: ids, to: ids, operations: fc.constant(['amended' as const]) }), {
  maxLength: 4,
});

test('whatever is decided, every provision ends and begins somewhere, and no rejected pair is made alone', () => {
  fc.assert(
    fc.property(sides, sides, groups, groups, (old, fresh, confirmed, rejected) => {
      // Conservation is checked by the comparison, which throws.
      const { changes } = compareTexts(old, fresh, { decided: { confirmed, rejected } });
      const banned = new Set(
        rejected.flatMap(({ from, to }) => from.flatMap((a) => to.map((b) => `${a} ${b}`))),
      );
      for (const { from, to, method } of changes)
        if (method !== 'decided' && from.length === 1 && to.length === 1)
          expect(banned).not.toContain(`${from[0]} ${to[0]}`);
      const seen = new Set(old.map(({ id }) => id));
      const first = confirmed.find(({ from, to }) => from.length + to.length > 0);
      if (
        first?.from.every((id) => seen.has(id)) &&
        first.to.every((id) => fresh.some((one) => one.id === id))
      )
        expect(changes.some(({ method }) => method === 'decided')).toBe(true);
    }),
  );
});

test('no text that is about as like is missed', () => {
  fc.assert(
    fc.property(sides, sides, fc.double({ min: 0.05, max: 1, noNaN: true }), (old, fresh, least) => {
      const profiler = new Profiler();
      const [before, after] = [new AlikeIndex(old, profiler), new AlikeIndex(fresh, profiler)];
      old.forEach((_, at) => {
        const profile = before.join([at]);
        const all = fresh.flatMap((__, to) => (scoreText(profile, after.join([to])) >= least ? [to] : []));
        expect(
          after
            .find(profile, least)
            .map((one) => one.at)
            .sort(),
        ).toEqual(all.sort());
      });
    }),
  );
});

describe('proposals', () => {
  const propose = (old: ComparedText[], fresh: ComparedText[], decisions: SuccessionDecision[] = []) =>
    findProposals(compareTexts(old, fresh).changes, [old, fresh], decisions).map(
      ({ change, standing, nearTies }) => [
        change.from.join(),
        change.to.join(),
        standing,
        nearTies.map(({ side, id }) => `${side} ${id}`).join(),
      ],
    );
  const LONG = `${FILING} It lists all lamps, all keepers and all ships that came by night.`;
  const MANY = LONG.replace('yearly', 'monthly');

  test('nearly the same and nothing else about as like: certain', () => {
    expect(propose(toTexts(`(a) ${LONG}`), toTexts(`(a) ${MANY}`, `(b) ${NOTICE}`))).toContainEqual([
      '1.1(a)',
      '1.1(a)',
      'certain',
      '',
    ]);
  });

  test('nearly the same and another about as like: to decide first, with the other', () => {
    const found = propose(
      toTexts(`(a) ${LONG}`),
      toTexts(`(a) ${MANY}`, `(b) ${LONG.replace('night', 'day')}`),
    );
    expect(found[0]).toEqual([
      '1.1(a)',
      expect.any(String),
      'open',
      expect.stringMatching(/^new 1\.1\([ab]\)$/),
    ]);
  });

  test('a low score is to decide; new and dropped too, with what comes closest', () => {
    const found = propose(
      toTexts(`(a) ${LONG}`),
      toTexts(`(b) ${RECORDS} It lists lamps, ships.`, `(c) ${MANY}`),
    );
    expect(found.map(([, , standing]) => standing)).toContain('open');
    const alone = propose(toTexts(`(a) ${FILING}`), toTexts(`(a) ${FILING}`, `(b) ${FILING} Twice.`));
    expect(alone).toEqual([
      ['', '1.1(b)', 'open', 'old 1.1(a)'],
      ['1.1(a)', '1.1(a)', 'settled', ''],
    ]);
  });
});
