/** All commands, and what an outcome means for the exit code. */
import { Command, CommanderError } from 'commander';
import { type Done, UsageError } from './context.ts';
import { stderr } from './terminal.ts';

const EXIT = { fine: 0, contentErrors: 1, usage: 2, fault: 3 } as const;

type Register = (program: Command, done: Done) => void;

/** Every command, in the order of the help page; loaded when it is asked for, because some read a lot of code. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  check: async () => (await import('./commands/check.ts')).registerCheck,
  status: async () => (await import('./commands/status.ts')).registerStatus,
  list: async () => (await import('./commands/list.ts')).registerList,
  show: async () => (await import('./commands/show.ts')).registerShow,
  trace: async () => (await import('./commands/trace.ts')).registerTrace,
  why: async () => (await import('./commands/why.ts')).registerWhy,
  gaps: async () => (await import('./commands/gaps.ts')).registerGaps,
  draft: async () => (await import('./commands/draft.ts')).registerDraft,
  asks: async () => (await import('./commands/asks.ts')).registerAsks,
  ready: async () => (await import('./commands/ready.ts')).registerReady,
  impact: async () => (await import('./commands/impact.ts')).registerImpact,
  diff: async () => (await import('./commands/diff.ts')).registerDiff,
  review: async () => (await import('./commands/review.ts')).registerReview,
  reach: async () => (await import('./commands/reach.ts')).registerReach,
  suggest: async () => (await import('./commands/suggest.ts')).registerSuggest,
  new: async () => (await import('./commands/new.ts')).registerNew,
  import: async () => (await import('./commands/import.ts')).registerImport,
  pull: async () => {
    const { registerPull } = await import('./commands/pull.ts');
    return (program, done) =>
      registerPull(program, done, async (...pulled) =>
        (await import('./import-pulled.ts')).importPulled(...pulled),
      );
  },
  docket: async () => (await import('./commands/docket.ts')).registerDocket,
  compare: async () => (await import('./commands/compare.ts')).registerCompare,
  lineage: async () => (await import('./commands/lineage.ts')).registerLineage,
  outcomes: async () => (await import('./commands/outcomes.ts')).registerOutcomes,
  apply: async () => (await import('./commands/apply.ts')).registerApply,
  letter: async () => (await import('./commands/letter.ts')).registerLetter,
  export: async () => (await import('./commands/export.ts')).registerExport,
  parse: async () => (await import('./commands/parse.ts')).registerParse,
  build: async () => (await import('./commands/build.ts')).registerBuild,
  serve: async () => (await import('./commands/serve.ts')).registerServe,
  lsp: async () => (await import('./commands/lsp.ts')).registerLsp,
  schemas: async () => (await import('./commands/schemas.ts')).registerSchemas,
};

/** The command that is named, or all of them for help and for a name that is not known. */
function findCommands(args: readonly string[]): (() => Promise<Register>)[] {
  const named = Object.hasOwn(COMMANDS, args[0] ?? '') ? COMMANDS[args[0]!] : undefined;
  return named ? [named] : Object.values(COMMANDS);
}

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
  for (const load of findCommands(args)) (await load())(program, done);
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
