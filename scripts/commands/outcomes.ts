/** `rulemark outcomes <version>`: what a later version did with what we asked for, guessed first, confirmed by people. */
import { type Command, Option } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toOutcomesJson } from '../../src/export/json/outcomes.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { OUTCOME_RESULTS, type OutcomeResult, type VersionOutcomes } from '../../src/model/outcomes.ts';
import type { ParsedDocument } from '../../src/model/parsed-document.ts';
import type { PublishedResult } from '../../src/parse/parse-published.ts';
import { findClosest } from '../../src/text/closest.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { toOutcomesReport } from '../outcomes-report.ts';
import { parsePublishedFile } from '../published-file.ts';
import { toReport } from '../report.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { writeOutcome } from '../write-outcome.ts';

interface OutcomesOptions extends StateOptions {
  readonly rule?: string;
  readonly document?: string;
  readonly confirm?: string;
  readonly as?: OutcomeResult;
  readonly by?: string;
  readonly reason?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export function registerOutcomes(program: Command, done: Done): void {
  withState(program.command('outcomes'))
    .description('What a later version did with the asks that were filed on those before it.')
    .argument('<version>', 'the later version, by its id')
    .option('--rule <id>', 'the rule whose version is meant, where several rules have one of this id')
    .option('--document <file.xml>', 'the published document of the version, for what its preamble says')
    .option('--confirm <ask>', 'write the outcome of this ask into its file')
    .addOption(new Option('--as <result>', 'the outcome you confirm').choices(OUTCOME_RESULTS))
    .option('--by <who>', 'who confirms')
    .option('--reason <text>', "the agency's reasons, or why you judge so; needed for rejected")
    .option('--replace', 'take the place of an outcome that somebody else confirmed')
    .option('--json', 'as JSON, everything a guess rests on included')
    .addHelpText('after', EXAMPLES)
    .action((id: string, options: OutcomesOptions) => {
      if (options.audience !== 'privileged')
        throw new UsageError('Outcomes are privileged: leave --audience out, or set it to privileged.');
      checkOptions(options);
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      const version = findVersion(corpus, id, options.rule);
      const document = options.document === undefined ? undefined : readDocument(options.document, version);
      if (document && !document.ok) {
        stderr(toReport([{ ...document.problem, file: options.document!, severity: 'error' }], 0));
        done('contentErrors');
        return;
      }
      const blocks = document?.parsed.blocks;
      const outcomes = corpus.getOutcomes(version, blocks)!;
      const shown = options.confirm ? confirm(folder, corpus, outcomes, options) : undefined;
      const state = shown ? loadCorpus({ ...options, folder }).getOutcomes(version, blocks)! : outcomes;
      if (options.json) printJson(toOutcomesJson(state));
      else stdout(shown ?? toOutcomesReport(corpus, state, blocks !== undefined));
      done('fine');
    });
}

const EXAMPLES = `
A guess is a suggestion: from whether the wording is in the text now, and from what the preamble says of it. Nothing is
counted until a person confirms it. Without --document a refusal cannot be told from silence.

Examples:
  rulemark outcomes final-2025
  rulemark outcomes final-2025 --document 2025-01234.xml
  rulemark outcomes final-2025 --confirm more-time --as partly --by "Policy" --reason "Twenty days instead of thirty"
  rulemark outcomes final-2025 --json | jq '.[] | select(.status == "open")'`;

function checkOptions({ confirm, as, by, reason, replace }: OutcomesOptions): void {
  if (confirm === undefined) {
    if (as ?? by ?? reason ?? replace) throw new UsageError('Say which ask you mean: --confirm <ask>.');
    return;
  }
  if (!as || !by?.trim())
    throw new UsageError(
      `What is confirmed has a result and somebody who says so: add --as, one of ${OUTCOME_RESULTS.join(', ')}, and --by <who>.`,
    );
  if (as === 'rejected' && !reason?.trim())
    throw new UsageError(
      "A rejection has reasons: add --reason with the agency's. Where it gave none, the ask was not addressed: --as not-addressed.",
    );
}

function findVersion(corpus: Corpus, id: string, rule: string | undefined): RuleObject<'version'> {
  const all = corpus.content.list('version', rule);
  const found = all.filter((version) => version.id === id);
  if (found.length > 1)
    throw new UsageError(
      `Several rules have a version "${id}": add --rule, one of ${found.map(({ home }) => home).join(', ')}.`,
    );
  const [version] = found;
  if (!version) {
    const close = findClosest(
      id,
      all.map((one) => one.id),
    );
    throw new UsageError(
      `There is no version "${id}".${close ? ` Did you mean "${close}"?` : ''} \`rulemark list versions\` shows what there is.`,
    );
  }
  if ((version.fields.follows ?? []).length === 0)
    throw new UsageError(
      `"${id}" follows no version, so nothing was filed before it. Where it does, say so in ${version.file}: "follows".`,
    );
  return version;
}

/** The document of the file; of a daily issue the one that the version names. Another document is refused. */
function readDocument(path: string, { id, fields }: RuleObject<'version'>): PublishedResult<ParsedDocument> {
  const read = parsePublishedFile(path, undefined);
  if (!read.ok || fields.document === undefined) return read;
  const { kind, number } = read.parsed.document;
  if (kind === 'issue') return parsePublishedFile(path, fields.document);
  const plain = (text: string) => text.replace(/[–—]/g, '-');
  if (number !== null && plain(number) !== plain(fields.document))
    throw new UsageError(
      `${path} is document ${number}, but "${id}" is document ${fields.document}: its preamble speaks of another text.`,
    );
  return read;
}

/** Writes what is confirmed; what to print. */
function confirm(
  folder: string,
  corpus: Corpus,
  { version, outcomes }: VersionOutcomes,
  { confirm: id, as, by, reason, replace = false }: OutcomesOptions,
): string {
  const found = outcomes.find(({ ask }) => ask.id === id);
  if (!found) {
    const ids = outcomes.map(({ ask }) => ask.id);
    const close = findClosest(id!, ids);
    throw new UsageError(
      `No ask "${id}" was filed before ${version.id}.${close ? ` Did you mean "${close}"?` : ''} ${ids.length > 0 ? `There are: ${ids.join(', ')}.` : 'None was.'}`,
    );
  }
  const { file, replaced } = writeOutcome(folder, found, {
    version: version.id,
    result: as!,
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    by: by!.trim(),
    on: corpus.asOf.day,
    replace,
  });
  const before = replaced ? ` In place of: ${replaced.result}, by ${replaced.by} on ${replaced.on}.` : '';
  return `Wrote the outcome of ${id} in ${version.id}: ${as}.${before}\n${file}\n`;
}
