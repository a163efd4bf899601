/**
 * Sentences of legal text: abbreviations do not end them, closing marks belong to them.
 */
import { expect, test } from 'vitest';
import { getSentences, splitSentences } from '../../../src/analysis/amending/split-sentences.ts';
import type { Block } from '../../../src/model/parsed-document.ts';

const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['See 12 U.S.C. 5512 and No. 7. It ends.', ['See 12 U.S.C. 5512 and No. 7.', 'It ends.']],
  [
    'He said “stop.” She left. (It was late.) § 5.1 applies.',
    ['He said “stop.”', 'She left.', '(It was late.)', '§ 5.1 applies.'],
  ],
  ['Fees of $1.50 under § 5.33(c) apply', ['Fees of $1.50 under § 5.33(c) apply']],
  ['', []],
])('%s', (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

test('the marker and a heading set apart are no sentence', () => {
  const text = '(b) Time limits. The firm must act. It may wait.';
  const block: Block = {
    region: 'codified',
    kind: 'paragraph',
    part: '5',
    section: '5.2',
    labels: ['b'],
    id: '5.2(b)',
    text,
    line: 1,
    spans: [{ style: 'italic', start: 4, end: 16 }],
  };
  expect(getSentences(block, '(b)').map(({ start, end }) => text.slice(start, end))).toEqual([
    'The firm must act.',
    'It may wait.',
  ]);
});
