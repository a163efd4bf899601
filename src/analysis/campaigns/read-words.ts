/**
 * The words of a comment as numbers, with the sentences they stand in. In: a body as filed: any text, with or without
 * markup, which is skipped and never read as such. Out: one hash a word (letters and digits, without case, accents kept,
 * apostrophes left out) and for each sentence its words and its place in the body. One pass over the characters, because
 * a docket may hold a gigabyte of them. A sentence ends at a full stop, question or exclamation mark before white space,
 * at an empty line, at a line end after punctuation, and at block markup; what stands between two ends and has no word
 * belongs to nobody.
 */

export interface CommentWords {
  /** A 32-bit hash a word, in order. */
  readonly words: Uint32Array;
  /** Index of each sentence's first word; one more entry ends the last. */
  readonly firstWords: Uint32Array;
  /** Offsets into the body: start and end of each sentence, in turn. */
  readonly places: Uint32Array;
}

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const [LINE_END, SPACE, QUOTE, AMPERSAND, APOSTROPHE, SEMICOLON, LESS] = [10, 32, 34, 38, 39, 59, 60];
const RIGHT_QUOTE = 0x2019;
/** A tag or entity that goes on for longer is text. */
const LONGEST_TAG = 400;
const LONGEST_ENTITY = 10;
/** More words than any one sentence has; a body without stops is cut there. */
const LONGEST_SENTENCE = 120;

/** The words and sentences of a body. */
export function readWords(body: string): CommentWords {
  return new WordReader(body).read();
}

/** Bytes by character: 1 word, 2 white space, 0 anything else. */
const CLASSES = new Uint8Array(0x300);
for (let code = 0; code < CLASSES.length; code++) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) CLASSES[code] = 1;
  else if (/\s/u.test(String.fromCharCode(code))) CLASSES[code] = 2;
}

/** Past the end of the body the code is NaN, which is nothing. */
function isWord(code: number): boolean {
  if (code < CLASSES.length) return CLASSES[code] === 1;
  return (
    code >= CLASSES.length &&
    !(
      (code >= 0x2000 && code <= 0x206f) ||
      (code >= 0x3000 && code <= 0x303f) ||
      code === 0xfeff ||
      code === 0xfffd
    )
  );
}

function isSpace(code: number): boolean {
  return code < CLASSES.length ? CLASSES[code] === 2 : code === 0x2028 || code === 0x2029 || code === 0x3000;
}

/** Full stop, question mark, exclamation mark. */
function isStop(code: number): boolean {
  return code === 46 || code === 63 || code === 33;
}

/** A line that ends so ends a sentence too: stops, colon, semicolon, comma. */
function endsLine(code: number): boolean {
  return isStop(code) || code === 58 || code === SEMICOLON || code === 44;
}

class WordReader {
  readonly #body: string;
  readonly #words: number[] = [];
  readonly #firstWords: number[] = [];
  readonly #places: number[] = [];
  #at = 0;
  /** The last character that was neither white space nor markup. */
  #before = 0;
  #sentenceWords = 0;
  #end = 0;

  constructor(body: string) {
    this.#body = body;
  }

  read(): CommentWords {
    const body = this.#body;
    while (this.#at < body.length) {
      const code = body.charCodeAt(this.#at);
      if (isWord(code)) this.#readWord();
      else if (code === LESS && this.#skipTag()) continue;
      else if (code === AMPERSAND && this.#skipEntity()) continue;
      else this.#readSign(code);
    }
    this.#endSentence();
    this.#firstWords.push(this.#words.length);
    return {
      words: Uint32Array.from(this.#words),
      firstWords: Uint32Array.from(this.#firstWords),
      places: Uint32Array.from(this.#places),
    };
  }

  #readWord(): void {
    const body = this.#body;
    const start = this.#at;
    let hash = FNV_START;
    let code = body.charCodeAt(this.#at);
    for (;;) {
      hash = Math.imul(hash ^ toLower(code), FNV_PRIME);
      code = body.charCodeAt(++this.#at);
      if (isWord(code)) continue;
      // "don't" and "don’t" are one word; NaN ends the body.
      if ((code !== APOSTROPHE && code !== RIGHT_QUOTE) || !isWord(body.charCodeAt(this.#at + 1))) break;
      code = body.charCodeAt(++this.#at);
    }
    if (this.#sentenceWords === 0) {
      this.#firstWords.push(this.#words.length);
      this.#places.push(start);
    }
    this.#words.push(hash >>> 0);
    this.#sentenceWords++;
    this.#end = this.#at;
    this.#before = 0;
    if (this.#sentenceWords >= LONGEST_SENTENCE) this.#endSentence();
  }

  #readSign(code: number): void {
    this.#at++;
    if (isSpace(code)) {
      if (code === LINE_END) this.#readLineEnd();
      return;
    }
    if (isStop(code) && this.#isBeforeSpace()) {
      this.#end = this.#at;
      this.#endSentence();
    }
    this.#before = code;
  }

  /** Whether only closing quotes and brackets stand before the next white space, markup or the end. */
  #isBeforeSpace(): boolean {
    const body = this.#body;
    let at = this.#at;
    while (at < body.length && isClosing(body.charCodeAt(at))) at++;
    const next = body.charCodeAt(at);
    return at >= body.length || isSpace(next) || next === LESS;
  }

  #readLineEnd(): void {
    const body = this.#body;
    let at = this.#at;
    while (at < body.length && isSpace(body.charCodeAt(at)) && body.charCodeAt(at) !== LINE_END) at++;
    if (body.charCodeAt(at) === LINE_END || endsLine(this.#before)) this.#endSentence();
  }

  /** A tag is white space; block markup ends a sentence. */
  #skipTag(): boolean {
    const body = this.#body;
    const next = body.charCodeAt(this.#at + 1);
    const isName = (next >= 97 && next <= 122) || (next >= 65 && next <= 90) || next === 47 || next === 33;
    if (!isName) return false;
    const close = body.indexOf('>', this.#at);
    if (close === -1 || close - this.#at > LONGEST_TAG) return false;
    const tag = body.slice(this.#at + 1, Math.min(close, this.#at + 12)).toLowerCase();
    this.#at = close + 1;
    if (/^\/?(?:br|p|div|li|ul|ol|h\d|tr|td|table|blockquote)\b/.test(tag)) this.#endSentence();
    return true;
  }

  /** "&nbsp;", "&#39;": a sign, whatever it stands for; one inside a word is an apostrophe. */
  #skipEntity(): boolean {
    const body = this.#body;
    let at = this.#at + 1;
    while (at - this.#at <= LONGEST_ENTITY && (isWord(body.charCodeAt(at)) || body.charCodeAt(at) === 35))
      at++;
    if (at === this.#at + 1 || body.charCodeAt(at) !== SEMICOLON) return false;
    this.#at = at + 1;
    return true;
  }

  #endSentence(): void {
    if (this.#sentenceWords === 0) return;
    this.#places.push(this.#end);
    this.#sentenceWords = 0;
  }
}

function isClosing(code: number): boolean {
  return (
    code === QUOTE ||
    code === APOSTROPHE ||
    code === 41 ||
    code === 93 ||
    code === RIGHT_QUOTE ||
    code === 0x201d ||
    isStop(code)
  );
}

function toLower(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + SPACE : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}
