/**
 * When: the time limits of a sentence. In: a text. Out: each limit with its words, its offsets and, where the
 * words are plain enough, the fields an obligation takes. A number that is written out counts ("thirty (30)
 * days", "two years"). What it is counted from is the phrase up to the next comma or clause.
 */
import type { FoundDeadline } from '../../model/suggestions.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORD_NUMBER = `(?:(?:${TENS.slice(2).join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${ONES.join('|')}|an?)`;
const COUNT = String.raw`(\d{1,4}|${WORD_NUMBER})(?:\s\((\d{1,4})\))?`;
const UNIT = '(hours?|(?:calendar|business|working|consecutive)[ -]days?|days?|weeks?|months?|years?)';
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DATE = String.raw`(${MONTH})\s(\d{1,2}),\s(\d{4})`;
/** Up to the next comma, semicolon or clause. */
const REST = String.raw`([^,;:.()]{1,160}?)(?=\s?[,;:.()]|\s(?:if|unless|and shall|and must|and may|and will|shall|must|may|will|which|provided|except|in accordance|by|whichever)\b|$)`;

type Value = FoundDeadline['value'];
interface Form {
  readonly pattern: RegExp;
  read(groups: readonly (string | undefined)[]): Value | undefined;
}

const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:within|(?:no|not) later than|(?:no|not) more than(?=[^.;,]{4,30}\s(?:after|from|following|before)\s)|in no (?:event|case) later than)\s${COUNT}\s${UNIT}\b(?:\s(?:of|after|from|following|before|prior to|preceding)\s${REST})?`,
      'gi',
    ),
    read: ([word, digits, unit, of]) => toRelative('within', word, digits, unit, of),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:at least|not less than|no (?:less|fewer) than|a minimum of)\s${COUNT}\s${UNIT}\s(?:before|prior to|preceding|in advance of)\s${REST}`,
      'gi',
    ),
    read: ([word, digits, unit, of]) => toRelative('not-before', word, digits, unit, of),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:for|during)\s(?:at least\s|not less than\s|no less than\s|a minimum of\s|a period of\s|the\s){0,3}(?:at least\s)?${COUNT}[ -]${UNIT}(?:\speriod)?\b(?:\s(?:after|from|following|beginning on|beginning with|of)\s${REST})?`,
      'gi',
    ),
    read: ([word, digits, unit, of]) => toRelative('at-least', word, digits, unit, of),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:no|not) later than|on or before|by|before|until|prior to|on)\s(?:the (?:close|end) of (?:business|the day) on\s)?${DATE}`,
      'g',
    ),
    read: ([month, day, year]) => toAbsolute(month!, day!, year!),
  },
  {
    pattern: new RegExp(String.raw`\b(?:no|not) later than\s(?!\d)${REST}`, 'gi'),
    read: ([event]) => ({ type: 'before', event: event! }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:on or before|before|prior to)\s(?!the\s(?:Board|Bureau|court|Secretary|Commission)\b)(?=[a-z]+ing\s|(?:an?|the|any|each|it|they|its)\s)${REST}`,
      'gi',
    ),
    read: ([event]) => ({ type: 'before', event: event! }),
  },
  {
    pattern:
      /\b(?:(?:at least\s)?(?:once\s)?(?:(?:each|every|per|a|in each|in any)\s(?:calendar\s|fiscal\s)?(year|quarter|month|week|day)\b)|(?:at least\s|no less (?:often|frequently) than\s|not less (?:often|frequently) than\s)?(annually|yearly|quarterly|monthly|weekly|daily)\b(?!\s(?:cycles?|statements?|reports?|payments?|installments?|fees?|income|balances?|amounts?|periods?|rates?|basis|limits?|disclosures?)\b)|on an? (annual|yearly|quarterly|monthly|weekly|daily) basis|every (?:twelve|12) (months)|(?:each|every) time\b())/gi,
    read: ([noun, adverb, adjective, twelve]) => ({
      type: 'recurring',
      every: twelve ? 'year' : toEvery(noun ?? adverb ?? adjective),
    }),
  },
  {
    pattern:
      /\b(?:as soon as (?:practicable|possible|reasonably practicable)|without (?:undue|unreasonable) delay|immediately(?= (?:upon|after|notify|report|cease|suspend|terminate|inform))|promptly|forthwith)\b/gi,
    read: () => ({ type: 'prompt' }),
  },
];

/** The limits of a text in order; of two that overlap the earlier form of the table counts. */
export function findDeadlines(text: string): readonly FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const { pattern, read } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const words = match[0].trimEnd();
      const start = match.index;
      const end = start + words.length;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const value = read(match.slice(1));
      if (value) found.push({ start, end, text: words, value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A number in digits or words; undefined when it is neither. */
export function toNumber(words: string): number | undefined {
  if (/^\d[\d,]*$/.test(words)) return Number(words.replaceAll(',', ''));
  const [first = '', second = ''] = words.toLowerCase().split(/[- ]/);
  if (/^an?$/.test(first)) return 1;
  const one = ONES.indexOf(first);
  if (one !== -1) return one;
  const ten = TENS.indexOf(first);
  if (ten < 2) return undefined;
  return ten * 10 + (second ? ONES.indexOf(second) : 0);
}

function toRelative(
  relation: 'within' | 'not-before' | 'at-least',
  word: string | undefined,
  digits: string | undefined,
  unit: string | undefined,
  of: string | undefined,
): Value | undefined {
  const count = toNumber(digits ?? word ?? '');
  if (!count) return undefined;
  return { type: 'relative', relation, count, unit: toUnit(unit ?? ''), of: of?.trim() ?? '' };
}

function toUnit(
  unit: string,
): 'hours' | 'days' | 'calendar-days' | 'business-days' | 'weeks' | 'months' | 'years' {
  const plain = unit.toLowerCase();
  if (/^(?:business|working)/.test(plain)) return 'business-days';
  if (plain.startsWith('calendar')) return 'calendar-days';
  if (plain.startsWith('hour')) return 'hours';
  if (plain.startsWith('week')) return 'weeks';
  if (plain.startsWith('month')) return 'months';
  return plain.startsWith('year') ? 'years' : 'days';
}

function toAbsolute(month: string, day: string, year: string): Value {
  const number = MONTH.split('|').indexOf(month) + 1;
  const pad = (value: number | string) => String(value).padStart(2, '0');
  return { type: 'absolute', date: `${year}-${pad(number)}-${pad(day)}` };
}

function toEvery(word: string | undefined): 'year' | 'quarter' | 'month' | 'week' | 'day' | 'event' {
  const plain = (word ?? '').toLowerCase();
  if (/^(?:year|annual)/.test(plain)) return 'year';
  if (plain.startsWith('quarter')) return 'quarter';
  if (plain.startsWith('month')) return 'month';
  if (plain.startsWith('week')) return 'week';
  return /^da(?:y|ily)/.test(plain) ? 'day' : 'event';
}
