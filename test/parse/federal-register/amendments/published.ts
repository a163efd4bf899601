/**
 * Documents of the shared folder with their amendments, for the measures. Where the reader hands out no
 * amendments of its own, the instructions are taken from the lines on which the file has AMDPAR.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Amendment, Block, ParsedDocument } from '../../../../src/model/parsed-document.ts';
import {
  findAmendments,
  type InstructionCandidate,
} from '../../../../src/parse/federal-register/amendments/find-amendments.ts';
import { parsePublished } from '../../../../src/parse/parse-published.ts';

const ROOT = new URL('../../../..', import.meta.url).pathname;
export const SHARED = process.env['RULEMARK_SHARED'] ?? join(ROOT, '../shared');
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
  return {
    blocks,
    amendments: amendments.length > 0 ? amendments : findFromLines(bytes.toString('utf8'), blocks),
  };
}

function findFromLines(source: string, blocks: readonly Block[]): Amendment[] {
  const instructions = new Set(findLines(source, /<AMDPAR/g));
  const groups = findLines(source, /<(?:REGTEXT|PART)[ >]/g);
  const candidates = blocks
    .filter(
      ({ region, kind }) => (region === 'regulatory-text' || region === 'appendix') && kind !== 'heading',
    )
    .map(
      (block): InstructionCandidate => ({
        text: block.text,
        line: block.line,
        part: block.part,
        group: groups.filter((line) => line <= block.line).length,
        isInstruction: block.kind === 'note' && instructions.has(block.line),
      }),
    );
  return findAmendments(candidates);
}

function findLines(source: string, pattern: RegExp): number[] {
  return [...source.matchAll(pattern)].map(({ index }) => source.slice(0, index).split('\n').length);
}
