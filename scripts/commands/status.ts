/** `rulemark status`: where the rule stands, where we stand, in numbers that every page shows too. */
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { COVERAGE_STATES, type Stage } from '../../src/model/words.ts';
import { toCompletenessPhrase } from '../../src/view/completeness.ts';
import { COVERAGE_LABELS, countOf, STAGE_LABELS } from '../../src/view/labels.ts';
import { type StatusJson, toStatusJson } from '../../src/view/status.ts';
import { type Done, getFolder, type StateOptions, withState } from '../context.ts';
import { formatTable, paint, printJson, stdout } from '../terminal.ts';

export function registerStatus(program: Command, done: Done): void {
  withState(program.command('status'))
    .description('Where the rule stands and where we stand, in numbers.')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark status\n  rulemark status --as-of 2024-04-01\n  rulemark status --json | jq .coverage',
    )
    .action((options: StateOptions & { json?: boolean }) => {
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      const status = toStatusJson(corpus);
      if (options.json) printJson(status);
      else stdout(toText(status));
      done('fine');
    });
}

function toText(status: StatusJson): string {
  const rules = status.rules.map(({ title, stage, final, withdrawal }) => {
    const fate = final ? 'final' : withdrawal ? `not final; withdrawn (${withdrawal})` : 'not final';
    return `${paint('bold', title)}\n  ${stage ? STAGE_LABELS[stage as Stage] : 'no version yet'}, ${fate}\n`;
  });
  const deadlines = formatTable(
    ['Deadline', 'Date', 'State', 'Days'],
    status.deadlines.map(({ title, date, state, days }) => [title, date, state, String(days)]),
  );
  return [
    `As of ${status.asOf}, for the ${status.audience} audience.\n`,
    ...rules,
    status.deadlines.length > 0 ? deadlines : 'No deadlines recorded.\n',
    toCoverage(status),
    toGaps(status),
    toCompleteness(status),
    `How far the ${status.obligations} obligations were checked: ${Object.entries(status.verification)
      .map(([word, count]) => `${count} ${word}`)
      .join(', ')}.\n`,
    toFindings(status),
  ].join('\n');
}

function toCoverage({ coverage }: StatusJson): string {
  if (!coverage) return 'Coverage is not shown to this audience.\n';
  const rows = COVERAGE_STATES.map((state) => [
    `${COVERAGE_LABELS[state].shape} ${COVERAGE_LABELS[state].word}`,
    `${coverage.states[state]} of ${coverage.total}`,
    COVERAGE_LABELS[state].means,
  ]);
  return formatTable(['Coverage', 'Obligations', 'Means'], rows);
}

function toGaps({ gaps }: StatusJson): string {
  if (!gaps) return 'Gaps are not shown to this audience.\n';
  const rows = gaps.byWeight.map(({ weight, count }) => [String(weight), String(count)]);
  return `${countOf(gaps.open, 'open gap')}, ${gaps.settled} settled (closed or risk accepted).\n${rows.length > 0 ? formatTable(['Weight', 'Open gaps'], rows) : ''}`;
}

function toCompleteness({ completeness }: StatusJson): string {
  if (!completeness) return 'How complete the map is, is not shown to this audience.\n';
  if (completeness.length === 0)
    return 'No official text yet: whether the map is complete cannot be counted.\n';
  return completeness
    .map((counts) => `${counts.rule} ${counts.version}: ${toCompletenessPhrase(counts)}.\n`)
    .join('');
}

function toFindings({ diagnostics }: StatusJson): string {
  if (!diagnostics) return 'Findings in the content are not shown to this audience.\n';
  const { error, warning, note } = diagnostics;
  return `The content has ${countOf(error, 'error')}, ${countOf(warning, 'warning')}, ${countOf(note, 'note')}. Details: rulemark check\n`;
}
