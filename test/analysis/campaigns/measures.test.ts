/**
 * The promises about campaigns, measured: letters planted among real comments are found again, pair by pair, and what
 * their senders added is in the residuals. Runs on `../shared/data/comments` (or RULEMARK_SHARED); says on how many.
 */
import { describe, expect, test } from 'vitest';
import { analyzeDocket } from '../../../src/corpus/docket/analyze-docket.ts';
import { EDITS, type Planted, plantCampaigns } from './plant-campaigns.ts';
import { findRealFiles, prepareSoil, toEvents } from './real-comments.ts';

const LENGTHS = [3, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40];
const SIZES = [2, 3, 8, 16, 24, 40, 80, 500];
const BACKGROUND = 1500;
const PAIR_F1 = {
  exact: 0.95,
  minor: 0.95,
  noise: 0.95,
  personal: 0.9,
  'block-edit': 0.9,
  reorder: 0.9,
  'added-paragraph': 0.9,
  combined: 0.9,
} as const satisfies Record<(typeof EDITS)[number], number>;

const isThere = findRealFiles('api-v3-search').length > 0;

describe.runIf(isThere)('letters planted among real comments', () => {
  test.each([11, 2024, 77])('are found again, with what was added to them (seed %i)', async (seed) => {
    const soil = await prepareSoil(LENGTHS, BACKGROUND, seed);
    const planted = plantCampaigns(soil, (template) => SIZES[(template + seed) % SIZES.length]!, seed);
    const found = await analyzeDocket(
      { read: () => toEvents(planted.map(({ id, text }) => [id, text])), threads: 0 },
      ({ campaigns, ledger }) => ({ groups: campaigns.map(({ members }) => [...members]), ledger }),
    );
    const { ledger } = found;
    expect(ledger.inCampaigns + ledger.short + ledger.alone).toBe(planted.length);
    const campaignOf = new Map(
      found.groups.flatMap((members, at) => members.map(({ id }) => [id, at] as const)),
    );
    const scores = Object.fromEntries(EDITS.map((edit) => [edit, scorePairs(planted, campaignOf, edit)]));
    const residuals = new Map(found.groups.flat().map(({ id, residual }) => [id, residual]));
    const recall = scoreResiduals(planted, residuals);
    console.info(`seed ${seed}, ${planted.length} comments:`, JSON.stringify({ scores, recall }));
    for (const edit of EDITS) expect(scores[edit]!.f1, edit).toBeGreaterThanOrEqual(PAIR_F1[edit]);
    expect(recall.recall).toBeGreaterThanOrEqual(0.95);
    expect(recall.precision).toBeGreaterThanOrEqual(0.95);
  });
});

test.runIf(!isThere)('letters planted among real comments: 0 real documents', () => {});

/** Of all pairs with a letter of this edit: those of one template against those found in one campaign. */
function scorePairs(planted: readonly Planted[], campaignOf: ReadonlyMap<string, number>, edit: string) {
  let [right, found, wanted] = [0, 0, 0];
  const letters = planted.filter((one) => one.edit === edit);
  for (const letter of letters)
    for (const other of planted) {
      if (other === letter) continue;
      const isOne = other.template === letter.template;
      const campaign = campaignOf.get(letter.id);
      const isFound = campaign !== undefined && campaign === campaignOf.get(other.id);
      right += Number(isOne && isFound);
      found += Number(isFound);
      wanted += Number(isOne);
    }
  const precision = right / Math.max(1, found);
  const recall = right / Math.max(1, wanted);
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * right) / Math.max(1, found + wanted)),
  };
}

/** Sentences that senders added, found whole in a residual; residual sentences of which most words were added. */
function scoreResiduals(planted: readonly Planted[], residuals: ReadonlyMap<string, readonly string[]>) {
  let [found, wanted, right, given] = [0, 0, 0, 0];
  for (const { id, own, template } of planted) {
    const residual = residuals.get(id);
    if (template === -1 || !residual) continue;
    const said = ` ${toPlain(residual.join(' '))} `;
    for (const sentence of own) {
      wanted++;
      if (said.includes(` ${toPlain(sentence)} `)) found++;
    }
    const added = new Set(toPlain(`${own.join(' ')} dear sincerely`).split(' '));
    for (const sentence of residual) {
      const words = toPlain(sentence).split(' ');
      given++;
      if (words.length < 6 || words.filter((word) => added.has(word)).length >= words.length / 2) right++;
    }
  }
  return { recall: round(found / Math.max(1, wanted)), precision: round(right / Math.max(1, given)), wanted };
}

function toPlain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
