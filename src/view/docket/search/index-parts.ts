/**
 * The parts of the search index of a docket as files, for the one who writes them and the one who reads them:
 *
 * - `index.json`: how many comments, where each part of the words and each part of the bodies begins;
 * - `comments.bin`: for each comment its campaign, kind and number of words;
 * - `words-<n>.bin`: words in alphabetical order, each with the comments that have it (distances) and how often;
 * - `places-<n>.bin`: for the words of that part where they stand in each comment (distances), for phrases only;
 * - `bodies-<n>.json`: comments with their text, in order, for the hits that are shown.
 */
import { ByteReader } from './byte-codec.ts';

export const SEARCH_SCHEMA = 'rulemark/comment-search@1';

/** What is fetched before the first query. */
export interface SearchHead {
  readonly schema: typeof SEARCH_SCHEMA;
  readonly comments: number;
  /** Words a comment has, on average. */
  readonly averageWords: number;
  /** The first word of each part. */
  readonly words: readonly string[];
  /** The number of the first comment of each part. */
  readonly bodies: readonly number[];
}

/** A comment as a hit shows it. */
export interface SearchedBody {
  readonly id: string;
  readonly posted: string | null;
  readonly kind: string;
  readonly organization: string | null;
  /** Id of its campaign, where that has a page. */
  readonly campaign: string | null;
  readonly text: string;
  /** Characters of the text that are not here, because it is very long. */
  readonly more: number;
}

/** What is known of every comment without its body. */
export interface CommentTable {
  /** Number of the campaign + 1; 0 for none. */
  readonly campaigns: Uint32Array;
  readonly words: Uint32Array;
  /** Place in `SUBMITTER_KINDS`. */
  readonly kinds: Uint8Array;
}

/** One word of a part, still encoded. */
export interface WordEntry {
  readonly word: string;
  /** In how many comments it stands. */
  readonly comments: number;
  readonly postings: Uint8Array;
  readonly placesStart: number;
}

/** Reads `comments.bin`. */
export function readCommentTable(bytes: Uint8Array, count: number): CommentTable {
  const reader = new ByteReader(bytes);
  const table = {
    campaigns: new Uint32Array(count),
    words: new Uint32Array(count),
    kinds: new Uint8Array(count),
  };
  for (let at = 0; at < count; at++) {
    table.campaigns[at] = reader.next();
    table.kinds[at] = reader.next();
    table.words[at] = reader.next();
  }
  return table;
}

/** Reads `words-<n>.bin`; the lists of comments stay encoded until somebody asks for one. */
export function readWordPart(bytes: Uint8Array): WordEntry[] {
  const reader = new ByteReader(bytes);
  const decoder = new TextDecoder();
  const entries: WordEntry[] = [];
  while (!reader.isDone) {
    const word = decoder.decode(reader.take(reader.next()));
    const comments = reader.next();
    const placesStart = reader.next();
    entries.push({ word, comments, placesStart, postings: reader.take(reader.next()) });
  }
  return entries;
}

export interface Postings {
  readonly comments: Uint32Array;
  /** How often in each. */
  readonly counts: Uint32Array;
}

/** The comments that have a word. */
export function readPostings({ comments: count, postings }: WordEntry): Postings {
  const reader = new ByteReader(postings);
  const comments = new Uint32Array(count);
  const counts = new Uint32Array(count);
  let comment = 0;
  for (let at = 0; at < count; at++) {
    comment += reader.next();
    comments[at] = comment;
    counts[at] = reader.next();
  }
  return { comments, counts };
}

/** Comments with the places of a word in each, flat: a list for each of 25,000 comments would cost more than the search. */
export interface Placed {
  readonly comments: Uint32Array;
  /** By comment where its places start; one more for the end. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** Where a word stands in each of its comments. */
export function readPlaces(part: Uint8Array, start: number, { comments, counts }: Postings): Placed {
  const reader = new ByteReader(part, start);
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => {
    starts[at + 1] = starts[at]! + count;
  });
  const places = new Uint32Array(starts.at(-1)!);
  for (let at = 0; at < counts.length; at++) {
    let place = 0;
    for (let index = starts[at]!; index < starts[at + 1]!; index++) {
      place += reader.next();
      places[index] = place;
    }
  }
  return { comments, starts, places };
}

/** The number of the last part that begins at or before a value; -1 where all begin after it. */
export function findPart<T extends string | number>(firsts: readonly T[], value: T): number {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
