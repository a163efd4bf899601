/**
 * A text to what it speaks of, so that the same thing said in other words is the same: stems for words, one name for
 * words that legal drafting uses for each other, numbers in words and digits alike ("thirty (30) days" is "30 days",
 * "two years" is "24 months"), one name for negations. Numbers, sums and periods are facts: they decide. In: a text.
 * Out: concepts in order of the text, with the words they were read from. No meaning is guessed beyond that.
 */
import { foldTypography } from '../../../text/typography.ts';
import { toStem } from './to-stem.ts';

export interface Concept {
  /** "collect", "#300", "24 months", "!", "§1.510". */
  readonly name: string;
  readonly kind: 'word' | 'fact' | 'negation' | 'citation';
  /** As it stands in the text. */
  readonly words: string;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER_WORD = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${ONES.join('|')})`;
const DIGITS = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const NUMBER = `(?:${DIGITS}|${NUMBER_WORD})`;

/** Months for months and years, days for days and weeks, hours; working days are a measure of their own. */
const UNITS: Readonly<Record<string, readonly [factor: number, unit: string]>> = {
  year: [12, 'months'],
  quarter: [3, 'months'],
  month: [1, 'months'],
  week: [7, 'days'],
  day: [1, 'days'],
  hour: [60, 'minutes'],
  minute: [1, 'minutes'],
};

const CITATION = String.raw`§+ ?\d[\w.-]*(?:\([a-z0-9]{1,5}\))*|\b(?:sub)?(?:paragraph|section)s? (?:\d[\w.-]*)?(?:\([a-z0-9]{1,5}\))+|\b\d+ (?:u\.s\.c\.|cfr|fr) (?:parts? )?\d[\w.-]*(?:\([a-z0-9]{1,5}\))*`;
const PERIOD = String.raw`\b(?<count>${NUMBER})(?: \(${DIGITS}\))?[ -](?<sort>business |working |calendar |consecutive |full )?(?<unit>years?|quarters?|months?|weeks?|days?|hours?|minutes?)\b`;
const SHARE = String.raw`\b(?<share>${NUMBER}) ?(?:percent\b|per cent\b|%)`;
const PLAIN = String.raw`(?:\$ ?)?\b(?<plain>${DIGITS}|${NUMBER_WORD}(?=[- ](?:point|hundred|thousand|million|billion|percent|or more|or fewer)\b)|(?:${TENS.join('|')}|${ONES.slice(3).join('|')}))(?: \(${DIGITS}\))?(?: (?<factor>hundred|thousand|million|billion)\b)?(?![\w])`;
const WORD = String.raw`[\p{L}][\p{L}\p{N}]*(?:'[\p{L}]+)?`;
const TOKEN = new RegExp(`(?<cited>${CITATION})|${PERIOD}|${SHARE}|${PLAIN}|(?<word>${WORD})`, 'gu');

/** Said with a negation, meant without, and the other way round. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:no|not) (?:later|more) than\b/g, 'within'],
  [/\b(?:not less|no less|no fewer|not fewer) than\b/g, 'at least'],
  [/\b(?:need not|(?:is|are|be) not required to|does not have to|do not have to)\b/g, 'neednot'],
  [/\bone or more\b/g, 'several'],
  [/\bso that\b|\bprovided(?:,? however,?)? that\b/g, 'provided-if'],
  [/\be-?mail\b/g, 'email'],
  [/(?<=§[\w.()-]+,? (?:and|or|through|to) )(?=\d)/g, '§'],
];

const NEGATIONS = new Set('no not never neither nor cannot none nothing without'.split(' '));
/** Too common to tell one text from another. */
const SILENT = new Set(
  `a an the of to in on at by for from with as and or is are was were be been being has have had it its they them their
  he she his her who whom whose which that this these those there such any each every other than then so also if when where
  while into out up under over would could will can do does did only own same here i we our us you your within after upon
  via per one used shall but both either all whoever whatever whichever everything everyone everybody anything anyone
  anybody something someone somebody nobody them themselves itself`.split(/\s+/),
);

/** The concepts of a text in order, repeated as often as they stand there. */
export function toConcepts(text: string): readonly Concept[] {
  const folded = PHRASES.reduce(
    (words, [from, to]) => words.replace(from, to),
    foldTypography(text).toLowerCase(),
  );
  return [...folded.matchAll(TOKEN)].flatMap((match) => toConcept(match[0], match.groups ?? {}) ?? []);
}

function toConcept(words: string, groups: Record<string, string | undefined>): Concept | undefined {
  const { cited, count, unit, sort, share, plain, factor, word } = groups;
  const fact = (name: string): Concept => ({ name, kind: 'fact', words: words.trim() });
  if (cited !== undefined)
    return {
      name: `§${cited.replace(/[^\w.()-]|paragraphs?|sections?/g, '')}`,
      kind: 'citation',
      words: cited,
    };
  if (count !== undefined) return fact(toPeriod(toValue(count), unit!, sort?.trim()));
  if (share !== undefined) return fact(`${toValue(share)} percent`);
  if (plain !== undefined) return fact(`#${toValue(plain) * toFactor(factor)}`);
  if (word === undefined || SILENT.has(word)) return undefined;
  if (NEGATIONS.has(word)) return { name: '!', kind: 'negation', words: word };
  if (word === 'neednot') return { name: '!need', kind: 'negation', words: 'need not' };
  return { name: toStem(word), kind: 'word', words: word };
}

function toPeriod(count: number, unit: string, sort: string | undefined): string {
  const [factor, measure] = UNITS[unit.replace(/s$/, '')]!;
  const isWorking = measure === 'days' && (sort === 'business' || sort === 'working');
  return `${count * factor} ${isWorking ? 'working days' : measure}`;
}

/** A number in digits or words. */
function toValue(words: string): number {
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''));
  const [first = '', second] = words.split(/[- ]/);
  const tens = TENS.indexOf(first);
  if (tens === -1) return ONES.indexOf(first);
  return (tens + 2) * 10 + (second === undefined ? 0 : ONES.indexOf(second));
}

function toFactor(word: string | undefined): number {
  if (word === undefined) return 1;
  return { hundred: 100, thousand: 1000, million: 1_000_000, billion: 1_000_000_000 }[word] ?? 1;
}
