/** The corpus that command line, pages and exports ask. */
import { describe, expect, test } from 'vitest';
import { buildCorpus, getObject, OTHER_RULE, RULE, toControl, toObligation } from '../build-content.ts';

const corpus = buildCorpus();

describe('links', () => {
  test('lead to an object and away from it', () => {
    const { key } = getObject(corpus, 'obligation', 'light-lamp');
    expect(corpus.getLinksTo(key).map(({ from, field }) => `${from} ${field}`)).toEqual([
      'control:round satisfies.obligation',
    ]);
    expect(corpus.getLinksFrom(key).map(({ to }) => to)).toContain('penalty:harbour-lamps/fine');
  });

  test('of an object nobody names are none', () => {
    expect(corpus.getLinksTo(getObject(corpus, 'control', 'round').key)).toEqual([]);
  });

  test('every link leads from an object to an object', () => {
    for (const { from, to } of corpus.links) {
      expect(corpus.content.getByKey(from)).toBeDefined();
      expect(corpus.content.getByKey(to)).toBeDefined();
    }
  });
});

describe('users', () => {
  test('come once each, in natural order, of the kind asked for', () => {
    const twice = {
      satisfies: [
        { obligation: 'light-lamp', relation: 'supports', covers: 'whole', rationale: 'x' },
        { obligation: 'light-lamp', relation: 'supports', covers: 'whole', rationale: 'y' },
      ],
    };
    const many = buildCorpus({
      'provider/controls/a-10.md': toControl(twice),
      'provider/controls/a-9.md': toControl(twice),
    });
    const { key } = getObject(many, 'obligation', 'light-lamp');
    expect(many.findUsers('control', key).map(({ id }) => id)).toEqual(['a-9', 'a-10', 'round']);
    expect(many.findUsers('evidence', key)).toEqual([]);
  });
});

describe('find', () => {
  test('sees an id from the home of another object', () => {
    expect(corpus.find('party', 'keeper', 'harbour-lamps')?.id).toBe('keeper');
    expect(corpus.find('party', 'nobody', 'harbour-lamps')).toBeUndefined();
  });
});

describe('the first rule', () => {
  test('is the one the settings name, else the first by id', () => {
    expect(buildCorpus({ ...OTHER_RULE, 'rulemark.yml': 'rule: other-lamps\n' }).firstRule?.id).toBe(
      'other-lamps',
    );
    expect(buildCorpus({ ...OTHER_RULE, 'rulemark.yml': undefined }).firstRule?.id).toBe('harbour-lamps');
    expect(buildCorpus(Object.fromEntries([[`${RULE}/rule.md`, undefined]])).firstRule).toBeUndefined();
  });
});

test('an answer is computed once and stays the same', () => {
  const obligation = getObject(corpus, 'obligation', 'light-lamp');
  expect(corpus.coverage).toBe(corpus.coverage);
  expect(corpus.gaps).toBe(corpus.gaps);
  expect(corpus.getFooting(obligation)).toBe(corpus.getFooting(obligation));
  expect(corpus.getExposure(obligation)).toBe(corpus.getExposure(obligation));
});

test('the same folder and day give the same answers', () => {
  const files = { [`${RULE}/obligations/second.md`]: toObligation({ title: 'Second' }) };
  const [one, two] = [buildCorpus(files), buildCorpus(files)];
  expect([...(one.coverage ?? [])]).toEqual([...(two.coverage ?? [])]);
  expect(one.gaps).toEqual(two.gaps);
  expect(one.links).toEqual(two.links);
});
