/**
 * Words found again in a text that is laid out differently: with other white space, and with the signs that
 * Markdown puts between them. In: a text and words. Out: offsets in the text as it is.
 */

/** The text with every run of white space as one space, and none at its ends. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Signs that layout adds; they are skipped on both sides. */
const LAYOUT = /[\s\\*_`>|]/;

/** Where `words` stand in `text` at or after `from`, white space and layout signs aside; undefined where they do not. */
export function findWords(text: string, words: string, from = 0): { start: number; end: number } | undefined {
  const wanted = [...words].filter((character) => !LAYOUT.test(character)).join('');
  if (wanted === '') return undefined;
  const offsets: number[] = [];
  let plain = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (LAYOUT.test(character)) continue;
    offsets.push(at);
    plain += character;
  }
  const found = plain.indexOf(wanted);
  return found === -1 ? undefined : { start: offsets[found]!, end: offsets[found + wanted.length - 1]! + 1 };
}
