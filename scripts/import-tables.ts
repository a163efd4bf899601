/**
 * Controls from CSV and XLSX into new files: reads the table, shows which column was taken for what, and leaves the
 * writing to the import that every format of controls shares. With an error in the table nothing is written.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { loadContent } from '../src/corpus/load-content.ts';
import type { Content } from '../src/model/content.ts';
import { RELATIONS } from '../src/model/schemas/practice.ts';
import { toSlug } from '../src/model/slug.ts';
import {
  COLUMN_FIELD_NAMES,
  type ColumnField,
  type ColumnMap,
} from '../src/parse/control-tables/map-columns.ts';
import {
  type ControlTable,
  findTooLargeTable,
  parseControlTable,
} from '../src/parse/control-tables/parse-control-table.ts';
import { type TableFinding, toColumnLetters } from '../src/parse/control-tables/table-rows.ts';
import type { Known } from '../src/parse/control-tables/to-draft.ts';
import { getDigest } from '../src/store/digest.ts';
import type { Diagnostic } from '../src/text/diagnostic.ts';
import { UsageError } from './context.ts';
import { importControls, reportUnreadable } from './import-controls.ts';
import { toReport } from './report.ts';
import { stderr } from './terminal.ts';

export interface TableImport {
  /** The content folder. */
  readonly content: string;
  readonly file: string;
  /** `title=Control name`, as on the command line. */
  readonly map: readonly string[];
  readonly sheet?: string | undefined;
  /** Where obligations are looked for first. */
  readonly rule?: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** How many warnings are shown in full. */
const SHOWN = 20;

/** Imports them and reports; how the command ends. */
export async function importTable(request: TableImport): Promise<'fine' | 'contentErrors'> {
  const { content, file, sheet, dryRun, json } = request;
  const columns = parseColumns(request.map);
  const large = findTooLargeTable(getSize(file));
  if (large) return reportUnreadable([toPlaced(large, file, '')]);
  const bytes = readFileSync(file);
  const table = await parseControlTable(bytes, {
    name: basename(file),
    sha256: getDigest(bytes),
    columns,
    sheet,
    known: toKnown(loadContent(content).content, request.rule),
  });
  if (table.map) stderr(toColumnReport(table, table.map));
  const errors = table.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    return reportUnreadable(errors.slice(0, SHOWN).map((finding) => toPlaced(finding, file, table.sheet)));
  if (table.findings.length > 0) stderr(toWarnings(table, file));
  return importControls({
    content,
    file,
    drafts: table.drafts,
    leftOut: [],
    skipped: [],
    dryRun,
    json,
  });
}

/** The columns that the user named; throws a usage error for what is no field. */
function parseColumns(map: readonly string[]): ReadonlyMap<ColumnField, string> {
  const columns = new Map<ColumnField, string>();
  for (const entry of map) {
    const [, name = entry, column = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
    const field = COLUMN_FIELD_NAMES.find((one) => one === name.trim().toLowerCase());
    if (!field || !entry.includes('='))
      throw new UsageError(
        `--map ${JSON.stringify(entry)} is not <field>=<column>. Fields: ${COLUMN_FIELD_NAMES.join(', ')}. Example: --map title="Control name".`,
      );
    if (columns.has(field)) throw new UsageError(`--map names two columns for ${field}.`);
    columns.set(field, column.trim());
  }
  return columns;
}

function getSize(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no file "${path}".`);
  if (!stats.isFile()) throw new UsageError(`"${path}" is not a file. Name one CSV or XLSX file.`);
  return stats.size;
}

/** Obligations and products by id, former id or title. */
function toKnown(content: Content, rule: string | undefined): Known {
  const home = rule ?? content.settings.rule ?? '';
  const products = content.list('provider').flatMap(({ fields }) => fields.products);
  return {
    relations: RELATIONS,
    findObligation: (words) => {
      const id = words.replace(/^obligations\//, '');
      const found = [
        ...content.findById('obligation', id),
        ...content.findByFormerId('obligation', id),
      ].filter(({ fields }) => fields.state !== 'retired');
      return (found.find((one) => one.home === home) ?? (found.length === 1 ? found[0] : undefined))?.id;
    },
    findProduct: (words) =>
      products.find(({ id, title }) => id === words || toSlug(title) === toSlug(words))?.id,
  };
}

/** Which column is for what, so that a wrong guess is seen. */
function toColumnReport({ sheet }: ControlTable, { fields, rest, head, guessed }: ColumnMap): string {
  const lines = [...fields].map(
    ([field, index]) => `  ${field.padEnd(12)} ${toColumnLetters(index + 1)} "${head.cells[index]}"`,
  );
  const named = rest.filter(({ index }) => (head.cells[index] ?? '') !== '').map(({ name }) => `"${name}"`);
  return [
    `Columns${sheet ? ` of sheet "${sheet}"` : ''}, head in row ${head.line}${guessed ? ', told by their headings' : ''}:`,
    ...lines,
    ...(named.length > 0 ? [`  as properties ${named.join(', ')}`] : []),
    ...(guessed ? ['Name others with --map <field>=<column>.'] : []),
    '',
  ].join('\n');
}

function toWarnings({ findings, sheet }: ControlTable, file: string): string {
  const shown = findings.slice(0, SHOWN).map((finding) => toPlaced(finding, file, sheet));
  const more = findings.length - shown.length;
  return `${toReport(shown, 0)}${more > 0 ? `and ${more} more of these.\n` : ''}`;
}

/** A row of CSV is shown with its line; the words name the column, which is no count of characters. */
function toPlaced(finding: TableFinding, file: string, sheet: string): Diagnostic {
  return { ...finding, file: sheet ? `${file}[${sheet}]` : file, column: sheet ? finding.column : 1 };
}
