/** A published XML file from the disk: its bytes, or why they are not read. */
import { readFileSync, statSync } from 'node:fs';
import type { ParsedDocument } from '../src/model/parsed-document.ts';
import { type PublishedResult, parsePublished } from '../src/parse/parse-published.ts';
import { findTooLarge } from '../src/parse/xml/read-xml.ts';
import { getDigest } from '../src/store/digest.ts';
import type { Problem } from '../src/text/diagnostic.ts';
import { UsageError } from './context.ts';

export type PublishedBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: Problem };

/** The bytes, or the problem that the file is larger than anything published; throws a usage error for no file. */
export function readPublishedFile(path: string): PublishedBytes {
  const problem = findTooLarge(getSize(path));
  return problem ? { ok: false, problem } : { ok: true, bytes: readFileSync(path) };
}

/** The document of a file, whole; of a daily issue the one that is named. Problems as for the bytes. */
export function parsePublishedFile(
  path: string,
  document: string | undefined,
): PublishedResult<ParsedDocument> {
  const file = readPublishedFile(path);
  if (!file.ok) return file;
  const sha256 = getDigest(file.bytes);
  return parsePublished(file.bytes, { sha256, ...(document === undefined ? {} : { document }) });
}

function getSize(path: string): number {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats.size;
  } catch (cause) {
    throw new UsageError(`There is no file "${path}".`, { cause });
  }
  throw new UsageError(`"${path}" is not a file. Name one XML file.`);
}
