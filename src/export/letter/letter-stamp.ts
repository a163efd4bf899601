/**
 * How a letter that was written here is known again: a line in it holds the sha256 of all the rest. A letter that
 * somebody changed by hand no longer fits its line, and is never written over; nor is any other file.
 */
import { toSha256 } from '../../text/sha256.ts';

const STAMP = /rulemark letter sha256:([0-9a-f]{64})/;
const BLANK = '0'.repeat(64);

/** What stands in the text where the stamp goes. */
export const STAMP_SLOT = `rulemark letter sha256:${BLANK}`;

/** The text with its stamp in the first slot. */
export function stampText(text: string): string {
  return text.replace(STAMP_SLOT, `rulemark letter sha256:${toSha256(text)}`);
}

/** Whether a text is just as it was written here. */
export function isStamped(text: string): boolean {
  const found = STAMP.exec(text)?.[1];
  return found !== undefined && toSha256(text.replace(STAMP, `rulemark letter sha256:${BLANK}`)) === found;
}
