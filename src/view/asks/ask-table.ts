/** Asks as a table for a spreadsheet: a column a fact, in the order of the board. Privileged. */
import type { Corpus } from '../../model/corpus.ts';
import { getHref } from '../href.ts';
import { toWords } from '../labels.ts';
import type { TableView } from '../table.ts';
import type { AskEntry } from './ask-entry.ts';
import { toDaysLeft } from './period-words.ts';
import { getOwner } from './select-asks.ts';

/** One row an ask. */
export function toAskTable(corpus: Corpus, entries: readonly AskEntry[]): TableView {
  return {
    caption: 'Our asks, by status and in order of the law. Privileged: do not publish.',
    columns: [
      { id: 'ask', label: 'Ask' },
      { id: 'status', label: 'Status', filter: 'choice' },
      { id: 'since', label: 'Since' },
      { id: 'owner', label: 'Owner', filter: 'choice' },
      { id: 'position', label: 'Position' },
      { id: 'provisions', label: 'Provisions' },
      { id: 'closes', label: 'Last day of comments' },
      { id: 'period', label: 'Comment period' },
      { id: 'days', label: 'Days left', numeric: true },
      { id: 'errors', label: 'Errors', numeric: true },
      { id: 'warnings', label: 'Warnings', numeric: true },
      { id: 'blocks', label: 'What blocks it' },
      { id: 'because', label: 'Because' },
    ],
    rows: entries.map((entry) => ({ id: entry.ask.id, cells: toCells(corpus, entry) })),
  };
}

function toCells(corpus: Corpus, entry: AskEntry): TableView['rows'][number]['cells'] {
  const { ask, standing, period, findings, blockers, because, citations } = entry;
  const count = (severity: string) => String(findings.filter((one) => one.severity === severity).length);
  const { days } = period;
  return [
    { text: ask.fields.title, href: getHref(ask) },
    { text: toWords(standing.status) },
    { text: standing.since },
    { text: getOwner(entry) },
    { text: ask.fields.position ?? '' },
    { text: citations.map(({ text }) => text).join('; ') },
    { text: period.event?.fields.date ?? '' },
    { text: toDaysLeft(corpus, period) },
    { text: days === undefined || days < 0 ? '' : String(days) },
    { text: count('error') },
    { text: count('warning') },
    { text: blockers.join(' ') },
    { text: because.join(' ') },
  ];
}
