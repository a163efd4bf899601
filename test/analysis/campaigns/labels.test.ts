/**
 * Agreement with another tool's labels of three mass-mail campaigns of `../shared/data/comments/campaigns`: they are not
 * truth: it parts letters that are the same word for word and puts different letters under one label. So what is held
 * is that most of what it joins is joined. Says how pairs agree; with no files says so.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { analyzeDocket } from '../../../src/corpus/docket/analyze-docket.ts';
import { readComments } from '../../../src/corpus/read-comments.ts';
import { findRealFiles } from './real-comments.ts';

const FILES = findRealFiles('campaigns').filter((file) => file.endsWith('.csv'));

describe.runIf(FILES.length > 0)('pairs of one label and of one campaign', () => {
  test.each(FILES.map((file) => [basename(file), file]))('%s', async (name, file) => {
    const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
    const ids: string[] = [];
    for await (const event of readComments([file])) if (event.kind === 'comment') ids.push(event.record.id);
    expect(ids).toHaveLength(rows.length);
    const campaignOf = await analyzeDocket(
      { read: () => readComments([file]), threads: 0 },
      ({ campaigns }) =>
        new Map(campaigns.flatMap(({ id, members }) => [...members].map((one) => [one.id, id] as const))),
    );
    for (const column of ['clust', 'comp']) {
      const score = comparePairs(
        ids.map((id) => campaignOf.get(id)),
        rows.map((row) => `${row['clust']} ${column === 'comp' ? row['comp'] : ''}`),
      );
      console.info(name, column, `${rows.length} rows`, JSON.stringify(score));
      if (column === 'clust') expect(score.recall).toBeGreaterThan(0.7);
    }
  });
});

test.runIf(FILES.length === 0)('agreement with labels: 0 real documents', () => {});

function comparePairs(ours: readonly (string | undefined)[], theirs: readonly string[]) {
  const ofBoth = new Map<string, number>();
  const [ofOurs, ofTheirs] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key: string): unknown =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  ours.forEach((campaign, at) => {
    add(ofTheirs, theirs[at]!);
    if (campaign === undefined) return;
    add(ofOurs, campaign);
    add(ofBoth, `${campaign} ${theirs[at]}`);
  });
  const pairs = (counts: Map<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [both, found, wanted] = [pairs(ofBoth), pairs(ofOurs), pairs(ofTheirs)];
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const largest = [...ofBoth]
    .filter(([, count]) => count > 4)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12);
  return {
    precision: round(both / found),
    recall: round(both / wanted),
    f1: round((2 * both) / (found + wanted)),
    largest: largest.map(([key, count]) => `${key.replace(/^(\S{4})\S*/, '$1')}:${count}`).join(' · '),
  };
}
