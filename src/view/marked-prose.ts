/**
 * Prose whose statements say how far they were checked, with the marks of restated text (`{secondary: nlr}`) turned
 * into words and links. In: Markdown. Out: Markdown; what is no mark stays as it is.
 */
import type { Corpus } from '../model/corpus.ts';
import { VERIFICATIONS, type Verification } from '../model/words.ts';

const MARK = new RegExp(`\\{(${VERIFICATIONS.join('|')})(?::([^{}]*))?\\}`, 'g');

/** The Markdown with its marks in words. */
export function toMarkedProse(corpus: Corpus, home: string, markdown: string): string {
  return markdown.replace(MARK, (_mark, level: Verification, rest = '') => {
    const [list = '', ...notes] = rest.split(';');
    const sourced = level === 'primary' || level === 'secondary';
    const ids = list.split(',').flatMap((id: string) => id.trim() || []);
    const named = sourced ? ids.map((id: string) => toLink(corpus, home, id)) : [];
    const note = (sourced ? notes.join(';') : rest).trim();
    const said = named.length > 0 ? `${WORDS[level]} ${named.join(', ')}` : ALONE[level];
    return `*(${[said, note].filter(Boolean).join('; ')})*`;
  });
}

function toLink(corpus: Corpus, home: string, id: string): string {
  const source = corpus.find('source', id, home);
  return source ? `[${source.fields.publisher}](/rules/${source.home}/sources/#${id})` : id;
}

const WORDS: Readonly<Record<Verification, string>> = {
  primary: 'read in the original:',
  secondary: 'from',
  inferred: 'inferred',
  unverified: 'not verified',
};

/** Where no source is named, as in an edition that does not show it. */
const ALONE: Readonly<Record<Verification, string>> = {
  ...WORDS,
  primary: 'read in the original',
  secondary: 'from a source that is not named here',
};
