/**
 * Text without its typography, for asking whether two texts say the same words: dashes, quotation marks, every kind
 * of space, the space after a section sign, ellipses and invisible characters are made alike. What comes out is for
 * comparing, never for showing.
 */

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|--+/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u0060\u00b4]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]|``|''/g;
const SPACES = /\p{White_Space}+/gu;

/** The folded text: NFC, ASCII dashes and quotes, single spaces, none round dashes or after a section sign. */
export function foldTypography(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\u2026/g, '...')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/(§+) /g, '$1')
    .trim();
}
