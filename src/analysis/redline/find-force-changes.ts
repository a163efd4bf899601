/**
 * Changes of words that change what the law asks of somebody: of a modal verb, a number, a period, a date or a sum,
 * of "and" against "or", of an exception, of what must be known, of a defined term. Found by what each text has, not
 * by where a word stands, so that moved words are no change; numbers inside citations, markers and source credits do
 * not count, and a number in words is the number. Drafting usage: Document Drafting Handbook ("must" for duties,
 * "may" for permission).
 */
import type { ForceChange, ForceKind } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';

const SMALL =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const NUMBER_WORD = `(?:(?:${TENS})(?:[- ](?:${SMALL}))?|(?:${SMALL}))(?: (?:hundred|thousand|million|billion))*|(?:a )?(?:hundred|thousand|million|billion)`;
const DIGITS = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const MONTHS = String.raw`(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)`;
const UNITS = '(?:day|hour|week|month|year|minute|second|quarter|decade)s?';

/** A path of markers: "(b)(1)", "1005.31(b)", "3a". */
const PATH = String.raw`(?:\([a-z0-9]{1,5}\))+`;
const TARGET = String.raw`(?:[a-z]{0,2}-?\d[\w.-]*(?:${PATH})?|${PATH}|[a-z]{1,2}\b(?![a-z'-]))`;
/** ", and", "through" before the next target; never before a period or a unit. */
const AND_MORE = String.raw`(?:(?:,? (?:and|or|to|through|and/or) |, |-)(?:§+ ?|paragraphs? )?(?:\d[\w.-]*(?:${PATH})?|${PATH})(?!\w)(?! ?(?:${UNITS}|percent|%)\b))*`;
const CITATIONS = new RegExp(
  [
    // Source credits whole: [68 FR 14335, Mar. 25, 2003, as amended at ...]
    String.raw`\[\d+ fr \d[^\]]*\]`,
    String.raw`§+ ?\d[\w.-]*(?:${PATH})?${AND_MORE}`,
    String.raw`\b\d+ (?:u\.? ?s\.? ?c\.?|c\.? ?f\.? ?r\.?|f\.? ?r\.?|fed\. reg\.|stat\.|u\.s\.|f\.[23]d)(?: §+)? ?(?:parts? |ch(?:apter|\.) )?\d[\w.-]*(?:${PATH})?${AND_MORE}(?:, ${MONTHS} \d{1,2}, \d{4})?`,
    String.raw`\b(?:sub)?(?:paragraph|section|part|chapter|title|clause|division|article)s? ${TARGET}${AND_MORE}`,
    String.raw`\b(?:secs?\.|ch\.) ?\d[\w.-]*(?:${PATH})?${AND_MORE}`,
    String.raw`\b(?:appendix|appendices|supplement|item|comment|form|figure|table|schedule|exhibit|box|line|rule|example|step|note|footnote)s? (?:no\. )?(?:[a-z]{0,3}-?\d[\w.-]*(?:${PATH})?|[a-z]\b|[ivxl]+\b|${PATH})${AND_MORE}`,
    String.raw`\b(?:pub(?:lic|\.) l(?:aws?|\.)|e\.o\.|executive order|omb (?:control )?(?:no|number)s?\.?) (?:no\. )?\d[\d-]*${AND_MORE}`,
    PATH,
  ].join('|'),
  'g',
);
/** "thirty (30)" */
const TWICE_SAID = new RegExp(String.raw`\b(${NUMBER_WORD}) ?\((${DIGITS})\)`, 'g');

/** In the order of looking: what one kind has taken, the next does not see. */
const PATTERNS: readonly Pattern[] = [
  [
    'date',
    new RegExp(
      String.raw`\b${MONTHS} \d{1,2}(?:, ?\d{4})?\b|\b\d{1,2} ${MONTHS} \d{4}\b|\b${MONTHS},? \d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d\d-\d\d\b`,
      'g',
    ),
  ],
  [
    'sum',
    new RegExp(
      String.raw`\$ ?${DIGITS}(?: (?:thousand|million|billion))?|\b(?:${DIGITS}|${NUMBER_WORD}) (?:dollars|cents)\b`,
      'g',
    ),
  ],
  [
    'period',
    new RegExp(
      String.raw`\b(?:${DIGITS}|${NUMBER_WORD})(?: ?\(${DIGITS}\))?[ -](?:or more |full |consecutive )?(?:(?:business|calendar|working|banking|federal) )?${UNITS}\b|\b(?:biannually|semiannually|semi-annually|annually|annual|monthly|quarterly|weekly|daily|immediately|promptly|forthwith|without (?:undue|unreasonable) delay)\b`,
      'g',
    ),
  ],
  [
    'exception',
    /\b(?:unless|except(?:ing)?(?: as| that| for| where| when| if)?|provided,? (?:however,? )?that|notwithstanding|other than|subject to|excluding|regardless of|does not (?:apply|include)|do not (?:apply|include))\b/g,
  ],
  [
    'knowledge',
    /\b(?:knows?|known|knew|knowing(?:ly)?|knowledge|(?:has |have |had )?reasons? to (?:know|believe|suspect)|should (?:reasonably )?have known|will?ful(?:ly)?|intentional(?:ly)?|intent|intends?|intended|reckless(?:ly|ness)?|negligen(?:t|tly|ce)|aware(?:ness)?|good faith)\b/g,
  ],
  [
    'modal',
    /\b(?:(?:shall|must|may|should|will|need|could|would) not|cannot|can not|may only|shall only|must only|(?:is|are) (?:not )?(?:required|permitted|prohibited|allowed|authorized|entitled|encouraged)(?: to| from)?|shall|must|may|should|will|can|required to|prohibited|permitted to|entitled to)\b/g,
  ],
  [
    'number',
    new RegExp(
      String.raw`\b${DIGITS}(?: ?(?:%|percent\b))?|\b(?!one (?:or more|of|another)\b)(?:${NUMBER_WORD})(?: percent)?\b`,
      'g',
    ),
  ],
  ['conjunction', /\band\/or\b|\b(?:and|or)\b/g],
];

const VALUES = new Map<string, number>([
  ...SMALL.split('|').map((word, at) => [word, at + 1] as const),
  ...TENS.split('|').map((word, at) => [word, 10 * (at + 2)] as const),
]);
const FACTORS = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/** Finds the changes of force from one text to the other, by kind; in the order of the kinds, then of the text. */
export type ForceFinder = (old: string, fresh: string) => ForceChange[];

type Pattern = readonly [ForceKind, RegExp];

/** What finds changes of force, given the defined terms of either version, in any case. */
export function toForceFinder(terms: readonly string[] = []): ForceFinder {
  const patterns = [...toTermPattern(terms), ...PATTERNS];
  return (old, fresh) => {
    const before = collect(old, patterns);
    const after = collect(fresh, patterns);
    const changes = patterns.flatMap(([kind]) =>
      pairUp(kind, before.found.get(kind)!, after.found.get(kind)!, Math.max),
    );
    // Inside a citation a word more or less is another citation; "(a) and (b)" to "(a) or (b)" is more.
    return [...changes, ...pairUp('conjunction', before.cited, after.cited, Math.min)];
  };
}

function pairUp(
  kind: ForceKind,
  before: readonly string[],
  after: readonly string[],
  count: (removed: number, added: number) => number,
): ForceChange[] {
  const removed = subtract(before, after);
  const added = subtract(after, before);
  return Array.from({ length: count(removed.length, added.length) }, (_, at) => ({
    kind,
    old: removed[at] ?? '',
    new: added[at] ?? '',
  }));
}

/** Longest first, so that "covered financial institution" is not read as "financial institution". */
function toTermPattern(terms: readonly string[]): Pattern[] {
  const words = [...new Set(terms.map((term) => foldTypography(term).toLowerCase()))]
    .filter((term) => term !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words.length === 0
    ? []
    : [['term', new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`, 'gu')]];
}

interface Collected {
  readonly found: ReadonlyMap<ForceKind, readonly string[]>;
  /** The "and" and "or" between the targets of citations. */
  readonly cited: readonly string[];
}

function collect(text: string, patterns: readonly Pattern[]): Collected {
  const found = new Map<ForceKind, readonly string[]>();
  const cited: string[] = [];
  let rest = foldTypography(text)
    .toLowerCase()
    .replace(TWICE_SAID, (both, name: string, digits: string) =>
      readNumber(name) === Number(digits.replaceAll(',', '')) ? digits : both,
    )
    .replace(CITATIONS, (citation) => {
      cited.push(...(citation.match(/\b(?:and|or)\b/g) ?? []));
      return ' ¶ ';
    });
  for (const [kind, pattern] of patterns) {
    const words = rest.match(pattern) ?? [];
    found.set(kind, words);
    if (words.length > 0) rest = rest.replace(pattern, ' ¶ ');
  }
  return { found, cited };
}

/** What the first list has beyond the second, in its order. */
function subtract(from: readonly string[], what: readonly string[]): string[] {
  if (from.length === 0) return [];
  const counts = new Map<string, number>();
  for (const word of what.map(toValue)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return from.filter((word) => {
    const key = toValue(word);
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    return left === 0;
  });
}

const NUMBER_WORDS = new RegExp(`\\b(?:${NUMBER_WORD})\\b`, 'g');

/** What a word means for comparing: "thirty days" and "30-day" are "30 day". */
function toValue(word: string): string {
  return word
    .replace(NUMBER_WORDS, (name) => String(readNumber(name)))
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=\d)-(?=[a-z])/g, ' ')
    .replace(/^(\$ ?[\d]+)\.00$/, '$1')
    .replace(/(?<=\d) ?percent$/, '%')
    .replace(/(?<= (?:day|hour|week|month|year|minute|second|quarter|decade))s$/, '')
    .replace(/,/g, '');
}

function readNumber(name: string): number {
  let value = 0;
  for (const word of name.split(/[- ]/)) {
    const factor = FACTORS.get(word);
    if (factor) value = Math.max(1, value) * factor;
    else value += VALUES.get(word) ?? 0;
  }
  return value;
}
