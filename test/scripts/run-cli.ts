/** Runs the command line as a person's shell would, in a process of its own, with nothing set in its surroundings. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'scripts/cli.ts');
/** Compiled code is kept from run to run: it halves the time of each. */
const CACHE = { NODE_COMPILE_CACHE: join(tmpdir(), 'rulemark-test-compile-cache') };

export interface CliRun {
  /** Null when it had to be stopped. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly nodeArgs?: readonly string[];
}

/** How a command ended and what it said; stopped after ten seconds. */
export function runCli(
  args: readonly string[],
  { env = {}, cwd = ROOT, nodeArgs = [] }: CliOptions = {},
): Promise<CliRun> {
  const kept = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(RULEMARK_|FORCE_COLOR|NO_COLOR|NODE_OPTIONS|VITEST|CI$|TERM$)/.test(name),
    ),
  );
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...nodeArgs, CLI, ...args],
      { cwd, env: { ...kept, ...CACHE, ...env }, timeout: 10_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, stdout, stderr }),
    );
  });
}
