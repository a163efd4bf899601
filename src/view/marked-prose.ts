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
    const named = sourced ? list.split(',').map((id: string) => toLink(corpus, home, id.trim())) : [];
    const note = (sourced ? notes.join(';') : rest).trim();
    return `*(${[`${WORDS[level]}${named.length > 0 ? ` ${named.join(', ')}` : ''}`, note].filter(Boolean).join('; ')})*`;
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
