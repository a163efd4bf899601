/**
 * A folder for work in progress, on the disk where the result will lie, so that a finished file is moved there
 * in one step. It is removed in the end, whatever the end is: done, failed, Ctrl-C. On a signal the process ends
 * as it would have without us, so that a shell sees why.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './context.ts';
import { isWatched, stderr } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What `use` gives for a new folder `<parent>/.pull-…`; a usage error when none can be made there. */
export async function withTemporaryFolder<T>(
  parent: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = makeFolder(parent);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    if (isWatched()) stderr('\n'); // the line of the progress stays as it is
    for (const name of SIGNALS) process.removeListener(name, stop);
    process.kill(process.pid, signal);
  };
  for (const name of SIGNALS) process.on(name, stop);
  process.on('exit', remove); // whoever reads our output may close it, and then the process ends at once
  try {
    return await use(folder);
  } finally {
    for (const name of SIGNALS) process.removeListener(name, stop);
    process.removeListener('exit', remove);
    remove();
  }
}

function makeFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, '.pull-'));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(`Nothing can be written into "${parent}" (${code}). Check its permissions.`, {
      cause,
    });
  }
}
