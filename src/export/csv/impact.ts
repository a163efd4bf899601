/**
 * An impact as CSV for a spreadsheet (RFC 4180): one row an object that is reached. A cell that a spreadsheet would
 * run as a formula gets an apostrophe in front.
 */
import type { Impact } from '../../model/impact.ts';

const HEAD = ['kind', 'id', 'title', 'owner', 'because', 'path', 'file'];

/** The table with a heading; the path reads from what changes to the object. */
export function toImpactCsv({ items }: Impact): string {
  const rows = items.map(({ kind, id, title, owner, because, path, file }) => [
    kind,
    id,
    title,
    owner ?? '',
    because,
    path.join(' > '),
    file ?? '',
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(toCell).join(',')}\n`).join('');
}

function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
