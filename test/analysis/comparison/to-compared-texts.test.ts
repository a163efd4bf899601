import { expect, test } from 'vitest';
import { toComparedTexts } from '../../../src/analysis/comparison/to-compared-texts.ts';
import type { Block } from '../../../src/model/parsed-document.ts';

const block = (own: Partial<Block>): Block => ({
  region: 'regulatory-text',
  kind: 'paragraph',
  part: '9',
  section: '9.1',
  labels: [],
  id: null,
  text: 'Words.',
  line: 1,
  ...own,
});

test('text of law goes in, in order, with its marker and what it stands in', () => {
  const blocks = [
    block({ region: 'preamble', section: null }),
    block({ kind: 'heading', text: '§ 9.1 Lanterns.' }),
    block({ id: '9.1(a)', labels: ['a'], text: '(a) Lit.' }),
    block({ id: '9.1(a)(2)', labels: ['a', '2'], text: '(2) By day.' }),
    block({ id: '9.1(a)(2)[p1]', labels: ['a', '2', '[p1]'], text: 'And night.' }),
    block({ id: '9.1(b)#2', labels: ['b'], text: '(b) Twice.' }),
    block({ id: '9[appendix-a](c)', section: null, labels: ['[appendix-a]', 'c'], text: '(c) Form.' }),
    block({ kind: 'stars', text: '* * *' }),
    block({ kind: 'stars', id: '9.1(d)', labels: ['d'], text: '(d) Oil. * * *' }),
    block({ kind: 'signature', text: 'A. Keeper' }),
    block({ kind: 'signature', id: '9.1[signature1]', labels: ['[signature1]'], text: 'B. Keeper' }),
    block({ kind: 'graphic', id: '9.1[graphic1]', text: '' }),
  ];
  expect(toComparedTexts({ blocks }).map(({ id, label, parent }) => [id, label, parent])).toEqual([
    [null, null, '9.1'],
    ['9.1(a)', 'a', '9.1'],
    ['9.1(a)(2)', '2', '9.1(a)'],
    ['9.1(a)(2)[p1]', null, '9.1(a)(2)'],
    ['9.1(b)#2', 'b', '9.1'],
    ['9[appendix-a](c)', 'c', '9[appendix-a]'],
    ['9.1(d)', 'd', '9.1'],
    ['9.1[signature1]', null, '9.1'],
  ]);
});
