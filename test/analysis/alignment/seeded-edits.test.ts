/** How often the alignment says what was done, on seeded edits of real parts with the truth known. */
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/analysis/comparison/compare-texts.ts';
import { CREDIT_2011, PATENTS_2012, readTexts, TITLE_1, WASTE_2015 } from '../comparison/real-texts.ts';
import { editProvisions, type Fact, type Operation } from './edit-provisions.ts';

const BOUNDS: Readonly<Record<Operation, number>> = {
  same: 0.95,
  amended: 0.95,
  renumbered: 0.95,
  moved: 0.95,
  new: 0.95,
  dropped: 0.95,
  split: 0.85,
  merged: 0.85,
};
const OPERATIONS = Object.keys(BOUNDS) as Operation[];
const SEEDS = [1, 2, 3, 4];
const FILES = [PATENTS_2012, WASTE_2015, CREDIT_2011, TITLE_1];

interface Count {
  truth: number;
  found: number;
  right: number;
}

describe('seeded edits of real parts', () => {
  const texts = FILES.map((file) => [file, readTexts(file)] as const).flatMap(([file, read]) =>
    read ? [[file, read] as const] : [],
  );
  test(`on ${texts.length} real documents`, () => {
    for (const [file, read] of texts) {
      const counts = new Map<Operation, Count>(
        OPERATIONS.map((operation) => [operation, { truth: 0, found: 0, right: 0 }]),
      );
      for (const seed of SEEDS) {
        const { old, fresh, truth } = editProvisions(read, seed);
        const found = toFacts(compareTexts(old, fresh).changes);
        for (const fact of truth) counts.get(toOperation(fact))!.truth++;
        for (const fact of found) {
          const count = counts.get(toOperation(fact))!;
          count.found++;
          if (truth.has(fact)) count.right++;
        }
      }
      console.log(toTable(file, counts));
      for (const [operation, { truth, found, right }] of counts) {
        expect(right / found, `${file}: precision of ${operation}`).toBeGreaterThanOrEqual(BOUNDS[operation]);
        expect(right / truth, `${file}: recall of ${operation}`).toBeGreaterThanOrEqual(BOUNDS[operation]);
      }
    }
  });
});

function toFacts(changes: ReturnType<typeof compareTexts>['changes']): Set<Fact> {
  return new Set(
    changes.flatMap(({ operations, from, to }) =>
      operations.map((operation) => `${operation as Operation}|${from.join(',')}|${to.join(',')}` as const),
    ),
  );
}

function toOperation(fact: Fact): Operation {
  return fact.slice(0, fact.indexOf('|')) as Operation;
}

function toTable(file: string, counts: ReadonlyMap<Operation, Count>): string {
  const rows = [...counts].map(
    ([operation, { truth, found, right }]) =>
      `  ${operation.padEnd(11)} ${String(truth).padStart(5)} precision ${(right / found).toFixed(3)} recall ${(right / truth).toFixed(3)}`,
  );
  return [`${file}, ${SEEDS.length} seeds`, ...rows].join('\n');
}
