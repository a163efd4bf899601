/**
 * Bytes of a file of any encoding as text, a piece at a time. UTF-8 and UTF-16 are told by their mark, UTF-16 without
 * one by its zeros. In what else there is, bytes that are no UTF-8 are read as Windows-1252 one by one: files put
 * together from several sources mix both, and a stream cannot be begun again. The mark is left out; zeros are not,
 * because of JSON only its strings may be mended.
 */

/** Turns pieces of one file into text; a character cut by the end of a piece comes with the next one. */
export class TextReader {
  /** Bytes that were no UTF-8 and were taken for Windows-1252. */
  oldBytes = 0;
  #decoder: TextDecoder | undefined;
  #rest = new Uint8Array(0);
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  /** The text of the next bytes. */
  push(bytes: Uint8Array): string {
    if (this.#decoder === undefined) this.#decoder = chooseDecoder(bytes);
    if (this.#decoder.encoding !== 'utf-8') return this.#decoder.decode(bytes, { stream: true });
    const all = this.#rest.length === 0 ? bytes : join(this.#rest, bytes);
    const whole = all.length - countCut(all);
    this.#rest = all.slice(whole);
    return this.#decode(all.subarray(0, whole));
  }

  /** What is left at the end of the file. */
  end(): string {
    if (this.#decoder && this.#decoder.encoding !== 'utf-8') return this.#decoder.decode();
    return this.#decode(this.#rest);
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#utf8.decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return this.#decodeMixed(bytes);
    }
  }

  /** Stretches of UTF-8 as they are, every other byte by itself. */
  #decodeMixed(bytes: Uint8Array): string {
    let text = '';
    let start = 0;
    for (let at = 0; at < bytes.length; ) {
      const length = getSequenceLength(bytes, at);
      if (length > 0) at += length;
      else {
        text += this.#utf8.decode(bytes.subarray(start, at)) + OLD.decode(bytes.subarray(at, at + 1));
        this.oldBytes++;
        at++;
        start = at;
      }
    }
    return text + this.#utf8.decode(bytes.subarray(start));
  }
}

const OLD = new TextDecoder('windows-1252');
/** Zeros in so many of the even or odd bytes are UTF-16. */
const SHARE_OF_ZEROS = 0.4;

function chooseDecoder(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const sample = bytes.subarray(0, 2048);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++;
  });
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, sample.length / 2));
  if (odd > SHARE_OF_ZEROS && even < 0.1) return new TextDecoder('utf-16le');
  if (even > SHARE_OF_ZEROS && odd < 0.1) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}

/** How many bytes at the end are the start of a character that goes on. */
function countCut(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** Bytes of the UTF-8 character at a place; 0 where there is none. */
function getSequenceLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!;
  if (byte < 0x80) return 1;
  const length = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  const isOverlong = (byte === 0xe0 && second < 0xa0) || (byte === 0xf0 && second < 0x90);
  const isBeyond = (byte === 0xed && second >= 0xa0) || (byte === 0xf4 && second >= 0x90);
  return isOverlong || isBeyond ? 0 : length;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
