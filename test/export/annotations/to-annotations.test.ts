/** Workflow commands: escaping as the runner undoes it, ranges, other places, and what GitHub does not show. */
import { expect, test } from 'vitest';
import { toAnnotations } from '../../../src/export/annotations/to-annotations.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';

const finding = (over: Partial<Diagnostic> = {}): Diagnostic => ({
  file: 'content/a.md',
  line: 3,
  column: 5,
  severity: 'error',
  code: 'link/unknown-target',
  message: 'One.',
  hint: 'Two.',
  ...over,
});

test('a range, a title, a message on one line', () => {
  expect(toAnnotations([finding({ length: 4 })])).toBe(
    '::error file=content/a.md,line=3,col=5,endLine=3,endColumn=9,title=link/unknown-target::One.%0ATwo.\n',
  );
});

test('a note is a notice', () => {
  expect(toAnnotations([finding({ severity: 'note' })])).toMatch(/^::notice file=/);
});

test('commas, colons, percent signs and line ends cannot leave their place', () => {
  const line = toAnnotations([
    finding({ file: 'content/a,b:c%.md', message: '100% "x"\r\n::error file=/etc/passwd::no' }),
  ]);
  expect(line.split('\n')).toHaveLength(2);
  expect(line).toContain('file=content/a%2Cb%3Ac%25.md,');
  expect(line).toContain('::100%25 "x"%0D%0A::error file=/etc/passwd::no%0ATwo.');
});

test('names the other place', () => {
  const related = [{ file: 'content/b.md', line: 7, column: 1 }];
  expect(toAnnotations([finding({ related })])).toContain('Two.%0ASee also content/b.md:7.');
});

test('cuts a message that the service would refuse', () => {
  expect(toAnnotations([finding({ message: 'x'.repeat(100_000) })]).length).toBeLessThan(10_000);
});

test.each([
  [10, 11],
  [11, 12],
])('of %i errors says whether all are shown', (count, lines) => {
  const text = toAnnotations(Array.from({ length: count }, () => finding()));
  expect(text.split('\n')).toHaveLength(count === 10 ? lines : lines + 1);
  expect(text.includes('shows 10 annotations')).toBe(count > 10);
});

test('of nothing is nothing', () => {
  expect(toAnnotations([])).toBe('');
});
