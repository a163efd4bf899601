/**
 * What breach costs, where the text gives figures: sums of money, multiples, terms of imprisonment. In: a
 * section. Out: each figure with its bound ("not more than") and the sentence. A sum counts only in a sentence
 * that speaks of a penalty; other sums are thresholds and fees.
 */
import type { PenaltyAmount, Piece } from '../../model/suggestions.ts';
import { toNumber } from './find-deadlines.ts';
import { splitSentences } from './split-sentences.ts';
import { type PlacedProvision, type SectionText, toQuote, walkSection } from './walk-section.ts';

const ABOUT_PENALTIES =
  /\b(?:penalt(?:y|ies)|fined?|fines|forfeit\w*|imprison\w*|punish\w*|punitive|liable|liability|damages|violat\w*|prison|jail|convict\w*|sanctions?)\b/i;
const SUM =
  /\$\s?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?:\s(thousand|million|billion))?(?:\s?(?:per|for each|for every|each|a)\s(?:such\s|separate\s)?(day|violation|transaction|act|offense|occurrence|month|year|record|person|individual|failure))?/g;
const MULTIPLE =
  /\b(twice|double|treble|triple|(?:two|three|four|five|ten|\d{1,2}) times)\b(?=\s(?:the|such|its|that|any)\b)(?:\s(?:the|such|its|that|any)\s(?:\w+\s){0,3}?(?:amount|value|gain|loss|profit|damages|penalty|sum|cost)s?)?/gi;
const PRISON =
  /\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:\s\(\d{1,3}\))?\s(years?|months?|days)\b(?=[^.;]{0,40}\b(?:imprison|prison|jail|in custody)|(?<=\b(?:imprison\w*|jail\w*)[^.;$]{0,60}))/gi;
const MAXIMUM =
  /(?:not (?:more than|to exceed|exceeding|in excess of)|no more than|up to|limited to|maximum (?:civil |criminal )?(?:penalty |fine |amount |term )?of(?: not more than)?|exceed|at most)\s*(?:the (?:greater|lesser) of\s*)?$/i;
const MINIMUM = /(?:not less than|no less than|at least|minimum (?:civil )?(?:penalty |fine )?of)\s*$/i;
const GREATER = /\b(?:greater|larger|higher|whichever is (?:greater|larger|higher))\b/i;
const SCALE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
const TIMES: Readonly<Record<string, number>> = { twice: 2, double: 2, treble: 3, triple: 3 };
const MONTHS: Readonly<Record<string, number>> = { year: 12, month: 1, day: 1 / 30 };

/** Every figure of a section, in order of the text. */
export function findPenalties(section: SectionText): readonly PenaltyAmount[] {
  return [...walkSection(section.provisions)].flatMap((placed) =>
    splitSentences(placed.provision.text).flatMap((sentence) => {
      const about = [sentence.text, ...placed.ancestors.map(({ text }) => text.slice(-200)).slice(-1)];
      return about.some((text) => ABOUT_PENALTIES.test(text)) ? findInSentence(placed, sentence) : [];
    }),
  );
}

function findInSentence({ provision }: PlacedProvision, sentence: Piece): PenaltyAmount[] {
  const whole = toQuote(provision, sentence.start, sentence.end);
  const found = [...findSums(sentence.text), ...findMultiples(sentence.text), ...findPrison(sentence.text)];
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, type, value, per }) => ({
      quote: toQuote(provision, sentence.start + start, sentence.start + end),
      sentence: whole,
      type,
      bound: findBound(sentence.text, start, type),
      value,
      ...(per ? { per } : {}),
    }));
}

type Figure = Pick<PenaltyAmount, 'type' | 'value' | 'per'> & {
  readonly start: number;
  readonly end: number;
};

function findSums(text: string): Figure[] {
  return [...text.matchAll(SUM)].map(({ index, 0: words, 1: digits = '', 2: scale, 3: per }) => ({
    type: 'amount',
    value: Number(digits.replaceAll(',', '')) * (scale ? SCALE[scale]! : 1),
    start: index,
    end: index + words.length,
    ...(per ? { per } : {}),
  }));
}

function findMultiples(text: string): Figure[] {
  return [...text.matchAll(MULTIPLE)].flatMap(({ index, 0: words, 1: times = '' }) => {
    const value = TIMES[times.toLowerCase()] ?? toNumber(times.split(' ')[0] ?? '');
    return value ? [{ type: 'multiple' as const, value, start: index, end: index + words.length }] : [];
  });
}

function findPrison(text: string): Figure[] {
  return [...text.matchAll(PRISON)].flatMap(({ index, 0: words, 1: count = '', 2: unit = '' }) => {
    const value = toNumber(count);
    const months = MONTHS[unit.toLowerCase().replace(/s$/, '')] ?? 1;
    return value
      ? [{ type: 'imprisonment' as const, value: value * months, start: index, end: index + words.length }]
      : [];
  });
}

function findBound(text: string, start: number, type: PenaltyAmount['type']): PenaltyAmount['bound'] {
  const before = text.slice(Math.max(0, start - 80), start);
  if (type !== 'imprisonment' && GREATER.test(text)) return 'greater-of';
  if (MAXIMUM.test(before)) return 'maximum';
  return MINIMUM.test(before) ? 'minimum' : 'fixed';
}
