/** The checks of our own side: each found at the field that is wrong, not found where it is right, graded by the policy. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../src/corpus/load-content.ts';
import type { TRACE_CHECKS } from '../../../src/model/trace-policy.ts';
import {
  AS_OF,
  type Files,
  getCodes,
  loadBase,
  RULE,
  toControl,
  toEvidence,
  toGap,
  toMapping,
  toObligation,
  toPenalty,
  toSection,
  toVersion,
  writeBase,
} from '../../build-content.ts';

const OBLIGATION = `${RULE}/obligations/light-lamp.md`;
const CONTROL = 'provider/controls/round.md';
const EVIDENCE = 'provider/evidence/log.md';
const GAP = 'provider/gaps/coverage.light-lamp.md';

const toPolicy = (trace: object): Files => ({
  'rulemark.yml': `asOf: "${AS_OF}"\ntrace: ${JSON.stringify(trace)}\n`,
});
const duties = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${RULE}/obligations/duty-${n}.md`,
      toObligation({ title: `Keep log ${n}` }),
    ]),
  );
const map = (rationales: readonly string[]): Files => ({
  ...duties(rationales.length),
  [CONTROL]: toControl({
    satisfies: rationales.map((rationale, n) => toMapping({ obligation: `duty-${n}`, rationale })),
  }),
});
const toAccepted = (until: string): string =>
  toGap({
    side: 'provider',
    kind: 'missing',
    decision: { state: 'accepted-risk', by: 'Harbour master', on: '2030-01-01', until },
  });
const DIFFERENT = [
  'The first book.',
  'The second bell.',
  'A third gate.',
  'Fourth: a guard.',
  'Five dogs.',
  'Six.',
];
const alike = Array.from({ length: 6 }, (_, n) => `Covers log ${n}.`);
const same = (count: number) => Array.from({ length: count }, () => 'Our standard asks for it.');

interface Row {
  readonly name: string;
  readonly files: Files;
  /** File, line and what stands there. */
  readonly at: readonly [file: string, line: number];
}

const WRONG: Readonly<Record<keyof typeof TRACE_CHECKS, readonly Row[]>> = {
  'control/no-owner': [
    { name: 'no owner', files: { [CONTROL]: toControl({ owner: undefined }) }, at: [CONTROL, 4] },
    { name: 'an owner of marks only', files: { [CONTROL]: toControl({ owner: '–' }) }, at: [CONTROL, 6] },
  ],
  'evidence/expired': [
    {
      name: 'past its date',
      files: { [EVIDENCE]: toEvidence({ validUntil: '2030-06-14' }) },
      at: [EVIDENCE, 6],
    },
    {
      name: 'past its cadence',
      files: { [EVIDENCE]: toEvidence({ validUntil: undefined, cadenceDays: 30 }) },
      at: [EVIDENCE, 7],
    },
  ],
  'evidence/failing': [
    { name: 'failed', files: { [EVIDENCE]: toEvidence({ result: 'fail' }) }, at: [EVIDENCE, 7] },
  ],
  'evidence/not-run': [
    { name: 'never run', files: { [EVIDENCE]: toEvidence({ result: 'not-run' }) }, at: [EVIDENCE, 7] },
  ],
  'gap/acceptance-ended': [
    { name: 'ended the day before', files: { [GAP]: toAccepted('2030-06-14') }, at: [GAP, 6] },
  ],
  'mapping/many-alike': [
    { name: 'six that differ in the name of the duty only', files: map(alike), at: [CONTROL, 5] },
    { name: 'six that say the same', files: map(same(6)), at: [CONTROL, 5] },
    {
      name: 'one too many for the policy',
      files: { ...map(same(3)), ...toPolicy({ checks: { manyMappings: 2 } }) },
      at: [CONTROL, 5],
    },
  ],
  'mapping/rationale-copied': [
    { name: 'in the same control', files: map(same(2)), at: [CONTROL, 5] },
    {
      name: 'in another control, with other case and marks',
      files: {
        'provider/controls/walk.md': toControl(
          { title: 'Walk' },
          { rationale: 'the ROUND lights – every lamp' },
        ),
      },
      at: ['provider/controls/walk.md', 5],
    },
  ],
  'mapping/rationale-empty': [
    {
      name: 'a placeholder',
      files: { [CONTROL]: toControl({}, { rationale: ' T.B.D. ' }) },
      at: [CONTROL, 5],
    },
    { name: 'marks only', files: { [CONTROL]: toControl({}, { rationale: '…' }) }, at: [CONTROL, 5] },
    {
      name: 'a placeholder of the policy',
      files: {
        [CONTROL]: toControl({}, { rationale: 'Later' }),
        ...toPolicy({ checks: { placeholders: ['later'] } }),
      },
      at: [CONTROL, 5],
    },
  ],
  'obligation/no-penalty-path': [
    {
      name: 'a draft only',
      files: { [`${RULE}/penalties/fine.md`]: toPenalty({ state: 'draft' }) },
      at: [OBLIGATION, 10],
    },
    {
      name: 'a reason still to be written',
      files: { [OBLIGATION]: toObligation({ penalties: { noneStated: 'TODO' } }) },
      at: [OBLIGATION, 10],
    },
  ],
};

const RIGHT: readonly { readonly name: string; readonly files: Files; readonly asOf?: string }[] = [
  { name: 'the base', files: {} },
  {
    name: 'a control marked not applicable without an owner',
    files: { [CONTROL]: toControl({ owner: undefined, status: 'not-applicable' }) },
  },
  {
    name: 'a draft of a control',
    files: { [CONTROL]: toControl({ owner: undefined, state: 'draft' }, { rationale: 'TBD' }) },
  },
  { name: 'evidence on its last day', files: { [EVIDENCE]: toEvidence({ validUntil: AS_OF }) } },
  {
    name: 'evidence that expires later, on an earlier day',
    files: { [EVIDENCE]: toEvidence({ validUntil: '2030-06-14' }) },
    asOf: '2030-06-14',
  },
  {
    name: 'failed evidence that nothing relies on',
    files: { [EVIDENCE]: toEvidence({ result: 'fail' }), [CONTROL]: toControl({}, { evidence: undefined }) },
  },
  {
    name: 'evidence never run of a planned control',
    files: { [EVIDENCE]: toEvidence({ result: 'not-run' }), [CONTROL]: toControl({ status: 'planned' }) },
  },
  {
    name: 'failed evidence of a mapping that is no match',
    files: { [EVIDENCE]: toEvidence({ result: 'fail' }), [CONTROL]: toControl({}, { relation: 'no-match' }) },
  },
  {
    name: 'failed evidence superseded',
    files: {
      [EVIDENCE]: toEvidence({ result: 'fail' }),
      'provider/evidence/log-two.md': toEvidence({ supersedes: 'log' }),
    },
  },
  { name: 'an acceptance on its last day', files: { [GAP]: toAccepted(AS_OF) } },
  { name: 'six mappings with a rationale each', files: map(DIFFERENT) },
  { name: 'five alike but for the name, as many as allowed', files: map(alike.slice(0, 5)) },
  {
    name: 'a placeholder word within a sentence',
    files: { [CONTROL]: toControl({}, { rationale: 'None of the lamps is left dark.' }) },
  },
  {
    name: 'one penalty of two a draft',
    files: {
      [`${RULE}/penalties/jail.md`]: toPenalty({ state: 'draft', title: 'Jail' }),
      [OBLIGATION]: toObligation({ penalties: ['fine', 'jail'] }),
    },
  },
  {
    name: 'a reason why no penalty is stated',
    files: { [OBLIGATION]: toObligation({ penalties: { noneStated: 'The order names none.' } }) },
  },
  {
    name: 'a permission with a placeholder',
    files: { [OBLIGATION]: toObligation({ kind: 'permission', penalties: { noneStated: 'n/a' } }) },
  },
];

for (const [code, rows] of Object.entries(WRONG)) {
  describe(code, () => {
    test.each(rows)('$name', ({ files, at: [file, line] }) => {
      const loaded = loadBase(files);
      expect(loaded.faults).toEqual([]);
      const found = loaded.diagnostics.filter((one) => one.code === code);
      expect(found).toHaveLength(1);
      expect(getCodes(loaded)).toEqual([code]);
      expect(found[0]).toMatchObject({ file, line, severity: 'warning' });
      expect(found[0]!.hint).not.toBe('');
    });

    test.each(['off', 'note', 'error'] as const)('is %s where the policy says so', (gravity) => {
      const policy = toPolicy({ checks: { severity: { [code]: gravity } } });
      const { diagnostics } = loadBase({ ...rows[0]!.files, ...policy });
      expect(diagnostics.map(({ severity }) => severity)).toEqual(gravity === 'off' ? [] : [gravity]);
    });
  });
}

test.each(RIGHT)('nothing is found in $name', ({ files, asOf }) => {
  expect(getCodes(loadContent(writeBase(files), { day: asOf }))).toEqual([]);
});

test('the mappings that rely on evidence are named and pointed to', () => {
  const { diagnostics } = loadBase({ [EVIDENCE]: toEvidence({ result: 'fail' }) });
  expect(diagnostics[0]!.message).toContain('round@light-lamp');
  expect(diagnostics[0]!.related).toMatchObject([{ file: CONTROL, line: 5 }]);
});

test('a retired duty that a control is still mapped to is an error of its own', () => {
  expect(getCodes(loadBase({ [OBLIGATION]: toObligation({ state: 'retired' }) }))).toEqual([
    'link/retired-target',
  ]);
});

describe('obligation/uncovered', () => {
  const byStage = {
    lines: [
      { stages: ['executive-order', 'anprm'], uncovered: 'note' },
      { stages: ['nprm'], uncovered: 'warning' },
      { stages: ['interim-final', 'final'], uncovered: 'error' },
    ],
  };
  const uncovered = (files: Files, trace: object = byStage, asOf?: string) =>
    loadContent(writeBase({ [CONTROL]: undefined, ...files, ...toPolicy(trace) }), {
      day: asOf,
    }).diagnostics.filter(({ code }) => code === 'obligation/uncovered');

  test.each([
    ['anprm', 'note'],
    ['nprm', 'warning'],
    ['interim-final', 'error'],
    ['final', 'error'],
  ])('at the stage %s is of severity %s', (stage, severity) => {
    const found = uncovered({ [`${RULE}/versions/nprm-2030/version.md`]: toVersion({ stage }) });
    expect(found).toMatchObject([{ severity, file: OBLIGATION, line: 2, column: 8 }]);
  });

  test('goes by the stage on the day', () => {
    const files: Files = {
      [`${RULE}/rule.md`]: undefined,
      [OBLIGATION]: toObligation({ sections: { 'eo-7': ['1'], 'nprm-2030': ['9.20'] } }),
      [`${RULE}/versions/eo-7/1.md`]: toSection('1', 'A lamp is lit. {primary: gazette}'),
    };
    const { [`${RULE}/rule.md`]: _kept, ...over } = files;
    expect(uncovered(over, byStage, '2030-06-15')).toMatchObject([{ severity: 'warning' }]);
    expect(uncovered(over, byStage, '2029-06-15')).toMatchObject([{ severity: 'note' }]);
  });

  test('is not reported where the policy says nothing, or off', () => {
    expect(uncovered({}, {})).toEqual([]);
    expect(
      uncovered({}, { uncovered: 'error', lines: [{ kinds: ['obligation'], uncovered: 'off' }] }),
    ).toEqual([]);
  });

  test('is not reported for what is covered, or not applicable', () => {
    expect(uncovered({ [CONTROL]: toControl() })).toEqual([]);
    expect(uncovered({ [OBLIGATION]: toObligation({ kind: 'power' }) })).toEqual([]);
  });

  test('is not reported while the risk is accepted, and again from the day after', () => {
    expect(uncovered({ [GAP]: toAccepted(AS_OF) })).toEqual([]);
    expect(uncovered({ [GAP]: toAccepted('2030-06-14') })).toHaveLength(1);
  });
});
