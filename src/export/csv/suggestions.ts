/**
 * Candidates as CSV for a spreadsheet (RFC 4180): one a row, with the columns that a reviewer sorts by. A cell
 * that a spreadsheet would run as a formula gets an apostrophe in front.
 */
import type { SuggestionEntry } from '../../view/suggestions.ts';

const FACTS = [
  'bearer',
  'action',
  'deadline',
  'trigger',
  'condition',
  'exception',
  'knowledge',
  'term',
  'also',
  'scope',
  'target',
  'value',
  'per',
  'after',
  'sentence',
] as const;

/** The table with a heading; lines end in LF, which spreadsheets take as well. */
export function toSuggestionCsv(version: string, entries: readonly SuggestionEntry[]): string {
  const head = [
    'version',
    'section',
    'place',
    'type',
    'kind',
    'certainty',
    'because',
    'state',
    'by',
    'drafts',
    'quote',
    ...FACTS,
  ];
  const rows = entries.map((entry) => {
    const facts = new Map(entry.facts);
    return [
      version,
      entry.section,
      entry.at,
      entry.type,
      entry.kind,
      entry.certainty,
      entry.because.join('; '),
      entry.state ?? '',
      entry.by.join(' '),
      entry.drafts.join(' '),
      entry.quote,
      ...FACTS.map((name) => facts.get(name) ?? ''),
    ];
  });
  return [head, ...rows].map((row) => `${row.map(toCell).join(',')}\n`).join('');
}

function toCell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
