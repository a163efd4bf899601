/**
 * Which field a place in YAML belongs to, while it is being written and so mostly is no valid YAML. In: the lines, a
 * line and a column. Out: the path of keys and indexes, whether a key or a value stands there, and the words under
 * the cursor. Read by indentation, line by line; inside a text on several lines there is no field.
 */
import type { FieldCursor } from '../../model/field-cursor.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';

interface Frame {
  readonly indent: number;
  /** A key, or the index of an item. */
  readonly step: string | number;
}

const KEY = /^("[^"]*"|'[^']*'|[^\s#'"[\]{}&*!|>,-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)/;
const BLOCK_TEXT = /^[|>][-+\d]*\s*(?:#.*)?$/;

/** The cursor at a line and column, both counted from 0; undefined where no field can stand. */
export function findCursor(lines: readonly string[], line: number, column: number): FieldCursor | undefined {
  const frames: Frame[] = [];
  let textAbove: number | undefined; // indent of the key whose text goes on below
  for (const [at, source] of lines.slice(0, line + 1).entries()) {
    const indent = source.search(/\S/);
    if (textAbove !== undefined && (indent === -1 || indent > textAbove)) {
      if (at === line) return undefined;
      continue;
    }
    textAbove = undefined;
    if (at === line) return readCursorLine(source, column, frames);
    if (indent === -1 || source.charAt(indent) === '#') continue;
    const { start, key, valueStart } = readLine(source, frames);
    if (key !== undefined && BLOCK_TEXT.test(source.slice(valueStart).trim())) textAbove = start;
  }
  return undefined;
}

interface ReadLine {
  /** Where the content starts, after the dashes of items. */
  readonly start: number;
  readonly key: string | undefined;
  /** Where the value starts, white space skipped; the end of the line where there is none. */
  readonly valueStart: number;
}

/** Reads the dashes and the key of a line into the frames. */
function readLine(source: string, frames: Frame[]): ReadLine {
  let start = Math.max(0, source.search(/\S|$/));
  for (;;) {
    const [dash] = /^-(?:\s+|$)/.exec(source.slice(start)) ?? [];
    if (dash === undefined) break;
    openItem(frames, start);
    start += dash.length;
  }
  const [matched, written] = KEY.exec(source.slice(start)) ?? [];
  if (matched === undefined || written === undefined) return { start, key: undefined, valueStart: start };
  const key = written.replace(/^(["'])(.*)\1$/, '$2');
  close(frames, start);
  frames.push({ indent: start, step: key });
  const after = start + matched.length;
  return { start, key, valueStart: after + source.slice(after).search(/\S|$/) };
}

/** The next item of the list whose dashes stand here, or the first. */
function openItem(frames: Frame[], indent: number): void {
  while ((frames.at(-1)?.indent ?? -1) > indent) frames.pop();
  const last = frames.at(-1);
  if (last?.indent === indent && typeof last.step === 'number') {
    frames.pop();
    frames.push({ indent, step: last.step + 1 });
  } else frames.push({ indent, step: 0 });
}

/** Ends every block that a key at this column does not belong to. */
function close(frames: Frame[], indent: number): void {
  while ((frames.at(-1)?.indent ?? -1) >= indent) frames.pop();
}

function readCursorLine(source: string, column: number, frames: Frame[]): FieldCursor | undefined {
  const comment = /(?:^|\s)#/.exec(source.slice(0, column));
  if (comment && !/["']/.test(source.slice(0, comment.index))) return undefined;
  if (source.trim() === '') {
    close(frames, column);
    return { part: 'open', path: toPath(frames), typed: '', start: column, end: column };
  }
  const { start, key, valueStart } = readLine(source, frames);
  if (column < start) return undefined;
  if (key === undefined) {
    if (!/^\s*(?:-\s)/.test(source)) close(frames, start);
    const flow = /^[[{]/.test(source.slice(start));
    return flow
      ? readFlow(source, start, column, toPath(frames))
      : toCursor('open', toPath(frames), source, start, column);
  }
  const colon = source.indexOf(':', start + key.length);
  if (column <= colon) {
    const end = start + source.slice(start, colon).trimEnd().length;
    const typed = source.slice(start, column);
    return { part: 'key', path: toPath(frames.slice(0, -1)), typed, start, end };
  }
  return readFlow(source, Math.min(valueStart, column), column, toPath(frames));
}

function toPath(frames: readonly Frame[]): ValuePath {
  return frames.map(({ step }) => step);
}

/** A value on one line, which may hold lists in brackets and blocks in braces: `{ type: x, of: [a, b] }`. */
function readFlow(source: string, from: number, column: number, path: ValuePath): FieldCursor {
  const open: { readonly kind: '[' | '{'; step: string | number }[] = [];
  let start = from;
  let quote = '';
  let part: 'key' | 'value' = 'value';
  for (let at = from; at < column; at++) {
    const sign = source.charAt(at);
    const last = open.at(-1);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (/["']/.test(sign) && source.slice(start, at).trim() === '') quote = sign;
    else if (sign === '[' || sign === '{') {
      open.push({ kind: sign, step: sign === '[' ? 0 : '' });
      [start, part] = [at + 1, sign === '{' ? 'key' : 'value'];
    } else if (sign === ']' || sign === '}') {
      open.pop();
      [start, part] = [at + 1, 'value'];
    } else if (sign === ',' && last) {
      if (typeof last.step === 'number') last.step++;
      [start, part] = [at + 1, last.kind === '{' ? 'key' : 'value'];
    } else if (sign === ':' && last?.kind === '{' && part === 'key') {
      last.step = source
        .slice(start, at)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      [start, part] = [at + 1, 'value'];
    }
  }
  const steps = open.map(({ step }) => step);
  const inside = part === 'key' ? steps.slice(0, -1) : steps;
  const skipped = start + source.slice(start, column).search(/\S|$/);
  return toCursor(part, [...path, ...inside], source, skipped, column, open.length > 0);
}

/** The words from `start` to where they end, and how much of them stands before the cursor. */
function toCursor(
  part: FieldCursor['part'],
  path: ValuePath,
  source: string,
  start: number,
  column: number,
  inFlow = false,
): FieldCursor {
  const rest = source.slice(column);
  const [after = ''] = (inFlow ? /^[^,[\]{}]*/ : /^(?:(?! #).)*/).exec(rest) ?? [];
  const end = Math.max(column, column + after.trimEnd().length);
  return { part, path, typed: source.slice(start, column).replace(/^["']/, ''), start, end };
}
