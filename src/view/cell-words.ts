/**
 * What may stand in a cell of a file that a spreadsheet opens. The words come from documents, dockets and people, so
 * a cell that a spreadsheet would run as a formula gets an apostrophe in front: `=`, `+`, `-`, `@` (in full width
 * too) at its start or after blanks and quotes, and a tab or a carriage return at its start. The same goes for what
 * follows a line break, a tab or a semicolon inside, because a spreadsheet set to another separator splits there.
 * Characters that XML and many readers of CSV refuse become visible marks, and line breaks become line feeds.
 */

const BLANK = '[\\s\\u00ad\\u180e\\u200b-\\u200f\\u2060-\\u2064\\ufeff"\'`´‘’“”„«»＂＇]';
const START = '[=+\\-@＝＋－﹢﹣＠﹫﹦−]';
const BOX = '\u25a1';
const LIVE = new RegExp(`^(?=[\\t\\r])|^(?=${BLANK}*${START})`);
const LIVE_INSIDE = new RegExp(`([;\\t\\n])(?=${BLANK}*${START})`, 'g');

/** The words as a cell may hold them. */
export function toCellWords(text: string): string {
  const plain = toHarmless(text);
  const inside = plain.replace(LIVE_INSIDE, "$1'");
  return LIVE.test(text) || LIVE.test(plain) ? `'${inside}` : inside;
}

/** Control characters as the pictures that Unicode has for them, what is no character as a box. */
function toHarmless(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, toPicture)
    .replace(/[\ufffd\p{Cs}\p{Noncharacter_Code_Point}]/gu, BOX);
}

function toPicture(control: string): string {
  const code = control.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : BOX;
}
