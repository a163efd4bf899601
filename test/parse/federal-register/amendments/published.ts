/**
 * Documents of the shared folder, read with their amendments, for the measures.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedDocument } from '../../../../src/model/parsed-document.ts';
import { parsePublished } from '../../../../src/parse/parse-published.ts';

const ROOT = new URL('../../../..', import.meta.url).pathname;
const SHARED = process.env['RULEMARK_SHARED'] ?? join(ROOT, '../shared');
export const DATA = join(SHARED, 'data');

/** The XML of a document in the shared folder; null where it is not there. */
export function findXml(number: string): string | null {
  const files = ['raw', 'edited'].map((folder) => join(DATA, 'fr-xml', folder, `${number}.xml`));
  return files.find((file) => existsSync(file)) ?? null;
}

export type Published = Pick<ParsedDocument, 'blocks' | 'amendments'>;

export function readPublished(file: string): Published {
  const bytes = readFileSync(file);
  const result = parsePublished(bytes, { sha256: '' });
  if (!result.ok) throw new Error(`${file}: ${result.problem.message}`);
  const { blocks, amendments } = result.parsed;
  return { blocks, amendments };
}
