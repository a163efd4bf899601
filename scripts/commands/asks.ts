/** `rulemark asks`: what we mean to put to the agency, by status, with days left and what blocks each; or one in full. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toAskJson } from '../../src/export/json/asks.ts';
import { toCsv } from '../../src/export/tables/to-csv.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { ASK_STATUSES, type AskStatus } from '../../src/model/filing.ts';
import { findClosest } from '../../src/text/closest.ts';
import { toAboutLines } from '../../src/view/about-table.ts';
import { type AskEntry, type AskList, toAskList } from '../../src/view/asks/ask-entry.ts';
import { toAskSummary } from '../../src/view/asks/ask-summary.ts';
import { toAskTable } from '../../src/view/asks/ask-table.ts';
import { NOBODY, selectAsks, toFilterWords } from '../../src/view/asks/select-asks.ts';
import { toAskDetails, toAsksText } from '../ask-report.ts';
import { getCommitFor } from '../content-commit.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { checkName, checkSection } from '../gap-options.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { writeExport } from '../write-export.ts';

interface AsksOptions extends StateOptions {
  readonly status?: AskStatus;
  readonly owner?: string;
  readonly section?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly xlsx?: string;
  readonly replace?: boolean;
}

export function registerAsks(program: Command, done: Done): void {
  withState(program.command('asks'))
    .description('What we put to the agency: by status, with owner, days left and what blocks each.')
    .argument('[id]', 'one ask with its wording against the text of now')
    .addOption(new Option('--status <status>', 'only with this status').choices(ASK_STATUSES))
    .option('--owner <who>', 'only what this owner drafts; "nobody" for what nobody does')
    .option('--section <number>', 'only at or below this section: 7.302, 7.302(d), nprm-2024/7.302')
    .addOption(new Option('--json', 'as JSON').conflicts(['csv', 'xlsx']))
    .addOption(new Option('--csv', 'as CSV').conflicts('xlsx'))
    .option('--xlsx <file>', 'as a workbook')
    .option('--replace', 'take the place of a workbook that is there')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark asks --as-of 2024-04-01\n  rulemark asks --status approved --json --as-of 2024-04-01\n  rulemark asks --owner Legal --section 7.302\n  rulemark asks state-the-ai-threshold\n  rulemark asks --xlsx asks.xlsx',
    )
    .action(async (id: string | undefined, options: AsksOptions) => {
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      const list = toAskList(corpus);
      if (!list) refuse(corpus, options);
      else if (id === undefined) await answer(corpus, list, folder, options);
      else answerOne(corpus, findAsk(corpus, list, id), folder, options);
      done('fine');
    });
}

/** Asks are privileged: other audiences get an empty list, and are told why. */
function refuse({ audience }: Corpus, { json, csv, xlsx }: AsksOptions): void {
  const why = `Asks are privileged and not shown to the ${audience} audience.\n`;
  if (json) printJson([]);
  if (json || csv || xlsx !== undefined) stderr(why);
  else stdout(why);
}

async function answer(corpus: Corpus, list: AskList, folder: string, options: AsksOptions): Promise<void> {
  if (options.owner !== undefined)
    checkName(
      'owner of an ask',
      options.owner,
      [...list.entries.flatMap(({ ask }) => ask.fields.owner ?? []), NOBODY],
      true,
    );
  if (options.section !== undefined) checkSection(corpus, options.section);
  const entries = selectAsks(list.entries, options);
  const filter = toFilterWords(options);
  const about = toAskSummary(corpus, list, entries, filter);
  const table = () => toAskTable(corpus, entries);
  const lines = () => [
    ...about,
    ...toAboutLines(corpus, { filter, commit: getCommitFor(corpus.audience, folder) }),
  ];
  if (options.json) {
    stderr(`${about.join('\n')}\n`);
    printJson(entries.map((entry) => toAskJson(corpus, entry, (file) => join(folder, file))));
  } else if (options.csv) stdout(toCsv(table(), lines()));
  else if (options.xlsx !== undefined) {
    const { toXlsx } = await import('../../src/export/tables/to-xlsx.ts');
    const content = await toXlsx(table(), lines());
    const [written] = writeExport(
      [{ name: 'asks.xlsx', content }],
      options.xlsx,
      '.xlsx',
      options.replace === true,
    );
    stderr(`${about.join('\n')}\n${written?.path}${written?.unchanged ? ' is unchanged' : ' written'}.\n`);
  } else stdout(toAsksText(corpus, entries, about));
}

function findAsk(corpus: Corpus, { entries, leftOut }: AskList, name: string): AskEntry {
  const id = name.replace(/^asks\//, '');
  const entry = entries.find(({ ask }) => ask.id === id);
  if (entry) return entry;
  const out = leftOut.find(({ ask }) => ask.id === id);
  if (out) throw new UsageError(`${id} is no ask as of ${corpus.asOf.day}: ${out.why}.`);
  const close = findClosest(
    id,
    entries.map(({ ask }) => ask.id),
  );
  throw new UsageError(
    `There is no ask "${id}".${close ? ` Did you mean "${close}"?` : ''} \`rulemark asks\` shows all ${entries.length}.`,
  );
}

function answerOne(corpus: Corpus, entry: AskEntry, folder: string, options: AsksOptions): void {
  if (options.csv || options.xlsx !== undefined)
    throw new UsageError('One ask is shown as text or with --json; leave the id out for a table.');
  if (options.json) printJson([toAskJson(corpus, entry, (file) => join(folder, file))]);
  else stdout(toAskDetails(corpus, entry));
}
