/** `rulemark export <format>`: what the map holds, as a file that other tools read. All of it is written or nothing. */
import type { Command } from 'commander';
import { Argument } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { isVisible } from '../../src/model/visibility.ts';
import { countOf } from '../../src/view/labels.ts';
import { getCommitFor } from '../content-commit.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../export-formats.ts';
import { stderr } from '../terminal.ts';
import { writeExport } from '../write-export.ts';

interface ExportOptions extends StateOptions {
  readonly out: string;
  readonly rule?: string;
  readonly replace?: boolean;
}

export function registerExport(program: Command, done: Done): void {
  const names = Object.keys(EXPORT_FORMATS);
  withState(program.command('export'))
    .description('Write what the map holds as a file that other tools read.')
    .addArgument(new Argument('<format>', 'what to write; see below').choices(names))
    .requiredOption('--out <path>', 'a file, or a folder for files with names of their own')
    .option('--rule <id>', 'only this rule (default: all)')
    .option('--replace', 'take the place of a file that is there')
    .addHelpText(
      'after',
      `\nFormats:\n${names.map((name) => `  ${name.padEnd(27)} ${EXPORT_FORMATS[name]!.is}`).join('\n')}\n\nExamples:\n  rulemark export oscal-catalog --audience public --out obligations.json\n  rulemark export oscal-poam --as-of 2026-11-21 --out exports/\n\nThe same content, audience and day give the same bytes. A file that is there is left alone unless it would become the same or --replace is given.`,
    )
    .action(async (name: string, options: ExportOptions) => {
      const format = EXPORT_FORMATS[name]!;
      refuseAudience(name, format, options);
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      warnOfErrors(corpus);
      checkRule(corpus, options.rule);
      const make = await format.load();
      const { files, notes } = await make(corpus, {
        rule: options.rule,
        commit: getCommitFor(options.audience, folder),
      });
      const written = writeExport(files, options.out, format.ending, options.replace === true);
      stderr(toSummary(name, corpus, written, notes));
      done('fine');
    });
}

function refuseAudience(name: string, { only }: ExportFormat, { audience }: ExportOptions): void {
  if (only === undefined || isVisible(only.audience, audience)) return;
  throw new UsageError(
    `${name} is for the ${only.audience} audience: ${only.reason} Nothing was written for the ${audience} one.`,
  );
}

function warnOfErrors({ diagnostics }: Corpus): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    stderr(
      `warning: the content has ${countOf(errors, 'error')}; what could not be read is missing from the export. Run: rulemark check\n`,
    );
}

function checkRule({ content }: Corpus, rule: string | undefined): void {
  const known = content.list('rule').map(({ id }) => id);
  if (rule === undefined || known.includes(rule)) return;
  throw new UsageError(`There is no rule "${rule}". Known: ${known.join(', ') || 'none'}.`);
}

/** What was written, for whom and as of when, with a warning where it is not for everybody. */
function toSummary(
  name: string,
  { audience, asOf }: Corpus,
  written: readonly { readonly path: string; readonly unchanged: boolean }[],
  notes: readonly string[],
): string {
  const lines = [
    ...written.map(({ path, unchanged }) => (unchanged ? `${path} already says that.` : `Wrote ${path}.`)),
    `${name}, for the ${audience} audience, as of ${asOf.day}.`,
    ...notes,
    ...(audience === 'public'
      ? []
      : [
          `warning: this holds what the ${audience} audience may see. Do not publish it; --audience public writes what may be.`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}
