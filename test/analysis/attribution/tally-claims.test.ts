/** Counts of comments by provision and topic, raw and distinct, and who raises our points. */
import { describe, expect, test } from 'vitest';
import { matchAsks } from '../../../src/analysis/attribution/match-asks.ts';
import { ClaimTally, findSilent } from '../../../src/analysis/attribution/tally-claims.ts';
import type { Attribution } from '../../../src/model/attribution.ts';
import { Content, type Settings } from '../../../src/model/content.ts';
import { type RuleObject, toKey } from '../../../src/model/object.ts';
import type { FieldsOf, Kind } from '../../../src/model/schemas/kinds.ts';

const claim = { comment: 'x', method: 'term', score: 0.9, start: 0, end: 1, shown: true } as const;
const on = (provision: string, shown = true): Attribution => ({ ...claim, shown, version: 'v', provision });
const about = (topic: string): Attribution => ({ ...claim, topic });

const tally = new ClaimTally();
tally.add('c1', 'form', [on('7.302(d)(1)'), about('retention')]);
tally.add('c2', 'form', [on('7.302(d)(1)'), on('7.302(d)(1)')]);
tally.add('c3', null, [on('7.302'), about('retention')]);
tally.add('c4', null, [on('7.308', false)]);

describe('a tally', () => {
  test('counts comments and voices, a paragraph with everything it stands in', () => {
    expect(tally.provisions.map(({ target, raw, distinct }) => [target, raw, distinct])).toEqual([
      ['v/7.302', 3, 2],
      ['v/7.302(d)', 2, 1],
      ['v/7.302(d)(1)', 2, 1],
    ]);
    expect(tally.topics).toEqual([{ target: 'retention', comments: ['c1', 'c3'], raw: 2, distinct: 2 }]);
  });

  test('counts a comment on several targets once', () => {
    const { raw, distinct } = tally.countAny({
      provisions: ['v/7.302', 'v/7.302(d)'],
      topics: ['retention'],
    });
    expect([raw, distinct]).toEqual([3, 2]);
  });

  test('names provisions that nobody speaks of; a doubtful claim breaks no silence', () => {
    expect(findSilent('v', ['7.302', '7.302(a)', '7.308'], tally)).toEqual(['7.302(a)', '7.308']);
  });
});

/** An object with only the fields that a test is about. */
function toObject<K extends Kind>(type: K, home: string, id: string, fields: object): RuleObject<K> {
  return {
    type,
    id,
    home,
    key: toKey(type, home, id),
    file: `${id}.md`,
    fields: { title: id, state: 'active', ...fields } as unknown as FieldsOf<K>,
    body: '',
    bodyLine: 1,
  };
}

describe('our asks', () => {
  const docket = toObject('docket', '', 'd', { rule: 'r' });
  const point = (id: string, fields: object) =>
    toObject('point', 'd', id, { comment: id, confirmedBy: 'ab', stance: 'support', ...fields });
  const content = new Content(
    [
      docket,
      toObject('ask', '', 'shorten', {
        provisions: { v: ['7.302(d)'] },
        about: ['obligations/keep'],
        questions: ['q'],
      }),
      toObject('ask', '', 'alone', { provisions: { v: ['7.310'] } }),
      toObject('question', 'r', 'q', { version: 'v', provision: '7.309' }),
      toObject('lineage', 'r', 'retention', { stages: [], obligations: ['keep'] }),
      point('p1', { provisions: { v: ['7.302(d)(1)'] } }),
      point('p2', { topics: ['retention'], stance: 'oppose' }),
      point('p3', { topics: ['retention'], stance: 'oppose', confirmedBy: undefined }),
      point('p4', { provisions: { v: ['7.308'] } }),
    ],
    {} as Settings,
  );
  const [alone, shorten] = matchAsks(content, docket, tally);

  test('have the provisions of their questions, and topics through what they are about', () => {
    expect(shorten).toMatchObject({
      ask: 'shorten',
      provisions: ['v/7.302(d)', 'v/7.309'],
      topics: ['retention'],
      raised: { raw: 3, distinct: 2 },
    });
  });

  test('have allies and opponents from confirmed coding only', () => {
    expect([...shorten!.stances]).toEqual([
      ['support', ['p1']],
      ['oppose', ['p2']],
    ]);
  });

  test('that nobody speaks of are alone', () => {
    expect(alone).toMatchObject({ ask: 'alone', topics: [], raised: { raw: 0, distinct: 0 } });
    expect(alone!.stances.size).toBe(0);
  });
});
