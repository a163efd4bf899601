/**
 * Bytes of an XML file to a stream of elements and text, strictly: what is not well-formed is a problem with a
 * place, never a guess. Entities other than XML's own five are refused, and so is a document type with
 * declarations inside (nothing we read has one, and it is the door of entity bombs); depth and size are bounded.
 * In: bytes. Out: calls on the visitor in document order, then the problem that ended the reading, if any.
 * Standard: Extensible Markup Language (XML) 1.0, Fifth Edition.
 */
import { SaxesParser } from 'saxes';
import type { Problem } from '../../text/diagnostic.ts';

export interface XmlVisitor {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void;
  readonly text: (text: string, line: number) => void;
  readonly close: (name: string) => void;
}

/** Deeper than any law is printed; real files reach 20. */
const MAX_DEPTH = 200;
/** A daily issue is 3 to 40 MB; a whole CFR title may be more, and is read part by part. */
const MAX_BYTES = 80 * 1024 * 1024;
/** Bytes given to the parser at a time. */
const CHUNK = 1 << 18;

class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads the whole file; undefined when it was well-formed to its end, else what is wrong and where. */
export function readXml(bytes: Uint8Array, visitor: XmlVisitor): Problem | undefined {
  const large = findTooLarge(bytes.length);
  if (large) return large;
  const decoder = createDecoder(bytes);
  if (!(decoder instanceof TextDecoder)) return decoder;
  const stray = findStrayStart(bytes, decoder.encoding);
  if (stray) return stray;
  try {
    parse(bytes, decoder, visitor);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    if (isDecodingError(error)) return findBadBytes(bytes, decoder.encoding);
    throw error;
  }
}

/** What is said of a file of this many bytes, if it is larger than any that is read. */
export function findTooLarge(size: number): Problem | undefined {
  if (size <= MAX_BYTES) return undefined;
  return problem(
    'xml/too-large',
    `This file has ${Math.round(size / 1024 / 1024)} MB; at most ${MAX_BYTES / 1024 / 1024} MB are read.`,
    'Take the single document, or one part of the title, instead of the whole volume.',
  );
}

/** A stretch of the file at a time, so that what has been read can go. */
function parse(bytes: Uint8Array, decoder: TextDecoder, visitor: XmlVisitor): void {
  const parser = new SaxesParser();
  let depth = 0;
  let roots = 0;
  const report = (code: string, message: string, hint: string): never => {
    throw new Refusal({ code, message, hint, line: parser.line, column: parser.column });
  };
  parser.on('error', (error) => {
    const words = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    report(
      'xml/not-well-formed',
      `This is not well-formed XML: ${words}.`,
      'Fetch the file again; it may be cut off or damaged.',
    );
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('['))
      report(
        'xml/declarations-refused',
        'This file declares entities or elements of its own, which official XML does not do.',
        'Take the file from its publisher; do not import files with a document type of their own.',
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH)
      report(
        'xml/too-deep',
        `Elements are nested more than ${MAX_DEPTH} deep.`,
        'This is not a published document; check where the file comes from.',
      );
    roots++;
    visitor.open(name, attributes as Record<string, string>, parser.line);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    visitor.close(name);
  });
  // Words outside the root come here before the parser finds fault with them.
  parser.on('text', (words) => {
    if (depth > 0) visitor.text(words, parser.line);
  });
  parser.on('cdata', (words) => visitor.text(words, parser.line));
  for (let at = 0; at < bytes.length; at += CHUNK)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length }));
  if (roots === 0) report('xml/not-xml', 'There is no XML element in this file.', NOT_XML_HINT);
  parser.close();
}

const NOT_XML_HINT =
  'Take the "XML" file of federalregister.gov, govinfo.gov or ecfr.gov, not the page, the PDF or the JSON.';

/** By byte order mark or declaration, UTF-8 otherwise; it throws for bytes that are not in the encoding. */
function createDecoder(bytes: Uint8Array): TextDecoder | Problem {
  const encoding = findEncoding(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return problem(
      'xml/wrong-encoding',
      `The file declares the encoding "${encoding}", which is not known.`,
      'Save it as UTF-8.',
    );
  }
}

function findStrayStart(bytes: Uint8Array, encoding: string): Problem | undefined {
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 1 << 12)).trimStart();
  if (start.startsWith('<')) return undefined;
  const words =
    bytes.length === 0 || (start === '' && bytes.length <= 1 << 12)
      ? 'The file is empty.'
      : 'This is not XML: it does not start with an element.';
  return problem('xml/not-xml', words, NOT_XML_HINT);
}

function isDecodingError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

function findEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8';
}

/** The line of the first bytes that are not in the encoding. */
function findBadBytes(bytes: Uint8Array, encoding: string): Problem {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(start, at));
    } catch {
      break;
    }
    line++;
    start = at + 1;
  }
  return {
    code: 'xml/wrong-encoding',
    message: `Line ${line} has bytes that are not ${encoding.toUpperCase()}, so its words cannot be read without guessing.`,
    hint: 'Fetch the file again, or save it as UTF-8.',
    line,
    column: 1,
  };
}

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, hint, line: 1, column: 1 };
}
