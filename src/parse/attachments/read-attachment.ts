/**
 * The words of an attachment: PDF, DOCX, plain text and HTML, told by the first bytes and not by the name. In: bytes.
 * Out: text, or why there is none: empty (a scanned page has no words), encrypted (it wants a password), unreadable
 * (damaged, or of a format whose words nobody takes out). Never throws for what a file holds. It may take long and
 * much memory for a hostile file: whoever calls sets the bounds.
 */
import type { AttachmentStatus } from '../../model/docket.ts';

export interface ReadText {
  readonly status: Exclude<AttachmentStatus, 'not-fetched'>;
  /** For `ok` only. */
  readonly text: string | null;
  /** Whether there was more than is kept. */
  readonly isCut: boolean;
}

/** Of more words nobody reads the rest; three megabytes are a book of a thousand pages. */
const MOST_CHARACTERS = 3_000_000;

/** The words of a file. */
export async function readAttachment(bytes: Uint8Array): Promise<ReadText> {
  if (bytes.length === 0) return none('empty');
  try {
    switch (tellType(bytes)) {
      case 'pdf':
        return toText(await readPdf(bytes));
      case 'zip':
        return toText(await readDocx(bytes));
      case 'ole':
        // an old .doc, or a .docx that a password protects, which is packed the same way
        return none(hasName(bytes, 'EncryptedPackage') ? 'encrypted' : 'unreadable');
      case 'html':
        return toText(readHtml(decode(bytes)));
      case 'text':
        return toText(decode(bytes));
      case 'binary':
        return none('unreadable');
    }
  } catch (error) {
    return none(isPassword(error) ? 'encrypted' : 'unreadable');
  }
}

function none(status: 'empty' | 'encrypted' | 'unreadable'): ReadText {
  return { status, text: null, isCut: false };
}

function toText(words: string): ReadText {
  const text = words.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return none('empty');
  return { status: 'ok', text: text.slice(0, MOST_CHARACTERS), isCut: text.length > MOST_CHARACTERS };
}

type FileType = 'pdf' | 'zip' | 'ole' | 'html' | 'text' | 'binary';

function tellType(bytes: Uint8Array): FileType {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK')) return 'zip';
  if (start.startsWith('ÐÏ\u0011à')) return 'ole';
  if (/^[^\w<]*<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html';
  if (start.startsWith('{\\rtf')) return 'binary'; // its words stand among its marks, and nobody here tells them apart
  if (isUtf16(bytes)) return 'text';
  const controls = bytes.subarray(0, 1024).reduce((sum, byte) => sum + Number(byte < 9), 0);
  return controls > 4 ? 'binary' : 'text';
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  // it takes the memory of what it is given, so it gets a copy
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: false });
  await document.cleanup();
  return text.join('\n\n');
}

async function readDocx(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value;
}

function readHtml(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<(?:br|p|div|li|tr|h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function decode(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A name in an OLE file, which it writes in UTF-16. */
function hasName(bytes: Uint8Array, name: string): boolean {
  return new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes(name);
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`);
}
