/**
 * The ledger of an imported docket: what every count on its page includes. In: the study. Out: a table with a column for
 * what is stored and one for each import, whose parts add up to the entries; and sentences on what the parts hide.
 */
import type { CountedLedger } from '../../model/docket.ts';
import type { DocketStudy } from '../../model/docket-study.ts';
import { toLongDay } from '../../text/day.ts';
import { joinWords, toFigure } from '../labels.ts';
import type { TableView } from '../table.ts';
import { toCount } from './count-words.ts';

const PARTS = {
  unreadable: 'could not be read',
  otherDocuments: 'another kind of document',
  duplicateIds: 'an id that came before',
  withdrawn: 'withdrawn',
  noText: 'no text',
  attachmentOnly: 'text only in an attachment that was not read',
  analysed: 'looked at',
} as const satisfies Partial<Record<keyof CountedLedger, string>>;

/** The ledger; the last line is the sum of those above it. */
export function toLedgerTable({ imports, ledger }: DocketStudy): TableView {
  const ledgers = [ledger, ...imports.map((one) => one.ledger)];
  const toCells = (get: (one: CountedLedger) => number) =>
    ledgers.map((one) => ({ text: toFigure(get(one)), sort: get(one) }));
  const parts = Object.entries(PARTS) as [keyof typeof PARTS, string][];
  return {
    caption:
      'What every count on this page includes. Entries of a file are in one line each; the lines add up to the entries. What is stored is what all imports left: each id once, the newest text of it.',
    columns: [
      { id: 'part', label: 'Entries' },
      { id: 'stored', label: 'Stored', numeric: true },
      ...imports.map(({ retrievedOn, files }, at) => ({
        id: `import-${at + 1}`,
        label: `Retrieved ${toLongDay(retrievedOn)}, ${toCount(files, 'file')}`,
        numeric: true,
      })),
    ],
    rows: [
      ...parts.map(([part, label]) => ({
        id: part,
        cells: [{ text: label }, ...toCells((one) => one[part])],
      })),
      { id: 'rows', cells: [{ text: 'all entries' }, ...toCells(({ rows }) => rows)] },
    ],
  };
}

/** What the ledger's lines are made of, and what is not known, as sentences. */
export function toLedgerNotes({ imports, ledger, withoutDay }: DocketStudy, received: string): string[] {
  const { notFetched, restricted, unknownDocument, madeIds } = ledger.ofWhich;
  const attachments = sumAttachments(imports);
  const stored = ledger.rows - ledger.otherDocuments - ledger.unreadable;
  return [
    `Posted is not received. As stated, received: ${received}. What the agency's own fields say it received in all like those stored: ${toFigure(ledger.ofWhich.received)}.`,
    `Of those without a text, ${toFigure(notFetched)} come from a list, which has no texts, and ${toFigure(restricted)} were kept back by the agency.`,
    `Of ${toCount(stored, 'stored comment')}, ${toFigure(unknownDocument)} do not say which document they answer.`,
    ...(madeIds > 0
      ? [`Ids that were missing or destroyed in the file, and were made: ${toFigure(madeIds)}.`]
      : []),
    ...(attachments === '' ? [] : [`Attachments, in all imports: ${attachments}.`]),
    ...(withoutDay.raw > 0 ? [`Of those that were looked at, ${toFigure(withoutDay.raw)} have no day.`] : []),
  ];
}

function sumAttachments(imports: DocketStudy['imports']): string {
  const sums = new Map<string, number>();
  for (const { attachments } of imports)
    for (const [status, count] of Object.entries(attachments))
      sums.set(status, (sums.get(status) ?? 0) + (count ?? 0));
  const said = [...sums].filter(([, count]) => count > 0);
  return joinWords(said.map(([status, count]) => `${toFigure(count)} ${status.replaceAll('-', ' ')}`));
}
