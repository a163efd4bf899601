/**
 * Ids as paths, and where a new label goes among those that are there.
 */
import { describe, expect, test } from 'vitest';
import {
  compareSections,
  compareSlugs,
  findPlace,
  getParentId,
  isWithin,
  parsePath,
} from '../../../src/analysis/amending/provision-path.ts';

test('an id is a base and labels', () => {
  expect(parsePath('5[supplement-i][30-c](1)(i)')).toEqual({
    base: '5',
    labels: ['[supplement-i]', '[30-c]', '(1)', '(i)'],
  });
  expect(parsePath('1.52(c)#2(1)').labels).toEqual(['(c)#2', '(1)']);
  expect(getParentId('5.2(a)(1)')).toBe('5.2(a)');
  expect(getParentId('5.2')).toBeNull();
});

test('what stands in what', () => {
  expect(isWithin('5.2(a)(1)', '5.2(a)')).toBe(true);
  expect(isWithin('5.2(a)', '5.2(a)')).toBe(true);
  expect(isWithin('5.20(a)', '5.2')).toBe(false);
  expect(isWithin('5.2(aa)', '5.2(a)')).toBe(false);
});

describe('a new label goes behind', () => {
  test.each([
    ['(d)', ['(a)', '(b)', '(c)'], 3],
    ['(b)', ['(a)', '(c)'], 1],
    ['(a)', ['(b)'], 0],
    ['(i)', ['(g)', '(h)', '(j)'], 2],
    ['(v)', ['(iii)', '(iv)', '(vi)'], 2],
    ['(10)', ['(2)', '(9)', '(11)'], 2],
    ['(aa)', ['(y)', '(z)'], 2],
    ['(b)', ['[p1]', '(a)'], 2],
    ['[firm]', ['[p1]', '[account]', '[zone]'], 2],
    ['[31-b-1]', ['[31-a]', '[31-b]', '[31-b-2]', '[31-c]'], 2],
    ['[34-a-10]', ['[34-a-8-iv]', '[34-b]'], 1],
    ['[section-5-41]', ['[section-5-9]', '[section-5-43]', '[appendix-a]'], 1],
    ['[a-30-b]', ['[a-30-a]', '[a-31]'], 1],
  ])('%s among %j', (label, labels, place) => {
    expect(findPlace(labels, label)).toBe(place);
  });

  test.each([
    ['(b)', ['(1)', '(2)']],
    ['(b)', ['(c)', '(a)']],
    ['[firm]', ['[zone]', '[account]']],
  ])('nothing: %s does not fit %j', (label, labels) => {
    expect(findPlace(labels, label)).toBeNull();
  });
});

test('sections and comments in the order of the text', () => {
  expect(['5.10', '5.9', '5.52a', '5.52', '5.2'].toSorted(compareSections)).toEqual([
    '5.2',
    '5.9',
    '5.10',
    '5.52',
    '5.52a',
  ]);
  expect(['33-c-12', '33-c', '33-c-2-ix', '33-c-2-v', '33-b'].toSorted(compareSlugs)).toEqual([
    '33-b',
    '33-c',
    '33-c-2-v',
    '33-c-2-ix',
    '33-c-12',
  ]);
});
