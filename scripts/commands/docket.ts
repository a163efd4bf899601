/** `rulemark docket <what>`: comments that others filed on a docket; each subcommand is a file of `scripts/docket/`. */
import type { Command } from 'commander';
import type { Done } from '../context.ts';
import { createDocketAgreement } from '../docket/agreement-command.ts';
import { createDocketAnalyze } from '../docket/analyze-command.ts';
import { createDocketCode } from '../docket/code-command.ts';
import { createDocketImport } from '../docket/import-command.ts';
import { createDocketPull } from '../docket/pull-command.ts';

/** Makers of the subcommands, in the order of the help page. */
const SUBCOMMANDS: readonly ((done: Done) => Command)[] = [
  createDocketImport,
  createDocketPull,
  createDocketAnalyze,
  createDocketCode,
  createDocketAgreement,
];

export function registerDocket(program: Command, done: Done): void {
  const docket = program
    .command('docket')
    .description('Take in and study the comments that others filed on a docket.')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark docket import downloads/ --docket doc-2021-0007\n  rulemark docket analyze comments.csv\n  rulemark docket code doc-2021-0007 --about 7.302',
    );
  for (const create of SUBCOMMANDS) docket.addCommand(create(done).copyInheritedSettings(program));
}
