/**
 * What a count of comments includes: every entry goes into exactly one part of the ledger, so that the parts add up to
 * the rows. In: events, in the order they are read. Out: for each the part it went to, and the ledger at the end. Of a
 * comment only a number for its id and one for its text are kept. An entry of a list, which has no text, gives way to
 * the same comment with its text, whichever comes first.
 */
import type {
  CommentEvent,
  CommentRecord,
  CountedLedger,
  RowProblem,
  TextStatus,
} from '../../model/docket.ts';

export const LEDGER_PARTS = [
  'unreadable',
  'otherDocuments',
  'duplicateIds',
  'withdrawn',
  'noText',
  'attachmentOnly',
  'analysed',
] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

export interface Placed {
  readonly part: LedgerPart;
  /** For `duplicateIds`: whether the text is the one that came before. */
  readonly isSameText: boolean;
}

type OfWhich = { -readonly [Key in keyof CountedLedger['ofWhich']]: number };

const PART_OF = {
  ok: 'analysed',
  'attachment-only': 'attachmentOnly',
  empty: 'noText',
  unreadable: 'unreadable',
  'not-fetched': 'noText',
  restricted: 'noText',
} as const satisfies Record<TextStatus, LedgerPart>;

/** What an id of which only a list was seen stands for until its text comes. */
const LIST_ENTRY = -1;

export class LedgerCounter {
  readonly #parts: Record<LedgerPart, number> = {
    unreadable: 0,
    otherDocuments: 0,
    duplicateIds: 0,
    withdrawn: 0,
    noText: 0,
    attachmentOnly: 0,
    analysed: 0,
  };
  readonly #ofWhich: OfWhich = {
    notFetched: 0,
    restricted: 0,
    differentText: 0,
    madeIds: 0,
    unknownDocument: 0,
    received: 0,
  };
  readonly #texts = new Map<string, number>();
  #rows = 0;

  /** Counts the next entry. */
  add(event: CommentEvent): Placed {
    this.#rows++;
    const placed = this.#place(event);
    this.#parts[placed.part]++;
    return placed;
  }

  /** The ledger of what was counted so far. */
  finish(): CountedLedger {
    return { rows: this.#rows, ...this.#parts, ofWhich: { ...this.#ofWhich } };
  }

  #place(event: CommentEvent): Placed {
    if (event.kind === 'problem') return { part: 'unreadable', isSameText: false };
    if (event.kind === 'other') return { part: 'otherDocuments', isSameText: false };
    const { record } = event;
    const text = record.status === 'not-fetched' ? LIST_ENTRY : hashText(record.body);
    const before = this.#texts.get(record.id);
    if (before !== undefined && (before !== LIST_ENTRY || text === LIST_ENTRY)) {
      const isSameText = before === text || text === LIST_ENTRY;
      if (!isSameText) this.#ofWhich.differentText++;
      return { part: 'duplicateIds', isSameText };
    }
    if (before === LIST_ENTRY) this.#giveWay();
    else this.#countOnce(record, event.notes.length > 0);
    this.#texts.set(record.id, text);
    return { part: this.#placeComment(record), isSameText: false };
  }

  /** The entry of a list that came before becomes the duplicate, and the text takes its place. */
  #giveWay(): void {
    this.#parts.duplicateIds++;
    this.#parts.noText--;
    this.#ofWhich.notFetched--;
  }

  #countOnce(record: CommentRecord, isMade: boolean): void {
    if (isMade) this.#ofWhich.madeIds++;
    if (record.answers === null) this.#ofWhich.unknownDocument++;
    this.#ofWhich.received += record.alike;
  }

  #placeComment({ withdrawn, status }: CommentRecord): LedgerPart {
    if (withdrawn && status !== 'not-fetched') return 'withdrawn';
    if (status === 'not-fetched') this.#ofWhich.notFetched++;
    if (status === 'restricted') this.#ofWhich.restricted++;
    return PART_OF[status];
  }
}

/** Says that an id came with two texts; of the ids one is named. */
export function toDifferentText(id: string, file: string, row: number): RowProblem {
  return {
    file,
    row,
    code: 'docket/id-twice',
    message: `The id "${id}" came before with another text; the first one is kept.`,
    hint: 'Look up which is right, and import that file alone: a later import takes the place of an earlier one.',
  };
}

/** A number of 52 bits for a text, so that two texts of one id can be told apart. */
function hashText(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x85ebca6b);
  }
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
}
