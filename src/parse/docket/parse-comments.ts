/**
 * A file of comments of any of the formats as it streams in: bulk downloads of regulations.gov and other tables,
 * answers of its API versions 3 and 4, one JSON object a line, and our own lines. In: bytes. Out: one event an entry,
 * in the order of the file. Never throws for what a file says; of a broken file everything that is whole is handed on.
 */
import type { CommentEvent } from '../../model/docket.ts';
import { EntryCutter } from './cut-entries.ts';
import { LineCutter } from './cut-lines.ts';
import { TextReader } from './decode-text.ts';
import { TableParser } from './parse-table.ts';
import { TOLD_BY_CHARACTERS, tellCommentFormat } from './tell-comment-format.ts';
import type { TextParser } from './text-parser.ts';
import { EntryReader } from './to-event.ts';

export class CommentParser {
  readonly #reader: EntryReader;
  readonly #text = new TextReader();
  #parser: TextParser | undefined;
  #start = '';

  /** `file` is the name that events carry. */
  constructor(file: string) {
    this.#reader = new EntryReader(file);
  }

  /** The events of the entries that end in the next bytes. */
  *push(bytes: Uint8Array): Generator<CommentEvent> {
    if (bytes.length === 0) return;
    yield* this.#take(this.#text.push(bytes));
  }

  /** What is left at the end of the file. */
  *end(): Generator<CommentEvent> {
    yield* this.#take(this.#text.end());
    this.#parser ??= this.#choose();
    yield* this.#parser.push(this.#start);
    yield* this.#parser.end();
  }

  *#take(text: string): Generator<CommentEvent> {
    if (this.#parser) {
      yield* this.#parser.push(text);
      return;
    }
    this.#start += text;
    if (this.#start.length < TOLD_BY_CHARACTERS) return;
    this.#parser = this.#choose();
    const start = this.#start;
    this.#start = '';
    yield* this.#parser.push(start);
  }

  #choose(): TextParser {
    if (this.#start.charCodeAt(0) === 0xfeff) this.#start = this.#start.slice(1);
    const format = tellCommentFormat(this.#start);
    switch (format) {
      case 'lines':
        return new LinesParser(this.#reader);
      case 'json':
        return new JsonParser(this.#reader);
      case 'table':
        return new TableParser(this.#reader, this.#start);
      case 'none':
        return new NoParser(this.#reader);
      default:
        return format satisfies never;
    }
  }
}

class LinesParser implements TextParser {
  readonly #reader: EntryReader;
  readonly #cutter = new LineCutter();

  constructor(reader: EntryReader) {
    this.#reader = reader;
  }

  *push(text: string): Generator<CommentEvent> {
    for (const line of this.#cutter.push(text)) yield* readEntry(this.#reader, line, 'line');
  }

  *end(): Generator<CommentEvent> {
    for (const line of this.#cutter.end()) yield* readEntry(this.#reader, line, 'line');
  }
}

class JsonParser implements TextParser {
  readonly #reader: EntryReader;
  readonly #cutter = new EntryCutter();

  constructor(reader: EntryReader) {
    this.#reader = reader;
  }

  *push(text: string): Generator<CommentEvent> {
    for (const entry of this.#cutter.push(text)) yield* readEntry(this.#reader, entry, 'entry');
  }

  *end(): Generator<CommentEvent> {
    const { isCut, number, last } = this.#cutter.end();
    if (last) yield* readEntry(this.#reader, last, 'entry');
    if (isCut)
      yield this.#reader.problem(
        number,
        'docket/cut-off',
        `The file breaks off within entry ${number}; the entries before it were read.`,
        'Download the file again.',
      );
  }
}

class NoParser implements TextParser {
  readonly #reader: EntryReader;

  constructor(reader: EntryReader) {
    this.#reader = reader;
  }

  push(): readonly CommentEvent[] {
    return [];
  }

  end(): readonly CommentEvent[] {
    return [
      this.#reader.problem(
        1,
        'docket/unknown-format',
        'This file is no text, so it holds no comments that could be read.',
        'Give CSV, JSON or JSON lines. Attachments are named with `--attachments <folder>`.',
      ),
    ];
  }
}

/** The events of one text of JSON. */
function readEntry(
  reader: EntryReader,
  { number, text }: { readonly number: number; readonly text: string | null },
  what: 'line' | 'entry',
): CommentEvent[] {
  if (text === null)
    return [
      reader.problem(
        number,
        'docket/too-long',
        `This ${what} has more than 64 million characters.`,
        'Give one comment a line.',
      ),
    ];
  if (text.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [
      reader.problem(
        number,
        'docket/broken-json',
        `This ${what} is no sound JSON${toPosition(error.message)}.`,
        'Download the file again, or mend it by hand; the other entries were read.',
      ),
    ];
  }
  return reader.readJson(value, number);
}

/** Where it broke, without the words: the message of the engine quotes the text. */
function toPosition(message: string): string {
  const at = /position (\d+)/.exec(message)?.[1];
  return at === undefined ? '' : ` (character ${Number(at) + 1})`;
}
