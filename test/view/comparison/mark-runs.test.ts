/** Runs parted where one of the joined texts ended, and changes in words. */
import { expect, test } from 'vitest';
import type { Change, Run } from '../../../src/model/comparison.ts';
import { toChangeAnchor, toShortCite } from '../../../src/view/comparison/change-place.ts';
import { toForceText, toOperationWords, toWordsSentence } from '../../../src/view/comparison/change-words.ts';
import { markRuns } from '../../../src/view/comparison/mark-runs.ts';

const change = (over: Partial<Change>): Change => ({
  operations: ['same'],
  from: [],
  to: [],
  score: 1,
  method: 'text',
  force: [],
  typographyOnly: false,
  runs: [],
  ...over,
});

test('a split shows where the second paragraph starts, with no word lost', () => {
  const runs: Run[] = [
    ['=', '(a) One.'],
    ['+', '(1) '],
    ['=', 'Two.'],
  ];
  expect(markRuns(runs, [8, 8], '+')).toEqual([
    { sign: '=', text: '(a) One.' },
    { sign: '+', text: '(1) ', starts: '+' },
    { sign: '=', text: 'Two.' },
  ]);
});

test('a merge is parted inside a run, and by the older text only', () => {
  const runs: Run[] = [
    ['+', 'New. '],
    ['=', '(a) One.(b) Two.'],
  ];
  expect(markRuns(runs, [8, 8], '-')).toEqual([
    { sign: '+', text: 'New. ' },
    { sign: '=', text: '(a) One.' },
    { sign: '=', text: '(b) Two.', starts: '-' },
  ]);
  expect(
    markRuns(runs, [16], '-')
      .map(({ text }) => text)
      .join(''),
  ).toBe('New. (a) One.(b) Two.');
});

test.each([
  [{ kind: 'modal', old: 'may', new: 'must' }, 'may → must'],
  [{ kind: 'exception', old: '', new: 'unless' }, '“unless” added'],
  [{ kind: 'period', old: '15 days', new: '' }, '“15 days” removed'],
] as const)('%o is said as %s', (force, text) => {
  expect(toForceText(force)).toBe(text);
});

test('operations are joined, and what is the same is unchanged', () => {
  expect(toOperationWords(change({ operations: ['amended', 'moved'] }))).toBe('amended and moved');
  expect(toOperationWords(change({}))).toBe('unchanged');
  expect(toOperationWords(change({ typographyOnly: true }))).toBe('typography only');
});

test('long words of a change are cut and counted', () => {
  const long = Array.from({ length: 20 }, (_, at) => `w${at}`).join(' ');
  expect(toWordsSentence([['+', long]])).toBe(
    `Added “${long.split(' ').slice(0, 12).join(' ')} …” (20 words).`,
  );
  const many = Array.from({ length: 7 }, (_, at): Run => ['-', `w${at}`]);
  expect(toWordsSentence(many)).toBe('Removed “w0”, “w1”, “w2”, “w3”, “w4” and 2 more.');
  expect(toWordsSentence([['=', 'same']])).toBe('');
});

test.each([
  ['proposed 9 HBC § {n}', '9.20(a)[p2]', '§\u00a09.20(a), unmarked paragraph 2'],
  ['9 CFR § {n}', '9[note1]', 'part 9, note 1'],
  ['9 CFR § {n}', '9[appendix-a](c)', 'part 9, appendix A, (c)'],
  ['9 CFR § {n}', '9.20[key-term]', '§\u00a09.20[key-term]'],
])('%s of %s is called %s', (cite, id, text) => {
  expect(toShortCite(cite, id)).toBe(text);
});

test('an anchor is the new id, or the old one of what was dropped', () => {
  expect(toChangeAnchor({ from: ['9.20(b)'], to: ['9.20(c)(1)'] })).toBe('9.20/c-1');
  expect(toChangeAnchor({ from: ['9[appendix-a](c)'], to: [] })).toBe('old/9-appendix-a/c');
  expect(toChangeAnchor({ from: [], to: [] })).toBeUndefined();
});
