/**
 * Words without typography as algorithm 1 of the fingerprints takes them. Frozen: the folding of comparisons
 * (`text/typography.ts`) gets better with every document, and fingerprints in people's files must not change with
 * it. Whoever needs another folding here writes algorithm 2. NFC and not NFKC, which would make 10²⁶ the number 1026.
 */

const INVISIBLE = /\p{Cf}/gu;
const DASHES = /[\p{Pd}\u2212]+/gu;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u0060\u00b4\u02b9\u02bc\u2039\u203a]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\u02ba]|``|''/g;
const LIGATURES = /[\ufb00-\ufb06]/g;

/** NFC, plain dashes, quotes and letters, single spaces, none round dashes or after a section sign. */
export function foldWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (letters) => letters.normalize('NFKC'))
    .replace(/\u2026/g, '...')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/(§+) /g, '$1')
    .trim();
}
