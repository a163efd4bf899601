/**
 * Words of the law as Markdown that reads as those words and nothing else. Only what would mean something is
 * escaped, so that the text stays readable where it is edited: an asterisk always, an underscore only where it
 * could open emphasis, "[Reserved]" never. Addresses become autolinks (`<https://…>`), because inside a bare
 * address a backslash would stay. Follows CommonMark 0.31 and the extensions of GitHub (tables, strikethrough,
 * bare addresses, footnotes).
 */

export interface EscapeOptions {
  /** The words start a block: "1." or "#" there would be a list or a heading. */
  readonly startsBlock?: boolean;
  /** Inside a table a bar ends the cell. */
  readonly inTable?: boolean;
  /** In a heading, number signs at the end would be taken off. */
  readonly inHeading?: boolean;
}

const ALWAYS: ReadonlySet<string> = new Set(['\\', '`', '*', '~', '<']);
const WORD = /[A-Za-z0-9]/;
const ENTITY = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});/;
/** Brackets round plain words, no link: "[Reserved]". */
const PLAIN_BRACKETS = /^\[[A-Za-z][A-Za-z0-9 .,-]+\](?![([:])/;
const ADDRESS = /^https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]*_~]/i;
const MAIL =
  /^[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+/;
const BARE_HOST = /^www\.[A-Za-z0-9./-]*(?=\s|$)/i;
/** What would start a list, a quotation, a heading, a line or a label. */
const BLOCK_STARTS: readonly (readonly [RegExp, number])[] = [
  [/^#{1,6}(?:\s|$)/, 0],
  [/^[-+](?:\s|$)/, 0],
  [/^-(?:\s*-){2,}\s*$/, 0],
  [/^>/, 0],
  [/^\d{1,9}[.)](?=\s|$)/, -1],
  [/^\([A-Za-z0-9]{1,9}\)(?=\s|$)/, 0],
];

/** The stretch of `words` from `start` to `end` as Markdown; what stands round it decides what must be escaped. */
export function escapeMarkdown(
  words: string,
  start: number,
  end: number,
  options: EscapeOptions = {},
): string {
  let markdown = '';
  const escaped = options.startsBlock && start === 0 ? findBlockStart(words) : -1;
  const hashes = options.inHeading ? words.length - (/#+$/.exec(words)?.[0].length ?? 0) : -1;
  for (let at = start; at < end; ) {
    const taken = takeAddress(words, at, end, options);
    if (taken) {
      markdown += taken.markdown;
      at += taken.length;
      continue;
    }
    const character = words.charAt(at);
    const isMeant = at === escaped || at === hashes || mustEscape(words, at, start, end, options);
    markdown += isMeant ? `\\${character}` : character;
    at++;
  }
  return markdown;
}

/** The place of the character that must be escaped so that the words start no block; -1 for none. */
function findBlockStart(words: string): number {
  for (const [pattern, place] of BLOCK_STARTS) {
    const found = pattern.exec(words)?.[0];
    if (found !== undefined) return place === -1 ? found.length - 1 : place;
  }
  return -1;
}

function mustEscape(words: string, at: number, start: number, end: number, options: EscapeOptions): boolean {
  const character = words.charAt(at);
  if (ALWAYS.has(character)) return true;
  switch (character) {
    case '_':
      return !(
        at > start &&
        at + 1 < end &&
        WORD.test(words.charAt(at - 1)) &&
        WORD.test(words.charAt(at + 1))
      );
    case '[': {
      const plain = PLAIN_BRACKETS.exec(words.slice(at, end))?.[0].length;
      return plain === undefined || (at + plain === end && end < words.length);
    }
    case '&':
      return ENTITY.test(words.slice(at));
    case '@':
      return true;
    case '|':
      return options.inTable === true;
    default:
      return false;
  }
}

/** An address at this place as an autolink, or with its sign of an address escaped. */
function takeAddress(
  words: string,
  at: number,
  end: number,
  { inTable }: EscapeOptions,
): { markdown: string; length: number } | undefined {
  const character = words.charAt(at).toLowerCase();
  const isStart = at === 0 || !WORD.test(words.charAt(at - 1));
  const rest = words.slice(at, end);
  if (character === 'h') {
    const scheme = /^https?(?=:\/\/)/i.exec(rest)?.[0];
    if (scheme === undefined) return undefined;
    const address = ADDRESS.exec(rest)?.[0];
    if (address !== undefined && isStart && isSafeAddress(address, inTable))
      return { markdown: `<${address}>`, length: address.length };
    return { markdown: `${words.slice(at, at + scheme.length)}\\:`, length: scheme.length + 1 };
  }
  if (character === 'w' && /^www\./i.test(rest)) {
    const host = BARE_HOST.exec(rest)?.[0];
    if (host !== undefined && (at + host.length < end || end === words.length))
      return { markdown: host, length: host.length };
    return { markdown: `${rest.slice(0, 3)}\\.`, length: 4 };
  }
  const mail = isStart && WORD.test(character) ? MAIL.exec(rest)?.[0] : undefined;
  return mail === undefined ? undefined : { markdown: `<${mail}>`, length: mail.length };
}

/** Nothing in it that a reader of Markdown would change. */
function isSafeAddress(address: string, inTable = false): boolean {
  return !/[\\`]/.test(address) && !/&[A-Za-z0-9#]+;/.test(address) && !(inTable && address.includes('|'));
}
