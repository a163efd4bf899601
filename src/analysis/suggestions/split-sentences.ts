/**
 * A text to its sentences. A full stop ends one only when what stands before it is no abbreviation, no number
 * and no list mark, it is not inside parentheses, and what follows looks like an opening. Legal texts abbreviate
 * much ("15 U.S.C. 1693 et seq.", "Pub. L. 104-208"), so a doubtful stop does not split: two sentences read as
 * one lose less than one torn in two. Semicolons do not split.
 */
import type { Piece } from '../../model/suggestions.ts';

/** Never the end of a sentence. */
const ALWAYS_OPEN = new Set(
  `no nos e.g i.e cf viz v vs mr mrs ms dr st pub l stat sec secs para paras art arts pt pts ch cl approx fed reg
  rev e.o exec ord gov gen tit vol fig supp app cong ct ed ex jan feb mar apr aug sept sep oct nov dec dept ave
  c.f.r s § §§ p pp n nn subpt subch subsec subpar amend const treas prop temp`.split(/\s+/),
);
/** The end of a sentence only where the next word is a usual opening. */
const SOMETIMES_OPEN = new Set(
  'u.s d.c u.s.c u.s.c.a inc corp co ltd llc l.p et al seq etc a.m p.m jr sr n.a u.k u.n e.u ph.d id ibid'.split(
    ' ',
  ),
);
const OPENING =
  /^(?:The|A|An|Any|Each|Every|No|All|Such|This|These|Those|That|If|When|Where|Unless|Except|However|For|In|It|Its|On|Upon|At|By|To|As|Nothing|Notwithstanding|Neither|Either|Both|Only|Other|They|There|Under|With|Within|After|Before|See|Persons?|Records?|Also|Additionally|Failure)\b/;
const STOP = /[.?!][”’"')\]]*(?=\s)/g;
/** A number or a letter that counts paragraphs: "1." or "iv." at the very start. */
const LIST_MARK = /^(?:\d{1,3}|[A-Za-z]|[ivxlcdm]{1,5})$/;

/** The sentences of a text in order; together they hold everything but the white space between them. */
export function splitSentences(text: string): readonly Piece[] {
  const inside = findParentheses(text);
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index, 0: stop } of text.matchAll(STOP)) {
    const end = index + stop.length;
    if (inside(index) || !isEnd(text, start, index, end)) continue;
    add(pieces, text, start, end);
    start = end;
  }
  add(pieces, text, start, text.length);
  return pieces;
}

/** The stretches inside parentheses that are closed, outermost only. */
export function findParentheses(text: string): (at: number) => boolean {
  const spans: [number, number][] = [];
  const open: number[] = [];
  for (const { index, 0: sign } of text.matchAll(/[()]/g)) {
    if (sign === '(') open.push(index);
    else if (open.length > 0) {
      const from = open.pop()!;
      while (spans.length > 0 && spans.at(-1)![0] > from) spans.pop();
      spans.push([from, index]);
    }
  }
  return (at) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]![1] < at) low = middle + 1;
      else high = middle;
    }
    const span = spans[low];
    return span !== undefined && at > span[0] && at < span[1];
  };
}

function add(pieces: Piece[], text: string, start: number, end: number): void {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  const to = start + raw.trimEnd().length;
  if (from < to) pieces.push({ start: from, end: to, text: text.slice(from, to) });
}

function isEnd(text: string, start: number, stop: number, end: number): boolean {
  if (text.charAt(stop) !== '.') return true;
  const rest = text.slice(end, end + 40).trimStart();
  const next = rest.replace(/^[“"‘'([§*\s]+/, '');
  if (next === '' || /^[a-z]/.test(next)) return false;
  const word = /[^\s([“"‘—–]*$/.exec(text.slice(Math.max(start, stop - 40), stop))?.[0] ?? '';
  const plain = word.toLowerCase();
  if (ALWAYS_OPEN.has(plain)) return false;
  const isWhole = text.slice(start, stop).trim() === word;
  if (isWhole && LIST_MARK.test(word)) return false;
  if (/^\d/.test(next)) return /^[a-z]{3,}[)”’"]?$/.test(word);
  if (SOMETIMES_OPEN.has(plain) || /^[A-Z]$/.test(word)) return OPENING.test(next);
  return true;
}
