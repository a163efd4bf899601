/** Entries go to the end of a list; every byte that was there stays, whatever the layout. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendItems } from '../../src/store/append-items.ts';

const ITEM = {
  operations: ['amended'],
  from: ['9.20'],
  to: ['9.20[p2]'],
  decision: 'confirmed',
  score: 0.95,
};
const LINES = `- operations: [amended]
  from: ["9.20"]
  to: ["9.20[p2]"]
  decision: confirmed
  score: 0.95`;
const indent = (by: number) => LINES.replace(/^/gm, ' '.repeat(by));
const append = (text: string) => {
  const edited = appendItems(text, 'list', [ITEM]);
  if ('problem' in edited) throw new Error(edited.problem);
  return edited.text;
};
const MARK = '@@';

describe('appending', () => {
  test.each([
    [
      'after the last entry, its comment and before the comment below',
      `---\n# top\nlist:\n  - a: 1   # why\n    b: 'x'  # beside\n${MARK}  # below\nlast: 1\n---\nBody.\n`,
      2,
    ],
    ['without indentation', `---\nlist:\n- a: 1\n  # inside\n- a: 2\n${MARK}last: 1\n---\n`, 0],
    ['after a folded text', `---\nlist:\n  - a: >-\n      one\n      two\n${MARK}last: 1\n---\n`, 2],
    ['at the end of the front matter', `---\nlist:\n    - {a: 1}\n${MARK}---\nlist: [] in the body\n`, 4],
    [
      'after an entry whose last value is a list',
      `---\nlist:\n  - a:\n      - b\n      - c: 1\n${MARK}\n# gap\nlast: 1\n---\n`,
      2,
    ],
    ['after an empty value', `---\nlist:\n  - a: 1\n    b:\n${MARK}last: 1\n---\n`, 2],
  ])('%s', (_name, text, by) => {
    expect(append(text.replace(MARK, ''))).toBe(text.replace(MARK, `${indent(by)}\n`));
  });

  test('an empty list, one that is not there, one on one line', () => {
    expect(append('---\nlist: [] # none yet\nlast: 1\n---\n')).toBe(
      `---\nlist: # none yet\n${indent(2)}\nlast: 1\n---\n`,
    );
    expect(append('---\nlast: 1 # x\n---\n')).toBe(`---\nlast: 1 # x\nlist:\n${indent(2)}\n---\n`);
    const flow = append('---\nlist: [{a: 1}] # here\n---\n');
    expect(flow).toMatch(/^---\nlist: \[\{a: 1\}, .*\] # here\n---\n$/);
    expect(parse(flow.split('---')[1]!)).toEqual({ list: [{ a: 1 }, ITEM] });
  });

  test('line ends and the mark of the file stay', () => {
    const text = '\uFEFF---\nlist:\n  - a: 1\nlast: 1\n---\nBody.\n'.replaceAll('\n', '\r\n');
    expect(append(text)).toBe(
      `\uFEFF---\nlist:\n  - a: 1\n${indent(2)}\nlast: 1\n---\nBody.\n`.replaceAll('\n', '\r\n'),
    );
  });

  test('nothing to add, nothing changed; what cannot be edited safely is refused', () => {
    expect(appendItems('Body.', 'list', [])).toEqual({ text: 'Body.' });
    for (const text of [
      'Body.',
      '---\nlist: 1\n---\n',
      '---\nlist: &a [1]\nother: *a\n"list": 2\n---\n',
      '---\n{list: []}\n---\n',
    ])
      expect(appendItems(text, 'list', [ITEM])).toHaveProperty('problem');
  });
});
