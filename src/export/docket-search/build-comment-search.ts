/**
 * The search index of a docket as files. In: its comments, streamed, in their order. Out: the files that
 * `view/docket/search/index-parts.ts` describes, small enough that a query fetches little. Lists of comments are held as
 * bytes while they grow, some two bytes for each word of each comment; bodies go to the keeper that the caller brings.
 */
import { SUBMITTER_KINDS } from '../../model/docket.ts';
import type { SearchableComment } from '../../model/docket-study.ts';
import { ByteWriter } from '../../view/docket/search/byte-codec.ts';
import { SEARCH_SCHEMA, type SearchedBody, type SearchHead } from '../../view/docket/search/index-parts.ts';
import { readSearchWords } from '../../view/docket/search/read-search-words.ts';

const WORDS_BYTES = 48 * 1024;
const BODIES_CHARACTERS = 32 * 1024;
/** Of a longer text the rest is found and not shown. */
const MOST_CHARACTERS = 200_000;
/** Words between what stands above a comment and its text, so that no phrase runs across. */
const GAP = 8;

/** Keeps texts until they are asked for. */
export interface BodyKeeper {
  add(text: string): number;
  get(number: number): string;
}

/** The files by name, binary ones as bytes. */
export interface CommentSearchFiles {
  readonly json: ReadonlyMap<string, () => string>;
  readonly binary: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

interface WordList {
  comments: number;
  last: number;
  readonly postings: ByteWriter;
  readonly places: ByteWriter;
}

/** Builds the files of a docket's index. */
export async function buildCommentSearch(
  comments: AsyncIterable<SearchableComment>,
  keeper: BodyKeeper,
): Promise<CommentSearchFiles> {
  const words = new Map<string, WordList>();
  const table = new ByteWriter(1024);
  const bodies = new BodyParts(keeper);
  let [count, total] = [0, 0];
  for await (const comment of comments) {
    const length = addWords(words, comment, count);
    table.add(comment.campaign + 1);
    table.add(SUBMITTER_KINDS.indexOf(comment.kind));
    table.add(length);
    bodies.add(comment, count);
    count++;
    total += length;
  }
  const parts = toWordParts(words);
  const head: SearchHead = {
    schema: SEARCH_SCHEMA,
    comments: count,
    averageWords: count === 0 ? 0 : Math.round(total / count),
    words: parts.firsts,
    bodies: bodies.finish(),
  };
  return {
    json: new Map([['index', () => JSON.stringify(head)], ...bodies.files]),
    binary: new Map([['comments', table.finish()], ...parts.files]),
  };
}

/** Adds the words of a comment, and gives back how many there are. */
function addWords(words: Map<string, WordList>, comment: SearchableComment, number: number): number {
  const { id, organization, text } = comment;
  const places = new Map<string, number[]>();
  let place = 0;
  let length = 0;
  for (const piece of [id, organization ?? '', text]) {
    for (const { names } of readSearchWords(piece)) {
      for (const name of names) {
        const known = places.get(name);
        if (known) known.push(place);
        else places.set(name, [place]);
      }
      place++;
      length++;
    }
    place += GAP;
  }
  for (const [name, at] of places) addPosting(words, name, number, at);
  return length;
}

function addPosting(
  words: Map<string, WordList>,
  name: string,
  number: number,
  places: readonly number[],
): void {
  let list = words.get(name);
  if (!list) {
    list = { comments: 0, last: 0, postings: new ByteWriter(4), places: new ByteWriter(4) };
    words.set(name, list);
  }
  list.postings.add(number - list.last);
  list.postings.add(places.length);
  list.last = number;
  list.comments++;
  let before = 0;
  for (const place of places) {
    list.places.add(place - before);
    before = place;
  }
}

interface WordParts {
  readonly firsts: readonly string[];
  readonly files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[];
}

function toWordParts(words: ReadonlyMap<string, WordList>): WordParts {
  const firsts: string[] = [];
  const files: [string, Uint8Array<ArrayBuffer>][] = [];
  const encoder = new TextEncoder();
  let [part, places] = [new ByteWriter(1024), new ByteWriter(1024)];
  const close = (): void => {
    if (part.length === 0) return;
    files.push(
      [`words-${firsts.length - 1}`, part.finish()],
      [`places-${firsts.length - 1}`, places.finish()],
    );
    [part, places] = [new ByteWriter(1024), new ByteWriter(1024)];
  };
  for (const word of [...words.keys()].sort()) {
    const list = words.get(word)!;
    if (part.length > 0 && part.length + list.postings.length > WORDS_BYTES) close();
    if (part.length === 0) firsts.push(word);
    const name = encoder.encode(word);
    part.add(name.length);
    part.addBytes(name);
    part.add(list.comments);
    part.add(places.length);
    part.add(list.postings.length);
    part.addBytes(list.postings.finish());
    places.addBytes(list.places.finish());
  }
  close();
  return { firsts, files };
}

/** Bodies in parts, each a file. */
class BodyParts {
  readonly files: [string, () => string][] = [];
  readonly #keeper: BodyKeeper;
  readonly #firsts: number[] = [];
  #part: SearchedBody[] = [];
  #characters = 0;

  constructor(keeper: BodyKeeper) {
    this.#keeper = keeper;
  }

  add({ id, posted, kind, organization, campaignId, text }: SearchableComment, number: number): void {
    const shown = text.slice(0, MOST_CHARACTERS);
    if (this.#part.length > 0 && this.#characters + shown.length > BODIES_CHARACTERS) this.#close();
    if (this.#part.length === 0) this.#firsts.push(number);
    const more = text.length - shown.length;
    this.#part.push({ id, posted, kind, organization, campaign: campaignId, text: shown, more });
    this.#characters += shown.length;
  }

  /** The number of the first comment of each part. */
  finish(): readonly number[] {
    this.#close();
    return this.#firsts;
  }

  #close(): void {
    if (this.#part.length === 0) return;
    const kept = this.#keeper.add(JSON.stringify(this.#part));
    this.files.push([`bodies-${this.files.length}`, () => this.#keeper.get(kept)]);
    this.#part = [];
    this.#characters = 0;
  }
}
