/** Golden folders: a file of comments of each format, and the events that are read from it. `-u` rewrites. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LedgerCounter } from '../../../src/analysis/docket/count-ledger.ts';
import { parsePieces } from './parse-pieces.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/comments');
const CASES = readdirSync(FOLDER);

function render(name: string): string {
  const input = readdirSync(join(FOLDER, name)).find((file) => file !== 'expected.json') ?? '';
  const events = parsePieces(readFileSync(join(FOLDER, name, input)));
  const counter = new LedgerCounter();
  for (const event of events) counter.add(event);
  return `${JSON.stringify({ ledger: counter.finish(), events }, null, 2)}\n`;
}

describe('files of comments', () => {
  test.each(CASES)('%s', async (name) => {
    const rendered = render(name);
    await expect(rendered).toMatchFileSnapshot(join(FOLDER, name, 'expected.json'));
    expect(rendered).not.toMatch(/Surname|Harbourtown|Quay|example\.org/);
  });

  test('the parts of every ledger add up to its rows', () => {
    for (const name of CASES) {
      const { ledger } = JSON.parse(render(name)) as { ledger: Record<string, number> };
      const { rows = 0, ofWhich: _, ...parts } = ledger;
      expect(
        Object.values(parts).reduce((sum, count) => sum + count, 0),
        name,
      ).toBe(rows);
    }
  });
});
