/** A comment on a pull request: nothing of the content is read as Markdown, and it is never too long. */
import { expect, test } from 'vitest';
import { compareCorpora } from '../../../src/analysis/difference/compare-corpora.ts';
import { toDifferenceMarkdown } from '../../../src/export/markdown/difference.ts';
import type { Audience } from '../../../src/model/visibility.ts';
import { buildCorpus, type Files, toControl, toGap } from '../../build-content.ts';

function write(fresh: Files, audience: Audience = 'privileged'): string {
  const [old, later] = [buildCorpus({}, { audience }), buildCorpus(fresh, { audience })];
  const difference = compareCorpora(old, later);
  const side = { name: 'main', commit: null, errors: null };
  return toDifferenceMarkdown({ old: side, new: side, audience, asOf: old.asOf.day, difference });
}

test('starts with its mark and the warning, for the public without one', () => {
  expect(write({}).split('\n\n').slice(0, 3).join('\n')).toMatch(
    /^<!-- rulemark-diff -->\n### .*\n> \*\*This summary is privileged: do not paste it into a public pull request/,
  );
  expect(write({}, 'public')).not.toContain('privileged');
});

test('a title that is Markdown, HTML, a mention or a link is only text', () => {
  const title =
    '| **x** <img src=x> @everyone #12 [a](javascript:1) `c` https://a.example ![i](u) </details> $x$';
  const rows = write({ 'provider/gaps/one.md': toGap({ title }) }).split('\n');
  const row = rows.find((line) => line.startsWith('| gap one'));
  expect(row).toBe(
    '| gap one | added | \\| \\*\\*x\\*\\* &#60;img src=x&#62; &#64;everyone &#35;12 \\[a\\](javascript:1) \\`c\\` https&#58;//a.example \\!\\[i\\](u) &#60;/details&#62; \\$x\\$ |  |',
  );
});

test('each row of a table has as many cells as its head', () => {
  const text = write({
    'provider/controls/round.md': toControl({ status: 'planned' }),
    'provider/a.txt': 'x',
  });
  const tables = text.split('<details>').slice(1);
  expect(tables.length).toBeGreaterThan(2);
  for (const table of tables) {
    const counts = table
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(counts).size).toBe(1);
  }
});

test('a thousand objects do not make it longer than a comment may be', () => {
  const many = Array.from({ length: 300 }, (_, at) => [
    `provider/gaps/g-${at}.md`,
    toGap({ title: 'x'.repeat(400) }),
  ]);
  const text = write(Object.fromEntries(many) as Files);
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain('And 260 more: `rulemark diff` shows all.');
});
