/** The exporters of tables and calendars: `rulemark export csv`, `xlsx` and `ics`. */
import { findEntries } from '../src/export/calendar/find-entries.ts';
import { toIcs } from '../src/export/calendar/to-ics.ts';
import { listTables } from '../src/export/tables/list-tables.ts';
import { toCsv } from '../src/export/tables/to-csv.ts';
import { toWorkbook } from '../src/export/tables/to-xlsx.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { toAboutLines } from '../src/view/about-table.ts';
import { BYTE_ORDER_MARK } from '../src/view/csv-rows.ts';
import { countOf } from '../src/view/labels.ts';
import type { Exporter, ExportRequest } from './exporter.ts';

/** A file a table, with a byte order mark, because spreadsheets read CSV without one as something else. */
export const exportCsv: Exporter = (corpus, request) => {
  const about = toAbout(corpus, request);
  const tables = listTables(corpus, request.rule);
  return {
    files: tables.map(({ name, view }) => ({
      name: `${name}.csv`,
      content: BYTE_ORDER_MARK + toCsv(view, about),
    })),
    notes: [toCounts(tables)],
  };
};

/** One workbook, a sheet a table. */
export const exportXlsx: Exporter = async (corpus, request) => {
  const tables = listTables(corpus, request.rule);
  const content = await toWorkbook(tables, toAbout(corpus, request));
  return { files: [{ name: 'rulemark.xlsx', content }], notes: [toCounts(tables)] };
};

/** One calendar. */
export const exportIcs: Exporter = (corpus, { rule }) => {
  const entries = findEntries(corpus, rule);
  const rules = corpus.content.list('rule').filter(({ id }) => rule === undefined || id === rule);
  const name = `Rulemark: ${rules.map(({ fields }) => fields.shortTitle).join(', ') || 'no rule'}`;
  const tentative = entries.filter(({ confirmed }) => !confirmed).length;
  return {
    files: [{ name: 'rulemark.ics', content: toIcs(corpus, name, entries) }],
    notes: [
      `${countOf(entries.length, 'entry', 'entries')}, ${tentative} of them tentative; past ones are among them, neighbouring measures are not.`,
    ],
  };
};

function toAbout(corpus: Corpus, { rule, commit }: ExportRequest): readonly string[] {
  return toAboutLines(corpus, { commit, filter: rule === undefined ? undefined : `rule ${rule}` });
}

function toCounts(tables: ReturnType<typeof listTables>): string {
  return `Rows: ${tables.map(({ name, view }) => `${name} ${view.rows.length}`).join(', ')}.`;
}
