/**
 * Figures that nothing supports. A number in the reason or the effect must stand in a claim of the ask, in the text it
 * is about, or in the change it proposes. Numbers of provisions, citations, dates and years are no figures; numbers in
 * words are not looked at.
 */
import { findCitations } from '../../../model/citation.ts';
import type { Finding } from '../../../model/finding.ts';
import { findMentions } from '../../../model/provision-mention.ts';
import { type AskInput, getFiledTexts, toFinding } from './ask-input.ts';

const NUMBER = /\$?\d[\d,]*(?:\.\d+)?(?:\^\d+)?\s?(?:%|percent\b)?/gu;
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE = new RegExp(
  `\\b\\d{1,2} ${MONTH}(?: \\d{4})?|\\b${MONTH} \\d{1,2}(?:, \\d{4})?|\\b${MONTH} \\d{4}|\\b\\d{4}-\\d{2}-\\d{2}\\b|(?<![\\d$,.])(?:19|20)\\d{2}\\b(?![\\d,]*\\s?(?:%|percent))`,
  'gu',
);
/** "§ 4.2(c)(iii)", "proposed § 7.302": a place in law, not a quantity. */
const SECTION = /§+\s?[\w.()-]+/gu;

/** A finding for each figure that nothing supports. */
export function checkFigures(input: AskInput): Finding[] {
  const { ask, wording } = input;
  const texts = getFiledTexts(ask);
  const supported = new Set(
    [
      ...texts.filter(({ path }) => path[0] === 'support' || path[0] === 'wording').map(({ text }) => text),
      ...wording.map(({ nowText }) => nowText ?? ''),
    ].flatMap((text) => findNumbers(text, false).map(({ value }) => value)),
  );
  return texts
    .filter(({ path }) => path[0] === 'reason' || path[0] === 'effect')
    .flatMap(({ path, what, text }) =>
      findNumbers(text, true)
        .filter(({ value }) => !supported.has(value))
        .map(({ shown }) =>
          toFinding(ask, 'ask/figure-unsupported', 'error', path, {
            message: `The ${what} says "${shown}", and nothing in the ask says where that figure is from.`,
            hint: 'Add a claim with the figure under "support", with its source, or take the figure out.',
          }),
        ),
    );
}

function findNumbers(text: string, strict: boolean): readonly { shown: string; value: string }[] {
  const aside = strict ? findAside(text) : [];
  return [...text.matchAll(NUMBER)]
    .filter(
      ({ index, 0: number }) => !aside.some(([start, end]) => index < end && index + number.length > start),
    )
    .map(({ 0: number }) => ({ shown: number.trim(), value: number.replace(/[$,\s%]|percent/gu, '') }));
}

/** The stretches whose numbers are no figures. */
function findAside(text: string): readonly (readonly [number, number])[] {
  return [
    ...findCitations(text).map(({ start, end }) => [start, end] as const),
    ...findMentions(text).map(({ start, end }) => [start, end] as const),
    ...[...text.matchAll(DATE), ...text.matchAll(SECTION)].map(
      ({ index, 0: match }) => [index, index + match.length] as const,
    ),
  ];
}
