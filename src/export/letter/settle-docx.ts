/**
 * Same letter, same bytes: a Word document packed anew with one time for all its parts, the day of the letter in its
 * properties, and the parts in order of name. A stamp over its words tells whether it is still as it was written here;
 * a word processor writes them anew, so that a document that somebody worked on is known by it.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { toSha256 } from '../../text/sha256.ts';

const CUSTOM = 'docProps/custom.xml';
const CORE = 'docProps/core.xml';
const STAMP = /rulemark letter(?: sha256:([0-9a-f]{64}))?/;
/** Bytes of one part; a larger one was not written here. */
const LARGEST = 256 * 1024 * 1024;
const HEADER = /^word\/header\d+\.xml$/;
/** The library gives each watermark a name by chance; word processors know watermarks by its first part. */
const SHAPE_ID = /PowerPlusWaterMarkObject[\w-]+/g;
const WORDS = ['word/document.xml', 'word/footnotes.xml'] as const;

/** The document with nothing left of the moment it was made. */
export function settleDocx(bytes: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (text: string) => string) => {
    const part = parts[name];
    if (part) parts[name] = strToU8(change(strFromU8(part)));
  };
  edit(CORE, (text) => text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`));
  Object.keys(parts).forEach((name, index) => {
    if (!HEADER.test(name)) return;
    edit(name, (text) => text.replace(SHAPE_ID, `PowerPlusWaterMarkObject${index + 1}`));
  });
  edit(CUSTOM, (text) => text.replace(STAMP, `rulemark letter sha256:${getDigest(parts)}`));
  // A date in local time becomes the same bytes in every time zone, because the archive keeps local time.
  const mtime = new Date(1980, 0, 1);
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const settled: Zippable = Object.fromEntries(
    names.map((name) => [name, [parts[name]!, { mtime, os: 0, level: 6 }]]),
  );
  return zipSync(settled);
}

/** Whether a document is just as it was written here; false for whatever is no such document. */
export function isOwnDocx(bytes: Uint8Array): boolean {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        originalSize < LARGEST && (name === CUSTOM || WORDS.some((one) => one === name)),
    });
    const custom = parts[CUSTOM];
    return custom !== undefined && STAMP.exec(strFromU8(custom))?.[1] === getDigest(parts);
  } catch {
    return false; // no archive, so nothing that was written here
  }
}

function getDigest(parts: Readonly<Record<string, Uint8Array>>): string {
  return toSha256(WORDS.map((name) => (parts[name] ? strFromU8(parts[name]) : '')).join('\n'));
}

/** Readers look for the list of types first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}
