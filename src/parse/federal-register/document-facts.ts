/**
 * What a Federal Register document says of itself: number, RINs, agencies, subject, CFR parts and dates, from the
 * captions of its preamble (1 CFR 18.12) and the file line at its end. The number comes from FRDOC, never from a
 * search of the text, because documents cite each other; what a document does not say stays empty.
 */
import type { DocumentFacts } from '../../model/parsed-document.ts';
import type { FactSource, RawBlock } from '../xml/dialect.ts';

const KINDS: Readonly<Record<string, string>> = {
  RULE: 'rule',
  PRORULE: 'proposed-rule',
  NOTICE: 'notice',
  PRESDOCU: 'presidential',
  CORRECT: 'correction',
};
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const LONG_DAY = `(?:${MONTHS.join('|')})\\s+\\d{1,2},\\s+\\d{4}`;

/** The facts of one document or, for a daily issue, of the issue. */
export function readDocumentFacts({ blocks, root, pages }: FactSource): DocumentFacts {
  const kind = KINDS[root] ?? 'issue';
  if (kind === 'issue') return readIssueFacts(blocks);
  const find = (element: string) =>
    blocks.filter((block) => block.element === element && !isLaw(block)).map(({ words }) => words.text);
  const number = readNumber(find('FRDOC').at(-1) ?? '');
  return {
    number,
    kind,
    citation: toCitation(find('FRDOC').at(-1) ?? '', pages[0]),
    rins: [...new Set(find('RIN').flatMap((text) => text.match(/\d{4}-[A-Z]{2}\d{2,3}/g) ?? []))],
    agencies: [...find('AGENCY'), ...find('SUBAGY')],
    subject: find('SUBJECT')[0] ?? (kind === 'presidential' ? findTitle(blocks) : null),
    cfr: [
      ...new Map(
        find('CFR')
          .flatMap(readCfr)
          .map((place) => [`${place.title} ${place.part}`, place]),
      ).values(),
    ],
    dates: readDates(blocks),
  };
}

/** "[FR Doc. 2013-19503 Filed 8-13-13; 8:45 am]" to "2013-19503"; en dashes of later years become hyphens. */
export function readNumber(text: string): string | null {
  const found = /FR\s+Doc\.?\s*([A-Z]?\d{1,4}[-–—][\w–-]*\d)/i.exec(text)?.[1];
  return found?.replace(/[–—]/g, '-') ?? null;
}

function isLaw({ region }: RawBlock): boolean {
  return region !== 'preamble' && region !== 'metadata';
}

function findTitle(blocks: readonly RawBlock[]): string | null {
  return blocks.find(({ element, kind }) => element === 'HD' && kind === 'heading')?.words.text ?? null;
}

/** "12 CFR Parts 1024 and 1026" to its parts. */
function readCfr(text: string): { title: string; part: string }[] {
  const found = /^(\d+)\s+CFR\s+(?:Parts?|Ch\.?|Chapter)\s+(.*)$/is.exec(text);
  if (!found) return [];
  return [...found[2]!.matchAll(/\b(\d+[a-z]?)\b/g)].map((part) => ({ title: found[1]!, part: part[1]! }));
}

/** The volume is the year's (volume 1 is 1936), so only the last days of December leave it open. */
function toCitation(filed: string, page: string | undefined): string | null {
  const day = /Filed\s+(\d{1,2})[-–](\d{1,2})[-–](\d{2,4})/i.exec(filed);
  if (!day || page === undefined) return null;
  const [month, date, short] = [Number(day[1]), Number(day[2]), Number(day[3])];
  if (month === 12 && date > 26) return null;
  const year = short > 99 ? short : short > 35 ? 1900 + short : 2000 + short;
  return `${year - 1935} FR ${page}`;
}

function readDates(blocks: readonly RawBlock[]): Record<string, string> {
  const dates: Record<string, string> = {};
  const at = blocks.findIndex(
    ({ words, kind }) => kind === 'heading' && /^(effective )?dates?:/i.test(words.text),
  );
  if (at === -1) return dates;
  const printed = blocks
    .slice(at + 1)
    .slice(
      0,
      Math.max(
        0,
        blocks.slice(at + 1).findIndex(({ kind }) => kind === 'heading'),
      ),
    )
    .map(({ words }) => words.text)
    .join(' ');
  if (printed === '') return dates;
  dates['printed'] = printed;
  const effective = new RegExp(`effective[^.]*?(${LONG_DAY})`, 'i').exec(printed)?.[1];
  if (effective) dates['effective'] = toDay(effective);
  const comments = new RegExp(`(?:comments?|submissions?)[^.]*?(${LONG_DAY})`, 'i').exec(printed)?.[1];
  if (comments) dates['comments-close'] = toDay(comments);
  return dates;
}

function toDay(words: string): string {
  const [month, date, year] = words.replace(',', '').split(/\s+/);
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${date!.padStart(2, '0')}`;
}

function readIssueFacts(blocks: readonly RawBlock[]): DocumentFacts {
  const first = (element: string) => blocks.find((block) => block.element === element)?.words.text;
  const volume = first('VOL');
  const date = new RegExp(LONG_DAY, 'i').exec(first('DATE') ?? '')?.[0];
  return {
    number: null,
    kind: 'issue',
    citation: volume ? `${volume} FR` : null,
    rins: [],
    agencies: [],
    subject: null,
    cfr: [],
    dates: date ? { published: toDay(date) } : {},
  };
}
