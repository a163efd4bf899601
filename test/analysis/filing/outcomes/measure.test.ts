/**
 * Agreement of first guesses with labels over real before-and-after text: two sets, one that limits were set on and
 * one that was written afterwards. Without the shared folder it says `0 real documents` and passes.
 */
import { describe, expect, test } from 'vitest';
import { OUTCOME_RESULTS } from '../../../../src/model/outcomes.ts';
import { type Measured, measureLabels } from './real-asks.ts';

const LEAST = 0.9;

describe.each([
  ['labels.json', 54],
  ['held-labels.json', 30],
])('asks of %s', (file, count) => {
  test('are guessed as people judged them', { timeout: 300_000 }, () => {
    const { measured, documents } = measureLabels(file);
    const right = measured.filter(({ label, guess }) => label.result === guess.result);
    const share = measured.length === 0 ? 1 : right.length / measured.length;
    console.info(
      [
        `${documents.length} real documents; ${right.length} of ${measured.length} asks as labelled = ${share.toFixed(3)}`,
        ...toTable(measured),
        ...measured.filter((one) => !right.includes(one)).map(toLine),
      ].join('\n'),
    );
    if (documents.length > 0) expect(measured.length).toBe(count);
    expect(share).toBeGreaterThanOrEqual(LEAST);
  });
});

/** By label: how many there are, how many were found, how many guesses of it were right. */
function toTable(measured: readonly Measured[]): string[] {
  return OUTCOME_RESULTS.map((result) => {
    const labelled = measured.filter(({ label }) => label.result === result);
    const found = labelled.filter(({ guess }) => guess.result === result).length;
    const guessed = measured.filter(({ guess }) => guess.result === result).length;
    return `    ${result}: ${found} of ${labelled.length} found; ${found} of ${guessed} guesses right`;
  });
}

function toLine({ label, guess }: Measured): string {
  return `    differs: ${label.pair} ${label.id}: ${label.result}, guessed ${guess.result} (${guess.certainty})`;
}
