/**
 * Which column of a table says what of a control. In: the heading row and what the user said. Out: a column for each
 * field that has one, or why there is none. Where nothing was said the headings are held against the words that
 * spreadsheets of controls use (exports of GRC tools, the CSA and CIS workbooks); the title is the one that must be.
 */
import { findClosest } from '../../text/closest.ts';
import { problem, type TableFinding, type TableRow, toColumnLetters } from './table-rows.ts';

/** The fields a column can be for, each with the headings that mean it, the likeliest first. */
export const COLUMN_FIELDS = {
  id: ['id', 'rowid', 'controlid', 'controlnumber', 'controlno', 'controlref', 'identifier', 'number', 'ref'],
  title: ['title', 'controltitle', 'controlname', 'name', 'control', 'controlactivity', 'summary', 'subject'],
  description: [
    'description',
    'controldescription',
    'statement',
    'controlstatement',
    'controltext',
    'implementation',
    'implementationstatement',
    'details',
    'text',
    'body',
  ],
  kind: ['kind', 'controlkind', 'controltype', 'type', 'category', 'nature'],
  status: ['status', 'implementationstatus', 'controlstatus', 'state', 'progress'],
  owner: ['owner', 'controlowner', 'team', 'responsible', 'responsibleparty', 'responsibleteam', 'assignee'],
  due: ['due', 'duedate', 'dueon', 'targetdate', 'planneddate', 'completiondate', 'eta'],
  products: ['products', 'product', 'services', 'service', 'systems', 'system'],
  references: ['references', 'reference', 'links', 'link', 'url', 'ticket', 'tickets', 'repository'],
  satisfies: ['satisfies', 'obligations', 'obligation', 'obligationids', 'mapsto', 'mappedto'],
  rationale: ['rationale', 'why', 'justification', 'mappingrationale'],
  relation: ['relation', 'relationship', 'mappingtype'],
  part: ['part', 'partcovered'],
} as const;
export type ColumnField = keyof typeof COLUMN_FIELDS;
export const COLUMN_FIELD_NAMES = Object.keys(COLUMN_FIELDS) as readonly ColumnField[];

export interface ColumnMap {
  readonly head: TableRow;
  /** Index of the column by field. */
  readonly fields: ReadonlyMap<ColumnField, number>;
  /** Columns that are for no field, with their names. */
  readonly rest: readonly { readonly index: number; readonly name: string }[];
  /** True where the user named no column. */
  readonly guessed: boolean;
}

export type ColumnMapResult =
  | { readonly ok: true; readonly map: ColumnMap }
  | { readonly ok: false; readonly finding: TableFinding };

/** How far down a head is looked for, below titles and notes. */
const HEAD_WITHIN = 20;

/** The map; `given` names a column for a field, an empty name says that none is for it. */
export function mapColumns(
  rows: readonly TableRow[],
  given: ReadonlyMap<ColumnField, string>,
): ColumnMapResult {
  const first = rows.slice(0, HEAD_WITHIN);
  const head = first.find(({ cells }) => fits(cells, given));
  if (!head) return { ok: false, finding: toMissing(first, given) };
  const fields = assign(head.cells, given);
  const used = new Set(fields.values());
  const width = Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length));
  const rest = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !used.has(index))
    .map((index) => ({ index, name: head.cells[index] || `Column ${toColumnLetters(index + 1)}` }));
  return { ok: true, map: { head, fields, rest, guessed: given.size === 0 } };
}

function fits(cells: readonly string[], given: ReadonlyMap<ColumnField, string>): boolean {
  const named = [...given.values()].filter((name) => name !== '');
  return named.every((name) => findColumn(cells, name) !== -1) && assign(cells, given).has('title');
}

function assign(cells: readonly string[], given: ReadonlyMap<ColumnField, string>): Map<ColumnField, number> {
  const fields = new Map<ColumnField, number>();
  for (const [field, name] of given) if (name !== '') fields.set(field, findColumn(cells, name));
  const used = new Set(fields.values());
  const plain = cells.map(toPlain);
  for (const field of COLUMN_FIELD_NAMES) {
    if (given.has(field)) continue;
    const index = COLUMN_FIELDS[field]
      .map((word) => plain.findIndex((cell, at) => cell === word && !used.has(at)))
      .find((at) => at !== -1);
    if (index === undefined) continue;
    fields.set(field, index);
    used.add(index);
  }
  return fields;
}

/** By the name as written, else without case, blanks and marks. */
function findColumn(cells: readonly string[], name: string): number {
  const exact = cells.indexOf(name.trim());
  return exact === -1 && toPlain(name) !== '' ? cells.map(toPlain).indexOf(toPlain(name)) : exact;
}

function toPlain(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function toMissing(rows: readonly TableRow[], given: ReadonlyMap<ColumnField, string>): TableFinding {
  const head = rows.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1) ?? rows[0];
  const columns = (head?.cells ?? []).filter((cell) => cell !== '').map((cell) => cell.slice(0, 60));
  const [field, name] =
    [...given].find(([, wanted]) => wanted !== '' && findColumn(columns, wanted) === -1) ?? [];
  const found = `Columns found: ${columns.map((column) => `"${column}"`).join(', ') || 'none'}.`;
  const close = name === undefined ? undefined : findClosest(name, columns);
  return problem(
    'import/column-missing',
    name === undefined
      ? `No column is the title of a control. ${found}`
      : `There is no column "${name}" for ${field}. ${found}`,
    {
      hint: close
        ? `Did you mean --map ${field}="${close}"?`
        : `Say which it is: --map title="${columns[0] ?? 'Name of the column'}".`,
      line: head?.line ?? 1,
    },
  );
}
