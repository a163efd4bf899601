/** What if an authority fell or a product were out of scope: what drops out, what stands on less, and why. */
import { describe, expect, test } from 'vitest';
import type { Scenario, WhatIf } from '../../../src/model/answers.ts';
import type { ObjectKey } from '../../../src/model/object.ts';
import {
  buildCorpus,
  type Files,
  RULE,
  toAuthority,
  toControl,
  toDefinition,
  toGap,
  toObligation,
  toProvider,
} from '../../build-content.ts';

const CONTROL = 'provider/controls/round.md';
const key = (id: string) => `authority:harbour-lamps/${id}` as ObjectKey;

/** Duties without controls, each resting on something else. */
const DUTIES: Files = {
  [CONTROL]: undefined,
  [`${RULE}/authorities/eo-8.md`]: toAuthority({
    title: 'Order 8',
    history: [{ status: 'in-force', on: '2029-01-10', verification: 'primary', sources: ['gazette'] }],
  }),
  [`${RULE}/authorities/eo-6.md`]: toAuthority({
    title: 'Order 6',
    history: [
      { status: 'in-force', on: '2028-01-10', verification: 'primary', sources: ['gazette'] },
      { status: 'revoked', on: '2029-02-01', verification: 'primary', sources: ['gazette'] },
    ],
  }),
  [`${RULE}/obligations/both.md`]: toObligation({ title: 'Both', authorities: ['eo-7', 'eo-8'] }),
  [`${RULE}/obligations/after.md`]: toObligation({ title: 'After', authorities: ['eo-6', 'eo-7'] }),
  [`${RULE}/obligations/other.md`]: toObligation({ title: 'Other', authorities: ['eo-8'] }),
  [`${RULE}/obligations/act.md`]: toObligation({ title: 'Act', authorities: ['lamp-act'] }),
};

function ask(files: Files, scenario: Scenario): WhatIf {
  const corpus = buildCorpus(files);
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const whatIf = corpus.getWhatIf(scenario);
  if (!whatIf) throw new Error('no answer');
  return whatIf;
}

describe('an authority that falls', () => {
  test('takes the gaps of duties that rest only on it, marks those that rest partly on it, and says why', () => {
    const { effects, out, left, words } = ask(DUTIES, { authority: key('eo-7') });
    expect(words).toBe('Order 7 fell');
    expect(Object.fromEntries(effects)).toEqual({
      'coverage.light-lamp': { effect: 'out', because: ['rests only on Order 7'] },
      'coverage.after': {
        effect: 'out',
        because: ['rests only on Order 7 (Order 6 has been revoked since 1 February 2029)'],
      },
      'coverage.both': {
        effect: 'partly',
        because: ['rests partly on Order 7; Order 8 would still bear it'],
      },
    });
    expect(out.map(({ id }) => id).sort()).toEqual(['coverage.after', 'coverage.light-lamp']);
    expect(left.map(({ id }) => id)).toEqual(['coverage.act', 'coverage.both', 'coverage.other']);
  });

  test('that is a statute takes only what names no order; a duty under an order is marked', () => {
    const { effects } = ask(DUTIES, { authority: key('lamp-act') });
    expect(effects.get('coverage.act')?.effect).toBe('out');
    expect(effects.get('coverage.light-lamp')).toEqual({
      effect: 'partly',
      because: ['rests partly on Lamp Act: a power under it, while Order 7 would still oblige'],
    });
  });

  test('that has fallen already says so', () => {
    expect(ask(DUTIES, { authority: key('eo-6') }).notes.join()).toContain(
      'Order 6 has been revoked since 1 February 2029',
    );
    expect(ask(DUTIES, { authority: key('eo-7') }).notes).toEqual([]);
  });

  test('marks a gap about several duties of which only some would fall', () => {
    const about = ['obligations/light-lamp', 'obligations/other'];
    const { effects } = ask(
      { ...DUTIES, 'provider/gaps/wide.md': toGap({ about }) },
      { authority: key('eo-7') },
    );
    expect(effects.get('wide')).toEqual({
      effect: 'partly',
      because: ['1 of the 2 duties it is about would fall ("Light the lamp"); 1 would stay'],
    });
  });

  test('reaches a gap about a definition through the duties that turn on it', () => {
    const files = {
      ...DUTIES,
      [`${RULE}/definitions/harbour-lamp.md`]: toDefinition(),
      [`${RULE}/obligations/after.md`]: toObligation({ authorities: ['eo-7'], terms: ['harbour-lamp'] }),
      'provider/gaps/term.md': toGap({ about: ['definitions/harbour-lamp'] }),
    };
    expect(ask(files, { authority: key('eo-7') }).effects.get('term')?.effect).toBe('out');
  });

  test('leaves weights and order as they are', () => {
    const corpus = buildCorpus(DUTIES);
    const left = corpus.getWhatIf({ authority: key('eo-7') })?.left.map(({ id }) => id) ?? [];
    expect(left).toEqual((corpus.gaps ?? []).map(({ id }) => id).filter((id) => left.includes(id)));
  });
});

describe('a product out of scope', () => {
  const products = ['pier-lamp', 'buoy'].map((id) => ({ id, title: id, description: 'It shines.' }));
  const files: Files = {
    'provider/provider.md': toProvider({ products }),
    [CONTROL]: toControl({ products: ['buoy'], status: 'partial' }),
    'provider/gaps/floats.md': toGap({ products: ['buoy'] }),
  };

  test('takes the gaps that concern only it and marks the others', () => {
    expect(Object.fromEntries(ask(files, { products: ['buoy'] }).effects)).toEqual({
      floats: { effect: 'out', because: ['concerns only buoy'] },
      'coverage.light-lamp': { effect: 'partly', because: ['concerns buoy and 1 other product'] },
    });
  });

  test('notes the controls that would work for nothing', () => {
    expect(ask(files, { products: ['buoy'] }).notes).toEqual([
      'the control "Evening round" works for nothing else; it is mapped to: Light the lamp',
    ]);
    expect(ask(files, { products: ['pier-lamp'] }).notes).toEqual([]);
  });

  test('together with all others takes everything', () => {
    const { left, words } = ask(files, { products: ['buoy', 'pier-lamp'] });
    expect(left).toEqual([]);
    expect(words).toBe('buoy and pier-lamp were out of scope');
  });

  test('joins with an authority', () => {
    const { words, out } = ask(files, { authority: key('eo-7'), products: ['buoy'] });
    expect(words).toBe('Order 7 fell and buoy was out of scope');
    expect(out.map(({ id }) => id).sort()).toEqual(['coverage.light-lamp', 'floats']);
  });
});

test('nothing is asked, nothing changes', () => {
  const { effects, out, notes } = ask(DUTIES, {});
  expect([effects.size, out, notes]).toEqual([0, [], []]);
});

test('only the privileged audience may ask', () => {
  for (const audience of ['public', 'internal'] as const)
    expect(buildCorpus(DUTIES, { audience }).getWhatIf({ authority: key('eo-7') })).toBeUndefined();
});
