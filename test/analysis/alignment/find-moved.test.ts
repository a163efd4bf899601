import { expect, test } from 'vitest';
import { findMoved } from '../../../src/analysis/alignment/find-moved.ts';
import { matchBest } from '../../../src/analysis/alignment/match-best.ts';

const place = (order: readonly number[]) => order.map((to, from) => ({ from, to, length: 10 }));

test.each([
  ['nothing', [0, 1, 2, 3], []],
  ['the one put last', [3, 0, 1, 2], [0]],
  ['the one put first', [1, 2, 3, 0], [3]],
  ['the shorter block', [4, 5, 0, 1, 2, 3], [0, 1]],
  ['the one that went farther', [2, 0], [0]],
])('moved: %s', (_, order, moved) => {
  expect(findMoved(place(order)).map(({ from }) => from)).toEqual(moved);
});

test('the best pairs together, not the best pair first', () => {
  const edges = [
    { from: 0, to: 0, weight: 0.9 },
    { from: 0, to: 1, weight: 0.8 },
    { from: 1, to: 0, weight: 0.8 },
    { from: 1, to: 1, weight: 0.1 },
  ];
  expect(matchBest(edges).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});
