/**
 * `rulemark serve` (and `npm start`): builds the privileged site into the tool's cache and shows it on this
 * machine only. It never touches `dist/`, which holds only what `build` put there.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { toReport } from '../report.ts';
import { stderr, stdout } from '../terminal.ts';

const LOOPBACK = '127.0.0.1';
const DEFAULT_PORT = 4321;

export function registerServe(program: Command, done: Done): void {
  withState(program.command('serve'))
    .description('Build the privileged site and show it on this machine only.')
    .option('--port <number>', 'port on 127.0.0.1; the next free one when taken', parsePort, DEFAULT_PORT)
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark serve\n  rulemark serve --as-of 2024-04-01\n  rulemark serve --audience public --port 8080\n\nStop it with Ctrl-C.',
    )
    .action(async (options: StateOptions & { port: number }) => {
      const folder = getFolder(options);
      // The site builder is loaded only when it is needed.
      const [{ preview }, { buildSite, CACHE, TOOL_ROOT }] = await Promise.all([
        import('astro'),
        import('../build-site.ts'),
      ]);
      const out = join(CACHE, `serve-${process.pid}`);
      // The server of the site ends the process by itself on some signals; only this runs in every case.
      process.once('exit', () => rmSync(out, { recursive: true, force: true }));
      stderr(`Building the ${options.audience} site …\n`);
      const outcome = await buildSite({ ...options, folder, out });
      if (outcome.kind === 'content-errors') {
        stderr(
          toReport(
            outcome.diagnostics.map((diagnostic) => ({ ...diagnostic, file: join(folder, diagnostic.file) })),
            outcome.objects,
          ),
        );
        done('contentErrors');
        return;
      }
      stderr(`Built in ${outcome.seconds.toFixed(1)} s.\n`);
      const server = await preview({
        root: TOOL_ROOT,
        configFile: './astro.config.mjs',
        outDir: out,
        server: { host: LOOPBACK, port: await findFreePort(options.port) },
        logLevel: 'error',
      });
      const ended = stopped(() => server.stop()); // before the address is known, so that no signal is missed
      stdout(`Serving the ${options.audience} edition on http://${LOOPBACK}:${server.port}/\n`);
      stderr('Only this machine can reach it. Stop with Ctrl-C.\n');
      await ended;
      done('fine');
    });
}

/** Resolves when the process is asked to stop and the server has stopped. */
function stopped(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => void stop().then(resolve);
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
  });
}

/** The port asked for, or the next one that nobody listens on; 0 lets the system choose. */
async function findFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port <= 65_535; port++) if (await isFree(port)) return port;
  throw new UsageError(`No port from ${wanted} on is free. Name another with --port.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, LOOPBACK, () => probe.close(() => resolve(true)));
  });
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
