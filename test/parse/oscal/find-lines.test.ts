/** Where the value at a path stands in a JSON text, whatever stands before it. */
import { expect, test } from 'vitest';
import { findLines, type JsonPath, toPathName } from '../../../src/parse/oscal/find-lines.ts';

const TEXT =
  '{\n  "a": {"b]": "x,{\\"y"},\n  "list": [1, {"c": [true,\n    null]}, "z"],\n  "": {"d": -1.5e3}\n}';

test.each<[JsonPath, string]>([
  [[], '{\n  "a"'],
  [['a'], '{"b]"'],
  [['a', 'b]'], '"x,{\\"y"'],
  [['list', 0], '1'],
  [['list', 1, 'c', 1], 'null'],
  [['list', 2], '"z"'],
  [['', 'd'], '-1.5e3'],
])('%j', (path, value) => {
  const place = findLines(TEXT, [path]).get(toPathName(path));
  const lines = TEXT.split('\n');
  const rest = lines.slice(place!.line - 1).join('\n');
  expect(rest.slice(place!.column - 1).startsWith(value)).toBe(true);
});

test('a path that is not there has no place', () => {
  expect(findLines(TEXT, [['a', 'x']]).size).toBe(0);
});
