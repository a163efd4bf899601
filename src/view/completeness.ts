/** How complete the map of a version is, in words and as rows: the same sentence in check, status and suggest. */
import type { Completeness, SentenceState } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import { countOf } from './labels.ts';

export const SENTENCE_LABELS: Readonly<Record<SentenceState, { word: string; shape: string }>> = {
  covered: { word: 'covered', shape: '●' },
  'not-binding': { word: 'marked not binding', shape: '–' },
  'section-level': { word: 'cited at section level only', shape: '◐' },
  open: { word: 'open', shape: '○' },
};

/** The counts of one version, for JSON. */
export interface CompletenessJson {
  readonly rule: string;
  readonly version: string;
  /** Binding sentences; the next four add up to it. */
  readonly sentences: number;
  readonly covered: number;
  readonly notBinding: number;
  readonly sectionLevel: number;
  readonly open: number;
  /** Said in definitions, examples, notes and the like; not among the sentences. */
  readonly uncertain: number;
}

/** "iaas-cip nprm-2024: 120 binding sentences: 80 covered, 10 marked not binding, …". */
export function toCompletenessPhrase({
  sentences,
  covered,
  notBinding,
  sectionLevel,
  open,
  uncertain,
}: CompletenessJson): string {
  const apart = uncertain > 0 ? ` (${countOf(uncertain, 'uncertain one')} not counted)` : '';
  return `${countOf(sentences, 'binding sentence')}: ${covered} covered, ${notBinding} marked not binding, ${sectionLevel} at section level only, ${open} open${apart}`;
}

/** The counts of all official versions, in natural order; null for audiences that may not know them. */
export function toCompletenessJson({
  content,
  completeness,
}: Pick<Corpus, 'content'> & { readonly completeness: ReadonlyMap<string, Completeness> | undefined }):
  | readonly CompletenessJson[]
  | null {
  if (!completeness) return null;
  return content.list('version').flatMap((version) => {
    const found = completeness.get(version.key);
    return found ? [toCounts(version.home, version.id, found)] : [];
  });
}

function toCounts(
  rule: string,
  version: string,
  { total, states, uncertain }: Completeness,
): CompletenessJson {
  return {
    rule,
    version,
    sentences: total,
    covered: states.covered,
    notBinding: states['not-binding'],
    sectionLevel: states['section-level'],
    open: states.open,
    uncertain,
  };
}
