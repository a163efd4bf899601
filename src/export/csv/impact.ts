/** An impact as CSV for a spreadsheet: one row an object that is reached. */
import type { Impact } from '../../model/impact.ts';
import { toCsvRows } from '../../view/csv-rows.ts';

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
  return toCsvRows([HEAD, ...rows]);
}
