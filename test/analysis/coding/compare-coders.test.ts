/** Agreement of two coders, on tables whose figures are known. */
import { describe, expect, test } from 'vitest';
import { compareCoders } from '../../../src/analysis/coding/compare-coders.ts';
import { type RuleObject, toKey } from '../../../src/model/object.ts';
import type { FieldsOf } from '../../../src/model/schemas/kinds.ts';

let count = 0;
function point(comment: string, coder: string, fields: object = {}): RuleObject<'point'> {
  const id = `p${count++}`;
  const all = {
    title: id,
    state: 'draft',
    comment,
    coder,
    quote: 'x',
    stance: 'support',
    substantive: 'no',
    ...fields,
  };
  return {
    type: 'point',
    id,
    home: 'd',
    key: toKey('point', 'd', id),
    file: `${id}.md`,
    fields: all as unknown as FieldsOf<'point'>,
    body: '',
    bodyLine: 1,
  };
}
/** So many comments on which the two say this of their substance. */
const say = (first: 'yes' | 'no', second: 'yes' | 'no', times: number) =>
  Array.from({ length: times }, (_, at) => [
    point(`${first}-${second}-${at}`, 'ab', { substantive: first }),
    point(`${first}-${second}-${at}`, 'cd', { substantive: second }),
  ]).flat();
const fieldOf = (points: RuleObject<'point'>[], field: string) =>
  compareCoders(points, 'ab', 'cd').fields.find((one) => one.field === field);

describe('figures', () => {
  test('of the table 20, 5, 10, 15 are those of the books', () => {
    const points = [
      ...say('yes', 'yes', 20),
      ...say('yes', 'no', 5),
      ...say('no', 'yes', 10),
      ...say('no', 'no', 15),
    ];
    expect(fieldOf(points, 'substantive')).toEqual({
      field: 'substantive',
      decisions: 50,
      agreed: 35,
      kappa: 0.4,
      low: 0.146,
      high: 0.654,
      alpha: 0.4,
      reliance: 'too-low',
    });
  });

  test('are full where both always say the same and say more than one thing', () => {
    const points = [...say('yes', 'yes', 20), ...say('no', 'no', 20)];
    expect(fieldOf(points, 'substantive')).toMatchObject({
      kappa: 1,
      low: 1,
      high: 1,
      alpha: 1,
      reliance: 'good',
    });
  });

  test('are none where all decisions are the same, and say so with few', () => {
    expect(fieldOf(say('no', 'no', 40), 'substantive')).toMatchObject({
      kappa: null,
      alpha: null,
      reliance: 'none',
    });
    expect(fieldOf([...say('yes', 'yes', 2), ...say('no', 'no', 2)], 'substantive')).toMatchObject({
      kappa: 1,
      reliance: 'too-few',
    });
    expect(fieldOf([], 'substantive')).toMatchObject({
      decisions: 0,
      kappa: null,
      alpha: null,
      reliance: 'none',
    });
  });
});

describe('decisions', () => {
  test('are made on comments that both coded; retired points and other coders do not count', () => {
    const points = [
      point('a', 'ab'),
      point('a', 'cd'),
      point('b', 'ab'),
      point('c', 'cd'),
      point('d', 'ab'),
      point('d', 'cd', { state: 'retired' }),
      point('b', 'ef'),
    ];
    expect(compareCoders(points, 'ab', 'cd')).toMatchObject({
      both: ['a'],
      onlyFirst: ['b', 'd'],
      onlySecond: ['c'],
    });
  });

  test('on topics and sections are one for each comment and each that anybody gave', () => {
    const points = [
      point('a', 'ab', { topics: ['t1'], provisions: { v: ['7.302(d)'] } }),
      point('a', 'cd', { topics: ['t1', 't2'], provisions: { v: ['7.302(a)'] } }),
      point('b', 'ab', { topics: ['t2'] }),
      point('b', 'cd', { topics: ['t2'] }),
    ];
    expect(fieldOf(points, 'topics')).toMatchObject({ decisions: 4, agreed: 3 });
    expect(fieldOf(points, 'provisions')).toMatchObject({ decisions: 2, agreed: 2 });
  });

  test('on a stance are made on what both speak of; two stances of one coder are mixed', () => {
    const points = [
      point('a', 'ab', { topics: ['t1'], stance: 'support' }),
      point('a', 'ab', { topics: ['t1'], stance: 'oppose' }),
      point('a', 'cd', { topics: ['t1', 't2'], stance: 'oppose' }),
    ];
    expect(compareCoders(points, 'ab', 'cd').differences).toContainEqual({
      field: 'stance',
      comment: 'a',
      about: 't1',
      first: 'mixed',
      second: 'oppose',
    });
    expect(fieldOf(points, 'stance')).toMatchObject({ decisions: 1, agreed: 0 });
  });
});
