/**
 * The board of asks: groups by status in their order, each ask with what one needs to choose it. With the values of
 * its two filters, so that nothing is computed in the browser.
 */
import type { Corpus } from '../../model/corpus.ts';
import { ASK_STATUSES } from '../../model/filing.ts';
import { compareNatural, compareText } from '../../text/natural-order.ts';
import type { Citation } from '../citation.ts';
import { getHref } from '../href.ts';
import { capitalize, toWords } from '../labels.ts';
import { type AskEntry, isEnded, isReady, toAskList, toStandingSentence } from './ask-entry.ts';
import { toAskSummary } from './ask-summary.ts';
import { type Countdown, toCountdown } from './countdown.ts';
import { toDaysLeft } from './period-words.ts';
import { getOwner } from './select-asks.ts';

export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly owner: string;
  readonly sections: readonly string[];
  readonly citations: readonly Citation[];
  readonly standing: string;
  /** Undefined where nothing more is done with it. */
  readonly days: { readonly text: string; readonly count: Countdown | undefined } | undefined;
  readonly isReady: boolean;
  readonly blockers: readonly string[];
  readonly warnings: number;
  readonly confidential: boolean;
}

export interface Board {
  /** Sentences: counts, who is left out, the comment period. */
  readonly about: readonly string[];
  readonly groups: readonly {
    readonly status: string;
    readonly label: string;
    readonly cards: readonly BoardCard[];
  }[];
  /** Statuses in which no ask is. */
  readonly empty: readonly string[];
  readonly owners: readonly string[];
  readonly sections: readonly string[];
}

/** The board; undefined for audiences that may not know of asks. */
export function toBoard(corpus: Corpus): Board | undefined {
  const list = toAskList(corpus);
  if (!list) return undefined;
  const { entries } = list;
  const groups = ASK_STATUSES.map((status) => ({
    status,
    label: capitalize(toWords(status)),
    cards: entries.filter(({ standing }) => standing.status === status).map((entry) => toCard(corpus, entry)),
  }));
  return {
    about: toAskSummary(corpus, list, entries, undefined),
    groups: groups.filter(({ cards }) => cards.length > 0),
    empty: groups.filter(({ cards }) => cards.length === 0).map(({ label }) => label.toLowerCase()),
    owners: [...new Set(entries.map(getOwner))].toSorted(compareText),
    sections: [...new Set(entries.flatMap(({ sections }) => sections))].toSorted(compareNatural),
  };
}

function toCard(corpus: Corpus, entry: AskEntry): BoardCard {
  const { ask, standing, period, blockers, findings, citations, sections } = entry;
  return {
    id: ask.id,
    title: ask.fields.title,
    href: getHref(ask),
    owner: getOwner(entry),
    sections,
    citations,
    standing: toStandingSentence(standing),
    days: isEnded(entry)
      ? undefined
      : { text: capitalize(toDaysLeft(corpus, period)), count: toCountdown(corpus, period) },
    isReady: isReady(entry),
    blockers,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    confidential: ask.fields.confidential,
  };
}
