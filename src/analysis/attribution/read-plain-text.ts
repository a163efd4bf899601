/**
 * A body without its markup, and the way back. In: a comment's body as filed. Out: its words with tags left out and
 * entities as the characters they stand for, and for every offset in it the offset in the body. Block markup becomes an
 * empty line, because it ends a sentence. Markup is told as in the campaign engine: a tag is "<" and a letter, closed
 * within 400 characters; anything else is text. One pass; nothing is run and nothing is looked up.
 */

export interface PlainText {
  readonly text: string;
  /** The offset in the body of an offset in the text. */
  toBody(at: number): number;
}

const MARKUP = /<[A-Za-z/!][^<>]{0,398}>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});/g;
const BLOCK = /^<\/?(?:br|p|div|li|ul|ol|h\d|tr|td|table|blockquote)\b/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sect: '§',
  para: '¶',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
};

/** The words of a body. */
export function readPlainText(body: string): PlainText {
  if (!/[<&]/.test(body)) return { text: body, toBody: (at) => at };
  const parts: string[] = [];
  /** In turn: an offset in the text and the one in the body from which both run alike. */
  const steps: number[] = [0, 0];
  let length = 0;
  let free = 0;
  for (const { index, 0: markup } of body.matchAll(MARKUP)) {
    const words = body.slice(free, index);
    const instead = toWords(markup);
    parts.push(words, instead);
    length += words.length + instead.length;
    free = index + markup.length;
    steps.push(length, free);
  }
  parts.push(body.slice(free));
  return { text: parts.join(''), toBody: (at) => toBody(steps, at) };
}

function toWords(markup: string): string {
  if (markup.startsWith('<')) return BLOCK.test(markup) ? '\n\n' : ' ';
  const name = markup.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isCharacter = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : ' ';
}

/** Inside what stands for markup the offset is where the markup ends. */
function toBody(steps: readonly number[], at: number): number {
  let low = 0;
  let high = steps.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle * 2]! <= at) low = middle;
    else high = middle - 1;
  }
  const offset = steps[low * 2 + 1]! + at - steps[low * 2]!;
  const next = steps[low * 2 + 3];
  return next === undefined ? offset : Math.min(offset, next);
}
