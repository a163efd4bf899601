/**
 * One ask in full: where it stood and stands, what it cites with the words of now, what it asks for and why, on what it
 * rests, which questions and gaps it is about, what others said, what keeps it from being filed, and what became of it.
 */
import { getStanding } from '../../analysis/filing/get-standing.ts';
import { findSection } from '../../analysis/sections/find-provision.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { getMarker, splitProvision, walkProvisions } from '../../model/section.ts';
import { toLongDay } from '../../text/day.ts';
import { type Citation, toCitation } from '../citation.ts';
import { getHref } from '../href.ts';
import { capitalize, toWords, withStop } from '../labels.ts';
import { type AskEntry, type AskList, toStandingSentence } from './ask-entry.ts';
import { type Countdown, toCountdown } from './countdown.ts';
import { findOthers, type OtherPosition } from './others.ts';
import { toPeriodSentence } from './period-words.ts';
import { toWordingViews, type WordingView } from './wording-view.ts';

type Ask = RuleObject<'ask'>;

export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface AskPage {
  readonly lead: string;
  readonly period: { readonly text: string; readonly count: Countdown | undefined };
  readonly blockers: readonly string[];
  /** Oldest first, up to the day. */
  readonly history: readonly string[];
  /** How many entries of its history are of later days. */
  readonly later: number;
  readonly provisions: readonly CitedProvision[];
  readonly wording: readonly WordingView[];
  readonly claims: readonly {
    readonly claim: string;
    readonly rests: readonly (Link | { readonly text: string })[];
  }[];
  readonly about: readonly (Link & { readonly kind: string })[];
  readonly questions: readonly Link[];
  readonly answers: readonly Link[];
  readonly others: readonly OtherPosition[];
  readonly findings: readonly (Pick<Finding, 'code' | 'severity' | 'message' | 'hint'> & {
    readonly line: number;
  })[];
  /** Undefined while nothing is recorded by the day. */
  readonly outcome: { readonly text: string; readonly version: Link | undefined } | undefined;
}

export interface CitedProvision {
  readonly citation: Citation;
  /** Whose words these are. */
  readonly basis: string;
  readonly paragraphs: readonly string[];
}

/** The page of one ask; `list` is that of the whole corpus, so that readiness is computed once. */
export function toAskPage(corpus: Corpus, list: AskList, ask: Ask): AskPage {
  const entry = list.entries.find((one) => one.ask === ask);
  const { history, support = [], questions = [] } = ask.fields;
  const about = findAbout(corpus, ask);
  const known = history.filter(({ on }) => on <= corpus.asOf.day);
  return {
    lead: toLead(corpus, list, ask),
    period: entry
      ? { text: toPeriodSentence(corpus, entry.period), count: toCountdown(corpus, entry.period) }
      : { text: '', count: undefined },
    blockers: entry?.blockers ?? [],
    history: known.map(({ status, on, by, reason }) => toStandingSentence({ status, since: on, by, reason })),
    later: history.length - known.length,
    provisions: toProvisions(corpus, ask),
    wording: toWordingViews(corpus, ask),
    claims: support.map((one) => ({ claim: one.claim, rests: toRests(corpus, ask, one) })),
    about: about.map((object) => ({
      text: object.fields.title,
      href: getHref(object),
      kind: object.type,
    })),
    questions: questions.flatMap((id) => toLink(corpus.find('question', id, findHome(corpus, ask)))),
    answers: corpus.findUsers('answer', ask.key).flatMap(toLink),
    others: findOthers(corpus, {
      objects: about.map(({ key }) => key as ObjectKey),
      places: ask.fields.provisions,
    }),
    findings: toFindings(corpus, entry),
    outcome: toOutcome(corpus, ask),
  };
}

function toLead(corpus: Corpus, list: AskList, ask: Ask): string {
  const standing = getStanding(ask, corpus.asOf.day);
  const out = list.leftOut.find((one) => one.ask === ask);
  if (out) return `As of ${toLongDay(corpus.asOf.day)} this is no ask: ${withStop(out.why)}`;
  const position = ask.fields.position
    ? ` Position: ${toWords(ask.fields.position)}.`
    : ' It does not say where we stand.';
  return `${standing ? toStandingSentence(standing) : ''}${position}`;
}

function findHome(corpus: Corpus, ask: Ask): string {
  const [version = ''] = Object.keys(ask.fields.provisions);
  return corpus.content.findById('version', version)[0]?.home ?? corpus.firstRule?.id ?? '';
}

/** Obligations, definitions, gaps and whatever else it names; what leads nowhere is left to `check`. */
function findAbout(corpus: Corpus, ask: Ask): readonly RuleObject[] {
  const keys = corpus
    .getLinksFrom(ask.key)
    .filter(({ field }) => field === 'about')
    .map(({ to }) => to);
  return [...new Set(keys)].flatMap((key) => corpus.content.getByKey(key) ?? []);
}

function toProvisions(corpus: Corpus, ask: Ask): CitedProvision[] {
  return Object.entries(ask.fields.provisions).flatMap(([id, provisions]) => {
    const [version] = corpus.content.findById('version', id) as readonly RuleObject<'version'>[];
    const home = version?.home ?? '';
    return provisions.map((provision) => ({
      citation: toCitation(corpus, home, id, provision),
      basis: toBasis(version),
      paragraphs: version ? findParagraphs(corpus, version, provision) : [],
    }));
  });
}

function toBasis(version: RuleObject<'version'> | undefined): string {
  if (!version) return 'There is no such version here.';
  return version.fields.text === 'official'
    ? `The official text, ${version.fields.citation}.`
    : `Our restatement, not the official text; verify against ${version.fields.citation} before filing.`;
}

function findParagraphs(corpus: Corpus, version: RuleObject<'version'>, provision: string): string[] {
  const section = findSection(corpus.content, version.home, version.id, provision);
  const all = section ? [...walkProvisions(corpus.getProvisions(section))] : [];
  const isWhole = splitProvision(provision).below === '';
  const found = isWhole ? undefined : all.find(({ id }) => id === provision);
  const cited = isWhole ? all : found ? [...walkProvisions([found])] : [];
  return cited
    .filter(({ text }) => text !== '')
    .map((paragraph) => [getMarker(paragraph), paragraph.text].filter(Boolean).join(' '));
}

type Claim = NonNullable<Ask['fields']['support']>[number];

function toRests(
  corpus: Corpus,
  ask: Ask,
  { sources = [], evidence = [], basis }: Claim,
): AskPage['claims'][number]['rests'] {
  const home = findHome(corpus, ask);
  return [
    ...sources.map((id) => toNamed(corpus.find('source', id, home), id)),
    ...evidence.map((id) => toNamed(corpus.find('evidence', id, ''), id)),
    ...(basis === undefined ? [] : [{ text: basis }]),
  ];
}

function toNamed(object: RuleObject | undefined, id: string): Link | { readonly text: string } {
  if (!object) return { text: id };
  const publisher = object.type === 'source' ? `${(object as RuleObject<'source'>).fields.publisher}: ` : '';
  return { text: `${publisher}${object.fields.title}`, href: getHref(object) };
}

function toLink(object: RuleObject | undefined): Link[] {
  return object ? [{ text: object.fields.title, href: getHref(object) }] : [];
}

function toFindings(corpus: Corpus, entry: AskEntry | undefined): AskPage['findings'] {
  return (entry?.findings ?? []).map(({ object, path, part, code, severity, message, hint }) => ({
    code,
    severity,
    message,
    hint,
    line: corpus.findPlace(object.file, path, part).line,
  }));
}

function toOutcome(corpus: Corpus, ask: Ask): AskPage['outcome'] {
  const { outcome } = ask.fields;
  if (!outcome || outcome.on > corpus.asOf.day) return undefined;
  const version = corpus.find('version', outcome.version, findHome(corpus, ask));
  const reason = outcome.reason ? `: ${outcome.reason}` : '';
  return {
    text: `${capitalize(toWords(outcome.result))}${withStop(reason) === '.' ? '.' : withStop(reason)} Confirmed by ${outcome.by} on ${toLongDay(outcome.on)}.`,
    version: version && { text: version.fields.shortTitle, href: getHref(version) },
  };
}
