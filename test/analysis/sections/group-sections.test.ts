/** The blocks of a document by section, appendix and part, each with its heading. */
import { expect, test } from 'vitest';
import { findParts, groupSections } from '../../../src/analysis/sections/group-sections.ts';
import type { Block } from '../../../src/model/parsed-document.ts';

const toBlock = (over: Partial<Block>): Block => ({
  region: 'regulatory-text',
  kind: 'paragraph',
  part: '9',
  section: null,
  labels: [],
  id: null,
  text: 'Words.',
  line: 1,
  ...over,
});
const heading = (text: string, over: Partial<Block> = {}) =>
  toBlock({ kind: 'heading', level: 1, text, ...over });

const BLOCKS: readonly Block[] = [
  toBlock({ region: 'preamble', part: null, text: 'Why.' }),
  heading('PART 9—LAMPS'),
  heading('Sec.'),
  heading('9.1'),
  heading('Scope.'),
  heading('Appendix A to Part 9—Forms'),
  toBlock({ kind: 'note', id: '9[note1]', text: 'Lamp Act 4.' }),
  heading('§ 9.1', { section: '9.1' }),
  heading('Scope.', { section: '9.1' }),
  toBlock({ section: '9.1', id: '9.1(a)', text: '(a) All lamps.' }),
  toBlock({ section: '9.1', kind: 'stars', text: '' }),
  heading('§ 9.1 Scope again.', { section: '9.1' }),
  toBlock({ section: '9.1', id: '9.1#2(a)', text: '(a) Other lamps.' }),
  heading('Appendix A to Part 9—Forms', { region: 'appendix' }),
  toBlock({ region: 'appendix', id: '9[appendix-a][p1]' }),
  heading('Appendix B to Part 9—[Reserved]', { region: 'appendix' }),
  heading('PART 10—OIL', { part: '10' }),
  heading('§ 10.1 Oil.', { part: '10', section: '10.1' }),
  toBlock({ part: '10', section: '10.1', id: '10.1[p1]' }),
];

test('sections, appendices and the text of the part, in order, with their titles', () => {
  expect(groupSections(BLOCKS).map(({ number, title, blocks }) => [number, title, blocks.length])).toEqual([
    ['9', 'PART 9—LAMPS', 1],
    ['9.1', 'Scope', 2],
    ['9.1#2', 'Scope again', 1],
    ['9[appendix-a]', 'Appendix A to Part 9—Forms', 1],
    ['9[appendix-b]', 'Appendix B to Part 9—[Reserved]', 0],
    ['10.1', 'Oil', 1],
  ]);
});

test('only the parts that are asked for', () => {
  expect(groupSections(BLOCKS, ['10']).map(({ number }) => number)).toEqual(['10.1']);
  expect(findParts(BLOCKS)).toEqual(['9', '10']);
});

test('text without section or part is kept under a name of its own', () => {
  const [unit] = groupSections([toBlock({ part: null, id: '[p1]', text: 'By the authority vested.' })]);
  expect(unit).toMatchObject({ number: 'text', title: 'Text outside of sections' });
  expect(unit?.blocks[0]?.id).toBe('text[p1]');
});
