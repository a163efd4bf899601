/**
 * The letters as they would be made on the day, for the page that shows them: each filing with its letter, or with what
 * is missing. The same choice and the same words as the command's, so that page and file cannot differ.
 */
import {
  findFilingFaults,
  findLetterFaults,
  findUnfoundFaults,
} from '../../analysis/filing/letter/find-letter-faults.ts';
import { selectLetter } from '../../analysis/filing/letter/select-letter.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Letter } from '../../model/letter.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { composeLetter } from './compose-letter.ts';

export interface LetterPreview {
  /** The id of the filing; undefined when there is none. */
  readonly filing: string | undefined;
  readonly title: string;
  /** Undefined while something is missing. */
  readonly letter: Letter | undefined;
  readonly faults: readonly Diagnostic[];
}

/** One preview a filing, or one that says that there is none. */
export function previewLetters(corpus: Corpus, isThere: (file: string) => boolean): readonly LetterPreview[] {
  const filings = corpus.content.list('filing').filter(({ fields }) => fields.state === 'active');
  if (filings.length === 0)
    return [
      { filing: undefined, title: 'No filing yet', letter: undefined, faults: findFilingFaults(corpus, []) },
    ];
  const options = { final: false, isThere };
  return filings.map((filing) => {
    const parts = selectLetter(corpus, filing);
    const faults = parts ? findLetterFaults(corpus, parts, options) : findUnfoundFaults(corpus, filing);
    const isReady = parts !== undefined && !faults.some(({ severity }) => severity === 'error');
    return {
      filing: filing.id,
      title: filing.fields.title,
      letter: isReady ? composeLetter(corpus, parts, false) : undefined,
      faults,
    };
  });
}
