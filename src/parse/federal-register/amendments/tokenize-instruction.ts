/**
 * The words of an amending instruction as tokens: words, quoted phrases, markers `(a)(1)`, section numbers
 * `1026.36`, comment numbers `33(c)-12.i`, dotted markers `2.ii`, form numbers `A-30(a)`, plain numbers, marks.
 * A designator (`2.`, `A.`, `iv.`) that starts an instruction or an item of its list is a token of its own.
 *
 * In: the text of one instruction. Out: its tokens with their places; nothing is left out but white space and
 * the bullets of newer prints. Spaces that old files lost before a number ("under31(c)") make no difference.
 */

export type TokenKind =
  | 'designator'
  | 'word'
  | 'quote'
  | 'path'
  | 'section'
  | 'comment'
  | 'dotted'
  | 'form'
  | 'number'
  | 'sign'
  | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** As printed; quotes without their marks. */
  readonly text: string;
  /** Lower case, for comparing. */
  readonly word: string;
  /** Markers of paths, comments and forms: `["c", "2", "iii"]`. */
  readonly markers: readonly string[];
  /** UTF-16 units from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** Kinds by the text that starts here; the first that fits is taken. Every pattern is sticky. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['quote', /“([^“”]*(?:“[^“”]*”[^“”]*)*)”/y],
  ['quote', /"([^"]*)"/y],
  ['quote', /‘‘(.*?)’’/y],
  ['sign', /§+/y],
  ['path', /\([A-Za-z0-9]{1,6}\)(?:\s?\([A-Za-z0-9]{1,6}\))*/y],
  ['section', /\d+[a-z]?\.(?:\d+(?:T\d+[A-Za-z]?|[A-Za-z])?|T\d+[A-Za-z]?)(?:[-–]\d+[A-Za-z]*(?![.\d]))*/y],
  ['comment', /\d+[a-z]?(?:\([A-Za-z0-9]{1,6}\))+(?:[-–]\(?\d+\)?(?:\.[A-Za-z0-9]+)*)?/y],
  ['comment', /\d+[a-z]?[-–]\d+(?:\.(?:[ivxlc]+|[A-Z]|\d+))*(?![\w(])/y],
  ['dotted', /\d+(?:\.(?:[ivxlc]+|[A-Za-z]|\d+)(?![A-Za-z]))+/y],
  ['form', /[A-Z]{1,2}-\d+[A-Z]?(?:\([A-Za-z0-9]{1,6}\))*/y],
  ['number', /\d+(?:,\d{3})*(?:th|st|nd|rd|[a-z](?![A-Za-z]))?/y],
  ['word', /[A-Za-z](?:[A-Za-z]|['’](?=[A-Za-z])|[-–](?=[A-Za-z]))*/y],
];

const DESIGNATOR = /(?:\d{1,3}[a-z]?\.(?!\d)|(?:[A-Z]{1,2}|[a-z]{1,5})\.)+\s*/y;
const BULLETS = /^[\s■●▪]+/;

/** The tokens of an instruction, in order. */
export function tokenizeInstruction(text: string): Token[] {
  const tokens: Token[] = [];
  let at = BULLETS.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const token = readDesignator(text, at, tokens) ?? readToken(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found) return toToken(kind, found, start);
  }
  return toToken('mark', [text[start]!], start);
}

function toToken(kind: TokenKind, found: readonly string[], start: number): Token {
  const whole = found[0]!;
  const text = kind === 'quote' ? found[1]!.replace(/\s+/g, ' ').trim() : whole;
  const markers = ['path', 'comment', 'form', 'dotted'].includes(kind)
    ? (text.match(/[A-Za-z0-9]+/g) ?? [])
    : [];
  return { kind, text, word: text.toLowerCase(), markers, start, end: start + whole.length };
}

/**
 * A designator stands first, or after the mark that ends the item before. What follows it starts an item: a
 * capital, a sign or a number, so that "paragraph 2. and" has none.
 */
function readDesignator(text: string, start: number, before: readonly Token[]): Token | null {
  if (before.length > 0 && !endsItem(before)) return null;
  DESIGNATOR.lastIndex = start;
  const found = DESIGNATOR.exec(text)?.[0];
  if (found === undefined) return null;
  const next = text.slice(start + found.length, start + found.length + 1);
  if (before.length > 0 && !(/\s$/.test(found) && /[A-Z§“"\d]/.test(next))) return null;
  const parts = found.match(/[A-Za-z0-9]+/g) ?? [];
  if (!parts.every((part) => /^(?:\d+[a-z]?|[A-Z]{1,2}|[a-z]|([a-z])\1|[ivxl]+)$/.test(part))) return null;
  const end = start + found.trimEnd().length;
  return { kind: 'designator', text: found.trim(), word: found.trim(), markers: parts, start, end };
}

function endsItem(before: readonly Token[]): boolean {
  const last = before.at(-1)!;
  if (last.kind === 'designator') return true;
  const end = last.word === 'and' ? before.at(-2) : last;
  return end?.kind === 'mark' && /[:;.—]/.test(end.text);
}
