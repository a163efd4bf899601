#!/usr/bin/env node
/**
 * The command line. Reads arguments, hands them to a command, and turns its outcome into an exit code:
 * 0 fine, 1 the content has errors, 2 wrong usage, 3 a fault of the tool. JSON goes to standard output alone.
 * Everything else is loaded after the compile cache is on: a second run starts five times as fast.
 */
import { enableCompileCache } from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `rulemark needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      'Run it through npm (`npx rulemark …`), which brings its own on Linux x64, or install a newer Node.\n',
  );
  process.exitCode = 2;
} else {
  enableCompileCache();
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2));
}
