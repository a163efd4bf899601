/**
 * Our asks as of a day: where each stands, the comment period it is for, what readiness finds, and what blocks it. The
 * board, the command and the overview read these. What was decided later is not known yet; asks that had not begun, and
 * files that are no active asks, are left out and counted.
 */
import { type CommentPeriod, findPeriod, isOpen } from '../../analysis/filing/find-period.ts';
import { getStanding } from '../../analysis/filing/get-standing.ts';
import type { Corpus } from '../../model/corpus.ts';
import { ASK_STATUSES, type AskStanding, type AskStatus } from '../../model/filing.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { toLongDay } from '../../text/day.ts';
import { compareNatural } from '../../text/natural-order.ts';
import { type Citation, toCitations } from '../citation.ts';
import { countOf, withStop } from '../labels.ts';
import { toDaysLeft } from './period-words.ts';

export type Ask = RuleObject<'ask'>;

export interface AskEntry {
  readonly ask: Ask;
  readonly standing: AskStanding;
  readonly period: CommentPeriod;
  /** What readiness finds on it; empty for asks that are not in our hands any more. */
  readonly findings: readonly Finding[];
  /** What stands between it and being filed, as sentences; empty for one that can be filed, or was. */
  readonly blockers: readonly string[];
  /** Why it stands where it stands, as sentences; never empty. */
  readonly because: readonly string[];
  readonly citations: readonly Citation[];
  /** Section numbers, each once, in natural order. */
  readonly sections: readonly string[];
}

/** An ask that is not among the entries, and why. */
export interface LeftOutAsk {
  readonly ask: Ask;
  readonly why: string;
}

export interface AskList {
  /** By status from the first thought to the ends, then in order of the law. */
  readonly entries: readonly AskEntry[];
  readonly leftOut: readonly LeftOutAsk[];
}

/** Statuses after which nothing more is done. */
const ENDED: ReadonlySet<AskStatus> = new Set(['filed', 'withdrawn', 'not-filing']);

/** All asks on the corpus' day; undefined for audiences that may not know of them. */
export function toAskList(corpus: Corpus): AskList | undefined {
  const { readiness } = corpus;
  if (!readiness) return undefined;
  const entries: AskEntry[] = [];
  const leftOut: LeftOutAsk[] = [];
  for (const ask of corpus.content.list('ask')) {
    const standing = getStanding(ask, corpus.asOf.day);
    if (ask.fields.state !== 'active') leftOut.push({ ask, why: `its file is ${ask.fields.state}` });
    else if (!standing)
      leftOut.push({ ask, why: `it begins only on ${toLongDay(ask.fields.history[0]!.on)}` });
    else entries.push(toEntry(corpus, ask, standing, readiness));
  }
  return { entries: entries.toSorted(compareEntries), leftOut };
}

/** True for an ask with which nothing more is done. */
export function isEnded({ standing }: AskEntry): boolean {
  return ENDED.has(standing.status);
}

/** True for an ask that is approved and has nothing in its way. */
export function isReady({ standing, blockers }: AskEntry): boolean {
  return standing.status === 'approved' && blockers.length === 0;
}

function toEntry(corpus: Corpus, ask: Ask, standing: AskStanding, readiness: readonly Finding[]): AskEntry {
  const versions = Object.keys(ask.fields.provisions);
  const period = findPeriod(corpus, versions);
  const findings = readiness.filter(({ object }) => object.key === ask.key);
  const blockers = ENDED.has(standing.status) ? [] : toBlockers(corpus, { ask, standing, period, findings });
  const home = period.version?.home ?? corpus.firstRule?.id ?? '';
  const sections = Object.values(ask.fields.provisions)
    .flat()
    .map((provision) => splitProvision(provision).section);
  return {
    ask,
    standing,
    period,
    findings,
    blockers,
    because: [toStandingSentence(standing), ...blockers],
    citations: toCitations(corpus, home, ask.fields.provisions),
    sections: [...new Set(sections)].toSorted(compareNatural),
  };
}

function compareEntries(a: AskEntry, b: AskEntry): number {
  const rank = ({ standing }: AskEntry) => ASK_STATUSES.indexOf(standing.status);
  return (
    rank(a) - rank(b) ||
    compareNatural(a.sections[0] ?? '', b.sections[0] ?? '') ||
    compareNatural(a.ask.id, b.ask.id)
  );
}

/** "Approved since 28 March 2024 by General counsel.", "Withdrawn on …: reason." */
export function toStandingSentence({ status, since, by, reason }: AskStanding): string {
  const who = by ? ` by ${by}` : '';
  const why = reason ? `: ${reason}` : '';
  const day = toLongDay(since);
  const words: Readonly<Record<AskStatus, string>> = {
    idea: `An idea since ${day}`,
    drafted: `Drafted on ${day}`,
    'legal-review': `In legal review since ${day}`,
    approved: `Approved on ${day}`,
    filed: `Filed on ${day}`,
    withdrawn: `Withdrawn on ${day}`,
    'not-filing': `Not to be filed, decided on ${day}`,
  };
  return withStop(`${words[status]}${who}${why}`);
}

type Blocked = Pick<AskEntry, 'ask' | 'standing' | 'period' | 'findings'>;

function toBlockers(corpus: Corpus, { ask, standing, period, findings }: Blocked): string[] {
  const since = toLongDay(standing.since);
  const waits: Partial<Record<AskStatus, string>> = {
    idea: `Nobody has drafted it: an idea since ${since}.`,
    drafted: `Waits to be given to legal review since ${since}.`,
    'legal-review': `Waits for legal review since ${since}.`,
  };
  const wait = waits[standing.status];
  const errors = findings.filter(({ severity }) => severity === 'error');
  return [
    ...toPeriodBlockers(corpus, period),
    ...(wait ? [wait] : []),
    ...(errors.length > 0
      ? [`${countOf(errors.length, 'error')}: ${errors.map(({ message }) => withStop(message)).join(' ')}`]
      : []),
    ...(ask.fields.confidential ? ['Marked confidential, so no letter will hold it.'] : []),
  ];
}

function toPeriodBlockers(corpus: Corpus, period: CommentPeriod): string[] {
  if (isOpen(period) || period.state === 'upcoming') return [];
  if (period.state === 'unknown')
    return [
      `No last day of comments is recorded${period.version ? ` for ${period.version.fields.shortTitle}` : ''}, so nobody can tell how long there is.`,
    ];
  return [`The comment period ${toDaysLeft(corpus, period)}, and it was not filed.`];
}
