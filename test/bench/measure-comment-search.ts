/**
 * How long a query takes over 25,000 generated comments, from the moment its parts of the index are there: words, a
 * phrase, a citation, the beginning of a word. Zipf-like words, so that some stand nearly everywhere, as in real texts.
 * Runs in Node, on the code that the page runs; what it costs to fetch is stated in bytes.
 */
import { buildCommentSearch } from '../../src/export/docket-search/build-comment-search.ts';
import type { SearchableComment } from '../../src/model/docket-study.ts';
import { CommentSearch, type LoadPart } from '../../src/view/docket/search/comment-search.ts';
import { toRandom } from '../analysis/campaigns/plant-campaigns.ts';

const COMMENTS = 25_000;
const VOCABULARY = 40_000;
const QUERIES = ['w3q ', 'w1 w20 w300 ', '"w1 w2"', '7.302', 'w1', 'w5* w9 '];

export interface SearchMeasure {
  readonly comments: number;
  /** The slowest of the queries, milliseconds, its parts loaded. */
  readonly slowest: number;
  readonly slowestQuery: string;
  /** The same, first time in the process, with the decoding of parts. */
  readonly first: number;
  /** Bytes fetched for the first query, before bodies. */
  readonly fetched: number;
  /** Of the whole index without bodies, and of the texts. */
  readonly index: number;
  readonly texts: number;
  readonly buildSeconds: number;
}

/** Builds the index and asks. */
export async function measureCommentSearch(): Promise<SearchMeasure> {
  const kept: string[] = [];
  const keeper = { add: (text: string) => kept.push(text) - 1, get: (number: number) => kept[number]! };
  let texts = 0;
  const started = performance.now();
  const files = await buildCommentSearch(
    generate((length) => {
      texts += length;
    }),
    keeper,
  );
  const buildSeconds = (performance.now() - started) / 1000;
  let fetched = 0;
  const load: LoadPart = async (name) => {
    const [part, ending] = [name.replace(/\.(?:json|bin)$/, ''), name.slice(name.lastIndexOf('.'))];
    const bytes =
      ending === '.bin' ? files.binary.get(part)! : new TextEncoder().encode(files.json.get(part)!());
    fetched += bytes.length;
    return bytes;
  };
  const search = new CommentSearch(load);
  const first = await time(search, QUERIES[0]!);
  const firstFetched = fetched;
  const times: { query: string; ms: number }[] = [];
  for (const query of QUERIES) {
    await search.find(query);
    times.push({ query, ms: await time(search, query) });
  }
  const slowest = times.reduce((a, b) => (b.ms > a.ms ? b : a));
  const index = [...files.binary.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    comments: COMMENTS,
    slowest: slowest.ms,
    slowestQuery: slowest.query,
    first,
    fetched: firstFetched,
    index,
    texts,
    buildSeconds,
  };
}

async function time(search: CommentSearch, query: string): Promise<number> {
  const start = performance.now();
  const { hits } = await search.find(query);
  if (hits.length === 0) throw new Error(`Nothing was found for ${query}`);
  return performance.now() - start;
}

async function* generate(onText: (length: number) => void): AsyncGenerator<SearchableComment> {
  const next = toRandom(25);
  for (let at = 0; at < COMMENTS; at++) {
    const words = Array.from(
      { length: 60 + Math.floor(next() * 280) },
      () => `w${Math.floor(VOCABULARY ** next()).toString(36)}`,
    );
    if (at % 40 === 0) words.push('§', '7.302(c)(1)');
    const text = words.join(' ');
    onText(text.length);
    yield {
      id: `GEN-${at}`,
      posted: null,
      kind: 'individual',
      organization: null,
      campaign: at % 3 === 0 ? at % 300 : -1,
      campaignId: null,
      text,
    };
  }
}
