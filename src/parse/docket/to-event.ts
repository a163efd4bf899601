/**
 * One entry of any source as a comment, as another kind of document, or as what is wrong with it. In: the entry's
 * value (an object of JSON, or a row with its column names). Out: events; a page of a list gives one for each of its
 * entries. Everything that is not on the list of fields stays behind: names, streets, addresses, numbers of people.
 */
import type { CommentEvent, CommentRecord, RowProblem, TextStatus } from '../../model/docket.ts';
import { toSha256 } from '../../text/sha256.ts';
import { findAttachments } from './find-attachments.ts';
import {
  type Fields,
  getDay,
  getSubmitter,
  getText,
  hasField,
  isTrue,
  NAMES,
  toFields,
} from './read-fields.ts';
import { readOwn } from './read-own.ts';
import { tellTextStatus } from './tell-text-status.ts';

type Item = Readonly<Record<string, unknown>>;

/** Lists in which the sources put their entries. */
export const LIST_NAMES: ReadonlySet<string> = new Set(['documents', 'data', 'comments', 'results', 'items']);

/** A number that a spreadsheet wrote: "9.00006E+14". */
const DESTROYED_ID = /^\d(?:[.,]\d+)?E\+?\d+$/i;
/** Of a long body the start is enough to make an id. */
const ID_CHARACTERS = 1000;

/** Turns the entries of one file into events; keeps count of made ids, so that two alike get two. */
export class EntryReader {
  readonly #file: string;
  readonly #made = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** What an entry of JSON holds: itself, or the entries of the list that it is. */
  readJson(value: unknown, row: number): CommentEvent[] {
    if (Array.isArray(value) && value.length > 0) return value.flatMap((item) => this.readJson(item, row));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [
        this.problem(
          row,
          'docket/not-an-entry',
          'This is JSON, but no object with fields.',
          'Give an object with `id` and `comment` on each line.',
        ),
      ];
    const item = value as Item;
    for (const name of LIST_NAMES)
      if (Array.isArray(item[name]))
        return (item[name] as readonly unknown[]).flatMap((one) => this.readJson(one, row));
    if (Array.isArray(item['errors']) && !('id' in item))
      return [
        this.problem(
          row,
          'docket/error-answer',
          'This is an answer of the API that reports an error.',
          'Fetch it again.',
        ),
      ];
    const own = readOwn(item);
    if (own) return [{ kind: 'comment', record: own, file: this.#file, row, notes: [] }];
    const core = isItem(item['data']) ? item['data'] : item;
    const attributes = isItem(core['attributes']) ? core['attributes'] : {};
    const fields = toFields([...Object.entries(core), ...Object.entries(attributes)]);
    return [this.#read(fields, item, row)];
  }

  /** A row of a table under its column names. */
  readRow(fields: Fields, row: number): CommentEvent {
    return this.#read(fields, {}, row);
  }

  problem(row: number, code: string, message: string, hint: string): CommentEvent {
    return { kind: 'problem', problem: { file: this.#file, row, code, message, hint } };
  }

  #read(fields: Fields, root: Item, row: number): CommentEvent {
    const type = tellOtherType(fields);
    const given = getText(fields, NAMES.id).trim();
    if (type !== undefined) return { kind: 'other', id: given || null, type, file: this.#file, row };
    const notes: RowProblem[] = [];
    const body = getText(fields, NAMES.body).replaceAll('\0', '');
    if (given === '' && body.trim() === '')
      return this.problem(
        row,
        'docket/not-an-entry',
        'This entry has neither an id nor a text.',
        'A comment needs at least `id` and `comment`, or the names that regulations.gov gives them.',
      );
    const id = this.#giveId(given, body, row, notes);
    const attachments = findAttachments(fields, root);
    const record: CommentRecord = {
      id,
      docket: getText(fields, NAMES.docket).trim() || null,
      answers: toDocumentId(getText(fields, NAMES.answers).trim()),
      received: getDay(fields, NAMES.received),
      posted: getDay(fields, NAMES.posted),
      withdrawn: isTrue(fields, NAMES.withdrawn) || /^withdrawn$/i.test(getText(fields, ['documentstatus'])),
      submitter: getSubmitter(fields),
      category: getText(fields, NAMES.category).trim() || null,
      alike: getCount(fields),
      body,
      status: tellStatus(fields, body, attachments.length),
      attachments,
    };
    return { kind: 'comment', record, file: this.#file, row, notes };
  }

  /** The id given, or one made of the text where there is none that could tell two comments apart. */
  #giveId(given: string, body: string, row: number, notes: RowProblem[]): string {
    const isDestroyed = DESTROYED_ID.test(given);
    if (given !== '' && !isDestroyed) return given;
    const stem = `made-${toSha256(`${body.length}\n${body.slice(0, ID_CHARACTERS)}`).slice(0, 16)}`;
    const count = (this.#made.get(stem) ?? 0) + 1;
    this.#made.set(stem, count);
    const id = count === 1 ? stem : `${stem}-${count}`;
    notes.push({
      file: this.#file,
      row,
      code: isDestroyed ? 'docket/id-destroyed' : 'docket/id-missing',
      message: isDestroyed
        ? `The id "${given}" was destroyed by a spreadsheet; the comment is kept as "${id}".`
        : `There is no id; the comment is kept as "${id}".`,
      hint: 'Take the file as it was downloaded. Opened and saved in a spreadsheet, long numbers lose their digits.',
    });
    return id;
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What it is when it is no comment. */
function tellOtherType(fields: Fields): string | undefined {
  const type = getText(fields, ['type']).trim();
  if (/^(?:documents?|dockets?|attachments?|commentCountByDocumentId\w*)$/i.test(type) || /count/i.test(type))
    return getText(fields, NAMES.type).trim() || type;
  const documentType = getText(fields, NAMES.type).trim();
  return documentType === '' || /^(?:public submissions?|comments?)$/i.test(documentType)
    ? undefined
    : documentType;
}

/** An object number such as 0900006484dd8ff9 names no document that a person could look up. */
function toDocumentId(text: string): string | null {
  return text === '' || /^09[0-9a-f]{14}$/i.test(text) ? null : text;
}

function getCount(fields: Fields): number {
  const count = Number(getText(fields, NAMES.alike));
  return Number.isSafeInteger(count) && count > 1 ? count : 1;
}

function tellStatus(fields: Fields, body: string, attachments: number): TextStatus {
  const own = tellTextStatus(body);
  if (own !== 'empty') return own;
  if (getText(fields, NAMES.restricted) !== '') return 'restricted';
  if (!hasField(fields, NAMES.body)) return 'not-fetched';
  return attachments > 0 ? 'attachment-only' : 'empty';
}
