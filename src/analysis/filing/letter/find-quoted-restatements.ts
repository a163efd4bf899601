/**
 * Our restatement between quotation marks. Where the text of a version is ours, words of it in quotation marks would
 * read as the agency's own, which they are not. Two words may well be a term; three in a row that stand in the
 * restated text are taken as a quotation.
 */
import type { Corpus } from '../../../model/corpus.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RuleObject } from '../../../model/object.ts';
import type { ValuePath } from '../../../model/schemas/walk.ts';
import { walkProvisions } from '../../../model/section.ts';
import { foldWords } from '../../suspects/fold-words.ts';
import { getFiledTexts } from '../readiness/ask-input.ts';
import { type LetterParts, listVersions } from './select-letter.ts';

const QUOTED = /[“"]([^“”"]+)[”"]/gu;
const FEWEST_WORDS = 3;

/** A finding for each quotation of a restated text. */
export function findQuotedRestatements(
  corpus: Corpus,
  { asks, filing, version }: LetterParts,
): readonly Finding[] {
  const texts = new Map<string, string>();
  const getText = (id: string, home: string) => {
    const known = texts.get(id) ?? readRestated(corpus, id, home);
    texts.set(id, known);
    return known;
  };
  const { introduction, closing } = filing.fields;
  const own = [
    { path: ['introduction'], text: introduction ?? '' },
    { path: ['closing'], text: closing ?? '' },
  ];
  return [
    ...own.flatMap((one) => check(filing, one, [getText(version.id, filing.home)])),
    ...asks.flatMap((ask) => {
      const restated = listVersions(ask).map((id) => getText(id, ask.home));
      // Proposed words may use the words they change.
      return getFiledTexts(ask)
        .filter(({ path }) => path[0] !== 'wording')
        .flatMap((one) => check(ask, one, restated));
    }),
  ];
}

function readRestated(corpus: Corpus, id: string, home: string): string {
  const version = corpus.find('version', id, home);
  if (!version || version.fields.text === 'official') return '';
  const words = corpus.content
    .list('section', version.home)
    .filter((section) => section.id.startsWith(`${version.id}/`))
    .flatMap((section) => [...walkProvisions(corpus.getProvisions(section))].map(({ text }) => text));
  return foldWords(words.join('\n')).toLowerCase();
}

function check(
  object: RuleObject,
  { path, text }: { readonly path: ValuePath; readonly text: string },
  restated: readonly string[],
): readonly Finding[] {
  return [...text.matchAll(QUOTED)].flatMap(([, words = '']) => {
    const folded = foldWords(words)
      .toLowerCase()
      .replace(/[.,;:]$/, '');
    const isQuotation =
      folded.split(' ').length >= FEWEST_WORDS && restated.some((one) => one.includes(folded));
    return isQuotation ? [toFinding(object, 'letter/restatement-quoted', path, words)] : [];
  });
}

function toFinding(
  object: RuleObject,
  code: 'letter/restatement-quoted',
  path: ValuePath,
  words: string,
): Finding {
  return {
    code,
    severity: 'error',
    object,
    path,
    message: `"${words}" stands in quotation marks, but these are the words of our restatement and not of the notice.`,
    hint: 'Take the quotation marks off, or import the official text and quote that.',
  };
}
