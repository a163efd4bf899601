/**
 * The client of ecfr.gov, versioner service v1, which needs no key. In: a title, a part or section, a day or none,
 * a folder. Out: the XML as it stood on that day in that folder, and what the service says of the title, or a
 * failure in words. The service has each title from 2017 (some later) to its `up_to_date_as_of`, which
 * lies a day or two back; asked beyond, or for what it does not have, it answers 404, and then its list of
 * versions says from which day to which day it has the place.
 */
import { join } from 'node:path';
import { addDays } from '../text/day.ts';
import type { Failure } from './failure.ts';
import type { PullOptions } from './federal-register.ts';
import { type FetchedFile, fetchFile } from './fetch-file.ts';
import type { PartTarget } from './parse-target.ts';
import { getDay, getList, getNumber, getRecord, getText, readJson, toWrongShape } from './read-json.ts';

export const ECFR = 'https://www.ecfr.gov';

/** What the eCFR says of the title, and which day's text was taken. */
export interface PartRecord {
  readonly title: number;
  readonly titleName: string | null;
  readonly part: string;
  readonly section: string | null;
  /** The day whose text this is. */
  readonly date: string;
  /** The last day that the service had. */
  readonly upToDateAsOf: string;
  readonly latestAmendedOn: string | null;
  readonly latestIssueDate: string | null;
  /** Where people read it. */
  readonly htmlUrl: string;
}

export interface PulledPart {
  readonly kind: 'part';
  readonly file: FetchedFile;
  readonly record: PartRecord;
}

const MAX_LIST_BYTES = 20 * 1024 * 1024;

/** The part or section as XML in the folder; without a day as of the last one that the service has. */
export async function pullPart(target: PartTarget, options: PullOptions): Promise<PulledPart | Failure> {
  const title = await fetchTitle(target.title, options);
  if ('kind' in title) return title;
  const date = target.date ?? title.upToDateAsOf;
  const dated = { ...target, date };
  if (date > title.upToDateAsOf) return toDayUnavailable(dated, options, undefined, title.upToDateAsOf);
  const file = await fetchFile(
    {
      url: toUrl(options.base, `full/${date}/title-${target.title}.xml`, target),
      path: join(options.folder, toFileName(dated)),
      format: 'xml',
    },
    options,
  );
  if (file.kind === 'failed')
    return file.status === 404 || file.status === 400
      ? explainMissing(dated, file, title.upToDateAsOf, options)
      : file;
  const { part, section = null } = target;
  return { kind: 'part', file, record: { ...title, part, section, date, htmlUrl: toReadingUrl(dated) } };
}

type Dated = PartTarget & { readonly date: string };
type Title = Pick<PartRecord, 'title' | 'titleName' | 'upToDateAsOf' | 'latestAmendedOn' | 'latestIssueDate'>;

async function fetchTitle(number: number, options: PullOptions): Promise<Title | Failure> {
  const url = toUrl(options.base, 'titles.json');
  const list = await fetchList(url, 'titles.json', options);
  if ('kind' in list) return list;
  const titles = getList(list.answer['titles']).map(getRecord);
  if (titles.length === 0) return toWrongShape(url, 'it lists no titles');
  const found = titles.find((title) => getNumber(title['number']) === number);
  const upToDateAsOf = getDay(found?.['up_to_date_as_of']);
  if (!found || upToDateAsOf === null)
    return {
      kind: 'failed',
      url,
      code: 'remote/not-found',
      message: `The eCFR has no text of title ${number}${found?.['reserved'] === true ? ', which is reserved' : ''}.`,
      hint: `Titles with text: ${titles.flatMap((title) => (getDay(title['up_to_date_as_of']) ? (getNumber(title['number']) ?? []) : [])).join(', ')}.`,
    };
  return {
    title: number,
    titleName: getText(found['name']),
    upToDateAsOf,
    latestAmendedOn: getDay(found['latest_amended_on']),
    latestIssueDate: getDay(found['latest_issue_date']),
  };
}

/** Says why there is no such text on that day: the day, the place, or a paragraph where a section is wanted. */
async function explainMissing(
  target: Dated,
  failure: Failure,
  last: string,
  options: PullOptions,
): Promise<Failure> {
  const said = getText(getRecord(parse(failure.answer)).error) ?? '';
  const bound = /most recent issue date of (\d{4}-\d{2}-\d{2})/.exec(said)?.[1];
  if (bound) return toDayUnavailable(target, options, undefined, bound);
  const url = toUrl(options.base, `versions/title-${target.title}.json`, target);
  const list = await fetchList(url, 'versions.json', options);
  const versions = 'kind' in list ? [] : toVersions(list.answer['content_versions']);
  const first = versions[0]?.date;
  if (first === undefined) return toNoPlace(target, failure, said);
  if (target.date < first) return toDayUnavailable(target, options, first, last);
  const removed = versions.filter(({ date }) => date <= target.date).at(-1);
  return removed?.removed ? toRemoved(target, failure, removed.date) : toNoPlace(target, failure, said);
}

interface Version {
  readonly date: string;
  /** Whether the last text of the place was taken out on this day. */
  readonly removed: boolean;
}

/** By day; on the day on which one section goes and another comes, the place is still there. */
function toVersions(value: unknown): readonly Version[] {
  const versions = getList(value).flatMap((item) => {
    const record = getRecord(item);
    const date = getDay(record['date']) ?? getDay(record['issue_date']);
    const id = getText(record['identifier']) ?? '';
    return date === null ? [] : { date, id, removed: record['removed'] === true };
  });
  const present = new Set<string>();
  return versions
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : Number(a.removed) - Number(b.removed)))
    .map(({ date, id, removed }) => {
      if (removed) present.delete(id);
      else present.add(id);
      return { date, removed: present.size === 0 };
    });
}

function toDayUnavailable(
  target: Dated,
  { base }: PullOptions,
  first: string | undefined,
  last: string,
): Failure {
  const early = first !== undefined;
  return {
    kind: 'failed',
    url: toUrl(base, 'titles.json'),
    code: 'remote/day-unavailable',
    message: `The eCFR has ${toPlace(target)} ${early ? `from ${first} to ${last}` : `up to ${last}`}; ${target.date} is ${early ? 'before that' : 'later'}.`,
    hint: early
      ? `Use --date ${first} or later. Older text stands in the annual editions of the CFR on govinfo.gov: save the XML and run \`rulemark import <file>\`.`
      : `Use --date ${last} or earlier, or leave --date out for the newest text.`,
  };
}

function toRemoved(target: Dated, failure: Failure, date: string): Failure {
  return {
    ...failure,
    code: 'remote/not-found',
    message: `${toPlace(target)} was taken out of the CFR, or moved elsewhere in it, on ${date}; on ${target.date} it is not there.`,
    hint: `Its last text: rulemark pull "${toPlace(target)}" --date ${addDays(date, -1)}`,
  };
}

function toNoPlace(target: Dated, failure: Failure, said: string): Failure {
  const whole = /^([^(]+)\(/.exec(target.section ?? '')?.[1];
  return {
    ...failure,
    code: 'remote/not-found',
    message: `The eCFR has no ${toPlace(target)} on ${target.date}.${said ? ` It says: "${said}"` : ''}`,
    hint: whole
      ? `It gives whole sections: rulemark pull "${target.title} CFR ${whole}"`
      : `Look it up at ${ECFR}/on/${target.date}/title-${target.title}`,
  };
}

async function fetchList(
  url: string,
  name: string,
  options: PullOptions,
): Promise<{ answer: ReturnType<typeof getRecord> } | Failure> {
  const fetched = await fetchFile(
    { url, path: join(options.folder, name), format: 'json' },
    { ...options, limits: { ...options.limits, maxBytes: MAX_LIST_BYTES } },
  );
  return fetched.kind === 'failed' ? fetched : { answer: getRecord(readJson(fetched.path)) };
}

function toUrl(base: string, path: string, place?: PartTarget): string {
  const url = new URL(`${base.replace(/\/+$/, '')}/api/versioner/v1/${path}`);
  if (place) url.searchParams.set('part', place.part);
  if (place?.section) url.searchParams.set('section', place.section);
  return url.href;
}

function toReadingUrl({ title, part, section, date }: Dated): string {
  return `${ECFR}/on/${date}/title-${title}/${section ? `section-${section}` : `part-${part}`}`;
}

function toFileName({ title, part, section, date }: Dated): string {
  const place = section ? `section-${section.replace(/[^\w.-]/g, '_')}` : `part-${part}`;
  return `title-${title}-${place}-${date}.xml`;
}

/** "15 CFR 791.302". */
function toPlace({ title, part, section }: PartTarget): string {
  return `${title} CFR ${section ?? part}`;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined; // what came with the status is no JSON, so it says nothing that we could repeat
  }
}
