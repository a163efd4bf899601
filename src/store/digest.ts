/** Digests, by which a file is known again. */
import { createHash } from 'node:crypto';

/** The sha256 of text (as UTF-8) or bytes, as 64 hexadecimal digits. */
export function getDigest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
