/**
 * Words of a comment as the search knows them, the same for the index and for a query. In: plain text. Out: words with
 * their places. Case, accents and a plural s do not tell words apart. A citation such as "7.302(c)(1)" is one place
 * with three names: itself and what it stands in, so that "7.302" finds it. Writing without spaces goes letter by letter.
 */

export interface SearchWord {
  /** Names of what stands here: one for a word, several for a citation, the longest last. */
  readonly names: readonly string[];
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const WORD =
  /\d+(?:[.-]\d+)+(?:\([\p{L}\d]{1,5}\))*|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\([\p{L}\d]{1,5}\))+|(?:\p{L}\.){2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const LONGEST = 40;

/** The words of a text, in its order. */
export function readSearchWords(text: string): SearchWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    names: toNames(word),
    start: index,
    end: index + word.length,
  }));
}

function toNames(written: string): string[] {
  const word = fold(written);
  const open = word.indexOf('(');
  if (open === -1) return [toStem(word).slice(0, LONGEST)];
  const names = [word.slice(0, open)];
  for (let at = word.indexOf(')', open); at !== -1; at = word.indexOf(')', at + 1))
    names.push(word.slice(0, at + 1).slice(0, LONGEST));
  return names;
}

/** Without case and accents, abbreviations without their points; `U.S.C.` is `usc`. */
function fold(word: string): string {
  const plain = /^[\x20-\x7e]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '');
  const lower = plain.toLowerCase().replaceAll('’', "'");
  return /^(?:\p{L}\.)+$/u.test(lower) ? lower.replaceAll('.', '') : lower.replaceAll(',', '');
}

/** A noun without its plural: the same for "duty" and "duties". Crude on purpose; it must only be the same on both sides. */
function toStem(word: string): string {
  const own = word.replace(/'s$|'$/, '');
  if (own.length < 4 || !/[a-z]s$/.test(own) || /(?:ss|us|is)$/.test(own)) return own;
  return own.endsWith('ies') && own.length > 4 ? `${own.slice(0, -3)}y` : own.slice(0, -1);
}
