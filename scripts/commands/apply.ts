/** `rulemark apply <amending.xml> --to <version>`: the text of a part as a document amends it, as a new version. */
import type { Command } from 'commander';
import type { AppliedAmendments } from '../../src/analysis/amending/apply-amendments.ts';
import { loadContent } from '../../src/corpus/load-content.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ApplyOutcome, applyDocument } from '../apply-document.ts';
import { type ContentOption, type Done, getFolder, parseDay, withContent } from '../context.ts';
import { toReport } from '../report.ts';
import { paint, printJson, stderr, stdout } from '../terminal.ts';
import { getFirstRule, reportImport } from './import.ts';

interface ApplyCommandOptions extends ContentOption {
  readonly to: string;
  readonly as?: string;
  readonly rule?: string;
  readonly document?: string;
  readonly part?: string;
  readonly published?: string;
  readonly citation?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function registerApply(program: Command, done: Done): void {
  withContent(program.command('apply'))
    .description('Apply the amending instructions of a document to a version, as a version of its own.')
    .argument('<amending.xml>', 'the rule or proposed rule that amends')
    .requiredOption('--to <version>', 'the version that is amended, or an XML file of the part as it stood')
    .option('--as <id>', 'id of the version that is made (default: from both)')
    .option('--rule <id>', 'the rule both belong to (default: the first one)')
    .option('--document <number>', 'of a daily issue: the amending document, such as 2016-08622')
    .option('--part <number>', 'which part, where the document amends several')
    .option('--published <day>', 'for a new version: the day of publication', parseDay)
    .option('--citation <text>', 'for a new version: its citation, where the file does not say it')
    .option('--replace', 'take the place of what people wrote in the new version, and keep a copy of it')
    .option('--dry-run', 'say what would be applied, and write nothing')
    .option('--json', 'what was applied and what was not, with reasons')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark apply 2013-10604.xml --to final-2012 --as final-2013\n  rulemark apply FR-2016-04-15.xml --document 2016-08622 --to cfr-2016.xml --dry-run\n\nWhat cannot be applied with certainty is left undone and listed in full; nothing is guessed.',
    )
    .action((file: string, options: ApplyCommandOptions) => {
      const content = getFolder(options);
      const before = loadContent(content);
      const {
        to,
        as,
        rule = getFirstRule(before),
        document,
        part,
        published,
        citation,
        replace = false,
        dryRun = false,
      } = options;
      const outcome = applyDocument(file, {
        content,
        rule,
        to,
        as,
        document,
        part,
        given: { published, citation },
        replace,
        dryRun,
      });
      if (outcome.kind === 'unreadable') {
        stderr(toReport([outcome.diagnostic], 0));
        done('contentErrors');
        return;
      }
      const stored = outcome.stored.kind;
      if (options.json) {
        printJson(toJson(outcome));
        done(stored === 'done' ? 'fine' : 'contentErrors');
        return;
      }
      stdout(toText(outcome.result, outcome.part));
      done(reportImport(outcome.stored, { content, before, dryRun }));
    });
}

type Applied = Extract<ApplyOutcome, { kind: 'applied' }>;

function toJson({ version, part, result, stored }: Applied): unknown {
  const { applied, unapplied } = result;
  return { schema: 'rulemark/applied@1', version, part, stored: stored.kind, applied, unapplied };
}

/** The counts, then every instruction that is left for a person, whole. */
function toText({ applied, unapplied }: AppliedAmendments, part: string): string {
  const all = applied.length + unapplied.length;
  const head = `Part ${part}: ${applied.length} of ${countOf(all, 'operation')} applied.`;
  if (unapplied.length === 0) return `${head}\n\n`;
  return `${head} Left for you, each with its instruction:\n\n${[...groupByInstruction(unapplied)].map(toInstruction).join('\n')}\n`;
}

type Unapplied = AppliedAmendments['unapplied'];

function groupByInstruction(unapplied: Unapplied): Map<string, Unapplied> {
  return Map.groupBy(unapplied, ({ amendment }) => `line ${amendment.line}  ${amendment.text}`);
}

/** The instruction, and what of it is left with the reason. */
function toInstruction([head, left]: readonly [string, Unapplied]): string {
  const lines = left.map(
    ({ amendment, reason }) =>
      `  ${paint('bold', amendment.operation)} ${amendment.targets.join(', ') || '(no target read)'}: ${reason}\n`,
  );
  return `${head}\n${lines.join('')}`;
}
