/**
 * Text without its typography, for asking whether two texts say the same words: dashes, quotation marks, every kind
 * of space, the space after a section sign, ellipses, ligatures and invisible characters are made alike. A hyphen
 * between two letters stays what it is ("non-profit" is another word than "nonprofit"); a dash after the full stop of
 * a caption ("Purpose.—This") is the printer's. What comes out is for comparing, never for showing.
 */

/** Anything but the plain characters and a section sign before a digit; or plain ones that folding changes. */
const NEEDS_FOLDING = /[^\x20-\x7e§]|--|``|''|`| {2}|- | -|§ |\. \.|\.-|^ | $/;
const INVISIBLE = /\u034f|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g;
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]|--+/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u0060\u00b4\u02b9\u02bc\u2039\u203a]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\u02ba]|``|''/g;
const LIGATURES = /[\ufb00-\ufb06]/g;
const SPACES = /\p{White_Space}+/gu;

/** The folded text: NFC, ASCII dashes and quotes, single spaces, none round dashes or after a section sign. */
export function foldTypography(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (letters) => letters.normalize('NFKC'))
    .replace(/\u2026/g, '...')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(/ ?-(?: ?-)* ?/g, '-')
    .replace(/\.-/g, '. ')
    .replace(/\. (?=\.)/g, '.')
    .replace(/(§+) /g, '$1')
    .trim();
}
