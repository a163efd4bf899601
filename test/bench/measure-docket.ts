/**
 * `rulemark docket analyze --json` of 10,000 and of 100,000 generated comments: memory, growth, and time against a
 * process that only reads and parses the file. The texts are made of the real comments of `../shared/data` (or
 * RULEMARK_SHARED); without them nothing is measured, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRealComments } from '../analysis/campaigns/real-comments.ts';
import { generateComments } from './generate-comments.ts';

export interface DocketMeasures {
  /** Seconds. */
  readonly small: number;
  readonly large: number;
  readonly parse: number;
  /** Bytes: of the large analysis at most, and of its file. */
  readonly memory: number;
  readonly size: number;
}

const [SMALL, LARGE] = [10_000, 100_000];
const RUNS = 3;

/** The medians of three interleaved runs; undefined where there are no real comments. */
export async function measureDocket(root: string, folder: string): Promise<DocketMeasures | undefined> {
  const real = [...(await readRealComments()).values()];
  if (real.length === 0) return undefined;
  const [small, large] = [join(folder, 'docket-small.jsonl'), join(folder, 'docket-large.jsonl')];
  generateComments(small, real, SMALL, 7);
  generateComments(large, real, LARGE, 7);
  const out = join(folder, 'analysis.json');
  const analyze = (file: string): readonly string[] => [
    join(root, 'scripts/cli.ts'),
    'docket',
    'analyze',
    file,
    '--json',
    '--out',
    out,
  ];
  const runs = Array.from({ length: RUNS }, () => ({
    parse: run(root, [join(root, 'test/bench/lines-alone.ts'), large]),
    small: run(root, analyze(small)),
    large: run(root, analyze(large)),
  }));
  const median = (pick: (of: (typeof runs)[number]) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  return {
    small: median((of) => of.small.seconds),
    large: median((of) => of.large.seconds),
    parse: median((of) => of.parse.seconds),
    memory: Math.max(...runs.map((of) => of.large.memory)),
    size: statSync(large).size,
  };
}

function run(root: string, args: readonly string[]): { seconds: number; memory: number } {
  const memory = pathToFileURL(join(root, 'test/bench/print-memory.ts')).href;
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', memory, ...args], {
    cwd: root,
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  return { seconds, memory: Number(/memory (\d+)/.exec(stderr)?.[1]) * 1024 };
}
