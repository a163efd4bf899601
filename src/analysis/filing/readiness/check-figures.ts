/**
 * Figures that nothing supports. A number in the reason or the effect must stand in a claim of the ask, in the text it
 * is about, or in the change it proposes. Numbers of provisions, citations, dates and years are no figures; numbers in
 * words are not looked at.
 */
import { findCitations } from '../../../model/citation.ts';
import type { Finding } from '../../../model/finding.ts';
import { findMentions } from '../../../model/provision-mention.ts';
import { type AskInput, getFiledTexts, toFinding } from './ask-input.ts';

/** Not the digits of a name: "H100", "IPv6", "GPT-4". */
const NUMBER = /(?<![\p{L}\p{N}_.]|\p{L}[-–])\$?\d[\d,]*(?:\.\d+)?(?:\^\d+)?\s?(?:%|percent\b)?/gu;
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DATE = new RegExp(
  `\\b\\d{1,2} ${MONTH}(?: \\d{4})?|\\b${MONTH} \\d{1,2}(?:, \\d{4})?|\\b${MONTH} \\d{4}|\\b\\d{4}-\\d{2}-\\d{2}\\b|(?<![\\d$,.])(?:19|20)\\d{2}(?:[-–/]\\d{2,4})?s?\\b(?![\\d,]*\\s?(?:%|percent))|\\b\\d{1,2}:\\d{2}\\b`,
  'gu',
);
/** "§ 4.2(c)(iii)", "proposed § 7.302": a place in law, not a quantity. */
const SECTION = /§+\s?[\w.()-]+/gu;
/** "Article 17", "option 2", "(1)": a place in a text or an item of a list; "24/7": always. */
const ORDINAL =
  /\b(?:articles?|art\.|parts?|titles?|chapters?|annex(?:es)?|appendix|schedules?|sections?|subparts?|paragraphs?|tables?|figures?|questions?|steps?|options?|levels?|tiers?|phases?|versions?|footnotes?|notes?|nos?\.|pages?|pp?\.)\s\d[\d.]*(?:\([^()\s]{1,4}\))*(?:(?:,|,?\sand|,?\sor|\sto|–|-)\s?\d[\d.]*(?:\([^()\s]{1,4}\))*)*|\(\d{1,2}\)|\b24\/7\b/giu;
/** "ISO/IEC 27001:2022", "NIST SP 800-53", "FIPS 140-3": a standard by its number. */
const STANDARD =
  /\b(?:ISO|IEC|IEEE|NIST|SP|FIPS|SOC|RFC|PCI|ETSI|CIS|ITU|EN|BS|DIN)(?:[\s/](?:[A-Z]{2,5}|SP))*\s\d[\d.:/-]*/gu;

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
    ...[DATE, SECTION, ORDINAL, STANDARD]
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .map(({ index, 0: match }) => [index, index + match.length] as const),
  ];
}
