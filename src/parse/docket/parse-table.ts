/**
 * A table of comments as it streams in: comma, semicolon, tab or bar, told by the head. The head says which column is
 * the id and which the text, under any of the names that sources use; a table with a text and no id column of that name
 * takes a column `name`, as lists of campaigns have it. A row with too few or too many cells is not guessed at.
 */
import type { CommentEvent } from '../../model/docket.ts';
import { type Row, RowCutter } from './cut-rows.ts';

import { NAMES, toFields, toPlainName } from './read-fields.ts';
import type { TextParser } from './text-parser.ts';
import type { EntryReader } from './to-event.ts';

const SEPARATORS = [',', ';', '\t', '|'];

export class TableParser implements TextParser {
  readonly #reader: EntryReader;
  readonly #cutter: RowCutter;
  /** Names of the columns; undefined before the head came. */
  #names: readonly string[] | undefined;
  /** A table that is none of comments was said to be so. */
  #isForeign = false;

  /** `start` is the first text, from which the separator is told. */
  constructor(reader: EntryReader, start: string) {
    this.#reader = reader;
    this.#cutter = new RowCutter(findSeparator(start));
  }

  *push(text: string): Generator<CommentEvent> {
    if (this.#isForeign) return;
    for (const row of this.#cutter.push(text)) yield* this.#read(row);
  }

  *end(): Generator<CommentEvent> {
    if (this.#isForeign) return;
    for (const row of this.#cutter.end()) yield* this.#read(row);
  }

  *#read(row: Row): Generator<CommentEvent> {
    if (this.#isForeign) return;
    if (this.#names === undefined) {
      const names = nameColumns(row.cells);
      if (names) this.#names = names;
      else {
        this.#isForeign = true;
        yield this.#reader.problem(
          row.line,
          'docket/no-comment-column',
          'The first row names no column for the text of a comment.',
          'Name the columns in the first row, the text "Comment" and the id "Document ID", as regulations.gov does; or give JSON lines.',
        );
      }
    } else if (row.fault) yield this.#explain(row, row.fault);
    else
      yield this.#reader.readRow(
        toFields(this.#names.map((name, at) => [name, row.cells[at] ?? ''] as const)),
        row.line,
      );
  }

  #explain({ line, cells }: Row, fault: NonNullable<Row['fault']>): CommentEvent {
    const wanted = this.#names!.length;
    if (fault === 'quotes')
      return this.#reader.problem(
        line,
        'docket/broken-quotes',
        'A quote that is not closed, or stands in the wrong place, breaks the row that begins here.',
        'Double the quotes within the text of the cell. The rows that follow were read.',
      );
    return this.#reader.problem(
      line,
      fault === 'fewer' ? 'docket/too-few-columns' : 'docket/too-many-columns',
      `This row has ${cells.length} cells, and the head names ${wanted}.`,
      'Take the file as it was downloaded, or put the text of the comment in quotes.',
    );
  }
}

/** The columns by plain names, the id under a name that fields know; undefined for a table without comments. */
function nameColumns(cells: readonly string[]): readonly string[] | undefined {
  const names = cells.map(toPlainName);
  const has = (wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
  if (!has(NAMES.body)) return undefined;
  return has(NAMES.id) ? names : names.map((name) => (name === 'name' ? 'id' : name));
}

function findSeparator(start: string): string {
  const head = start.slice(0, Math.max(0, start.search(/[\r\n]/)) || start.length);
  const count = (separator: string): number => head.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}
