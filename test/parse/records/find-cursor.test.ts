/** Where the cursor stands (`|`) in YAML that is being written: path, part, and the words to replace. */
import { expect, test } from 'vitest';
import { findCursor } from '../../../src/parse/records/find-cursor.ts';
import { fc } from '../../seeded.ts';

/** "value a.0.b typed|whole" of the place marked with `|`. */
function look(marked: string): string | undefined {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const lines = marked.replace('|', '').split('\n');
  const [line, column] = [before.length - 1, before.at(-1)!.length];
  const found = findCursor(lines, line, column);
  if (!found) return undefined;
  const whole = lines[line]!.slice(found.start, found.end);
  return `${found.part} ${found.path.join('.') || '-'} ${found.typed}/${whole}`;
}

test.each<[string, string, string | undefined]>([
  ['an empty file', '|', 'open - /'],
  ['a key half written', 'ti|', 'open - ti/ti'],
  ['inside of a key', 'ti|tle: x', 'key - ti/title'],
  ['a value', 'kind: pol|', 'value kind pol/pol'],
  ['a value not begun', 'kind: |', 'value kind /'],
  ['right behind the colon', 'kind:|', 'value kind /'],
  ['inside of a value', 'kind: pol|icy', 'value kind pol/policy'],
  ['a quoted value', 'kind: "pol|icy"', 'value kind pol/"policy"'],
  ['a value with a comment behind', 'kind: pol|icy # why', 'value kind pol/policy'],
  ['a new key after others', 'title: x\n|', 'open - /'],
  ['a block below a key', 'deadline:\n  |', 'open deadline /'],
  ['a key in a block', 'deadline:\n  ty|', 'open deadline ty/ty'],
  ['a value in a block', 'deadline:\n  type: re|', 'value deadline.type re/re'],
  ['a list item', 'sources:\n  - ga|', 'open sources.0 ga/ga'],
  ['a second list item', 'sources:\n  - a\n  - |', 'open sources.1 /'],
  ['a list at the indent of its key', 'sources:\n- a\n- b|', 'open sources.1 b/b'],
  ['a key after a list at its own indent', 'sources:\n- a\nti|', 'open - ti/ti'],
  ['a block in a list', 'satisfies:\n  - obligation: a\n    rel|', 'open satisfies.0 rel/rel'],
  [
    'a value in a block in a list',
    'satisfies:\n  - obligation: ver|',
    'value satisfies.0.obligation ver/ver',
  ],
  [
    'the second block of a list',
    'satisfies:\n  - obligation: a\n    relation: b\n  - |',
    'open satisfies.1 /',
  ],
  ['a list in a block in a list', 'a:\n  - b: x\n    c:\n      - d\n      - |', 'open a.0.c.1 /'],
  ['a record of lists', 'sections:\n  nprm-2030:\n    - 9.|', 'open sections.nprm-2030.0 9./9.'],
  ['a list in brackets', 'sources: [a, b|]', 'value sources.1 b/b'],
  ['a list in brackets, at its start', 'sources: [|]', 'value sources.0 /'],
  ['a list in brackets not closed', 'sources: [a, |', 'value sources.1 /'],
  ['a block in braces, a value', 'deadline: { type: re| }', 'value deadline.type re/re'],
  ['a block in braces, a key', 'deadline: { type: relative, un| }', 'key deadline un/un'],
  ['brackets in braces', 'a: { b: [c, d|] }', 'value a.b.1 d/d'],
  ['quotes with brackets in them', "a: ['[x', b|]", 'value a.1 b/b'],
  ['a quoted key', 'sections:\n  "nprm": [9|]', 'value sections.nprm.0 9/9'],
  ['a text on several lines', 'note: |\n  so |'.replace('|', '>'), undefined],
  ['after a text on several lines', 'note: >\n  so\n  on\nti|', 'open - ti/ti'],
  ['a comment', '# ti|', undefined],
  ['a comment behind a value', 'kind: policy # wh|', undefined],
  ['before the start of a line', '  | title: x', undefined],
  ['a value with a colon', 'title: a: b|', 'value title a: b/a: b'],
])('%s', (_, marked, wanted) => {
  expect(look(marked)).toBe(wanted);
});

test('never throws, and its words lie in the line', () => {
  const line = fc.string({
    unit: fc.constantFrom(' ', '-', ':', 'a', '"', "'", '[', ']', '{', '}', ',', '#', '|', '\t'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      fc.nat(12),
      (lines, at, column) => {
        const row = Math.min(at, lines.length - 1);
        const here = Math.min(column, lines[row]!.length);
        const found = findCursor(lines, row, here);
        if (!found) return;
        expect(found.start).toBeLessThanOrEqual(here);
        expect(found.end).toBeGreaterThanOrEqual(here);
        expect(found.end).toBeLessThanOrEqual(lines[row]!.length);
      },
    ),
  );
});
