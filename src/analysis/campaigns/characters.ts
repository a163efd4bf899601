/**
 * What sort of sign a character of a comment is: word, space, stop, or one that nobody sees. In: UTF-16 codes; past the
 * end of a text that is NaN, which is nothing of these. Out: yes or no. Tables for the first 768 codes, ranges above.
 */

/** Bytes by character: 1 word, 2 white space, 0 anything else. */
const CLASSES = new Uint8Array(0x300);
for (let code = 0; code < CLASSES.length; code++) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) CLASSES[code] = 1;
  else if (/\s/u.test(String.fromCharCode(code))) CLASSES[code] = 2;
}

const [QUOTE, APOSTROPHE, SEMICOLON] = [34, 39, 59];
const RIGHT_QUOTE = 0x2019;

/** Part of a word: letters, digits, marks on letters. */
export function isWord(code: number): boolean {
  if (code < CLASSES.length) return CLASSES[code] === 1;
  // Punctuation, arrows, bullets, boxes; ideographic signs; private use, where Word keeps its bullets.
  return (
    code >= CLASSES.length &&
    !(
      (code >= 0x2000 && code <= 0x2bff) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xe000 && code <= 0xf8ff) ||
      (code >= 0xfe00 && code <= 0xfe0f) ||
      (code >= 0xff00 && code <= 0xff0f) ||
      code === 0xff1a ||
      code === 0xff1b ||
      code === 0xff1f ||
      code >= 0xfef0
    )
  );
}

/** Of a script without spaces: a character is a word. */
export function isCharacterWord(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

export function isSpace(code: number): boolean {
  if (code < CLASSES.length) return CLASSES[code] === 2;
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x3000
  );
}

/** Soft hyphen, zero-width spaces and joiners: signs that nobody sees. */
export function isHidden(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

/** Full stop, question mark, exclamation mark. */
export function isStop(code: number): boolean {
  return code === 46 || code === 63 || code === 33;
}

/** Those of scripts without spaces: nothing needs to follow. */
export function isWideStop(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f;
}

/** A line that ends so ends a sentence too: stops, colon, semicolon, comma. */
export function endsLine(code: number): boolean {
  return isStop(code) || code === 58 || code === SEMICOLON || code === 44;
}

/** What may stand between a stop and the white space behind it. */
export function isClosing(code: number): boolean {
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

export function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function toLower(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

const INLINE = 'a|abbr|b|big|code|del|em|font|i|img|ins|mark|o:p|q|s|small|span|strike|strong|sub|sup|tt|u';
const BLOCK =
  'article|blockquote|body|br|center|dd|div|dl|dt|footer|form|h[1-6]|head|header|hr|html|li|main|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|title|tr|ul';
const KNOWN_TAG = new RegExp(`^(?:!--|!doctype|/?(?:${INLINE}|${BLOCK})(?=[\\s/>]))`);
const BLOCK_TAG = new RegExp(`^/?(?:${BLOCK})(?=[\\s/>])`);

/** Of what follows a "<", in small letters. */
export function isKnownTag(head: string): boolean {
  return KNOWN_TAG.test(head);
}

export function isBlockTag(head: string): boolean {
  return BLOCK_TAG.test(head);
}
