/** The search of a docket over its own index: words, phrases, citations, campaigns, and texts that try to be markup. */

import { describe, expect, test } from 'vitest';
import { buildCommentSearch } from '../../../../src/export/docket-search/build-comment-search.ts';
import type { SearchableComment } from '../../../../src/model/docket-study.ts';
import { ByteReader, ByteWriter } from '../../../../src/view/docket/search/byte-codec.ts';
import { CommentSearch, type LoadPart } from '../../../../src/view/docket/search/comment-search.ts';
import { cutSnippet } from '../../../../src/view/docket/search/cut-snippet.ts';
import { parseQuery } from '../../../../src/view/docket/search/parse-query.ts';
import { fc } from '../../../seeded.ts';

type Given = Partial<SearchableComment> & Pick<SearchableComment, 'text'>;

interface Opened {
  readonly search: CommentSearch;
  readonly load: LoadPart;
  readonly loaded: string[];
}

/** A search over comments, in memory. */
async function open(given: readonly (Given | string)[]): Promise<Opened> {
  const kept: string[] = [];
  const keeper = { add: (text: string) => kept.push(text) - 1, get: (number: number) => kept[number]! };
  const files = await buildCommentSearch(stream(given), keeper);
  const loaded: string[] = [];
  const load = async (name: string): Promise<Uint8Array> => {
    loaded.push(name);
    const [, part, ending] = /^(.*)\.(json|bin)$/.exec(name)!;
    if (ending === 'bin') return files.binary.get(part!)!;
    return new TextEncoder().encode(files.json.get(part!)!());
  };
  return { search: new CommentSearch(load), load, loaded };
}

async function* stream(given: readonly (Given | string)[]): AsyncGenerator<SearchableComment> {
  for (const [at, one] of given.entries()) {
    const rest = typeof one === 'string' ? { text: one } : one;
    yield {
      id: `HB-1-${at}`,
      posted: null,
      kind: 'individual',
      organization: null,
      campaign: -1,
      campaignId: null,
      ...rest,
    };
  }
}

async function find(given: readonly (Given | string)[], query: string, kind?: number): Promise<number[]> {
  const { hits } = await (await open(given)).search.find(query, kind);
  return hits.map(({ comment }) => comment).sort((a, b) => a - b);
}

const TEXTS = [
  'The lamp burns at dusk.',
  'At dusk the keeper lights lamps under § 7.302(c)(1).',
  'Café owners know-your-customer duties, 1,250 of them; U.S.C. matters.',
  'Dusk at the pier. 15 CFR 7.3021 is another.',
];

describe('finds', () => {
  test.each([
    ['lamp', [0, 1]],
    ['LAMPS', [0, 1]],
    ['lamp keeper', [1]],
    ['"at dusk"', [0, 1]],
    ['"dusk at"', [3]],
    ['dusk -lamp', [3]],
    ['dusk -"the keeper" ', [0, 3]],
    ['7.302', [1, 3]],
    ['7.302 ', [1]],
    ['§ 7.302(c) ', [1]],
    ['7.302(c)(1) ', [1]],
    ['7.302(d) ', []],
    ['"15 cfr 7.3021"', [3]],
    ['cafe', [2]],
    ['know-your-customer', [2]],
    ['"customer know"', []],
    ['1250', [2]],
    ['usc ', [2]],
    ['kee', [1]],
    ['kee* ', [1]],
    ['kee ', []],
    ['HB-1-2', [2]],
    ['nothing such', []],
    ['', []],
    ['"" - *', []],
  ])('%s', async (query, expected) => {
    expect(await find(TEXTS, query)).toEqual(expected);
  });

  test('organizations by their names, and comments of one kind', async () => {
    const given = [
      { text: 'lamps', kind: 'organization' as const, organization: 'Guild of Chandlers' },
      { text: 'lamps and chandlers' },
    ];
    expect(await find(given, 'chandlers')).toEqual([0, 1]);
    expect(await find(given, '"guild of chandlers"')).toEqual([0]);
    expect(await find(given, 'lamps', 0)).toEqual([0]);
  });

  test('writing without spaces, letter by letter', async () => {
    expect(await find(['港の灯台は', '灯港台'], '灯台')).toEqual([0]);
  });
});

test('a campaign is one hit that says for how many it stands, raw counts them all', async () => {
  const given = [0, 1, 2].map(() => ({ text: 'lamps at dusk', campaign: 0, campaignId: 'abc' }));
  const { search } = await open([...given, 'lamps']);
  const { hits, raw } = await search.find('lamps ');
  expect(raw).toBe(4);
  expect(hits.map(({ alike }) => alike).sort()).toEqual([0, 2]);
});

test('rare words and short comments come first', async () => {
  const { search } = await open(['dusk '.repeat(3) + 'filler '.repeat(400), 'dusk lamp', 'filler only']);
  expect((await search.find('dusk ')).hits.map(({ comment }) => comment)).toEqual([1, 0]);
});

test('loads the parts that a query needs and no body before a hit is shown', async () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `word${at.toString(36)}x`);
  const { search, loaded } = await open(
    Array.from({ length: 40 }, (_, at) => words.slice(at * 500, at * 500 + 500).join(' ')),
  );
  await search.find('word5x ');
  expect(loaded.filter((name) => name.startsWith('words-'))).toHaveLength(1);
  expect(loaded.filter((name) => /^(?:places|bodies)-/.test(name))).toEqual([]);
  expect((await search.getBody(39)).id).toBe('HB-1-39');
  expect(loaded.filter((name) => name.startsWith('bodies-'))).toHaveLength(1);
});

test('a part that could not be loaded is asked for again', async () => {
  const { load } = await open(TEXTS);
  let isBroken = true;
  const search = new CommentSearch(async (name) => {
    if (isBroken) throw new Error(name);
    return load(name);
  });
  await expect(search.find('lamp')).rejects.toThrow('index.json');
  isBroken = false;
  expect((await search.find('lamp')).raw).toBe(2);
});

test('a text of 5 MB is found to its end and shown in part', async () => {
  const text = `${'lamp '.repeat(1_000_000)}needle`;
  const { search } = await open([text, 'needle']);
  expect((await search.find('needle ')).raw).toBe(2);
  const body = await search.getBody(0);
  expect(body.text.length + body.more).toBe(text.length);
  expect(body.text.length).toBeLessThan(250_000);
});

describe('a snippet', () => {
  test('is a passage of the text with what was looked for marked', () => {
    const text = `${'before '.repeat(60)}the keeper lights lamps at dusk ${'after '.repeat(80)}`;
    const pieces = cutSnippet(text, '"lamps at dusk" keeper');
    expect(pieces.filter(({ isMatch }) => isMatch).map((piece) => piece.text)).toEqual([
      'keeper',
      'lamps at dusk',
    ]);
    const joined = pieces.map((piece) => piece.text).join('');
    expect(text).toContain(joined.replace(/^… | …$/g, ''));
  });

  test('keeps markup as the text it is', () => {
    const text = '<img src=x onerror=alert(1)> lamp';
    expect(cutSnippet(text, 'lamp').map((piece) => piece.text)).toEqual([
      '<img src=x onerror=alert(1)> ',
      'lamp',
    ]);
  });

  test('never fails and never invents, whatever the text and the query', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 40 }),
        (text, query) => {
          const joined = cutSnippet(text, query)
            .map((piece) => piece.text)
            .join('');
          expect(`${text} … … `).toContain(joined.replace(/^… /, '').replace(/ …$/, ''));
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('every word of a text is found by itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-zA-Z\u00e0-\u00f60-9().-]{1,12}$/), { minLength: 1, maxLength: 30 }),
      async (words) => {
        const { search } = await open([words.join(' '), 'other']);
        for (const word of words) {
          if (word.startsWith('-') || parseQuery(`${word} `).length === 0) continue;
          const { hits } = await search.find(`${word} `);
          expect(
            hits.map(({ comment }) => comment),
            word,
          ).toContain(0);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('numbers come back as they were written', () => {
  const numbers = [0, 1, 127, 128, 300, 2 ** 21, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];
  const writer = new ByteWriter(1);
  for (const number of numbers) writer.add(number);
  const reader = new ByteReader(writer.finish());
  expect(numbers.map(() => reader.next())).toEqual(numbers);
  expect(reader.isDone).toBe(true);
});
