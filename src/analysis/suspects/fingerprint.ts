/**
 * The fingerprint of what a review speaks of. In: words by field. Out: `v1:` and 16 hexadecimal digits. Algorithm 1:
 * values without typography (`foldWords`, frozen), those of one field in order of text, fields in order of name, empty
 * ones left out, written as JSON with the kind in front; of that SHA-256, the first 64 bits. So neither the order in
 * a file nor dashes, quotes and spaces change it. Among a million fingerprints two are the same by chance once in
 * thirty million such sets, and nobody can make a second text to a given one.
 */
import { getNormativeFields, NOT_NORMATIVE_INSIDE } from '../../model/normative.ts';
import { ALGORITHM, FINGERPRINT, type Fingerprint, type Snapshot, type Words } from '../../model/suspects.ts';
import { compareText } from '../../text/natural-order.ts';
import { toSha256 } from '../../text/sha256.ts';
import { foldWords } from './fold-words.ts';

const DIGITS = 16;

/** The fingerprint of the words of a thing of this kind. */
export function toFingerprint(kind: string, words: Words): Fingerprint {
  const fields = Object.keys(words)
    .sort(compareText)
    .map((name) => [name, foldValues(words[name] ?? [])] as const)
    .filter(([, values]) => values.length > 0);
  return `v${ALGORITHM}:${toSha256(JSON.stringify([kind, fields])).slice(0, DIGITS)}`;
}

/** The words with their fingerprint. `of` starts with the kind: `obligation:iaas-cip/x`, `meaning`. */
export function toSnapshot(of: string, words: Words): Snapshot {
  return { fingerprint: toFingerprint(getKind(of), words), of, words };
}

/** True when the words of a kept snapshot give the fingerprint they are kept under, for algorithms known here. */
export function isGenuine({ fingerprint, of, words }: Snapshot): boolean {
  return !isKnownAlgorithm(fingerprint) || toFingerprint(getKind(of), words) === fingerprint;
}

export function isKnownAlgorithm(fingerprint: Fingerprint): boolean {
  return FINGERPRINT.exec(fingerprint)?.[1] === String(ALGORITHM);
}

/** The values of one field as they go into a fingerprint: folded, without empty ones, in order of text. */
export function foldValues(values: readonly string[]): readonly string[] {
  return values.map(foldWords).filter(Boolean).sort(compareText);
}

/** The normative words of an object's fields, by field name; nested blocks by `block.field`. */
export function toWords(
  fields: Readonly<Record<string, unknown>>,
  roles: Parameters<typeof getNormativeFields>[0],
): Words {
  const words: Record<string, readonly string[]> = {};
  for (const name of getNormativeFields(roles)) addWords(words, name, fields[name]);
  return words;
}

function addWords(words: Record<string, readonly string[]>, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) words[name] = value.map(toLine);
  else if (typeof value !== 'object') words[name] = [String(value)];
  else
    for (const [key, child] of Object.entries(value))
      if (!NOT_NORMATIVE_INSIDE.has(key)) addWords(words, `${name}.${key}`, child);
}

/** One item of a list as a line of text; of a block each field with its name, in order of name. */
function toLine(item: unknown): string {
  if (Array.isArray(item)) return item.map(toLine).join(', ');
  if (typeof item !== 'object' || item === null) return String(item);
  return Object.entries(item)
    .filter(([key, value]) => value !== undefined && !NOT_NORMATIVE_INSIDE.has(key))
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, value]) => `${key}: ${toLine(value)}`)
    .join('; ');
}

function getKind(of: string): string {
  const cut = of.indexOf(':');
  return cut === -1 ? of : of.slice(0, cut);
}
