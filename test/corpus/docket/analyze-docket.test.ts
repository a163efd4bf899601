/** The analysis as a whole: rows in are rows out, the same for any number of threads and nearly for any order. */
import { describe, expect, test } from 'vitest';
import { analyzeDocket } from '../../../src/corpus/docket/analyze-docket.ts';
import { renderDocketAnalysis } from '../../../src/export/json/docket-analysis.ts';
import type { CommentEvent } from '../../../src/model/docket.ts';
import { plantCampaigns, toRandom } from '../../analysis/campaigns/plant-campaigns.ts';
import { toEvents } from '../../analysis/campaigns/real-comments.ts';

interface Read {
  readonly ledger: Readonly<Record<string, number>>;
  readonly campaigns: readonly {
    readonly id: string;
    readonly size: number;
    readonly members: { id: string }[];
  }[];
  readonly short: readonly { readonly text: string; readonly members: readonly string[] }[];
  readonly alone: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
}

const analyze = (read: () => AsyncIterable<CommentEvent>, threads = 0): Promise<string> =>
  analyzeDocket({ read, threads }, (found) => [...renderDocketAnalysis(found)].join(''));

/** Sentences out of a seeded vocabulary: no two alike. */
const random = toRandom(5);
const word = (): string => `w${Math.floor(random() * 4000)}`;
const sentence = (): string => `S${Array.from({ length: 12 }, word).join(' ')}.`;
const sentences = (count: number): string[] => Array.from({ length: count }, sentence);
const planted = plantCampaigns(
  {
    templates: [sentences(4), sentences(9), sentences(20)],
    sentences: sentences(300),
    background: Array.from({ length: 60 }, () => sentences(6).join(' ')),
  },
  (template) => 12 + 20 * template,
  3,
);
const letters = planted.map(({ id, text }) => [id, text] as const);

describe('planted letters', () => {
  test('give the same bytes twice and with any number of threads', async () => {
    const one = await analyze(() => toEvents(letters));
    expect(await analyze(() => toEvents(letters))).toBe(one);
    expect(await analyze(() => toEvents(letters), 2)).toBe(one);
    expect(await analyze(() => toEvents(letters), 3)).toBe(one);
  });

  test('give the same campaigns in another order', async () => {
    const ids = async (order: readonly (readonly [string, string])[]) =>
      (JSON.parse(await analyze(() => toEvents(order))) as Read).campaigns.map(({ id }) => id).sort();
    const straight = await ids(letters);
    expect(straight).toHaveLength(3);
    expect(await ids(letters.toReversed())).toEqual(straight);
    expect(await ids(letters.toSorted((a, b) => (a[1] < b[1] ? -1 : 1)))).toEqual(straight);
  });
});

test('every row is in one place: left out with a reason, in a campaign, short or alone', async () => {
  const letter = sentences(5).join(' ');
  const rows = [
    ['a', letter],
    ['b', `${letter} And this is mine alone.`],
    ['a', letter],
    ['b', 'Quite another text under an id that came before.'],
    ['c', 'I support this rule'],
    ['d', 'I SUPPORT this rule!'],
    ['e', '☹ …'],
    ['f', sentences(5).join(' ')],
  ] as const;
  const { ledger, campaigns, short, alone, leftOut } = JSON.parse(
    await analyze(() => toEvents(rows)),
  ) as Read;
  expect(ledger).toMatchObject({
    rows: 8,
    duplicateIds: 2,
    noText: 1,
    analysed: 5,
    inCampaigns: 2,
    short: 2,
    alone: 1,
  });
  expect(campaigns.map(({ members }) => members.map(({ id }) => id))).toEqual([['a', 'b']]);
  expect(short).toEqual([{ text: 'I support this rule', members: ['c', 'd'] }]);
  expect(alone).toEqual(['f']);
  expect(leftOut.map(({ id, reason }) => [id, reason])).toEqual([
    ['a', 'duplicate-id'],
    ['b', 'duplicate-id-other-text'],
    ['e', 'no-text'],
  ]);
});

test('what only the first letter has and nobody else is its residual, not shared', async () => {
  const [letter, own] = [sentences(6).join(' '), sentence()];
  const rows = Array.from(
    { length: 9 },
    (_, at) => [`c${at}`, `${letter} ${at === 0 ? own : sentence()}`] as const,
  );
  const { campaigns } = JSON.parse(await analyze(() => toEvents(rows))) as {
    campaigns: { shared: string[]; members: { id: string; residual: string[] }[] }[];
  };
  expect(campaigns).toHaveLength(1);
  expect(campaigns[0]!.shared).toHaveLength(6);
  expect(campaigns[0]!.members[0]!.residual).toEqual([own]);
});

test('a chain of edits does not make two letters one', async () => {
  const [one, other] = [sentences(12), sentences(12)];
  const rows = Array.from({ length: 13 }, (_, at) => {
    const text = [...one.slice(at), ...other.slice(0, at)].join(' ');
    return [`c${at}`, text] as const;
  });
  const { campaigns } = JSON.parse(await analyze(() => toEvents(rows))) as Read;
  const first = campaigns.find(({ members }) => members.some(({ id }) => id === 'c0'));
  expect(first?.members.some(({ id }) => id === 'c12') ?? false).toBe(false);
});

test('files that change between the two readings are not analysed', async () => {
  let pass = 0;
  const read = () => toEvents(pass++ === 0 ? [['a', 'x']] : [['b', 'x']]);
  await expect(analyze(read)).rejects.toThrow('changed');
});
