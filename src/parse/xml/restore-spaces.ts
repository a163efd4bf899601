/**
 * The spaces that files of 2012 to 2014 lost round inline elements: `(b)<E T="03">Purpose.</E>This part` was
 * printed "(b) Purpose. This part". Whether a file lost them is asked of the whole file; where it did, a space
 * comes back where print has one, by the characters on both sides. Nothing else of the text changes.
 */
import type { Seam, Words } from './gather-words.ts';

/** A file has lost its spaces when this share of the seams between words has none; others have about none. */
const LOST_SHARE = 0.2;

const BEFORE_OPEN = /[\p{L}\p{N}.,;:)\]”’%]/u;
const AFTER_OPEN = /[\p{L}\p{N}“‘(§$[]/u;
const BEFORE_CLOSE = /[\p{L}\p{N}.,;:)\]”’%?!]/u;
const AFTER_CLOSE = /[\p{L}\p{N}“‘(§$[&]/u;

const SUFFIX = /^(?:s|es|th|st|nd|rd)(?![\p{L}\p{N}])/u;

/** Did the file lose its spaces? By its seams between words: how many have none, how many have one. */
export function hasLostSpaces(glued: number, spaced: number): boolean {
  return glued > 0 && glued / (glued + spaced) > LOST_SHARE;
}

/** How many seams have no space where print has one. */
export function countLost({ text, seams }: Words): number {
  let lost = 0;
  for (const seam of seams) if (isPlain(seam) && isLost(text, seam)) lost++;
  return lost;
}

/** The words with the lost spaces put back, spans moved along. */
export function restoreSpaces(words: Words): Words {
  const { text, spans, seams } = words;
  const places = [...new Set(seams.filter((seam) => isLost(text, seam)).map(({ at }) => at))].sort(
    (a, b) => a - b,
  );
  if (places.length === 0) return words;
  let restored = '';
  let from = 0;
  for (const at of places) {
    restored += `${text.slice(from, at)} `;
    from = at;
  }
  const countUpTo = (offset: number) => places.filter((at) => at <= offset).length;
  const countBelow = (offset: number) => places.filter((at) => at < offset).length;
  return {
    seams: [],
    text: restored + text.slice(from),
    spans: spans.map(({ style, start, end }) => ({
      style,
      start: start + countUpTo(start),
      end: end + countBelow(end),
    })),
  };
}

function isLost(text: string, seam: Seam): boolean {
  const before = text[seam.at - 1] ?? '';
  const after = text[seam.at] ?? '';
  if (seam.style === 'subscript') return false;
  if (seam.style === 'superscript')
    return seam.edge === 'close' && /[\p{N}*]/u.test(before) && isAfterRaised(text, seam.at);
  if (seam.edge === 'open') return BEFORE_OPEN.test(before) && AFTER_OPEN.test(after);
  if (!BEFORE_CLOSE.test(before) || !AFTER_CLOSE.test(after)) return false;
  // "<E>term</E>s" and "<E>n</E>th" are one word.
  return !SUFFIX.test(text.slice(seam.at, seam.at + 4));
}

/** After a footnote's own number anything goes on, after a raised number in a line only a word. */
function isAfterRaised(text: string, at: number): boolean {
  return at < 6 ? /[\p{L}\p{N}“§]/u.test(text[at] ?? '') : /^\p{L}{2}/u.test(text.slice(at, at + 2));
}

/** Page breaks say nothing: they stand in the middle of words too. */
function isPlain({ style }: Seam): boolean {
  return style === 'italic' || style === 'bold';
}
