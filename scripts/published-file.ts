/** A published XML file from the disk: its bytes, or a sentence about why it cannot be read. */
import { readFileSync, statSync } from 'node:fs';
import { MAX_BYTES } from '../src/parse/xml/read-xml.ts';
import { UsageError } from './context.ts';

/** The bytes; throws a usage error when there is no such file or it is larger than anything published. */
export function readPublishedFile(path: string): Uint8Array {
  const size = getSize(path);
  if (size > MAX_BYTES)
    throw new UsageError(
      `${path} has ${Math.round(size / 1024 / 1024)} MB; at most ${MAX_BYTES / 1024 / 1024} MB are read. Take the single document, or one part of the title.`,
    );
  return readFileSync(path);
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
