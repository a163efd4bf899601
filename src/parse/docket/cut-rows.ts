/**
 * CSV as it streams in, cut into rows of cells, and back on its feet after broken quotes. A quote that is never closed
 * swallows what follows it; a row that comes out with the wrong number of cells over several lines is therefore read
 * again from its second line, and lines are passed over until one begins a row that has as many cells as the head.
 * In: text and the separator. Out: rows with the line on which each begins, and the rows that were broken.
 */
import { MOST_CHARACTERS } from './cut-lines.ts';

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** fewer or more: another number of cells than the head; quotes: a quote that is not closed. */
  readonly fault: 'fewer' | 'more' | 'quotes' | null;
}

interface Scanned {
  readonly cells: string[];
  /** Behind the line end. */
  readonly end: number;
  /** A quoted cell that goes over lines and in which another cell seems to begin: a quote before was not closed. */
  readonly isDoubtful: boolean;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly isDoubtful?: boolean;
}

/** What is kept while a quote is open, at most. */
const MOST_OPEN = MOST_CHARACTERS / 4;

export class RowCutter {
  readonly #separator: string;
  #kept = '';
  #line = 1;
  #columns = 0;
  /** Broken row whose lines are being passed over. */
  #isLost = false;
  /** Text length at which an open row is worth trying again. */
  #nextTry = 0;

  constructor(separator: string) {
    this.#separator = separator;
  }

  *push(piece: string): Generator<Row> {
    this.#kept += piece;
    if (this.#kept.length < this.#nextTry) return;
    yield* this.#cut(false);
  }

  *end(): Generator<Row> {
    yield* this.#cut(true);
  }

  *#cut(isEnd: boolean): Generator<Row> {
    let at = 0;
    this.#nextTry = 0;
    while (at < this.#kept.length) {
      const scanned = this.#scan(at, isEnd);
      if (scanned === 'more') {
        if (this.#kept.length - at < MOST_OPEN) {
          // twice as much before the next try, so that a long cell is not scanned again for every piece
          this.#nextTry = (this.#kept.length - at) * 2;
          break;
        }
      }
      const row = scanned === 'more' || scanned === 'open' ? undefined : scanned;
      const next = this.#take(at, row);
      if (next.row) yield next.row;
      at = next.at;
    }
    this.#kept = this.#kept.slice(at);
  }

  /** The row at a place judged by the number of its cells, and where to go on. */
  #take(at: number, scanned: Scanned | undefined): { readonly row: Row | undefined; readonly at: number } {
    const line = this.#line;
    const cells = scanned?.cells ?? [];
    const isBlank = scanned !== undefined && cells.length === 1 && cells[0]!.trim() === '';
    if (scanned && !isBlank && this.#columns === 0) this.#columns = cells.length;
    if (scanned && !scanned.isDoubtful && (isBlank || this.#fits(cells))) {
      if (!isBlank) this.#isLost = false;
      this.#line += countLines(this.#kept, at, scanned.end);
      return { row: isBlank ? undefined : { line, cells, fault: null }, at: scanned.end };
    }
    const isReported = this.#isLost;
    const endOfLine = findLineEnd(this.#kept, at);
    const isLong = scanned === undefined || scanned.end > endOfLine;
    this.#isLost ||= isLong;
    this.#line++;
    const fault = isLong ? 'quotes' : cells.length < this.#columns ? 'fewer' : 'more';
    return { row: isReported ? undefined : { line, cells: isLong ? [] : cells, fault }, at: endOfLine };
  }

  /** As many cells as the head; empty ones behind the last are nothing. */
  #fits(cells: string[]): boolean {
    while (cells.length > this.#columns && cells.at(-1)!.trim() === '') cells.pop();
    return cells.length === this.#columns;
  }

  /** One row; `more` when it goes on beyond what is there, `open` when it does so at the end of the file. */
  #scan(from: number, isEnd: boolean): Scanned | 'more' | 'open' {
    const text = this.#kept;
    const cells: string[] = [];
    let at = from;
    let isDoubtful = false;
    for (;;) {
      const cell: Cell | undefined =
        text.charCodeAt(at) === 0x22 ? scanQuoted(text, at, this.#separator) : this.#scanBare(at);
      if (cell === undefined) return isEnd ? 'open' : 'more';
      cells.push(cell.value);
      isDoubtful ||= cell.isDoubtful === true;
      at = cell.end;
      if (at >= text.length) return isEnd ? { cells, end: at, isDoubtful } : 'more';
      if (text.startsWith(this.#separator, at)) {
        at += this.#separator.length;
        if (at >= text.length && !isEnd) return 'more';
      } else {
        const isReturn = text.charCodeAt(at) === 13;
        if (isReturn && at + 1 >= text.length && !isEnd) return 'more';
        const end = isReturn && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
        return { cells, end, isDoubtful };
      }
    }
  }

  #scanBare(from: number): Cell {
    const text = this.#kept;
    const separator = this.#separator.charCodeAt(0);
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || code === 10 || code === 13) break;
    }
    return { value: text.slice(from, at), end: at };
  }
}

/** A cell in quotes; a quote within it that neither is doubled nor ends the cell is a character. */
function scanQuoted(text: string, from: number, separator: string): Cell | undefined {
  let hasQuotes = false;
  let isDoubtful = false;
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x22) {
      hasQuotes = true;
      at++;
      continue;
    }
    if (at + 1 === text.length || next === 10 || next === 13 || text.startsWith(separator, at + 1)) {
      const value = text.slice(from + 1, at);
      return { value: hasQuotes ? value.replaceAll('""', '"') : value, end: at + 1, isDoubtful };
    }
    isDoubtful ||= beginsCell(text, at, separator) && hasLineEnd(text, from, at);
  }
  return undefined;
}

/** Whether a quote stands where a cell begins: behind a separator or a line end. */
function beginsCell(text: string, at: number, separator: string): boolean {
  return text.startsWith(separator, at - separator.length) || /[\r\n]/.test(text[at - 1] ?? '');
}

function hasLineEnd(text: string, from: number, end: number): boolean {
  const at = text.slice(from, end).search(/[\r\n]/);
  return at !== -1;
}

function findLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}

function countLines(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = from; at < end; ) {
    at = findLineEnd(text, at);
    count++;
  }
  return count;
}
