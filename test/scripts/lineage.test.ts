/** `rulemark lineage`: what is proposed, what is written and what never, and what `check` says of decisions. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/corpus/load-content.ts';
import { makeFolder, RULE, toFile, toRule, writeBase } from '../build-content.ts';
import { ROOT, runCli } from './run-cli.ts';

const FIXTURES = join(ROOT, 'test/fixtures/published');
const OLD = join(FIXTURES, 'lamps.xml');
const LATER = join(FIXTURES, 'lamps-later.xml');
const FILE = `${RULE}/successions/nprm-2030--final-2031.md`;
const LONG =
  'The keeper shall write into the log the hour of lighting, the oil burned and the wind of each night within 15 days.';

interface Answer {
  readonly schema: string;
  readonly summary: Readonly<Record<'decided' | 'certain' | 'toDecide' | 'settled' | 'unjudged', number>>;
  readonly proposals: readonly {
    readonly standing: string;
    readonly operations: readonly string[];
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly method: string;
    readonly sureness: number;
    readonly force: readonly { readonly kind: string }[];
    readonly nearTies: readonly { readonly side: string; readonly id: string; readonly score: number }[];
  }[];
  readonly ledger: Readonly<Record<string, number>>;
}

/** Lamps, with one more paragraph each; the later one gives the keeper twice as long. */
function toXml(file: string, more: string): string {
  return readFileSync(file, 'utf8').replace('<STARS/>', `<P>(2) ${more}</P>\n<STARS/>`);
}

async function importBoth(
  old = readFileSync(OLD, 'utf8'),
  later = readFileSync(LATER, 'utf8'),
): Promise<string> {
  const folder = writeBase({
    [`${RULE}/rule.md`]: toRule({ versions: ['eo-7', 'nprm-2030', 'final-2031'] }),
    [`${RULE}/versions/nprm-2030/9.10.md`]: undefined,
    [`${RULE}/versions/nprm-2030/9.20.md`]: undefined,
  });
  for (const [xml, version, ...more] of [
    [old, 'nprm-2030'],
    [
      later.replace('2030-00123', '2031-00456'),
      'final-2031',
      '--stage',
      'final',
      '--published',
      '2031-02-01',
      '--citation',
      '96 HB 7',
    ],
  ] as const) {
    const path = join(makeFolder(), `${version}.xml`);
    writeFileSync(path, xml);
    const run = await runCli(['import', path, '--version', version, ...more, '--content', folder]);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  }
  return folder;
}

const lineage = (folder: string, ...more: string[]) =>
  runCli(['lineage', 'nprm-2030', 'final-2031', '--content', folder, ...more]);
const lineageJson = async (folder: string): Promise<Answer> =>
  JSON.parse((await lineage(folder, '--json')).stdout) as Answer;
const put = (folder: string, text: string, file = FILE): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const toDecisions = (decisions: readonly object[], over: object = {}): string =>
  toFile({
    title: 'Lamps',
    from: 'nprm-2030',
    to: 'final-2031',
    reviewState: 'in-progress',
    decisions,
    ...over,
  });
const AMENDED = {
  operations: ['amended'],
  from: ['9.20(a)'],
  to: ['9.20(a)'],
  decision: 'confirmed',
  effect: 'narrows',
};
const findProblems = (folder: string) =>
  loadContent(folder)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, file, line }) => `${code} ${file}:${line}`);

describe.concurrent('lineage', () => {
  test('lists what is to decide with score, words and flags, and writes nothing by itself', async () => {
    const folder = await importBoth(
      toXml(OLD, LONG),
      toXml(LATER, LONG.replace('15', '30').replace('shall', 'may')),
    );
    const { schema, summary, proposals, ledger } = await lineageJson(folder);
    expect(schema).toBe('rulemark/lineage@1');
    expect(summary).toMatchObject({ decided: 0, certain: 1, toDecide: 1, unjudged: 0 });
    expect(proposals.map(({ standing }) => standing).slice(0, 2)).toEqual(['open', 'certain']);
    expect(proposals.flatMap(({ from }) => from)).toHaveLength(ledger['old']!);
    expect(proposals.flatMap(({ to }) => to)).toHaveLength(ledger['new']!);
    const { stdout, code } = await lineage(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('0 decided, 1 certain, 1 to decide');
    expect(stdout).toMatch(/9\.20\(a\) {2}amended {2}score 0\.\d\d by label/);
    expect(stdout).toContain('[-15-]{+30+}');
    expect(stdout).toMatch(/modal: shall → may/);
    expect(() => readFileSync(join(folder, FILE))).toThrow(/ENOENT/);
  });

  test('near-ties are named, and nothing with one is certain or written', async () => {
    const twin = LONG.replace('oil', 'tallow');
    const folder = await importBoth(
      toXml(OLD, LONG.replace('wind', 'rain')),
      toXml(LATER, `${twin}</P>\n<P>(3) ${LONG}`),
    );
    const { proposals } = await lineageJson(folder);
    const pair = proposals.find(({ from }) => from[0] === '9.20(a)(2)');
    expect(pair).toMatchObject({ standing: 'open', nearTies: [{ side: 'new' }] });
    const other = ['9.20(a)(2)', '9.20(a)(3)'].find((id) => id !== pair!.to[0]);
    expect((await lineage(folder)).stdout).toMatch(
      new RegExp(`could as well be: to ${other!.replace(/[()]/g, '\\$&')} \\(0\\.\\d\\d\\)`),
    );
    await lineage(folder, '--write');
    expect(readFileSync(join(folder, FILE), 'utf8')).not.toContain('9.20(a)(2)');
  });

  test('--write writes what is certain and nothing else; again, it changes no byte', async () => {
    const folder = await importBoth(toXml(OLD, LONG), toXml(LATER, LONG.replace('15', '30')));
    expect((await lineage(folder, '--write')).stderr).toMatch(/^Wrote 1 decision to /);
    const first = readFileSync(join(folder, FILE), 'utf8');
    expect(first).toContain(
      'decisions:\n  - operations: [amended]\n    from: [9.20(a)(2)]\n    to: [9.20(a)(2)]\n    decision: confirmed\n    effect: unknown\n    method: ',
    );
    expect(first).not.toContain('[9.20(a)]');
    expect(findProblems(folder)).toEqual([]);
    const again = await lineage(folder, '--write');
    expect(again.stderr).toMatch(/nothing was written/);
    expect(again.stdout).toContain('Confirmed by the tool, for a person to judge');
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(first);
    expect((await lineageJson(folder)).summary).toMatchObject({
      decided: 1,
      certain: 0,
      toDecide: 1,
      unjudged: 1,
    });
  });

  test('what a person wrote stays, to the byte and in its order, and steers every comparison', async () => {
    const folder = await importBoth(toXml(OLD, LONG), toXml(LATER, LONG.replace('15', '30')));
    const text = `---
# Ours.
to: final-2031
title:   "Lamps"  # short
decisions:
- reason: 'We asked.' # by letter
  effect: narrows
  decision: confirmed
  to: ["9.20(a)"]
  from: ["9.20(a)"]
  operations: [amended]
  by: Counsel
# The next one is not sure.
- {operations: [amended], from: ["9.20(a)(1)"], to: ["9.20(a)(1)"], decision: rejected, effect: unknown}
reviewState: in-progress
from: nprm-2030
---

Words of ours.
`;
    put(folder, text);
    await lineage(folder, '--write');
    const after = readFileSync(join(folder, FILE), 'utf8');
    const [added = ''] =
      /- operations: \[amended\]\n {2}from: \[9\.20\(a\)\(2\)\][\s\S]*?\n(?=reviewState)/.exec(after) ?? [];
    expect(added).toContain('score: ');
    expect(after.replace(added, '')).toBe(text);
    const { proposals, summary } = await lineageJson(folder);
    expect(summary.decided).toBe(2);
    expect(proposals.some(({ from, to }) => from[0] === '9.20(a)(1)' && to[0] === '9.20(a)(1)')).toBe(false);
    const compared = JSON.parse(
      (await runCli(['compare', 'nprm-2030', 'final-2031', '--content', folder, '--json'])).stdout,
    ) as Answer;
    expect(JSON.stringify(compared)).toContain('"method":"decided"');
    expect(findProblems(folder)).toEqual([]);
  });

  test.each([
    ['a restated version', ['eo-7', 'nprm-2030'], 'restated in our own words'],
    ['the same version twice', ['nprm-2030', 'nprm-2030'], 'named twice'],
    ['a file', [OLD, LATER], 'decisions are kept for versions of a rule'],
    ['a version that is not there', ['nprm-2030', 'final-2032'], 'There is no version "final-2032"'],
  ])('refused: %s', async (_name, names, words) => {
    const run = await runCli(['lineage', ...names, '--write', '--content', writeBase({})]);
    expect(run.stderr).toContain(words);
    expect(run.code).toBe(2);
  });

  test('refused: to write over a draft', async () => {
    const folder = await importBoth();
    put(folder, toDecisions([AMENDED], { state: 'draft' }));
    const run = await lineage(folder, '--write');
    expect(run.stderr).toContain('does not count');
    expect(run.code).toBe(2);
  });
});

describe('check', () => {
  // One folder for all: they run one after the other, and each writes the file anew.
  const imported = importBoth(toXml(OLD, LONG), toXml(LATER, LONG.replace('15', '30')));
  const PERIOD = { ...AMENDED, from: ['9.20(a)(2)'], to: ['9.20(a)(2)'] };
  const reviewed = { reviewState: 'reviewed' };

  test.each([
    [
      'a provision that is not there',
      [{ ...AMENDED, to: ['9.20(z)'] }],
      {},
      'succession/unknown-provision',
      6,
    ],
    [
      'a provision decided twice',
      [AMENDED, { ...AMENDED, to: ['9.20(b)'] }],
      {},
      'succession/decided-twice',
      6,
    ],
    [
      'a pair confirmed and rejected',
      [AMENDED, { ...AMENDED, decision: 'rejected' }],
      {},
      'succession/decided-twice',
      6,
    ],
    [
      'a rejection of one side',
      [{ ...AMENDED, to: [], decision: 'rejected' }],
      {},
      'succession/empty-decision',
      6,
    ],
    ['nothing decided', [{ ...AMENDED, from: [], to: [] }], {}, 'succession/empty-decision', 6],
    ['reviewed, and a change is left', [AMENDED], reviewed, 'succession/undecided', 5],
    [
      'reviewed, and the tool alone confirmed a flag',
      [AMENDED, { ...PERIOD, effect: 'unknown', method: 'label' }],
      reviewed,
      'succession/undecided',
      5,
    ],
    [
      'a flagged change called editorial',
      [AMENDED, { ...PERIOD, effect: 'editorial' }],
      reviewed,
      'succession/editorial-without-reason',
      6,
    ],
    ['an order in our own words', [AMENDED], { from: 'eo-7' }, 'succession/not-comparable', 3],
    ['a version and itself', [AMENDED], { from: 'final-2031' }, 'succession/not-comparable', 4],
  ])('says so: %s', async (_name, decisions, over, code, line) => {
    const folder = await imported;
    put(folder, toDecisions(decisions, over));
    expect(findProblems(folder)).toEqual([`${code} ${FILE}:${line}`]);
  });

  test('is content with a reason, with an effect, and with a review that is complete', async () => {
    const folder = await imported;
    for (const last of [
      { ...PERIOD, effect: 'editorial', reason: 'A slip.' },
      { ...PERIOD, effect: 'broadens' },
    ]) {
      put(folder, toDecisions([AMENDED, last], reviewed));
      expect(findProblems(folder)).toEqual([]);
    }
    put(folder, toDecisions([{ ...AMENDED, to: ['9.20(z)'] }], { state: 'draft' }));
    expect(findProblems(folder)).toEqual([]);
  });
});
