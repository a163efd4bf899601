/**
 * Proposed wording against the text: rows for each reason, and 200 seeded edits of the base text, each with what must
 * come out by how the edit was made.
 */
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../../src/model/corpus.ts';
import type { WordingCheck } from '../../../src/model/filing.ts';
import { buildCorpus, type Files, RULE, toFile, toSection } from '../../build-content.ts';
import { fc } from '../../seeded.ts';

const VERSION = `${RULE}/versions/nprm-2030`;
const mark = ' {primary: gazette}';

function toAsk(wording: Readonly<Record<string, unknown>>): string {
  return toFile({
    title: 'Light earlier',
    history: [{ status: 'drafted', on: '2030-05-01' }],
    position: 'support-with-changes',
    provisions: { 'nprm-2030': ['9.20'] },
    wording: [{ version: 'nprm-2030', provision: '9.20', replacement: 'an hour before dusk', ...wording }],
  });
}

function check(wording: Readonly<Record<string, unknown>>, files: Files = {}): WordingCheck {
  const corpus = buildCorpus({ 'filing/asks/earlier.md': toAsk(wording), ...files });
  return getFirst(corpus);
}

function getFirst(corpus: Corpus): WordingCheck {
  return corpus.getWording(corpus.content.list('ask')[0]!)[0]!;
}

const TWICE = toSection('9.20', `A keeper lights a lamp at dusk, and tends it at dusk.${mark}`);
const ELSEWHERE = toSection('9.10', `Harbour lamp means a lamp lit at dusk.${mark}`);
const WITHOUT = toSection('9.20', `A keeper lights each harbour lamp.${mark}`);

describe('a proposed change', () => {
  test.each([
    ['words that stand there once', { current: 'at dusk' }, {}, 'live', 'applies', ['9.20[p1]']],
    ['other typography', { current: 'at\n  dusk' }, {}, 'live', 'applies', ['9.20[p1]']],
    ['words inside a longer word', { current: 'keep' }, {}, 'broken', 'nowhere', []],
    ['capital letters', { current: 'At dusk' }, {}, 'broken', 'nowhere', []],
    ['signs of a pattern', { current: 'dusk|dawn (.*)' }, {}, 'broken', 'nowhere', []],
    [
      'words that stand twice',
      { current: 'at dusk' },
      { [`${VERSION}/9.20.md`]: TWICE },
      'broken',
      'more-than-once',
      ['9.20[p1]', '9.20[p1]'],
    ],
    [
      'words that moved',
      { current: 'at dusk' },
      { [`${VERSION}/9.10.md`]: ELSEWHERE, [`${VERSION}/9.20.md`]: WITHOUT },
      'moved',
      'applies-elsewhere',
      ['9.10[p1]'],
    ],
    [
      'the same words again',
      { current: 'at dusk', replacement: 'at  dusk' },
      {},
      'broken',
      'no-change',
      ['9.20[p1]'],
    ],
    ['the whole provision', { replacement: 'Nobody lights a lamp.' }, {}, 'live', 'applies', ['9.20[p1]']],
    [
      'the whole of a changed provision',
      { base: 'v1:0000000000000000' },
      {},
      'broken',
      'changed-whole',
      ['9.20[p1]'],
    ],
    ['no such provision', { provision: '9.99' }, {}, 'broken', 'no-provision', []],
    ['no such version', { version: 'nprm-2031', current: 'at dusk' }, {}, 'broken', 'no-version', []],
  ] as const)('%s', (_, wording, files, state, reason, places) => {
    expect(check(wording, files)).toMatchObject({ state, reason, places });
  });

  test('is shown as a redline of the paragraph it changes', () => {
    const [changed] = check({ current: 'at dusk' }).changed;
    const join = (but: string) =>
      changed!.runs
        .filter(([kind]) => kind !== but)
        .map(([, text]) => text)
        .join('');
    expect(join('+')).toBe('A keeper lights each harbour lamp at dusk.');
    expect(join('-')).toBe('A keeper lights each harbour lamp an hour before dusk.');
  });

  test('that strikes words leaves no double space', () => {
    const [changed] = check({ current: 'harbour', replacement: '' }).changed;
    expect(
      changed!.runs
        .filter(([kind]) => kind !== '-')
        .map(([, text]) => text)
        .join(''),
    ).toBe('A keeper lights each lamp at dusk.');
  });

  test('without a base says that nobody knows whether the text changed', () => {
    expect(check({ current: 'at dusk' }).baseChanged).toBeUndefined();
  });

  test('stamped with the base it was given does not say that the text changed', () => {
    const { base } = check({ current: 'at dusk' });
    expect(check({ current: 'at dusk', base }).baseChanged).toBe(false);
  });
});

const VOCABULARY =
  'keeper lamp harbour ship dusk dawn pier oil wick glass watch bell tide night storm light tend report board within days after before each every any'.split(
    ' ',
  );
const EDITS = ['none', 'beside', 'within', 'removed', 'moved', 'doubled', 'typography'] as const;
const EXPECTED: Readonly<Record<(typeof EDITS)[number], { state: string; baseChanged: boolean }>> = {
  none: { state: 'live', baseChanged: false },
  typography: { state: 'live', baseChanged: false },
  beside: { state: 'live', baseChanged: true },
  within: { state: 'broken', baseChanged: true },
  removed: { state: 'broken', baseChanged: true },
  moved: { state: 'moved', baseChanged: true },
  doubled: { state: 'broken', baseChanged: true },
};

test('200 seeded edits of the text leave each ask live, moved or broken as the edit was made', () => {
  const sentence = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 14, maxLength: 22 });
  const section = fc.array(sentence, { minLength: 3, maxLength: 5 });
  fc.assert(
    fc.property(
      section,
      section,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...EDITS),
      (here, there, at, from, edit) => {
        const index = at % here.length;
        const start = from % (here[index]!.length - 7);
        const current = here[index]!.slice(start, start + 7).join(' ');
        const every = [...here, ...there].map((words) => words.join(' '));
        fc.pre(every.filter((text) => text.includes(current)).length === 1);
        fc.pre(here[index]!.join(' ').indexOf(current) === here[index]!.join(' ').lastIndexOf(current));
        const before = load(here, there, { current });
        const [editedHere, editedThere] = applyEdit(here, there, index, start, edit);
        const { base } = getFirst(before);
        const { state, baseChanged } = getFirst(load(editedHere, editedThere, { current, base }));
        expect({ edit, state, baseChanged }).toEqual({ edit, ...EXPECTED[edit] });
      },
    ),
  );
}, 120_000);

type Sentences = readonly (readonly string[])[];

function load(here: Sentences, there: Sentences, wording: Readonly<Record<string, unknown>>): Corpus {
  const toBody = (sentences: Sentences) => sentences.map((words) => `- ${words.join(' ')}${mark}`).join('\n');
  return buildCorpus({
    [`${VERSION}/9.10.md`]: toSection('9.10', toBody(there)),
    [`${VERSION}/9.20.md`]: toSection('9.20', toBody(here)),
    'filing/asks/earlier.md': toAsk({ replacement: 'something else', ...wording }),
  });
}

function applyEdit(
  here: Sentences,
  there: Sentences,
  index: number,
  start: number,
  edit: (typeof EDITS)[number],
): readonly [Sentences, Sentences] {
  const words = here[index]!;
  const rest = here.filter((_, at) => at !== index);
  switch (edit) {
    case 'none':
      return [here, there];
    case 'typography':
      return [here.toSpliced(index, 1, words.toSpliced(start + 3, 1, `\n  ${words[start + 3]}`)), there];
    case 'beside':
      return [here.toSpliced(index, 1, [...words, 'newly']), there];
    case 'within':
      return [here.toSpliced(index, 1, words.toSpliced(start + 3, 1, 'newly')), there];
    case 'removed':
      return [rest, there];
    case 'moved':
      return [rest, [...there, words]];
    case 'doubled':
      return [[...here, words], there];
    default:
      return edit satisfies never;
  }
}
