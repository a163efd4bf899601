/**
 * The words that decide, as a reader may check them: what they are of, whether they are official or ours, how far
 * they were checked, and where they stand.
 */
import {
  type BasisObject,
  findBasis,
  findSource,
  findWords,
} from '../../analysis/applicability/resolve-basis.ts';
import { resolveReference } from '../../analysis/links/resolve-links.ts';
import type { Corpus } from '../../model/corpus.ts';
import { type Citation, toCitation, toCitations } from '../citation.ts';
import { getHref } from '../href.ts';
import { type Checked, type CheckedPhrase, toCheckedPhrase } from '../labels.ts';
import { toSentence } from '../sentence.ts';

export interface ReachWords {
  /** The term, the duty or the heading. */
  readonly of: string;
  readonly href: string;
  readonly text: string;
  /** True when `text` is a part of it. */
  readonly isPart: boolean;
  readonly origin: 'official' | 'restated';
  readonly checked: CheckedPhrase;
  /** Where it stands, the version of the questionnaire first. */
  readonly citations: readonly Citation[];
}

/** The words of one basis; empty when it leads nowhere for this audience. */
export function toReachWords(
  corpus: Corpus,
  home: string,
  version: string,
  { of, words }: { readonly of: string; readonly words?: string | undefined },
): ReachWords[] {
  const found = resolveReference(corpus.content, 'any', of, home, false);
  const basis = found.kind === 'found' ? findBasis(found.object) : undefined;
  if (!basis) return [];
  const source = words === undefined ? findWords(basis, version)[0] : findSource(basis, words, version);
  return [
    {
      of: basis.fields.title,
      href: getHref(basis),
      text: toText(corpus, basis, words, source?.text ?? ''),
      isPart: words !== undefined,
      origin: source?.origin ?? 'restated',
      checked: toCheckedPhrase(corpus, basis.home, toCheck(basis, source?.origin)),
      citations: toPlaces(corpus, basis, version),
    },
  ];
}

/** The words quoted; without any all of it, an obligation as a sentence, so that its mood is that of its stage. */
function toText(corpus: Corpus, basis: BasisObject, words: string | undefined, all: string): string {
  if (words === undefined && basis.type === 'obligation') return toSentence(corpus, basis);
  return (words ?? all).replace(/\s+/g, ' ').trim();
}

/** How far the words were checked: as their field was, where that differs from the rest. */
function toCheck(basis: BasisObject, origin: 'official' | 'restated' | undefined): Checked {
  const { checked } = basis.fields as { checked?: Readonly<Record<string, Checked>> };
  const field = origin === 'official' ? 'quotes' : 'paraphrase';
  return checked?.[field] ?? (basis.fields as Checked);
}

function toPlaces(corpus: Corpus, basis: BasisObject, version: string): readonly Citation[] {
  if (basis.type === 'section') {
    const of = basis.id.slice(0, basis.id.indexOf('/'));
    return [toCitation(corpus, basis.home, of, basis.fields.number)];
  }
  const all = toCitations(corpus, basis.home, basis.fields.sections);
  return [...all.filter((one) => one.version === version), ...all.filter((one) => one.version !== version)];
}
