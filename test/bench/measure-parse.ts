/**
 * `rulemark parse --json` of a daily issue of 20 MB against a process that runs saxes alone over it: time, and memory
 * above that process in sizes of the file. The issue is the one of `../shared/data` (or RULEMARK_SHARED), its
 * documents repeated; without it nothing is measured, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ParseMeasures {
  readonly time: { readonly ours: number; readonly saxes: number };
  /** Bytes. */
  readonly memory: { readonly ours: number; readonly saxes: number };
  readonly size: number;
}

const SIZE = 20 * 1024 * 1024;
const RUNS = 5;

/** The medians of five interleaved runs; undefined where the issue is not there. */
export function measureParse(root: string, folder: string): ParseMeasures | undefined {
  const shared = process.env['RULEMARK_SHARED'] ?? join(root, '../shared');
  const issue = join(shared, 'data/fr-xml/issues/FR-2016-04-15.xml');
  if (!existsSync(issue)) return undefined;
  const file = join(folder, 'issue-20.xml');
  writeFileSync(file, repeatDocuments(readFileSync(issue, 'utf8')));
  const runs = Array.from({ length: RUNS }, () => ({
    saxes: run(root, [join(root, 'test/bench/saxes-alone.ts'), file]),
    ours: run(root, [join(root, 'scripts/cli.ts'), 'parse', file, '--json']),
  }));
  const median = (pick: (of: (typeof runs)[number]) => number): number =>
    runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  return {
    time: { ours: median(({ ours }) => ours.seconds), saxes: median(({ saxes }) => saxes.seconds) },
    memory: { ours: median(({ ours }) => ours.memory), saxes: median(({ saxes }) => saxes.memory) },
    size: statSync(file).size,
  };
}

/** An issue of at least 20 MB: all that stands between its root tags, again and again. */
function repeatDocuments(xml: string): string {
  const start = xml.indexOf('>', xml.indexOf('<FEDREG')) + 1;
  const end = xml.lastIndexOf('</FEDREG>');
  const inside = xml.slice(start, end);
  const times = Math.ceil(SIZE / Buffer.byteLength(inside));
  return xml.slice(0, start) + inside.repeat(times) + xml.slice(end);
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
