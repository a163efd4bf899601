/**
 * Candidates as CSV for a spreadsheet: one a row, with the columns that a reviewer sorts by.
 */

import { toCsvRows } from '../../view/csv-rows.ts';
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

/** The table with a heading. */
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
  return toCsvRows([head, ...rows]);
}
