/**
 * `npm run bench`: the measured promises, each as a ratio within this run (against the physical limit or a peer),
 * because machines differ and are noisy. Whole processes, interleaved, median of several runs. Exit code 1 when a
 * bound is missed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../../src/corpus/load-content.ts';
import { generateContent } from './generate-content.ts';
import { measureCommentSearch } from './measure-comment-search.ts';
import { measureCompare } from './measure-compare.ts';
import { measureDocket } from './measure-docket.ts';
import { measureGaps } from './measure-gaps.ts';
import { measureParse } from './measure-parse.ts';
import { writePlainAstro } from './plain-astro.ts';

interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: number;
  readonly detail: string;
}

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const CLI = join(ROOT, 'scripts/cli.ts');
const FLOOR = join(ROOT, 'test/bench/floor.ts');
const CHECK_RUNS = 5;
const BUILD_RUNS = 3;

const work = mkdtempSync(join(tmpdir(), 'rulemark-bench-'));
try {
  const results = [
    ...measureReading(),
    ...(await measureComments()),
    ...measureComparison(),
    ...measureCheck(),
    ...measureRanking(),
    ...(await measureSearch()),
    ...measureBuild(),
  ];
  for (const { name, value, unit, bound, detail } of results) {
    process.stdout.write(
      `${value <= bound ? 'ok  ' : 'MISS'}  ${name}: ${value.toFixed(2)}${unit} (at most ${bound}${unit}); ${detail}\n`,
    );
  }
  process.exitCode = results.every(({ value, bound }) => value <= bound) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function measureReading(): Result[] {
  const measures = measureParse(ROOT, work);
  if (!measures) {
    process.stdout.write('      parse of a 20 MB issue: not measured, 0 real documents\n');
    return [];
  }
  const { time: seconds, memory, size } = measures;
  const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
  return [
    {
      name: `parse --json of an issue of ${mb(size)} to saxes alone`,
      value: seconds.ours / seconds.saxes,
      unit: '×',
      bound: 3,
      detail: `ours ${seconds.ours.toFixed(2)} s, saxes ${seconds.saxes.toFixed(2)} s`,
    },
    {
      name: 'memory of it above saxes alone, in sizes of the file',
      value: (memory.ours - memory.saxes) / size,
      unit: '×',
      bound: 12,
      detail: `ours ${mb(memory.ours)}, saxes ${mb(memory.saxes)}`,
    },
  ];
}

async function measureComments(): Promise<Result[]> {
  const measures = await measureDocket(ROOT, work);
  if (!measures) {
    process.stdout.write('      analysis of 100,000 comments: not measured, 0 real documents\n');
    return [];
  }
  const { small, large, parse, memory, size } = measures;
  const mb = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
  return [
    {
      name: `memory of docket analyze, 100,000 comments of ${mb(size)}`,
      value: memory / 1024 / 1024,
      unit: ' MB',
      bound: 1024,
      detail: 'the most that the process took, threads and all',
    },
    {
      name: 'growth of it from 10,000 to 100,000 comments',
      value: large / small,
      unit: '×',
      bound: 11,
      detail: `${small.toFixed(2)} s to ${large.toFixed(2)} s`,
    },
    {
      name: 'time of it to reading and parsing the file alone',
      value: large / parse,
      unit: '×',
      bound: 80,
      detail: `analysis ${large.toFixed(2)} s, reading ${parse.toFixed(2)} s`,
    },
  ];
}

function measureComparison(): Result[] {
  const measures = measureCompare(ROOT, work);
  if (typeof measures === 'string') {
    process.stdout.write(`      comparison of 37 CFR 1: not measured, ${measures}\n`);
    return [];
  }
  return measures.flatMap(({ years, ours, doubled, wdiff, git }) => [
    {
      name: `comparison of 37 CFR 1, ${years}, to wdiff`,
      value: ours / wdiff,
      unit: '×',
      bound: 1,
      detail: `ours ${ours.toFixed(0)} ms, wdiff ${wdiff.toFixed(0)} ms; ${(ours / git).toFixed(1)}× git diff --word-diff`,
    },
    {
      name: `growth of it when both texts are doubled`,
      value: doubled / ours,
      unit: '×',
      bound: 2.3,
      detail: `${ours.toFixed(0)} ms to ${doubled.toFixed(0)} ms`,
    },
  ]);
}

function measureCheck(): Result[] {
  const small = join(work, 'content-5000');
  const large = join(work, 'content-20000');
  generateContent(small, 5000);
  const { objects, links } = generateContent(large, 20_000);
  const times = { floor: [] as number[], large: [] as number[], small: [] as number[] };
  for (let run = 0; run < CHECK_RUNS; run++) {
    times.floor.push(time(ROOT, process.execPath, [FLOOR, large]));
    times.large.push(time(ROOT, process.execPath, [CLI, 'check', '--json', '--content', large]));
    times.small.push(time(ROOT, process.execPath, [CLI, 'check', '--json', '--content', small]));
  }
  const floor = getMedian(times.floor);
  const checked = getMedian(times.large);
  const smaller = getMedian(times.small);
  const inside = getMedian(Array.from({ length: CHECK_RUNS }, timeInside));
  return [
    {
      name: `check of ${objects} objects, ${links} links, to the floor`,
      value: checked / floor,
      unit: '×',
      bound: 3,
      detail: `check ${checked.toFixed(2)} s, floor ${floor.toFixed(2)} s`,
    },
    {
      name: 'growth of check from 5,000 to 20,000 objects',
      value: checked / smaller,
      unit: '×',
      bound: 4.5,
      detail: `${smaller.toFixed(2)} s to ${checked.toFixed(2)} s`,
    },
    {
      name: 'check of the shipped content, inside the process',
      value: inside,
      unit: ' s',
      bound: 1,
      detail: `median of ${CHECK_RUNS}`,
    },
  ];
}

function measureRanking(): Result[] {
  const { load, answer, gaps, objects } = measureGaps(join(work, 'content-gaps'));
  const detail = `${gaps} gaps of ${objects} objects: answer ${answer.toFixed(2)} s, load ${load.toFixed(2)} s`;
  return [
    { name: 'gaps, all answers after load, to the load', value: answer / load, unit: '×', bound: 2, detail },
    { name: 'gaps, all answers after load', value: answer, unit: ' s', bound: 3, detail },
  ];
}

async function measureSearch(): Promise<Result[]> {
  const { comments, slowest, slowestQuery, fetched, index, texts } = await measureCommentSearch();
  return [
    {
      name: `search of ${comments} comments, slowest query, its parts loaded`,
      value: slowest,
      unit: ' ms',
      bound: 100,
      detail: `the query ${slowestQuery.trim()}; a first query of one word fetches ${Math.round(fetched / 1024)} KB before texts`,
    },
    {
      name: 'index of it to the texts',
      value: index / texts,
      unit: '×',
      bound: 1,
      detail: `${(index / 1e6).toFixed(1)} MB for ${(texts / 1e6).toFixed(1)} MB, in parts of some 50 KB`,
    },
  ];
}

function timeInside(): number {
  const start = performance.now();
  loadContent(join(ROOT, 'content'));
  return (performance.now() - start) / 1000;
}

function measureBuild(): Result[] {
  const content = join(work, 'content-build');
  generateContent(content, 5000);
  // Inside the checkout, so that the plain site resolves the same Astro.
  const plain = join(ROOT, 'node_modules/.cache/rulemark/bench-plain');
  rmSync(plain, { recursive: true, force: true });
  mkdirSync(plain, { recursive: true });
  writePlainAstro(plain, 5000);
  const times = { plain: [] as number[], ours: [] as number[], shipped: [] as number[] };
  for (let run = 0; run < BUILD_RUNS; run++) {
    for (const cache of ['dist', 'node_modules', '.astro'])
      if (existsSync(join(plain, cache))) rmSync(join(plain, cache), { recursive: true });
    times.plain.push(
      time(plain, process.execPath, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent']),
    );
    times.ours.push(
      time(ROOT, process.execPath, [
        CLI,
        'build',
        '--audience',
        'privileged',
        '--content',
        content,
        '--out',
        join(work, 'site'),
      ]),
    );
    times.shipped.push(time(ROOT, process.execPath, [CLI, 'build', '--out', join(work, 'shipped')]));
  }
  rmSync(plain, { recursive: true, force: true });
  const ours = getMedian(times.ours);
  const peer = getMedian(times.plain);
  const shipped = getMedian(times.shipped);
  return [
    {
      name: 'site of 5,000 objects to plain Astro with 5,000 Markdown pages',
      value: ours / peer,
      unit: '×',
      bound: 1.5,
      detail: `ours ${ours.toFixed(1)} s, plain ${peer.toFixed(1)} s`,
    },
    {
      name: 'site of the shipped content',
      value: shipped,
      unit: ' s',
      bound: 15,
      detail: `median of ${BUILD_RUNS}`,
    },
  ];
}

function time(cwd: string, command: string, args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, [...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return (performance.now() - start) / 1000;
}

function getMedian(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
