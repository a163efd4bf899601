/** Single fields of a front matter change; every other byte stays. */
import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../src/store/edit-front-matter.ts';

const FILE = `---
# A comment at the top.
title: "Lamps"   # beside it
text: restated # ours
versions: [a, b]
list:
  - one
  # between
  - two
long: >-
  folded words
  that stay folded
retrieved:
  url: https://example.org/
  on: 2030-01-01
---

Body with text: restated.
`;

describe('editing', () => {
  test('changes a word and keeps the comment beside it', () => {
    expect(editFrontMatter(FILE, { text: 'official' })).toBe(
      FILE.replace('text: restated #', 'text: official #'),
    );
  });

  test('a list on one line goes on one line', () => {
    expect(editFrontMatter(FILE, { versions: ['a', 'b', 'c'] })).toBe(FILE.replace('[a, b]', '[a, b, c]'));
  });

  test('a block is replaced as a whole', () => {
    expect(editFrontMatter(FILE, { retrieved: { url: 'https://example.org/x', on: '2030-02-02' } })).toBe(
      FILE.replace('org/\n  on: 2030-01-01', 'org/x\n  on: 2030-02-02'),
    );
  });

  test('a new field goes to the end', () => {
    expect(editFrontMatter(FILE, { pages: '12-14' })).toBe(
      FILE.replace('-01\n---', '-01\npages: 12-14\n---'),
    );
  });

  test('a field that has the value stays as it was written', () => {
    expect(editFrontMatter(FILE, { title: 'Lamps', list: ['one', 'two'], versions: ['a', 'b'] })).toBe(FILE);
    expect(editFrontMatter(FILE, { long: 'folded words that stay folded' })).toBe(FILE);
  });

  test('an empty front matter takes fields', () => {
    expect(editFrontMatter('---\n---\nBody.\n', { a: 1 })).toBe('---\na: 1\n---\nBody.\n');
  });

  test('a file without front matter is refused', () => {
    expect(() => editFrontMatter('Body.\n', { a: 1 })).toThrow(/no front matter/);
  });
});
