/**
 * What the tests of the XML reader share: the published files of `../shared/data` (or RULEMARK_SHARED), the
 * character data of a file by plain replacement, so that it does not depend on the parser that is tested, and a
 * document as lines that can be compared.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, ParsedDocument } from '../../src/model/parsed-document.ts';
import { parsePublished } from '../../src/parse/parse-published.ts';

export const DATA = join(
  process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../shared'),
  'data',
);

/** The files below a folder of the shared data that end in `.xml`, in order; none where it is absent. */
function findXml(folder: string): string[] {
  const path = join(DATA, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => join(path, file));
}

export const PUBLISHED = ['fr-xml', 'cfr-annual-xml', 'ecfr-xml'].flatMap(findXml);
export const ISSUE = PUBLISHED.find((file) => file.includes('/issues/'));

/** The document, or the reason why it cannot be read as an error. */
export function parse(xml: string | Uint8Array, document?: string): ParsedDocument {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  const result = parsePublished(bytes, { sha256: 'x', ...(document === undefined ? {} : { document }) });
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.parsed;
}

export const withoutSpace = (text: string): string => text.replace(/\p{White_Space}+/gu, '');

const MARKUP =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/?[A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character data of XML: no comments, instructions, tags and attributes, entities resolved. */
export function toCharacters(xml: string): string {
  return xml
    .replace(MARKUP, (_, data: string | undefined) => data?.replaceAll('&', '&amp;') ?? '')
    .replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_, hex, decimal, name) =>
      name ? NAMED[name]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    );
}

/** The text of all blocks, as the contract joins them. */
export const joinBlocks = (blocks: readonly Block[]): string =>
  withoutSpace(blocks.map(({ text }) => text).join(''));

/** The regions whose blocks have ids. */
export const isLaw = ({ region }: Block): boolean =>
  region === 'regulatory-text' || region === 'appendix' || region === 'codified';

/** What breaks the contract of ids in a document; empty when it is kept. */
export function findIdFaults({ blocks }: ParsedDocument): string[] {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const block of blocks) {
    const { id, kind, text, line, region, labels } = block;
    const wanted = isLaw(block) && kind !== 'heading' && text !== '';
    if (wanted === (id === null)) faults.push(`line ${line}: ${kind} in ${region} has ${id}`);
    if (id === null) continue;
    if (seen.has(id)) faults.push(`line ${line}: ${id} again`);
    seen.add(id);
    const own = labels.at(-1);
    const tail = own === undefined ? '' : own.startsWith('[') ? own : `(${own})`;
    if (!id.replace(/#\d+/g, '').endsWith(tail)) faults.push(`line ${line}: ${id} does not end in ${tail}`);
  }
  return faults;
}

/** The ids of a document, or "· kind" for blocks without one, by line of print. */
export const toIds = ({ blocks }: ParsedDocument): string[] =>
  blocks.filter(isLaw).map(({ id, kind }) => id ?? `· ${kind}`);
