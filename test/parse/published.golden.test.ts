/**
 * Golden folders: one trait of published XML each, on a small file of our own, and what is read from it. Each folder
 * of `test/fixtures/published-xml/` holds `input.xml` and `expected.json`; `vitest run -u` rewrites the latter, and
 * the difference is to be read like the law: is this what a lawyer would cite?
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findIdFaults, joinBlocks, parse, toCharacters, withoutSpace } from './published-files.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/published-xml');
const CASES = readdirSync(FOLDER).sort();

function read(name: string): string {
  return readFileSync(join(FOLDER, name, 'input.xml'), 'utf8');
}

/** A line a block, because that is how they are compared. */
function render(name: string): string {
  const { document, blocks, diagnostics } = parse(read(name));
  const lines = blocks.map(({ region, kind, section, labels, id, text }) =>
    JSON.stringify({ id, region, kind, section, labels, text }),
  );
  const remarks = diagnostics.map(({ code, message }) => JSON.stringify({ code, message }));
  return `{"document":${JSON.stringify(document)},\n"blocks":[\n${lines.join(',\n')}\n],\n"diagnostics":[${remarks.join(',\n')}]}\n`;
}

describe('what is read from published XML', () => {
  test.each(CASES)('%s', async (name) => {
    await expect(render(name)).toMatchFileSnapshot(join(FOLDER, name, 'expected.json'));
  });

  test.each(CASES)('%s keeps every word and names each block once', (name) => {
    const parsed = parse(read(name));
    expect(joinBlocks(parsed.blocks)).toBe(withoutSpace(toCharacters(read(name))));
    expect(findIdFaults(parsed)).toEqual([]);
  });
});
