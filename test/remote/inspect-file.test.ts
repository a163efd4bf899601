/**
 * The look at a download's first and last bytes on real files: none of them may be refused, and each cut short
 * must be. Runs on `../shared/data` (or RULEMARK_SHARED) and says on how many; without it, on none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findMismatch } from '../../src/remote/inspect-file.ts';
import { makeFolder } from '../build-content.ts';

const DATA = join(process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../shared'), 'data');

function findDocuments(): string[] {
  try {
    return ['fr-xml', 'cfr-annual-xml', 'ecfr-xml'].flatMap((folder) =>
      readdirSync(join(DATA, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.xml'))
        .map((file) => join(folder, file)),
    );
  } catch {
    return [];
  }
}

const documents = findDocuments();

describe(`${documents.length} real documents`, () => {
  test('are whole, and without their last tag are not', () => {
    const cut = join(makeFolder(), 'cut.xml');
    for (const file of documents) {
      const path = join(DATA, file);
      expect([file, findMismatch(path, 'xml', 'https://example.org')]).toEqual([file, undefined]);
      const bytes = readFileSync(path);
      for (const end of [bytes.lastIndexOf('</'), Math.floor(bytes.length / 2)]) {
        writeFileSync(cut, bytes.subarray(0, end));
        expect([file, end, findMismatch(cut, 'xml', 'https://example.org')?.code]).toEqual([
          file,
          end,
          'remote/truncated',
        ]);
      }
    }
  });
});
