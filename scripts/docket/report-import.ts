/**
 * What an import did, as text and as JSON: the ledger with parts that add up to the rows, what was stored, attachments
 * by status, and the problems with file and row. No words of a comment are in it.
 */
import type { CountedLedger } from '../../src/model/docket.ts';
import { countOf } from '../../src/view/labels.ts';
import { formatTable } from '../terminal.ts';
import type { Docket } from './find-docket.ts';
import type { ImportResult } from './import-comments.ts';

/** The report for people. */
export function formatImport(
  docket: Docket,
  result: ImportResult,
  { retrievedOn }: { readonly retrievedOn: string },
): string {
  const { entry, manifest, added } = result;
  const lines = [
    `${docket.identifier}, retrieved on ${retrievedOn}\n`,
    formatTable(['Ledger', ''], toRows(entry.ledger)),
    ...docket.statedReceived.map((words) => `Received, as docket.md says: ${words}\n`),
    formatAttachments(result),
    `Stored: ${countOf(manifest.comments, 'comment')}, ${added} new, in ${countOf(manifest.shards.length, 'file')} of dockets/${docket.id}/comments. Names and addresses of people were left out.\n`,
    formatOtherDockets(docket, result.dockets),
    formatProblems(result),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** The same as data. */
export function toImportJson(docket: Docket, result: ImportResult): object {
  const { entry, manifest, added, problems, counts } = result;
  return {
    schema: 'rulemark/docket-import@1',
    docket: docket.id,
    identifier: docket.identifier,
    retrievedOn: entry.retrievedOn,
    files: entry.files,
    ledger: entry.ledger,
    statedReceived: docket.statedReceived,
    attachments: entry.attachments,
    stored: { comments: manifest.comments, added },
    otherDockets: Object.fromEntries(findOthers(docket, result.dockets)),
    problems: { counts, first: problems },
  };
}

function toRows(ledger: CountedLedger): string[][] {
  const { ofWhich } = ledger;
  const row = (label: string, count: number, more: readonly (readonly [number, string])[] = []): string[] => [
    label,
    [String(count), ...more.filter(([n]) => n > 0).map(([n, what]) => `(${n} ${what})`)].join(' '),
  ];
  return [
    row('rows', ledger.rows),
    row('unreadable', ledger.unreadable),
    row('other documents', ledger.otherDocuments),
    row('ids that came before', ledger.duplicateIds, [[ofWhich.differentText, 'with another text']]),
    row('withdrawn', ledger.withdrawn),
    row('without text', ledger.noText, [
      [ofWhich.notFetched, 'of a list, text not fetched'],
      [ofWhich.restricted, 'kept back by the agency'],
    ]),
    row('attachment only', ledger.attachmentOnly),
    row('with text', ledger.analysed),
    row('of all comments: document answered unknown', ofWhich.unknownDocument),
    row('of all comments: id made', ofWhich.madeIds),
    row('received, as the agency counts alike ones', ofWhich.received),
  ];
}

function formatAttachments({ entry: { attachments } }: ImportResult): string {
  const all = Object.values(attachments).reduce((sum, count) => sum + count, 0);
  if (all === 0) return '';
  const parts = Object.entries(attachments)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`);
  return `Attachments: ${all} (${parts.join(', ')})\n`;
}

function findOthers(docket: Docket, dockets: ReadonlyMap<string, number>): [string, number][] {
  return [...dockets].filter(([name]) => name.toLowerCase() !== docket.identifier.toLowerCase());
}

function formatOtherDockets(docket: Docket, dockets: ReadonlyMap<string, number>): string {
  const others = findOthers(docket, dockets);
  if (others.length === 0) return '';
  const named = others.slice(0, 5).map(([name, count]) => `${name} (${count})`);
  return `Warning: comments name another docket than ${docket.identifier}: ${named.join(', ')}. They were stored all the same.\n`;
}

function formatProblems({ problems, counts }: ImportResult): string {
  const shown = problems.map(
    ({ file, row, code, message, hint }) => `${file}:${row}  ${code}\n  ${message}\n  hint: ${hint}\n`,
  );
  const more = Object.entries(counts).flatMap(([code, count]) => {
    const rest = count - problems.filter((problem) => problem.code === code).length;
    return rest > 0 ? [`and ${rest} more of ${code}\n`] : [];
  });
  return [...shown, ...more].join('');
}
