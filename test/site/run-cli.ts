/** Runs `node scripts/cli.ts …` the way a person does, in an environment without settings of its own. */
import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const CLI = `${ROOT}/scripts/cli.ts`;
const TOO_LONG_MS = 120_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command's outcome; never throws for an exit code. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, ...args],
      {
        cwd: options.cwd ?? ROOT,
        env: toEnvironment(options.env),
        timeout: TOO_LONG_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** The command as a running process, for those that go on until they are stopped. */
export function startCli(args: readonly string[], options: CliOptions = {}) {
  return spawn(process.execPath, [CLI, ...args], {
    cwd: options.cwd ?? ROOT,
    env: toEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** This process's environment without Rulemark's own variables and the test runner's. */
function toEnvironment(over: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(RULEMARK_|VITEST|NODE_ENV$)/.test(name));
  return { ...Object.fromEntries(kept), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...over };
}
