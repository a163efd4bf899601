/**
 * Whether a comment's body says anything itself. In: the body as filed, markup and all. Out: ok, empty or
 * attachment-only. About a third of bodies only point to a file, in many wordings; a body that also says something
 * of its own is text, so every sentence has to be a pointer, a greeting or thanks before a body counts as one.
 */
import type { TextStatus } from '../../model/docket.ts';

/** Pointers are short; a longer body says something. */
const MOST_CHARACTERS = 600;
const MOST_WORDS = 30;

const POINTS =
  /\b(?:attach(?:ed|ment|ments|ing|mnt|emnt)?|attched|atached|enclos(?:ed|ure|ures)|upload(?:ed)?|(?:pdf|word|docx?) (?:file|document|version))\b/;
const SAYS_MORE =
  /\b(?:because|should|shall|must|urge|recommend|oppose|support|disagree|agree|object|need|reject|withdraw|believe|think|want|do not|don't|never)\b/;
const STRONG_POINTER =
  /\b(?:see|find|refer to|review|read|view|open|consider|accept|submit(?:ting|ted|s)?|included?|contained|provided) (?:(?!because|should|urge)[\w’'.&-]+ ){0,12}?(?:attach|attched|enclos|upload|pdf)|^(?:\W*)(?:attach|attched|enclos|upload)|(?:comments?|letter|files?|response|submission|statement|documents?|testimony)\b.{0,60}\b(?:is|are|as|in|be)\b.{0,20}\b(?:attach|enclos|upload)/;
const COURTESY =
  /^(?:dear\b.*|to whom it may concern|hello|hi|good (?:morning|afternoon|day)|thank(?:s| you)\b.*|sincerely\b.*|(?:kind |best )?regards\b.*|respectfully\b.*|best\b.{0,20}|comments?|see|please|file|n\/?a|\W*)$/;

/** The status of a body. */
export function tellTextStatus(body: string): TextStatus {
  if (body.length > MOST_CHARACTERS * 4) return /[\p{L}\p{N}]/u.test(body) ? 'ok' : 'empty';
  const plain = toPlain(body);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(plain)) return 'empty';
  return isPointer(plain) ? 'attachment-only' : 'ok';
}

function isPointer(plain: string): boolean {
  if (plain.length > MOST_CHARACTERS || !POINTS.test(plain)) return false;
  const sentences = plain
    .split(/(?<=[.!?;:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  return sentences.every((sentence) => COURTESY.test(sentence.replace(/[.!,;:]+$/, '')) || points(sentence));
}

function points(sentence: string): boolean {
  const words = sentence.split(/\s+/).length;
  if (words > MOST_WORDS || !POINTS.test(sentence)) return words <= 2 && !SAYS_MORE.test(sentence);
  return STRONG_POINTER.test(sentence) || (words <= 8 && !SAYS_MORE.test(sentence));
}

function toPlain(body: string): string {
  return body
    .replace(/<(?:br|p|div|li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|&#160;/gi, ' ')
    .replace(/&#?\w{1,8};/g, ' ')
    .replace(/\((s)\)/gi, '$1')
    .replace(/[ \t\u00a0]+/g, ' ')
    .toLowerCase()
    .trim();
}
