/**
 * Words that somebody quotes from the law must stand there. Compared with imported text only, after folding what
 * typesetting changes; "…" and "* * *" in a quote stand for words left out. Restated text is never quoted from, so
 * a quote of it is not compared.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { getMarker, type Provision, walkProvisions } from '../../model/section.ts';
import { foldTypography } from '../../text/typography.ts';
import { findSection } from '../sections/find-provision.ts';

const LEFT_OUT = /\s*(?:\.\.\.|\*(?: ?\*){2,})\s*/;
/** How many words a report shows round a difference. */
const WORDS_BEFORE = 4;
const WORDS_SHOWN = 14;

/** A finding for each quote that differs from the official text. */
export function findDifferingQuotes(content: Content, getProvisions: GetProvisions): Finding[] {
  return [...content.list('obligation'), ...content.list('definition')].flatMap((object) =>
    (object.fields.quotes ?? []).flatMap((quote, index): Finding[] => {
      const words = findWords(content, getProvisions, object, quote);
      if (words === undefined || holds(words, quote.text)) return [];
      const { wanted, found } = findDifference(words, quote.text);
      return [
        {
          code: 'quote/differs',
          severity: 'error',
          object,
          path: ['quotes', index, 'text'],
          message: `The official text of ${quote.at} does not say this. Quoted: "${wanted}"; it says: "${found}".`,
          hint: `Copy the words from \`rulemark show ${quote.version}/${quote.at}\`, or put … where words are left out.`,
        },
      ];
    }),
  );
}

/** The words of a provision with all below it; undefined where there is no imported text to compare with. */
function findWords(
  content: Content,
  getProvisions: GetProvisions,
  object: RuleObject,
  { version, at }: { readonly version: string; readonly at: string },
): string | undefined {
  const section = findSection(content, object.home, version, at);
  if (!section?.fields.imported) return undefined;
  const provisions = getProvisions(section);
  if (section.fields.number === at) return toWords(provisions);
  const found = [...walkProvisions(provisions)].find(({ id }) => id === at);
  return found && toWords([found]); // one that is not there is reported as a citation
}

function toWords(provisions: readonly Provision[]): string {
  return [...walkProvisions(provisions)]
    .map((provision) => `${getMarker(provision)} ${provision.text}`)
    .join(' ');
}

/** Every part of the quote, in order. */
function holds(words: string, quote: string): boolean {
  const text = foldTypography(words);
  let at = 0;
  for (const part of foldTypography(quote).split(LEFT_OUT)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

/** The quoted words and those of the text from shortly before the place where they part. */
function findDifference(words: string, quote: string): { wanted: string; found: string } {
  const text = foldTypography(words).split(' ');
  const parts = foldTypography(quote).split(LEFT_OUT);
  const part = (parts.find((one) => !text.join(' ').includes(one)) ?? parts[0] ?? '').split(' ');
  let best = { start: 0, same: 0 };
  for (let start = 0; start < text.length; start++) {
    let same = 0;
    while (same < part.length && text[start + same] === part[same]) same++;
    if (same > best.same) best = { start, same };
  }
  const from = Math.max(0, best.same - WORDS_BEFORE);
  return {
    wanted: excerpt(part, from),
    found: excerpt(text, best.start + from),
  };
}

function excerpt(words: readonly string[], from: number): string {
  const end = from + WORDS_SHOWN;
  return `${from > 0 ? '… ' : ''}${words.slice(from, end).join(' ')}${end < words.length ? ' …' : ''}`;
}
