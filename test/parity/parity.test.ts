/**
 * A number on a page, in a report and in an export is the same number: on the shipped content and on 200 random ones.
 * And the numbers are right: states add up to the duties that count, and a duty that asks and is not covered has one
 * gap, no other has any.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { isStated } from '../../src/analysis/rulemaking/is-stated.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { AS_OF, makeFolder, writeContent } from '../build-content.ts';
import { runCommand } from '../canary/run-command.ts';
import { fc } from '../seeded.ts';
import { ROOT } from '../site/run-cli.ts';
import { countStates, type Numbers, readGapList } from './numbers.ts';
import { randomContent } from './random-content.ts';
import { readCsv, readPlan, readTables } from './read-files.ts';
import { READERS, readAnswers } from './readers.ts';

const RANDOM = 200;
const SHIPPED = join(ROOT, 'content');

/** What an output says that the answers do not; empty is what one wants. */
function findDifferences(name: string, said: Numbers, answers: Numbers): unknown[] {
  return Object.entries(said).flatMap(([key, value]) => {
    const expected = answers[key as keyof Numbers];
    return JSON.stringify(sortKeys(value)) === JSON.stringify(sortKeys(expected))
      ? []
      : [{ name, key, value, expected }];
  });
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How the numbers of a corpus contradict each other or what is written. */
function findContradictions(corpus: Corpus): unknown[] {
  const answers = readAnswers(corpus);
  const differences = Object.entries(READERS).flatMap(([name, read]) =>
    findDifferences(name, read(corpus), answers),
  );
  return [...differences, ...findWrongSums(corpus), ...findWrongGaps(corpus)];
}

function findWrongSums({ content, coverage, asOf }: Corpus): unknown[] {
  const counting = content
    .list('obligation')
    .filter((one) => one.fields.state === 'active' && isStated(content, one, asOf.day))
    .map(({ key }) => key);
  const sum = Object.values(countStates([...(coverage?.values() ?? [])].map(({ state }) => state))).reduce(
    (a, b) => a + b,
  );
  return sum === counting.length && counting.every((key) => coverage?.has(key)) ? [] : [{ sum, counting }];
}

function findWrongGaps({ coverage, gaps = [] }: Corpus): unknown[] {
  return [...(coverage ?? [])].flatMap(([key, { state }]) => {
    const own = gaps.filter(({ id, about }) => id.startsWith('coverage.') && about[0] === key);
    const expected = state === 'covered' || state === 'not-applicable' ? 0 : 1;
    return own.length === expected ? [] : [{ key, state, gaps: own.map(({ id }) => id) }];
  });
}

const load = (folder: string, asOf: string) => loadCorpus({ folder, audience: 'privileged', asOf });

/** Numbers as the command line prints them, by the name of the command. */
async function readCommands(folder: string, asOf: string): Promise<Readonly<Record<string, Numbers>>> {
  const read = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCommand([
      ...args,
      '--json',
      '--content',
      folder,
      '--as-of',
      asOf,
    ]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as never;
  };
  const status = (await read('status')) as {
    coverage: { states: never; total: number };
    gaps: { open: number; settled: number };
  };
  const obligations = (await read('list', 'obligations')) as {
    rule: string;
    id: string;
    coverage: { state: string } | null;
  }[];
  return {
    'rulemark status': {
      states: status.coverage.states,
      counted: status.coverage.total,
      openGaps: status.gaps.open,
      settledGaps: status.gaps.settled,
    },
    'rulemark list obligations': {
      states: countStates(obligations.flatMap(({ coverage }) => coverage?.state ?? [])),
    },
    'rulemark list gaps': readGapList(await read('list', 'gaps')),
    'rulemark list controls': { controls: ((await read('list', 'controls')) as unknown[]).length },
    'rulemark gaps': readGapList(await read('gaps')),
    ...(await readWhy(obligations, read)),
    ...(await readExports(folder, asOf)),
  };
}

/** The first obligation of every state, as `why` says it. */
async function readWhy(
  obligations: readonly {
    readonly rule: string;
    readonly id: string;
    readonly coverage: { state: string } | null;
  }[],
  read: (...args: string[]) => Promise<unknown>,
): Promise<Readonly<Record<string, Numbers>>> {
  const stateOf = new Map(
    obligations.flatMap(({ rule, id, coverage }) => (coverage ? [[`${rule}/${id}`, coverage.state]] : [])),
  );
  const asked = [...new Map([...stateOf].map(([name, state]) => [state, name])).values()];
  for (const name of asked) {
    const { state } = (await read('why', `obligations/${name}`)) as { state: string };
    stateOf.set(name, state);
  }
  return { 'rulemark why': { stateOf: Object.fromEntries(stateOf) } };
}

/** Numbers in the files that `export` writes. */
async function readExports(folder: string, asOf: string): Promise<Readonly<Record<string, Numbers>>> {
  const out = makeFolder();
  for (const format of ['csv', 'xlsx', 'oscal-poam'])
    await runCommand(['export', format, '--out', `${out}/`, '--content', folder, '--as-of', asOf]);
  const plan = join(out, 'oscal-poam.json');
  const csv = readdirSync(out).filter((file) => file.endsWith('.csv'));
  const sheets = await readExcel(join(out, 'rulemark.xlsx'));
  return {
    'rulemark export oscal-poam': readPlan(existsSync(plan) ? readFileSync(plan, 'utf8') : undefined),
    'rulemark export csv': readTables(
      new Map(csv.map((file) => [basename(file, '.csv'), readCsv(readFileSync(join(out, file), 'utf8'))])),
    ),
    'rulemark export xlsx': readTables(new Map(sheets.map(({ sheet, data }) => [sheet, data]))),
  };
}

describe('the shipped content', () => {
  const corpus = load(SHIPPED, '2026-11-21');

  test('has the same numbers in every output', () => {
    expect(findContradictions(corpus)).toEqual([]);
  });

  test('has them on the command line too', async () => {
    const said = Object.entries(await readCommands(SHIPPED, '2026-11-21'));
    expect(said.flatMap(([name, numbers]) => findDifferences(name, numbers, readAnswers(corpus)))).toEqual(
      [],
    );
  });

  test('shows the public none of them', () => {
    const open = loadCorpus({ folder: SHIPPED, audience: 'public', asOf: '2026-11-21' });
    expect([open.coverage, open.gaps]).toEqual([undefined, undefined]);
  });
});

describe(`${RANDOM} random contents`, () => {
  const folders: string[] = [];
  const seen = { states: new Set<string>(), decisions: new Set<string>(), gaps: 0, obligations: 0 };

  beforeAll(() => {
    folders.push(...fc.sample(randomContent(), RANDOM).map((files) => writeContent(files)));
  });

  test('have the same numbers in every output, and the right ones', () => {
    for (const folder of folders) {
      const corpus = load(folder, AS_OF);
      expect(findContradictions(corpus)).toEqual([]);
      for (const { state } of corpus.coverage?.values() ?? []) seen.states.add(state);
      for (const { decision } of corpus.gaps ?? []) seen.decisions.add(decision.state);
      seen.gaps += corpus.gaps?.length ?? 0;
      seen.obligations += corpus.coverage?.size ?? 0;
    }
  });

  test('are valid', () => {
    const wrong = folders
      .slice(0, 40)
      .flatMap((folder) => load(folder, AS_OF).diagnostics.filter(({ severity }) => severity === 'error'));
    expect(wrong.map(({ file, code, message }) => `${file} ${code} ${message}`)).toEqual([]);
  });

  test('have every state and every decision somewhere', () => {
    expect([...seen.states].sort()).toEqual([
      'covered',
      'none',
      'not-applicable',
      'partial',
      'planned',
      'unknown',
    ]);
    expect([...seen.decisions].sort()).toEqual(['accepted-risk', 'closed', 'open', 'planned']);
    expect(seen.gaps).toBeGreaterThan(500);
    expect(seen.obligations).toBeGreaterThan(500);
  });

  test('have them on the command line too', async () => {
    for (const folder of folders.slice(0, 10)) {
      const answers = readAnswers(load(folder, AS_OF));
      const said = Object.entries(await readCommands(folder, AS_OF));
      expect(said.flatMap(([name, numbers]) => findDifferences(name, numbers, answers))).toEqual([]);
    }
  });
});
