/**
 * The page of outcomes: for each version that came after one we filed on, the score and the path of each ask, from
 * what it asked over the words of both versions to what the preamble says. In: the corpus. Out: sentences, runs and
 * links; undefined for editions that leave our filing out. What waits for a later version is said, not counted.
 */

import { getStanding } from '../../analysis/filing/get-standing.ts';
import { findEarlierVersions, findFiledAsks } from '../../analysis/filing/outcomes/find-earlier.ts';
import { compareWords } from '../../analysis/redline/compare-words.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { AskOutcome, TextFate } from '../../model/outcomes.ts';
import { toLongDay } from '../../text/day.ts';
import type { MarkedRun } from '../comparison/mark-runs.ts';
import { getHref, getProvisionHref } from '../href.ts';
import { countOf, STAGE_LABELS, toWords, withStop } from '../labels.ts';
import { toScoreSentences } from './score.ts';

interface Linked {
  readonly text: string;
  readonly href: string;
}

/** One proposed change, or one provision the ask spoke of, from version to version. */
export interface PathView {
  /** What the ask would change; empty where it proposed no words. */
  readonly asked: readonly MarkedRun[];
  /** Empty where the earlier version has no such text. */
  readonly from: readonly Linked[];
  readonly to: readonly Linked[];
  readonly runs: readonly MarkedRun[];
}

export interface AskView {
  readonly id: string;
  readonly title: string;
  readonly filed: string;
  readonly state: string;
  readonly reason: string | undefined;
  readonly said: { readonly text: string; readonly at: string } | undefined;
  /** The guess in words, only where nobody confirmed; it says so. */
  readonly guess: string | undefined;
  readonly because: readonly string[];
  readonly paths: readonly PathView[];
  readonly file: string;
  readonly command: string;
}

export interface VersionView {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly score: readonly string[];
  readonly reviewed: string;
  readonly asks: readonly AskView[];
}

export interface WaitingView {
  readonly title: string;
  readonly href: string;
  readonly sentence: string;
  readonly asks: readonly { readonly title: string; readonly href: string; readonly file: string }[];
}

export interface OutcomesPage {
  readonly versions: readonly VersionView[];
  readonly waiting: readonly WaitingView[];
  /** Withdrawn and unfiled asks are not here; how many there are. */
  readonly left: string;
}

/** The page; undefined where the audience may not know our filing. */
export function toOutcomesPage(corpus: Corpus): OutcomesPage | undefined {
  if (corpus.audience !== 'privileged') return undefined;
  const known = corpus.content.list('version').filter(({ fields }) => fields.published <= corpus.asOf.day);
  const versions = known.flatMap((version) => {
    const filed = findFiledAsks(corpus.content, version, corpus.asOf.day);
    return filed.length > 0 ? [toVersionView(corpus, version)] : [];
  });
  const asks = corpus.content.list('ask');
  const filed = asks.filter((ask) => getStanding(ask, corpus.asOf.day)?.status === 'filed');
  return {
    versions,
    waiting: known.flatMap((version) => toWaiting(corpus, version, known) ?? []),
    left: `${filed.length} of ${countOf(asks.length, 'ask')} filed as of ${toLongDay(corpus.asOf.day)}. What was not filed, or was withdrawn, asks for nothing and is not counted here.`,
  };
}

function toVersionView(corpus: Corpus, version: RuleObject<'version'>): VersionView {
  const state = corpus.getOutcomes(version)!;
  const { reviewed } = version.fields;
  return {
    id: `_${version.id}`,
    title: version.fields.title,
    href: getHref(version),
    score: toScoreSentences(state),
    reviewed: reviewed
      ? `Marked reviewed by ${reviewed.by} on ${toLongDay(reviewed.on)}.`
      : 'Not marked reviewed; it cannot be while an ask has no outcome.',
    asks: state.outcomes.map((outcome) => toAskView(version, outcome)),
  };
}

function toAskView(version: RuleObject<'version'>, outcome: AskOutcome): AskView {
  const { ask, version: earlier, filedOn, confirmed, guess, noGuess } = outcome;
  return {
    id: `_${version.id}-${ask.id}`,
    title: ask.fields.title,
    filed: `Filed on ${earlier.fields.shortTitle}, ${toLongDay(filedOn)}.`,
    state: confirmed
      ? `${toWords(confirmed.result)}, confirmed by ${confirmed.by} on ${toLongDay(confirmed.on)}.`
      : 'No outcome yet.',
    reason: confirmed?.reason,
    said: confirmed?.said,
    guess:
      confirmed || !guess
        ? undefined
        : `Only a guess, not counted: ${toWords(guess.result)}, ${guess.certainty}.`,
    because: (guess?.because ?? [`no guess: ${noGuess}`]).map(withStop),
    paths: (guess?.texts ?? []).map((fate, at) => toPath(outcome, version, fate, at)),
    file: ask.file,
    command: `npx rulemark outcomes ${version.id} --confirm ${ask.id} --as <result> --by <who>`,
  };
}

function toPath(
  { ask, version: earlier }: AskOutcome,
  version: RuleObject<'version'>,
  { from, to, runs }: TextFate,
  at: number,
): PathView {
  const wording = (ask.fields.wording ?? []).filter((one) => one.version === earlier.id)[at];
  const link = (of: RuleObject<'version'>) => (id: string) => ({
    text: `${of.fields.shortTitle} § ${id}`,
    href: getProvisionHref(of.home, of.id, id),
  });
  return {
    asked: wording ? toRuns(compareWords(wording.current ?? '', wording.replacement)) : [],
    from: from.map(link(earlier)),
    to: to.map(link(version)),
    runs: toRuns(runs),
  };
}

function toRuns(runs: TextFate['runs']): MarkedRun[] {
  return runs.filter(([, text]) => text !== '').map(([sign, text]) => ({ sign, text }));
}

/** Asks on a version that no later one follows: nothing can have become of them yet. */
function toWaiting(
  corpus: Corpus,
  version: RuleObject<'version'>,
  known: readonly RuleObject<'version'>[],
): WaitingView | undefined {
  const isFollowed = known.some((later) =>
    findEarlierVersions(corpus.content, later).some(({ key }) => key === version.key),
  );
  if (isFollowed) return undefined;
  const asks = corpus.content
    .list('ask')
    .filter(({ fields }) => fields.state === 'active' && fields.provisions[version.id] !== undefined)
    .filter((ask) => getStanding(ask, corpus.asOf.day)?.status === 'filed');
  if (asks.length === 0) return undefined;
  const { shortTitle, stage } = version.fields;
  const rule = corpus.content.get('rule', '', version.home);
  const state = rule && corpus.getRuleState(rule);
  const never = state && !state.isFinal ? ' No final rule is recorded.' : '';
  const withdrawal = state?.withdrawal;
  const withdrawn = withdrawal
    ? ` On record, ${withdrawal.fields.status}: ${withStop(withdrawal.fields.title)}`
    : '';
  return {
    title: shortTitle,
    href: getHref(version),
    sentence: `No later version yet: ${countOf(asks.length, 'ask')} ${asks.length === 1 ? 'was' : 'were'} filed on ${shortTitle} (${STAGE_LABELS[stage]}), and nothing that follows it is recorded as of ${toLongDay(corpus.asOf.day)}. None of them was accepted, and none was refused.${never}${withdrawn}`,
    asks: asks.map((ask) => ({ title: ask.fields.title, href: getHref(ask), file: ask.file })),
  };
}
