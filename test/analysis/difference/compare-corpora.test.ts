/** What a change does: each part is told, and nothing is told that did not change or may not be known. */
import { describe, expect, test } from 'vitest';
import { compareCorpora } from '../../../src/analysis/difference/compare-corpora.ts';
import type { ContentDifference } from '../../../src/model/difference.ts';
import type { Audience } from '../../../src/model/visibility.ts';
import {
  buildCorpus,
  type Files,
  RULE,
  toControl,
  toEvidence,
  toGap,
  toObligation,
  toSection,
} from '../../build-content.ts';

const ROUND = 'provider/controls/round.md';
const LIGHT = `${RULE}/obligations/light-lamp.md`;
const QUENCH = `${RULE}/obligations/quench-lamp.md`;

const compare = (old: Files, fresh: Files, audience: Audience = 'privileged'): ContentDifference =>
  compareCorpora(buildCorpus(old, { audience }), buildCorpus(fresh, { audience }));

describe('of the same content', () => {
  test.each(['privileged', 'public'] as const)('is nothing for the %s audience', (audience) => {
    const { objects, settings, coverage, gaps, reviews, diagnostics } = compare({}, {}, audience);
    expect([objects, settings]).toEqual([{ added: [], changed: [], removed: [], unread: [] }, []]);
    expect([
      coverage?.changes ?? [],
      gaps?.opened ?? [],
      reviews?.changes ?? [],
      diagnostics?.fresh ?? [],
    ]).toEqual([[], [], [], []]);
  });

  test('written in another order of fields is nothing', () => {
    const [head = '', ...lines] = String(toControl()).split('\n');
    const end = lines.indexOf('---');
    const turned = [head, ...lines.slice(0, end).reverse(), ...lines.slice(end)].join('\n');
    expect(compare({}, { [ROUND]: turned }).objects.changed).toEqual([]);
  });
});

describe('objects', () => {
  test('added, changed with their fields and short values, removed', () => {
    const { added, changed, removed } = compare(
      { 'provider/gaps/one.md': toGap() },
      { 'provider/gaps/two.md': toGap(), [ROUND]: toControl({ status: 'planned' }) },
    ).objects;
    expect(added.map(({ key }) => key)).toEqual(['gap:two']);
    expect(removed.map(({ key }) => key)).toEqual(['gap:one']);
    expect(changed.map(({ id, fields }) => [id, fields])).toEqual([
      ['round', [{ field: 'status', old: 'implemented', new: 'planned' }]],
    ]);
  });

  test('changed in their words alone', () => {
    const section = `${RULE}/versions/nprm-2030/9.20.md`;
    const words = 'A keeper lights each harbour lamp at dawn. {inferred: from the summary}';
    expect(
      compare({}, { [section]: toSection('9.20', words) }).objects.changed.map(({ fields }) => fields),
    ).toEqual([[{ field: 'text', old: null, new: null }]]);
  });

  test('renamed with their former id are compared with what they were', () => {
    const fresh = { [LIGHT]: undefined, [QUENCH]: toObligation({ formerIds: ['light-lamp'] }) };
    const { objects, coverage } = compare({}, fresh);
    expect([objects.added, objects.removed]).toEqual([[], []]);
    expect(objects.changed.map(({ id, formerId }) => [id, formerId])).toContainEqual([
      'quench-lamp',
      'light-lamp',
    ]);
    expect(coverage?.changes).toEqual([]);
  });

  test('whose file is broken on one side are neither added nor removed', () => {
    const broken = { [ROUND]: toControl({ ownr: 'x' }) };
    expect(compare(broken, {}).objects).toMatchObject({
      added: [],
      unread: [{ id: 'round', unreadable: 'old' }],
    });
    expect(compare({}, broken).objects).toMatchObject({
      removed: [],
      unread: [{ id: 'round', unreadable: 'new' }],
    });
  });
});

describe('answers', () => {
  const { coverage, gaps } = compare({}, { [ROUND]: toControl({ status: 'planned' }) });

  test('coverage: the state that was, the state that is, and why', () => {
    expect(coverage?.changes.map((one) => [one.obligation.id, one.old, one.new])).toEqual([
      ['light-lamp', 'covered', 'planned'],
    ]);
    expect(coverage?.changes[0]?.because.join()).toContain('planned');
    expect([coverage?.old.covered, coverage?.new.covered, coverage?.new.planned]).toEqual([1, 0, 1]);
  });

  test('coverage: an obligation that comes or goes has no state on the other side', () => {
    const more = { [QUENCH]: toObligation({ title: 'Quench' }) };
    const states = (found: ContentDifference) => found.coverage?.changes.map((one) => [one.old, one.new]);
    expect(states(compare({}, more))).toEqual([[null, 'none']]);
    expect(states(compare(more, {}))).toEqual([['none', null]]);
  });

  test('gaps: opened and closed', () => {
    expect(gaps?.opened.map(({ id }) => id)).toEqual(['coverage.light-lamp']);
    expect([gaps?.old, gaps?.new]).toEqual([0, 1]);
    const back = compare({ [ROUND]: toControl({ status: 'planned' }) }, {}).gaps;
    expect(back?.closed.map(({ id }) => id)).toEqual(['coverage.light-lamp']);
  });

  test('reviews: a link whose review was taken away', () => {
    const { reviews } = compare({}, { [ROUND]: toControl({}, { review: undefined }) });
    expect(reviews?.changes.map((one) => [one.id, one.old, one.new])).toContainEqual([
      'round@light-lamp',
      'unstamped',
      'unreviewed',
    ]);
  });

  test('findings: new and gone, wherever their lines went', () => {
    const [old, fresh] = ['provider/a.txt', 'provider/b.txt'].map((file) => ({ [file]: 'x' }));
    const { diagnostics } = compare(old!, fresh!);
    expect(diagnostics?.fresh.map(({ file }) => file)).toEqual(['provider/b.txt']);
    expect(diagnostics?.gone.map(({ file }) => file)).toEqual(['provider/a.txt']);
  });

  test('settings by their keys', () => {
    const settings = 'rule: harbour-lamps\nasOf: "2030-06-15"\ntrace:\n  evidence: false\n';
    expect(compare({}, { 'rulemark.yml': settings }).settings).toEqual(['trace']);
  });
});

describe('an audience', () => {
  test('that may not know has no answers and no privileged object', () => {
    const fresh = { 'provider/evidence/secret.md': toEvidence(), 'provider/gaps/secret.md': toGap() };
    const found = compare({}, fresh, 'public');
    expect(JSON.stringify(found)).not.toContain('secret');
    expect([found.coverage, found.gaps, found.reviews, found.diagnostics]).toEqual([null, null, null, null]);
  });

  test('of two kinds, or two days, cannot be compared', () => {
    expect(() => compareCorpora(buildCorpus(), buildCorpus({}, { audience: 'public' }))).toThrow(RangeError);
    expect(() => compareCorpora(buildCorpus(), buildCorpus({}, { asOf: '2030-06-16' }))).toThrow(RangeError);
  });
});
