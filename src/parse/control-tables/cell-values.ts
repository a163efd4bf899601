/**
 * What a cell says, in the words of the model: implementation status as OSCAL has it, the kind of a control, days.
 * What is not one of the known words gives undefined, and the caller says so; nothing is taken for done by guess.
 */
import type { ControlKind, ControlStatus } from '../../model/control-draft.ts';
import { isDay } from '../../text/day.ts';

const STATUS_WORDS: Readonly<Record<ControlStatus, readonly string[]>> = {
  implemented: [
    'implemented',
    'fully implemented',
    'done',
    'complete',
    'completed',
    'in place',
    'operational',
    'operating',
    'live',
    'yes',
  ],
  partial: [
    'partial',
    'partially',
    'partially implemented',
    'partly implemented',
    'in progress',
    'in implementation',
    'ongoing',
    'started',
  ],
  planned: ['planned', 'to do', 'todo', 'scheduled', 'proposed', 'backlog'],
  alternative: ['alternative', 'alternative implementation', 'compensating', 'compensating control'],
  'not-applicable': ['not applicable', 'n/a', 'na', 'out of scope'],
};

const KIND_WORDS: Readonly<Record<ControlKind, readonly string[]>> = {
  policy: ['policy', 'administrative', 'standard', 'governance', 'directive'],
  process: ['process', 'procedure', 'procedural', 'operational', 'manual', 'management'],
  technical: ['technical', 'technology', 'automated', 'system', 'software', 'it'],
  contractual: ['contractual', 'contract', 'agreement', 'legal'],
};

/** OSCAL's word, or undefined. */
export function toStatus(words: string): ControlStatus | undefined {
  return findWord(STATUS_WORDS, words);
}

/** The kind, or undefined. */
export function toKind(words: string): ControlKind | undefined {
  return findWord(KIND_WORDS, words);
}

function findWord<Word extends string>(
  table: Readonly<Record<Word, readonly string[]>>,
  words: string,
): Word | undefined {
  const plain = words
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();
  return (Object.keys(table) as Word[]).find((word) => table[word].includes(plain));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An ISO day; undefined for what is no day or could be two: 3/4/2026 is one in Boston and another in Berlin. */
export function toDay(words: string): string | undefined {
  const [, whole] = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?$/.exec(words) ?? [];
  const day = whole ?? toNamedDay(words) ?? toNumberedDay(words);
  return day !== undefined && isDay(day) ? day : undefined;
}

/** "3 March 2026", "Mar 3, 2026". */
function toNamedDay(words: string): string | undefined {
  const match = /^(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?(?: (\d{1,2}),?)? (\d{4})$/.exec(words);
  const month = MONTHS.indexOf((match?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = match?.[1] ?? match?.[3];
  return match?.[4] && day && month > 0 ? toIso(match[4], String(month), day) : undefined;
}

/** "31.12.2026" is day first everywhere; with slashes only where one of the two can be no month. */
function toNumberedDay(words: string): string | undefined {
  const [, first = '', sign = '', second = '', year = ''] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(words) ?? [];
  if (sign === '.') return toIso(year, second, first);
  if (Number(first) > 12 || (first === second && sign !== '')) return toIso(year, second, first);
  return Number(second) > 12 ? toIso(year, first, second) : undefined;
}

function toIso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The words of a list: one a line, or with semicolons. */
export function toList(words: string): string[] {
  return words
    .split(/[;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Without the apostrophe that our own files put in front of what a spreadsheet would run. */
export function withoutGuard(words: string): string {
  return /^'(?=[\s"']*[=+\-@＝＋－＠])/.test(words) ? words.slice(1) : words;
}
