/** `rulemark list <kind>`: all objects of a kind, as a table or as JSON. */
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toGapJson } from '../../src/export/json/gaps.ts';
import { toObligationJson } from '../../src/export/json/obligations.ts';
import { toReference } from '../../src/export/json/reference.ts';
import { toKindTable } from '../../src/export/tables/list-tables.ts';
import { toCsv } from '../../src/export/tables/to-csv.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { findKind, KIND_NAMES, KINDS, type Kind } from '../../src/model/schemas/kinds.ts';
import { toAboutLines } from '../../src/view/about-table.ts';
import { COVERAGE_LABELS, countOf } from '../../src/view/labels.ts';
import { toDeadlineCell } from '../../src/view/sentence.ts';
import { getCommitFor } from '../content-commit.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { formatTable, printJson, stderr, stdout } from '../terminal.ts';
import { writeExport } from '../write-export.ts';

interface ListOptions extends StateOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly xlsx?: string;
  readonly replace?: boolean;
}

export function registerList(program: Command, done: Done): void {
  withState(program.command('list'))
    .description('All objects of one kind.')
    .argument('<kind>', `one of: ${KIND_NAMES.map((kind) => KINDS[kind].plural).join(', ')}`)
    .option('--json', 'as JSON')
    .option('--csv', 'as CSV, with what it is about after the rows')
    .option('--xlsx <file>', 'as a workbook')
    .option('--replace', 'take the place of a file that is there')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark list obligations\n  rulemark list controls --json\n  rulemark list obligations --csv > obligations.csv\n  rulemark list penalties --xlsx penalties.xlsx\n  rulemark list gaps',
    )
    .action(async (name: string, options: ListOptions) => {
      const kind = findKind(name);
      if (!kind)
        throw new UsageError(
          `"${name}" is no kind of object. Kinds: ${KIND_NAMES.map((known) => KINDS[known].plural).join(', ')}.`,
        );
      if ([options.json, options.csv, options.xlsx].filter(Boolean).length > 1)
        throw new UsageError('Choose one of --json, --csv and --xlsx.');
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      if (options.json) printJson(toJson(corpus, kind));
      else if (options.csv || options.xlsx !== undefined) await writeTable(corpus, kind, options);
      else stdout(toText(corpus, kind));
      done('fine');
    });
}

/** The table of the kind as CSV on standard output or as a workbook. */
async function writeTable(corpus: Corpus, kind: Kind, options: ListOptions): Promise<void> {
  const { plural } = KINDS[kind];
  const view = toKindTable(corpus, kind);
  if (!view) throw new UsageError(`The ${corpus.audience} audience may not have the table of ${plural}.`);
  const about = toAboutLines(corpus, { commit: getCommitFor(options.audience, getFolder(options)) });
  if (options.xlsx === undefined) return stdout(toCsv(view, about));
  const content = await (await import('../../src/export/tables/to-xlsx.ts')).toXlsx(view, about);
  const file = { name: `${plural}.xlsx`, content };
  const [written] = writeExport([file], options.xlsx, '.xlsx', options.replace === true);
  stderr(`${written?.unchanged ? 'Unchanged' : 'Wrote'}: ${written?.path}.\n`);
}

function toJson(corpus: Corpus, kind: Kind): readonly unknown[] {
  if (kind === 'obligation')
    return corpus.content.list('obligation').map((obligation) => toObligationJson(corpus, obligation));
  if (kind === 'gap') return (corpus.gaps ?? []).map((gap) => toGapJson(gap, toReference));
  return corpus.content
    .list(kind)
    .map(({ id, home, file, fields }) => ({ id, ...(home ? { home } : {}), file, ...fields }));
}

function toText(corpus: Corpus, kind: Kind): string {
  if (kind === 'gap' && corpus.gaps) {
    const rows = corpus.gaps.map(({ id, weight, side, kind: sort, decision, title }) => [
      String(weight.value),
      id,
      side,
      sort,
      decision.state,
      title,
    ]);
    return toReport(['Weight', 'Gap', 'Side', 'Kind', 'Decision', 'Title'], rows, kind);
  }
  const objects = corpus.content.list(kind);
  if (kind === 'obligation')
    return toReport(
      ['Coverage', 'Obligation', 'Kind', 'By when', 'Title'],
      objects.map((one) => toObligationRow(corpus, one as RuleObject<'obligation'>)),
      kind,
    );
  return toReport(
    ['Id', 'Title'],
    objects.map(({ id, fields }) => [id, fields.title]),
    kind,
  );
}

function toObligationRow(corpus: Corpus, obligation: RuleObject<'obligation'>): string[] {
  const state = corpus.coverage?.get(obligation.key)?.state;
  const shown = state
    ? `${COVERAGE_LABELS[state].shape} ${COVERAGE_LABELS[state].word}`
    : obligation.fields.state === 'active'
      ? 'not shown'
      : obligation.fields.state;
  return [
    shown,
    obligation.id,
    obligation.fields.kind,
    shorten(toDeadlineCell(obligation.fields.deadline), 40),
    shorten(obligation.fields.title, 60),
  ];
}

function toReport(headings: readonly string[], rows: readonly string[][], kind: Kind): string {
  const sum = `${countOf(rows.length, kind, KINDS[kind].plural)}.\n`;
  return rows.length === 0 ? sum : `${formatTable(headings, rows)}${sum}`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
