/** Diagnostics in the order in which a person works through them. */
import { expect, test } from 'vitest';
import { compareDiagnostics, countSeverities, type Diagnostic } from '../../src/text/diagnostic.ts';

const make = (over: Partial<Diagnostic>): Diagnostic => ({
  code: 'a/b',
  severity: 'error',
  message: 'm',
  hint: 'h',
  file: 'f.md',
  line: 1,
  column: 1,
  ...over,
});

test('sorts by file, line, column, code and words', () => {
  const sorted = [
    make({ file: 'a.md', line: 9 }),
    make({ file: 'b.md', line: 2, column: 7 }),
    make({ file: 'b.md', line: 10, column: 1 }),
    make({ file: 'b.md', line: 10, column: 2, code: 'a/a' }),
    make({ file: 'b.md', line: 10, column: 2, code: 'a/b', message: 'l' }),
    make({ file: 'b.md', line: 10, column: 2, code: 'a/b', message: 'm' }),
  ];
  expect(sorted.toReversed().sort(compareDiagnostics)).toEqual(sorted);
});

test('counts every severity, also those that do not occur', () => {
  expect(countSeverities([make({}), make({}), make({ severity: 'note' })])).toEqual({
    error: 2,
    warning: 0,
    note: 1,
  });
  expect(countSeverities([])).toEqual({ error: 0, warning: 0, note: 0 });
});
