/** Attachments within bounds: whatever a file holds, there is an answer, and the next file gets one too. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { AttachmentReader } from '../../src/corpus/attachment-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulemark-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

/** The start of an OLE file, as Word packs a document that wants a password. */
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

describe('an attachment', () => {
  test.each<readonly [string, Uint8Array | string, string, string | null]>([
    ['plain.txt', 'Some words.\r\nMore.', 'ok', 'Some words.\nMore.'],
    ['old.txt', Buffer.from('caf\xe9', 'latin1'), 'ok', 'café'],
    [
      'page.html',
      '<html><body><script>no()</script><p>Lamps &amp; oil</p></body></html>',
      'ok',
      'Lamps & oil',
    ],
    ['nothing.pdf', '', 'empty', null],
    ['blank.txt', ' \n', 'empty', null],
    ['broken.docx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)]), 'unreadable', null],
    ['other.docx', zipSync({ 'a.txt': new Uint8Array(3) }), 'unreadable', null],
    ['picture.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0, 0, 0, 1, 2, 3, 4, 5), 'unreadable', null],
    ['old.doc', Buffer.concat([OLE, Buffer.alloc(600)]), 'unreadable', null],
    [
      'locked.docx',
      Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
      null,
    ],
  ])('%s', async (name, bytes, status, text) => {
    const reader = new AttachmentReader();
    expect(await reader.read(write(name, bytes))).toMatchObject({ status, text });
    await reader.close();
  });

  test('that is too large or takes too long is unreadable, and the next one is read', async () => {
    const small = new AttachmentReader({ maxBytes: 10 });
    expect(await small.read(write('long.txt', 'more than ten bytes'))).toMatchObject({
      status: 'unreadable',
    });
    expect(await small.read(write('short.txt', 'words'))).toMatchObject({ status: 'ok' });
    await small.close();
    const hasty = new AttachmentReader({ maxMs: 0 });
    expect(await hasty.read(write('late.txt', 'words'))).toMatchObject({ status: 'unreadable' });
    await hasty.close();
  });
});
