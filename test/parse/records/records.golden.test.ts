/**
 * Golden folders: every kind of bad input an author can write, and what is printed about it. Each folder of
 * `test/fixtures/records/` holds `content/` and `expected.txt`; `vitest run -u` rewrites the latter, and the
 * difference is to be read like code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { toReport } from '../../../scripts/report.ts';
import { loadContent } from '../../../src/corpus/load-content.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/records');
const CASES = readdirSync(FOLDER).sort();
/** Cases that show that something odd is no mistake. */
const HARMLESS = ['script-in-title', 'settings-comments-only'];

function print(name: string): string {
  const folder = join(FOLDER, name, 'content');
  const { content, diagnostics } = loadContent(folder);
  const placed = diagnostics.map((diagnostic) => ({ ...diagnostic, file: join(folder, diagnostic.file) }));
  return stripVTControlCharacters(toReport(placed, content.objects.length)).replaceAll(`${folder}/`, '');
}

describe('what an author is told', () => {
  test.each(CASES)('%s', async (name) => {
    await expect(print(name)).toMatchFileSnapshot(join(FOLDER, name, 'expected.txt'));
  });

  test.each(CASES.filter((name) => !HARMLESS.includes(name)))(
    '%s gives a reason, a place in the file and a next action',
    (name) => {
      const folder = join(FOLDER, name, 'content');
      const { diagnostics } = loadContent(folder);
      expect(diagnostics).not.toEqual([]);
      for (const { file, line, column, message, hint, code } of diagnostics) {
        const lines = readFileSync(join(folder, file), 'utf8').split('\n');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(message).toMatch(/^["A-Z].*[.?]$|^rulemark\.yml .*\.$/s);
        expect(hint.trim()).not.toBe('');
        expect(`${message} ${hint}`).not.toMatch(
          /(?<!-)\bundefined\b|\[object|\bNaN\b|ZodError|Error:|Invalid input|pattern \//,
        );
        const suggested = /Did you mean "([^"]*)"/.exec(hint)?.[1];
        if (suggested !== undefined)
          expect(lines[line - 1]).not.toMatch(new RegExp(`^\\s*(- )?${suggested}:`));
      }
    },
  );

  test.each(HARMLESS)('%s is harmless', (name) => {
    expect(loadContent(join(FOLDER, name, 'content')).diagnostics).toEqual([]);
  });
});
