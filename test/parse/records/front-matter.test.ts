/** Front matter and body taken apart; every error of a broken one, with its place. */
import { describe, expect, test } from 'vitest';
import { parseFrontMatter, parseYaml } from '../../../src/parse/records/front-matter.ts';
import { fc } from '../../seeded.ts';

function read(text: string) {
  const matter = parseFrontMatter(text);
  if (matter.kind !== 'read')
    throw new Error(`broken: ${matter.problems.map(({ message }) => message).join(' ')}`);
  return matter;
}

function getProblems(text: string) {
  const matter = parseFrontMatter(text);
  return matter.kind === 'broken' ? matter.problems : [];
}

describe('a file that is right', () => {
  test.each([
    ['a plain one', '---\na: 1\n---\nBody.\n', { a: 1 }, 'Body.\n', 4],
    ['one with a blank line before the body', '---\na: 1\n---\n\nBody.\n', { a: 1 }, '\nBody.\n', 4],
    ['one without a body', '---\na: 1\n---\n', { a: 1 }, '', 4],
    ['one without a last line end', '---\na: 1\n---', { a: 1 }, '', 3],
    ['spaces after the closing line', '---\na: 1\n---  \nBody.', { a: 1 }, 'Body.', 4],
    ['an empty front matter', '---\n---\nBody.', undefined, 'Body.', 3],
    ['one with comments only', '---\n# nothing yet\n---\nBody.', undefined, 'Body.', 4],
    ['a rule of dashes in the body', '---\na: 1\n---\none\n\n---\n\ntwo', { a: 1 }, 'one\n\n---\n\ntwo', 4],
    ['dashes inside a value', '---\na: one --- two\n---\nBody.', { a: 'one --- two' }, 'Body.', 4],
    [
      'a line that only starts with dashes',
      '---\na: |\n  x\n---- \nb: 1\n---\nBody.',
      undefined,
      undefined,
      undefined,
    ],
  ])('%s', (_name, text, value, body, line) => {
    if (line === undefined) {
      expect(getProblems(text).map(({ code }) => code)).toContain('yaml/syntax');
      return;
    }
    const matter = read(text);
    expect(matter.value ?? {}).toEqual(value ?? {});
    expect(matter.body).toBe(body);
    expect(matter.bodyLine).toBe(line);
  });

  test('days, "yes" and version numbers in quotes stay text', () => {
    expect(read('---\non: 2024-04-29\nyes: yes\nnumber: "7.30"\n---\n').value).toEqual({
      on: '2024-04-29',
      yes: 'yes',
      number: '7.30',
    });
  });

  test('a star and an ampersand inside text are no anchors', () => {
    expect(
      read('---\na: "*bold* & so on"\nb: R&D\nc: 2 * 3\nd: >-\n  AT&T and\n  1 *star\n---\n').value,
    ).toMatchObject({ a: '*bold* & so on', b: 'R&D', c: '2 * 3' });
  });

  test('the body line leads to the body, whatever the front matter', () => {
    const lines = fc.array(fc.constantFrom('a: 1', '', '# note', 'b: "x"'), { maxLength: 2 });
    fc.assert(
      fc.property(lines, fc.string({ unit: fc.constantFrom('w', ' ', '\n'), maxLength: 8 }), (yaml, body) => {
        if (new Set(yaml.filter(Boolean)).size !== yaml.filter(Boolean).length) return;
        const text = ['---', ...yaml, '---', `start${body}`].join('\n');
        const matter = read(text);
        expect(matter.body).toBe(`start${body}`);
        expect(
          text
            .split('\n')
            .slice(matter.bodyLine - 1)
            .join('\n'),
        ).toBe(`start${body}`);
      }),
    );
  });
});

describe('a file that is wrong', () => {
  test.each([
    ['no front matter', 'Just words.\n', 'front-matter/missing', 1],
    ['an empty line first', '\n---\na: 1\n---\n', 'front-matter/missing', 1],
    ['a space before the dashes', ' ---\na: 1\n---\n', 'front-matter/missing', 1],
    ['front matter never closed', '---\na: 1\nBody.\n', 'front-matter/unclosed', 1],
    ['closed with four dashes', '---\na: 1\n----\nBody.\n', 'front-matter/unclosed', 1],
    ['a tab as indentation', '---\na:\n\t- x\n---\n', 'yaml/tab', 3],
    ['a duplicate key', '---\na: 1\nb: 2\na: 3\n---\n', 'yaml/syntax', 4],
    ['a colon in plain text', '---\na: one: two\n---\n', 'yaml/syntax', 2],
    ['an open quote', '---\na: "one\nb: 2\n---\n', 'yaml/syntax', undefined],
    ['an open bracket', '---\na: [one\nb: 2\n---\n', 'yaml/syntax', undefined],
    ['an alias', '---\na: &x [1]\nb: *x\n---\n', 'yaml/alias', 3],
    ['an alias in a flow list', '---\na: &x 1\nb: [*x]\n---\n', 'yaml/alias', 3],
    ['an alias as a merge', '---\na: &x {c: 1}\nb:\n  <<: *x\n---\n', 'yaml/alias', 4],
    ['an alias right after the colon of a quoted key', '---\na: &x [1]\nb: {"c":*x}\n---\n', 'yaml/alias', 3],
    ['an alias without an anchor', '---\na: *nowhere\n---\n', undefined, 2],
  ])('%s', (_name, text, code, line) => {
    const problems = getProblems(text);
    expect(problems).not.toEqual([]);
    if (code !== undefined) expect(problems.map((problem) => problem.code)).toContain(code);
    if (line !== undefined) expect(problems.map((problem) => problem.line)).toContain(line);
    for (const { message, hint, column } of problems) {
      expect(message).toMatch(/[.!?]$/);
      expect(hint).not.toBe('');
      expect(column).toBeGreaterThan(0);
    }
  });

  test('all errors of a file come at once, in one reading', () => {
    const problems = getProblems('---\na: 1\na: 2\nb: 1\nb: 2\n---\n');
    expect(problems.map(({ line }) => line)).toEqual([3, 5]);
  });

  test('a bomb of nested aliases is refused and never unfolded', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`,
    );
    const problems = getProblems(['---', 'l0: &l0 [x]', ...levels, '---', ''].join('\n'));
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['yaml/alias']));
    expect(problems).toHaveLength(300);
  });

  test('a second document is refused', () => {
    const parsed = parseYaml('a: 1\n--- # again\na: 2\n', 1);
    expect(parsed.kind).toBe('broken');
  });

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '---',
      '\n',
      'a:',
      ' ',
      '- ',
      '"',
      "'",
      '[',
      '{',
      ']',
      '}',
      '*x',
      '&x',
      '|',
      '>',
      '#',
      '!',
      '%',
      '\t',
      '\u0000',
      '?',
      ':',
      '1',
      'ä',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const matter = parseFrontMatter(`---\n${pieces.join('')}\n---\n`);
        if (matter.kind === 'broken') expect(matter.problems).not.toEqual([]);
        else expect(matter.bodyLine).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});
