/** The study of an imported docket: counts that add up, and what each audience may read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toAttributionIndex } from '../../../src/analysis/attribution/to-attribution-index.ts';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import { type StudiedDocket, studyDocket } from '../../../src/corpus/docket/study-docket.ts';
import type { Audience } from '../../../src/model/visibility.ts';
import {
  GUILD_PHRASE,
  INDIVIDUAL_WORD,
  listComments,
  writeImportedDocket,
} from '../../site/docket-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulemark-study-'));
const studies = new Map<Audience, StudiedDocket>();

beforeAll(async () => {
  writeImportedDocket(folder);
  for (const audience of ['public', 'internal', 'privileged'] as const) {
    const index = toAttributionIndex(loadCorpus({ folder, audience }), 'harbour-lamps');
    studies.set(audience, await studyDocket({ content: folder, docket: 'hb-lamps', audience, index }));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const getStudy = (audience: Audience) => studies.get(audience)!.study;

describe('counts', () => {
  test('the ledger adds up to what is stored', () => {
    const { ledger } = getStudy('public');
    const { rows, unreadable, otherDocuments, duplicateIds, withdrawn, noText, attachmentOnly, analysed } =
      ledger;
    expect(rows).toBe(listComments().length);
    expect(unreadable + otherDocuments + duplicateIds + withdrawn + noText + attachmentOnly + analysed).toBe(
      rows,
    );
  });

  test('days, kinds and documents each add up to what was looked at, and so do the groups', () => {
    const { total, byDay, withoutDay, byKind, byDocument, inCampaigns, short, alone, ledger } =
      getStudy('public');
    const sum = (list: readonly { readonly raw: number }[]) => list.reduce((all, { raw }) => all + raw, 0);
    expect(total.raw).toBe(ledger.analysed);
    expect(sum(byDay) + withoutDay.raw).toBe(total.raw);
    expect(sum(Object.values(byKind))).toBe(total.raw);
    expect(sum(byDocument)).toBe(total.raw);
    expect(inCampaigns + short.raw + alone).toBe(total.raw);
  });

  test('a text that many sent is one of the different ones, on one day', () => {
    const { total, byDay, withoutDay, campaigns, short, alone } = getStudy('public');
    expect(total.distinct).toBe(campaigns.length + short.distinct + alone);
    expect(byDay.reduce((all, { distinct }) => all + distinct, withoutDay.distinct)).toBe(total.distinct);
  });

  test('the queue lists of a campaign the text that stands for it and members with words of their own', () => {
    const { queue } = getStudy('privileged');
    expect(queue[0]!.organization).toContain('Guild');
    expect(queue.filter(({ campaign }) => campaign !== null).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['HB-1-0030']),
    );
    expect(queue.filter(({ campaign }) => campaign !== null).length).toBeLessThan(6);
  });
});

describe('what an audience may read', () => {
  test('no word of an individual alone is in the public study', () => {
    const text = JSON.stringify(getStudy('public'));
    expect(text).not.toContain(INDIVIDUAL_WORD);
    expect(text).not.toContain('no place for children');
    expect(text).not.toContain('zanzibar');
    expect(getStudy('public').readable).toBe(2);
  });

  test('what at least five sent alike is', () => {
    const [campaign] = getStudy('public').campaigns;
    expect(campaign!.page!.shared!.length).toBeGreaterThan(2);
    expect(campaign!.page!.text).toBeNull();
    expect(campaign!.page!.members).toEqual([]);
    expect(campaign!.page!.withheld).toBeGreaterThan(0);
  });

  test.each(['internal', 'privileged'] as const)('colleagues read all of it: %s', (audience) => {
    const study = getStudy(audience);
    expect(study.readable).toBe(study.total.raw);
    expect(JSON.stringify(study.campaigns)).toContain(INDIVIDUAL_WORD);
  });

  test('counts are the same for all', () => {
    const toCounts = ({ total, byKind, ledger }: ReturnType<typeof getStudy>) => ({ total, byKind, ledger });
    expect(toCounts(getStudy('public'))).toEqual(toCounts(getStudy('privileged')));
  });

  test('texts are not in a study that only the search needs', () => {
    expect(JSON.stringify(getStudy('privileged'))).not.toContain(GUILD_PHRASE);
  });
});
