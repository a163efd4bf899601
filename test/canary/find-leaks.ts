/**
 * What of the planted words a file tells, however it is written: as it is, compressed, in base64, as entities of HTML,
 * as escapes of JSON and of addresses, cut by markup. In: name and bytes. Out: the words found.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type Audience, isVisible, type Visibility } from '../../src/model/visibility.ts';

const WORD = /canary\d{4}(public|internal|privileged)/gi;
/** A run of base64 that is long enough for a word. */
const BASE64 = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
/** Entry of a ZIP: signature, method and sizes of its local header. */
const ZIP_ENTRY = Buffer.from('PK\u0003\u0004', 'latin1');
const DEPTH = 3;
/** How gzip, zlib and ZIP begin. */
const PACKED = ['\u001f\u008b', 'x\u0001', 'x\u005e', 'x\u009c', 'x\u00da', 'PK'];

/** Words in the name or the bytes that the audience may not see; none is what one wants. */
export function findLeaks(file: string, bytes: Buffer, audience: Audience): string[] {
  const texts = [file, ...decodeBytes(bytes, DEPTH)].flatMap(decodeText);
  const found = texts.flatMap((text) =>
    [...text.matchAll(WORD)].filter(([, of]) => !isVisible(of!.toLowerCase() as Visibility, audience)),
  );
  return [...new Set(found.map(([word]) => `${file}: ${word.toLowerCase()}`))];
}

/** The bytes as text, and what is packed in them. */
function decodeBytes(bytes: Buffer, depth: number): string[] {
  const text = bytes.toString('utf8');
  const wide = bytes.includes(0) ? [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')] : [];
  if (depth === 0) return [text];
  const inner = [...unpack(bytes), ...decodeBase64(bytes.toString('latin1'))];
  return [text, ...wide, ...inner.flatMap((one) => decodeBytes(one, depth - 1))];
}

function unpack(bytes: Buffer): Buffer[] {
  const whole = [gunzipSync, inflateSync, brotliDecompressSync].flatMap((open) => attempt(() => open(bytes)));
  return [...whole, ...unpackZip(bytes)];
}

/** The entries of a ZIP (XLSX, DOCX), read by their local headers. */
function unpackZip(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = bytes.indexOf(ZIP_ENTRY); at !== -1; at = bytes.indexOf(ZIP_ENTRY, at + 4)) {
    if (at + 30 > bytes.length) break;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    entries.push(...attempt(() => inflateRawSync(bytes.subarray(start), { finishFlush: 2 })));
  }
  return entries;
}

function decodeBase64(text: string): Buffer[] {
  return [...text.matchAll(BASE64)].flatMap(([run]) =>
    // A run may start in the middle of a longer word, so every start of a group is tried.
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64')).filter(saysSomething),
  );
}

/** True for text and for what may be packed; most runs are words of a language and decode to noise. */
function saysSomething(bytes: Buffer): boolean {
  const latin = bytes.toString('latin1');
  if (/canary/i.test(latin) || /^[ -~\s]+$/.test(latin)) return true;
  return PACKED.some((start) => latin.startsWith(start));
}

function attempt(open: () => Buffer): Buffer[] {
  try {
    return [open()];
  } catch {
    return []; // not packed that way, which is what most files are
  }
}

/** The text as readers of HTML, JSON and addresses have it, and without markup. */
function decodeText(text: string): string[] {
  const plain = text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => toCharacter(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => toCharacter(Number(code)))
    .replace(/\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/gi, (_, wide?: string, narrow?: string) =>
      toCharacter(Number.parseInt(wide ?? narrow ?? '0', 16)),
    )
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => toCharacter(Number.parseInt(code, 16)));
  return [text, plain, plain.replace(/<[^<>]*>/g, ''), plain.replace(/[\s\u00ad\u200b-\u200d\ufeff-]+/g, '')];
}

function toCharacter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
