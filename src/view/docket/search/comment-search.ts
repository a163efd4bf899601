/**
 * Full-text search over a docket, in a page or anywhere else. In: a way to load the parts of the index, and a query.
 * Out: hits in order of weight (BM25), with how many comments there are and how many different ones: of a campaign the
 * best member stands for all. Loads only the parts that the words of the query are in; a phrase loads their places too.
 */
import {
  type CommentTable,
  findPart,
  type Placed,
  type Postings,
  readCommentTable,
  readPlaces,
  readPostings,
  readWordPart,
  type SearchedBody,
  type SearchHead,
  type WordEntry,
} from './index-parts.ts';
import { parseQuery, type QueryTerm } from './parse-query.ts';

/** Loads a part by its name: "index.json", "words-3.bin". */
export type LoadPart = (name: string) => Promise<Uint8Array>;

export interface SearchHit {
  /** Number of the comment in the index. */
  readonly comment: number;
  readonly weight: number;
  /** Other hits of the same campaign, for which this one stands. */
  readonly alike: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Comments that match, every member of a campaign counted. */
  readonly raw: number;
}

/** The weight of a term by comment; 0 where it does not stand. */
interface Found {
  readonly comments: Uint32Array;
  readonly weights: Float64Array;
}

interface Loaded {
  readonly head: SearchHead;
  readonly table: CommentTable;
}

/** Beginnings of words stand for so many words at most, the most frequent ones. */
const MOST_EXPANDED = 64;
const [K, B] = [1.2, 0.6];

export class CommentSearch {
  readonly #load: LoadPart;
  readonly #parts = new Map<string, Promise<unknown>>();

  constructor(load: LoadPart) {
    this.#load = load;
  }

  /** Finds the comments that have all that the query asks for; `kind` keeps those of one kind of submitter. */
  async find(query: string, kind?: number): Promise<SearchResult> {
    const terms = parseQuery(query);
    const wanted = terms.filter(({ isExcluded }) => !isExcluded);
    if (wanted.length === 0) return { hits: [], raw: 0 };
    const loaded = await this.#getHead();
    const [founds, excluded] = await Promise.all([
      Promise.all(wanted.map((term) => this.#findTerm(term, loaded))),
      Promise.all(terms.filter(({ isExcluded }) => isExcluded).map((term) => this.#findTerm(term, loaded))),
    ]);
    const weights = addWeights(founds, excluded, loaded.head.comments);
    return collectHits(weights, loaded.table, kind);
  }

  /** The comment itself. */
  async getBody(comment: number): Promise<SearchedBody> {
    const { head } = await this.#getHead();
    const part = findPart(head.bodies, comment);
    const bodies = await this.#get(`bodies-${part}.json`, (bytes) => parseJson<SearchedBody[]>(bytes));
    return bodies[comment - head.bodies[part]!]!;
  }

  async #getHead(): Promise<Loaded> {
    const head = await this.#get('index.json', (bytes) => parseJson<SearchHead>(bytes));
    const table = await this.#get('comments.bin', (bytes) => readCommentTable(bytes, head.comments));
    return { head, table };
  }

  async #findTerm(term: QueryTerm, loaded: Loaded): Promise<Found> {
    if (term.words.length > 1) return this.#findPhrase(term, loaded);
    const word = term.words[0]!;
    const entries = term.isPrefix
      ? await this.#findBeginning(word, loaded.head)
      : (await this.#findWords([word], loaded.head)).filter((entry) => entry !== undefined);
    return joinFound(
      entries.map((entry) => weigh(readPostings(entry), loaded)),
      loaded.head.comments,
    );
  }

  /** The comments in which the words stand one after another. */
  async #findPhrase({ words }: QueryTerm, loaded: Loaded): Promise<Found> {
    const entries = await this.#findWords(words, loaded.head);
    if (entries.some((entry) => entry === undefined)) return joinFound([], 0);
    const lists = await Promise.all(
      (entries as WordEntry[]).map(async (entry, at) => {
        const name = `places-${findPart(loaded.head.words, words[at]!)}.bin`;
        const part = await this.#get(name, (bytes) => bytes);
        return readPlaces(part, entry.placesStart, readPostings(entry));
      }),
    );
    return weigh(findFollowing(lists), loaded);
  }

  async #findWords(words: readonly string[], head: SearchHead): Promise<(WordEntry | undefined)[]> {
    return Promise.all(
      words.map(async (word) => {
        const part = findPart(head.words, word);
        if (part === -1) return undefined;
        return (await this.#getWords(part)).find((entry) => entry.word === word);
      }),
    );
  }

  async #findBeginning(start: string, head: SearchHead): Promise<WordEntry[]> {
    const first = Math.max(findPart(head.words, start), 0);
    const last = findPart(head.words, `${start}\u{10ffff}`);
    const parts = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) =>
      this.#getWords(first + at),
    );
    return (await Promise.all(parts))
      .flat()
      .filter(({ word }) => word.startsWith(start))
      .sort((a, b) => Number(b.word === start) - Number(a.word === start) || b.comments - a.comments)
      .slice(0, MOST_EXPANDED);
  }

  #getWords(part: number): Promise<WordEntry[]> {
    return this.#get(`words-${part}.bin`, readWordPart);
  }

  /** A part, loaded once; one that could not be loaded is tried again the next time. */
  #get<T>(name: string, read: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.#parts.get(name) as Promise<T> | undefined;
    if (known) return known;
    const part = this.#load(name).then(read);
    part.catch(() => this.#parts.delete(name));
    this.#parts.set(name, part);
    return part;
  }
}

function parseJson<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

/** BM25: rare words weigh more, a word that stands often weighs more, in a long comment less. */
function weigh({ comments, counts }: Postings, { head, table }: Loaded): Found {
  const rarity = Math.log(1 + (head.comments - comments.length + 0.5) / (comments.length + 0.5));
  const weights = new Float64Array(comments.length);
  for (let at = 0; at < comments.length; at++) {
    const length = 1 - B + (B * table.words[comments[at]!]!) / (head.averageWords || 1);
    weights[at] = (rarity * counts[at]! * (K + 1)) / (counts[at]! + K * length);
  }
  return { comments, weights };
}

/** Several words that stand for one: of each comment the highest weight. */
function joinFound(founds: readonly Found[], count: number): Found {
  if (founds.length === 1) return founds[0]!;
  const best = new Float64Array(count);
  for (const { comments, weights } of founds)
    for (let at = 0; at < comments.length; at++)
      if (weights[at]! > best[comments[at]!]!) best[comments[at]!] = weights[at]!;
  const comments = Uint32Array.from(best.keys()).filter((comment) => best[comment]! > 0);
  return { comments, weights: Float64Array.from(comments, (comment) => best[comment]!) };
}

/** The comments in which the words of a phrase follow each other, and how often. */
function findFollowing([first, ...rest]: readonly Placed[]): Postings {
  const { comments, starts } = rest.reduce((before, word, at) => keepFollowed(before, word, at + 1), first!);
  return { comments, counts: comments.map((_, at) => starts[at + 1]! - starts[at]!) };
}

/** The places of a phrase's first word that a word follows at a distance; comments without any go. */
function keepFollowed(before: Placed, word: Placed, distance: number): Placed {
  const comments = new Uint32Array(Math.min(before.comments.length, word.comments.length));
  const starts = new Uint32Array(comments.length + 1);
  const places = new Uint32Array(before.places.length);
  let [kept, filled, other] = [0, 0, 0];
  for (let at = 0; at < before.comments.length; at++) {
    const comment = before.comments[at]!;
    while (other < word.comments.length && word.comments[other]! < comment) other++;
    if (word.comments[other] !== comment) continue;
    const [from, to] = [filled, word.starts[other + 1]!];
    let next = word.starts[other]!;
    for (let index = before.starts[at]!; index < before.starts[at + 1]!; index++) {
      const wanted = before.places[index]! + distance;
      while (next < to && word.places[next]! < wanted) next++;
      if (next < to && word.places[next] === wanted) places[filled++] = before.places[index]!;
    }
    if (filled === from) continue;
    comments[kept++] = comment;
    starts[kept] = filled;
  }
  return { comments: comments.subarray(0, kept), starts: starts.subarray(0, kept + 1), places };
}

/** The sum of weights for comments that have every term and none that is excluded; 0 for the others. */
function addWeights(founds: readonly Found[], excluded: readonly Found[], count: number): Float64Array {
  const weights = new Float64Array(count);
  const had = new Uint16Array(count);
  for (const found of founds)
    found.comments.forEach((comment, at) => {
      weights[comment]! += found.weights[at]!;
      had[comment]!++;
    });
  for (const { comments } of excluded) for (const comment of comments) had[comment] = 0;
  for (let comment = 0; comment < count; comment++) if (had[comment] !== founds.length) weights[comment] = 0;
  return weights;
}

function collectHits(weights: Float64Array, table: CommentTable, kind: number | undefined): SearchResult {
  const best = new Map<string, { comment: number; weight: number; alike: number }>();
  let raw = 0;
  weights.forEach((weight, comment) => {
    if (weight === 0 || (kind !== undefined && table.kinds[comment] !== kind)) return;
    raw++;
    const campaign = table.campaigns[comment]!;
    const key = campaign === 0 ? `alone ${comment}` : `campaign ${campaign}`;
    const known = best.get(key);
    if (!known) best.set(key, { comment, weight, alike: 0 });
    else if (weight > known.weight) best.set(key, { comment, weight, alike: known.alike + 1 });
    else known.alike++;
  });
  return { hits: [...best.values()].sort((a, b) => b.weight - a.weight || a.comment - b.comment), raw };
}
