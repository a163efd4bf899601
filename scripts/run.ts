/** All commands, and what an outcome means for the exit code. */
import { Command, CommanderError } from 'commander';
import { registerBuild } from './commands/build.ts';
import { registerCheck } from './commands/check.ts';
import { registerList } from './commands/list.ts';
import { registerNew } from './commands/new.ts';
import { registerSchemas } from './commands/schemas.ts';
import { registerServe } from './commands/serve.ts';
import { registerShow } from './commands/show.ts';
import { registerStatus } from './commands/status.ts';
import { registerSuggest } from './commands/suggest.ts';
import { registerTrace } from './commands/trace.ts';
import { type Done, UsageError } from './context.ts';
import { stderr } from './terminal.ts';

const EXIT = { fine: 0, contentErrors: 1, usage: 2, fault: 3 } as const;

/** Runs one command line; the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.fine;
  const program = new Command('rulemark')
    .description(
      'Read a proposed rule, map its obligations to your controls, see the gaps, follow it from version to version.',
    )
    .showSuggestionAfterError()
    .helpCommand(true)
    .exitOverride();
  const done: Done = (outcome) => {
    code = EXIT[outcome];
  };
  for (const register of [
    registerCheck,
    registerStatus,
    registerList,
    registerShow,
    registerTrace,
    registerSuggest,
    registerNew,
    registerBuild,
    registerServe,
    registerSchemas,
  ])
    register(program, done);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof UsageError) {
    stderr(`${error.message}\n`);
    return EXIT.usage;
  }
  stderr('This is a fault of rulemark, not of your content. Please report it with what follows.\n\n');
  stderr(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.fault;
}
