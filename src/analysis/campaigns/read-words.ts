/**
 * The words of a comment as numbers, with the sentences they stand in. In: a body as filed: any text, with or without
 * markup, which is skipped and never read as such. Out: one hash a word (letters and digits, without case, accents kept,
 * apostrophes and invisible signs left out; of scripts without spaces each character) and for each sentence its words
 * and its place in the body. One pass over the characters, because a docket may hold a gigabyte of them. A sentence ends
 * at a full stop, question or exclamation mark before white space, at an empty line, at a line end after punctuation,
 * and at block markup; what stands between two ends and has no word belongs to nobody.
 */
import {
  endsLine,
  isBlockTag,
  isCharacterWord,
  isClosing,
  isHidden,
  isKnownTag,
  isLower,
  isSpace,
  isStop,
  isWideStop,
  isWord,
  toLower,
} from './characters.ts';

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
const [LINE_END, AMPERSAND, APOSTROPHE, STOP, SEMICOLON, LESS] = [10, 38, 39, 46, 59, 60];
const RIGHT_QUOTE = 0x2019;
/** A tag or entity that goes on for longer is text. */
const LONGEST_TAG = 400;
const LONGEST_ENTITY = 10;
/** Of a body without stops a stretch ends at the next word that ends stretches, wherever it stands: see `endsStretch`. */
const LONG_SENTENCE = 60;
const LONGEST_SENTENCE = 120;
/** "1." or "a." before an item of a list, with its stop; "12." too, but no "No." that stands alone. */
const LONGEST_NUMBER = 2;

/** A stop behind them ends no sentence: "Mr. Secretary", "No. 2016". */
const ABBREVIATIONS = new Set(
  ['mr', 'mrs', 'ms', 'dr', 'hon', 'no', 'nos', 'sec', 'secs', 'vs', 'fed', 'reg', 'etal', 'rev', 'st'].map(
    (word) => hashWord(word),
  ),
);

/** The words and sentences of a body. */
export function readWords(body: string): CommentWords {
  return new WordReader(body).read();
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
    do {
      hash = Math.imul(hash ^ toLower(code), FNV_PRIME);
      this.#at++;
      if (isCharacterWord(code)) break;
      this.#at += this.#countJoining();
      code = body.charCodeAt(this.#at);
    } while (isWord(code) && !isCharacterWord(code)); // NaN ends the body
    if (this.#sentenceWords === 0) {
      this.#firstWords.push(this.#words.length);
      this.#places.push(start);
    }
    this.#words.push(hash >>> 0);
    this.#sentenceWords++;
    this.#end = this.#at;
    this.#before = 0;
    if (endsStretch(this.#sentenceWords, hash)) this.#endSentence();
  }

  /** How many characters stand here that leave a word one word: "don't", "don’t", "don&#39;t", a soft hyphen. */
  #countJoining(): number {
    const body = this.#body;
    const code = body.charCodeAt(this.#at);
    let length = 0;
    if (code === APOSTROPHE || code === RIGHT_QUOTE) length = 1;
    else if (code === AMPERSAND)
      length =
        /^&(?:#0?39|#x27|apos|#8217|#x2019|rsquo);/i.exec(body.slice(this.#at, this.#at + 9))?.[0].length ??
        0;
    else while (isHidden(body.charCodeAt(this.#at + length))) length++;
    return length > 0 && isWord(body.charCodeAt(this.#at + length)) ? length : 0;
  }

  #readSign(code: number): void {
    this.#at++;
    if (isSpace(code)) {
      if (code === LINE_END) this.#readLineEnd();
      return;
    }
    if (isWideStop(code) || (isStop(code) && this.#isEnd(code))) {
      while (isClosing(this.#body.charCodeAt(this.#at))) this.#at++;
      this.#end = this.#at;
      this.#endSentence();
    }
    this.#before = code;
  }

  /** Whether only closing quotes and brackets stand before the next white space, markup or the end. */
  #isEnd(stop: number): boolean {
    const body = this.#body;
    let at = this.#at;
    while (at < body.length && isClosing(body.charCodeAt(at))) at++;
    const next = body.charCodeAt(at);
    if (at >= body.length || next === LESS) return true;
    return isSpace(next) && !(stop === STOP && at === this.#at && this.#isAbbreviation());
  }

  /** "Mr." and the like, "U.S." before a small letter, and the "1." of a list. */
  #isAbbreviation(): boolean {
    const body = this.#body;
    if (this.#before !== 0 && this.#before !== STOP) return false;
    if (this.#sentenceWords === 1 && this.#at - this.#places.at(-1)! <= LONGEST_NUMBER) return true;
    if (this.#sentenceWords > 0 && ABBREVIATIONS.has(this.#words.at(-1)!)) return true;
    const isInitials = body.charCodeAt(this.#at - 3) === STOP && isWord(body.charCodeAt(this.#at - 2));
    if (!isInitials) return false;
    let at = this.#at;
    while (isSpace(body.charCodeAt(at)) && body.charCodeAt(at) !== LINE_END) at++;
    return isLower(body.charCodeAt(at));
  }

  #readLineEnd(): void {
    const body = this.#body;
    let at = this.#at;
    while (at < body.length && isSpace(body.charCodeAt(at)) && body.charCodeAt(at) !== LINE_END) at++;
    if (body.charCodeAt(at) === LINE_END || endsLine(this.#before)) this.#endSentence();
  }

  /** A tag of HTML is white space, and block markup ends a sentence; "<my own words>" is text. */
  #skipTag(): boolean {
    const body = this.#body;
    const next = body.charCodeAt(this.#at + 1) | 0x20;
    if (!((next >= 97 && next <= 122) || next === 47 || next === 33)) return false;
    const head = body.slice(this.#at + 1, this.#at + 14).toLowerCase();
    if (!isKnownTag(head)) return false;
    const close = body.slice(this.#at, this.#at + LONGEST_TAG).indexOf('>');
    if (close === -1) return false;
    this.#at += close + 1;
    if (isBlockTag(head)) this.#endSentence();
    return true;
  }

  /** "&nbsp;", "&#8212;": a sign, whatever it stands for. */
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
    while (this.#end < this.#at && isClosing(this.#body.charCodeAt(this.#end))) this.#end++;
    this.#places.push(this.#end);
    this.#sentenceWords = 0;
  }
}

/**
 * Where a body without stops is cut: after a word that says so by its own hash, so that a word more at the beginning
 * does not move every cut behind it.
 */
function endsStretch(count: number, hash: number): boolean {
  return count >= LONGEST_SENTENCE || (count >= LONG_SENTENCE && (hash & 15) === 0);
}

function hashWord(word: string): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}
