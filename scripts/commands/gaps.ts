/** `rulemark gaps`: what falls short, heaviest first, filtered, grouped, and what if an authority or product went. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toGapsMarkdown } from '../../src/export/gaps-markdown.ts';
import { toGapJson, toWhatIfJson } from '../../src/export/json/gaps.ts';
import { toReference } from '../../src/export/json/reference.ts';
import { toCsv } from '../../src/export/tables/to-csv.ts';
import type { Gap } from '../../src/model/answers.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { toGapExportTable } from '../../src/view/gaps/gap-export-table.ts';
import { FORMULA_LINES, type GapReport, toGapReport } from '../../src/view/gaps/gap-report.ts';
import { GROUPS } from '../../src/view/gaps/select-gaps.ts';
import { type Done, getFolder, UsageError, withState } from '../context.ts';
import { findGap } from '../find-gap.ts';
import { toGapDetails } from '../gap-details.ts';
import { type GapOptions, toFilter, toScenario } from '../gap-options.ts';
import { toGapText } from '../gap-report.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { writeExport } from '../write-export.ts';

export function registerGaps(program: Command, done: Done): void {
  withState(program.command('gaps'))
    .description('What falls short, heaviest first: why, who looks after it, what to do next.')
    .argument('[id]', 'one gap with all its reasons, its exposure and the file that decides it')
    .option('--owner <who>', 'only what this owner looks after; "nobody" for what nobody does')
    .addOption(
      new Option('--state <state>', 'only with this decision').choices([
        'open',
        'planned',
        'accepted-risk',
        'closed',
      ]),
    )
    .addOption(
      new Option('--side <side>', 'where we fall short, or where the rule does').choices([
        'provider',
        'rule',
      ]),
    )
    .option('--kind <kind>', 'only of this kind, such as missing or ambiguity')
    .option('--section <number>', 'only at or below this section: 7.302, 7.302(d), nprm-2024/7.302')
    .option('--product <id>', 'only what touches this product')
    .addOption(new Option('--group-by <what>', 'in groups').choices(GROUPS))
    .option('--if-falls <authority>', 'what if: this authority fell')
    .option('--without-product <ids...>', 'what if: these products were out of scope')
    .option('--top <count>', 'only so many of the heaviest', parseCount)
    .addOption(new Option('--json', 'as JSON').conflicts(['csv', 'md', 'xlsx']))
    .addOption(new Option('--csv', 'as CSV').conflicts(['md', 'xlsx']))
    .addOption(new Option('--md', 'as Markdown').conflicts('xlsx'))
    .option('--xlsx <file>', 'as a workbook')
    .option('--replace', 'take the place of a workbook that is there')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark gaps --top 5\n  rulemark gaps --owner Legal --state open\n  rulemark gaps --side rule --group-by section\n  rulemark gaps --if-falls eo-13984\n  rulemark gaps coverage.collect-telephone\n  rulemark gaps --section 7.302 --xlsx gaps.xlsx',
    )
    .action(async (id: string | undefined, options: GapOptions) => {
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      if (id === undefined) await answer(corpus, options);
      else answerOne(corpus, findGap(corpus, id), options);
      done('fine');
    });
}

function parseCount(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('A count is a whole number from 1.');
  return Number(value);
}

/** All gaps that the options leave. */
async function answer(corpus: Corpus, options: GapOptions): Promise<void> {
  if (options.json && options.groupBy)
    throw new UsageError(
      '--group-by is for text, --md, --csv and --xlsx: in JSON each gap says its owner and products, and what it is about.',
    );
  const report = toGapReport(corpus, {
    filter: toFilter(corpus, options),
    scenario: toScenario(corpus, options),
    groupBy: options.groupBy,
    top: options.top,
  });
  if (!report) return refuse(corpus, options);
  if (options.xlsx !== undefined)
    return writeWorkbook(corpus, report, options.xlsx, options.replace === true);
  if (options.json) {
    stderr(`${report.about.join('\n')}\n`);
    printJson(toJson(report));
  } else if (options.csv)
    stdout(toCsv(toGapExportTable(corpus, report), [...report.about, ...FORMULA_LINES]));
  else stdout(options.md ? toGapsMarkdown(corpus, report) : toGapText(corpus, report));
}

/** Gaps are privileged: other audiences get an empty list, and are told why. */
function refuse({ audience }: Corpus, { json, csv, md, xlsx }: GapOptions): void {
  const why = `Gaps are privileged and not shown to the ${audience} audience.\n`;
  if (json) printJson([]);
  if (json || csv || md || xlsx !== undefined) stderr(why);
  else stdout(why);
}

function toJson({ gaps, out, whatIf }: GapReport): unknown[] {
  const toEntry = (gap: Gap) => ({
    ...toGapJson(gap, toReference),
    ...(whatIf ? { whatIf: toWhatIfJson(whatIf.words, whatIf.effects.get(gap.id)) } : {}),
  });
  return [...gaps, ...out].map(toEntry);
}

async function writeWorkbook(
  corpus: Corpus,
  report: GapReport,
  path: string,
  replace: boolean,
): Promise<void> {
  const { toXlsx } = await import('../../src/export/tables/to-xlsx.ts');
  const content = await toXlsx(toGapExportTable(corpus, report), [...report.about, ...FORMULA_LINES]);
  const [written] = writeExport([{ name: 'gaps.xlsx', content }], path, '.xlsx', replace);
  stderr(
    `${report.about.join('\n')}\n${written?.path}${written?.unchanged ? ' is unchanged' : ' written'}.\n`,
  );
}

function answerOne(corpus: Corpus, gap: Gap | undefined, options: GapOptions): void {
  if (options.csv || options.md || options.xlsx !== undefined)
    throw new UsageError('One gap is shown as text or with --json; leave the id out for a table.');
  if (!gap) refuse(corpus, options);
  else if (options.json) printJson([toGapJson(gap, toReference)]);
  else stdout(toGapDetails(corpus, gap));
}
