/**
 * A file of the content folder once more, as bytes would be written over: its text with mark and line ends, only if
 * it still says what the corpus read. For commands that edit what people wrote.
 */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleObject } from '../model/object.ts';
import { parseRecord } from '../parse/records/parse-record.ts';

/** The text as it lies there, or a sentence about why it may not be edited. */
export function rereadFile(
  folder: string,
  object: RuleObject,
): { readonly text: string } | { readonly problem: string } {
  const path = join(folder, object.file);
  if (lstatSync(path).isSymbolicLink())
    return { problem: `${path} is a symbolic link; nothing was written.` };
  const text = readFileSync(path, 'utf8');
  const read = parseRecord(object.file, text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const same =
    'object' in read &&
    JSON.stringify([read.object.fields, read.object.body]) === JSON.stringify([object.fields, object.body]);
  return same
    ? { text }
    : { problem: `${path} changed since it was read; nothing was written. Run the command again.` };
}
