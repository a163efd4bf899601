/**
 * What makes a finding the same finding in two runs. In: diagnostics of one run, with paths below the content
 * folder. Out: a fingerprint each, from code, file and the names that the message quotes; never from lines, columns,
 * hints, or the wording around the names. Equal findings of one file are told apart by their order: `…:1`, `…:2`.
 */
import type { Diagnostic } from './diagnostic.ts';
import { toSha256 } from './sha256.ts';

/** The name under which the fingerprint stands in a file; the number is that of the rules above. */
export const FINGERPRINT_NAME = 'rulemark/v1';

/** The fingerprints of `diagnostics`, in their order: 16 hexadecimal digits, a colon, the occurrence from 1. */
export function toFingerprints(
  diagnostics: readonly Pick<Diagnostic, 'code' | 'file' | 'message'>[],
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, file, message }) => {
    const identity = JSON.stringify([code, file, ...getSubject(message)]);
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    return `${toSha256(identity).slice(0, 16)}:${occurrence}`;
  });
}

/** The quoted names of a message; where it quotes none, its words with every figure masked. */
function getSubject(message: string): readonly string[] {
  const quoted = [...message.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name.replace(/\s+/g, ' '));
  return quoted.length > 0 ? quoted : [message.replace(/\d+/g, '#')];
}
