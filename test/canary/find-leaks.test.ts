/** A word is found however a file holds it; a search that finds nothing anywhere proves nothing. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findLeaks } from './find-leaks.ts';

const WORD = 'canary0042privileged';
const FOUND = ['file: canary0042privileged'];

/** One stored entry of a ZIP, as far as a reader of local headers needs it. */
function zip(text: string): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(5, 26);
  return Buffer.concat([header, Buffer.from('a.xml'), deflateRawSync(text)]);
}

describe('a word is found', () => {
  test.each<[string, string | Buffer]>([
    ['as it is', `<p>${WORD}</p>`],
    ['in capitals', WORD.toUpperCase()],
    ['as entities', [...WORD].map((letter) => `&#${letter.codePointAt(0)};`).join('')],
    [
      'as entities in hexadecimal',
      [...WORD].map((letter) => `&#x${letter.codePointAt(0)!.toString(16)};`).join(''),
    ],
    ['as escapes of JSON', [...WORD].map((letter) => `\\u00${letter.codePointAt(0)!.toString(16)}`).join('')],
    ['in an address', [...WORD].map((letter) => `%${letter.codePointAt(0)!.toString(16)}`).join('')],
    ['cut by markup', 'canary0042<ins>privi</ins>leged'],
    ['cut by soft hyphens', 'canary0042\u00adprivileged'],
    ['in a data address', `url(data:text/plain;base64,${Buffer.from(`xx${WORD}`).toString('base64')})`],
    ['in base64 that goes on before it', `aGVs${Buffer.from(WORD).toString('base64')}`],
    ['compressed with gzip', gzipSync(WORD)],
    ['compressed with zlib', deflateSync(WORD)],
    ['compressed with brotli', brotliCompressSync(WORD)],
    ['in two bytes a letter', Buffer.from(WORD, 'utf16le')],
    ['in a ZIP', zip(WORD)],
    ['compressed in base64', gzipSync(WORD).toString('base64')],
  ])('%s', (_name, content) => {
    expect(findLeaks('file', Buffer.from(content as string), 'public')).toEqual(FOUND);
  });

  test('in the name of a file', () => {
    expect(findLeaks(`${WORD}.html`, Buffer.from(''), 'internal')).toHaveLength(1);
  });
});

test('words that an audience may see are none', () => {
  expect(findLeaks('file', Buffer.from('canary0001internal canary0002public'), 'internal')).toEqual([]);
});
