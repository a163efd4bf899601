/**
 * What a look at the readiness of our asks found: the findings in the order a person works through them, which asks
 * were looked at, which were not and why, and until when there is. In: the corpus, and one ask where only one is meant.
 */
import { findOpenAsks } from '../../analysis/filing/readiness/find-ask-findings.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import type { Severity } from '../../text/diagnostic.ts';
import { countOf } from '../labels.ts';
import { type AskList, toStandingSentence } from './ask-entry.ts';
import { toPeriodSentences } from './ask-summary.ts';

export interface ReadyReport {
  readonly findings: readonly Finding[];
  readonly looked: readonly RuleObject<'ask'>[];
  readonly leftOut: readonly { readonly ask: RuleObject<'ask'>; readonly why: string }[];
  /** Sentences: what was looked at, what was not, until when, and the result. */
  readonly about: readonly string[];
}

/** The report on all asks, answers and questions, or on one ask. */
export function toReadyReport(corpus: Corpus, list: AskList, only?: RuleObject<'ask'>): ReadyReport {
  const open = findOpenAsks(corpus.content, corpus.asOf.day);
  const looked = only ? open.filter(({ key }) => key === only.key) : open;
  const findings = (corpus.readiness ?? []).filter(({ object }) => !only || object.key === only.key);
  const isMeant = ({ ask }: { ask: RuleObject<'ask'> }) => !only || ask.key === only.key;
  const leftOut = [
    ...list.entries
      .filter(({ ask }) => !open.includes(ask))
      .map(({ ask, standing }) => ({ ask, why: toStandingSentence(standing) })),
    ...list.leftOut.map(({ ask, why }) => ({ ask, why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.` })),
  ].filter(isMeant);
  return { findings, looked, leftOut, about: toAbout(corpus, { findings, looked, leftOut }, list) };
}

function toAbout(
  corpus: Corpus,
  { findings, looked, leftOut }: Omit<ReadyReport, 'about'>,
  list: AskList,
): string[] {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const bad = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ object }) => object.key),
  );
  const ready = looked.filter(({ key }) => !bad.has(key)).length;
  const isEmpty = list.entries.length + list.leftOut.length === 0;
  return [
    isEmpty
      ? `No ask yet, as of ${toLongDay(corpus.asOf.day)}. Start one from a gap: npx rulemark draft <gap>`
      : `${countOf(looked.length, 'ask')} looked at as of ${toLongDay(corpus.asOf.day)}: ${ready} without an error. ${countOf(count('error'), 'error')}, ${countOf(count('warning'), 'warning')}, ${countOf(count('note'), 'note')}.`,
    ...(leftOut.length > 0
      ? [
          `${countOf(leftOut.length, 'ask')} not looked at:`,
          ...leftOut.map(({ ask, why }) => `  ${ask.id}: ${why}`),
        ]
      : []),
    ...toPeriodSentences(corpus),
  ];
}
