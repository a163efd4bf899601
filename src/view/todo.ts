/**
 * What needs somebody now, for each of the three kinds of user: counted from the corpus, each with the page
 * that shows the list. Empty lists say so; nothing is suggested that the content does not call for.
 */
import { getEvidenceState } from '../analysis/coverage/judge-evidence.ts';
import { getVersionPeriod, isOpen } from '../analysis/filing/find-period.ts';
import { findAnswer } from '../analysis/filing/readiness/check-answers.ts';
import { isSettled } from '../analysis/gaps/compute-gaps.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { isSuspect } from '../model/suspects.ts';
import { isEnded, isReady, toAskList } from './asks/ask-entry.ts';
import { toDaysLeft } from './asks/period-words.ts';
import { getGapHref } from './href.ts';
import { countOf } from './labels.ts';
import { getObjectVerification } from './verification.ts';

export interface Todo {
  readonly text: string;
  readonly href: string;
}

export interface TodoLists {
  readonly legal: readonly Todo[];
  readonly engineering: readonly Todo[];
  readonly policy: readonly Todo[];
}

/** The three lists for one rule. */
export function toTodoLists(corpus: Corpus, rule: RuleObject<'rule'>): TodoLists {
  const knowsOurSide = corpus.audience === 'privileged';
  return {
    legal: toLegal(corpus, rule),
    engineering: knowsOurSide ? toEngineering(corpus) : [],
    policy: knowsOurSide ? toPolicy(corpus, rule) : [],
  };
}

function toLegal(corpus: Corpus, rule: RuleObject<'rule'>): Todo[] {
  const base = `/rules/${rule.id}`;
  const obligations = corpus.content
    .list('obligation', rule.id)
    .filter(({ fields }) => fields.state === 'active');
  const unverified = obligations.filter(
    (obligation) => getObjectVerification(obligation) === 'unverified',
  ).length;
  const differing = obligations.filter(({ fields }) => fields.readings !== undefined).length;
  const restated = corpus.content
    .list('version', rule.id)
    .filter(({ fields }) => fields.text === 'restated').length;
  return [
    ...some(
      restated,
      `${countOf(restated, 'version')} of the text ${restated === 1 ? 'is' : 'are'} restated in our words: check against the original before citing`,
      `${base}/`,
    ),
    ...some(
      unverified,
      `${countOf(unverified, 'obligation')} with a part that nobody has verified`,
      `${base}/obligations/?checked=not+verified`,
    ),
    ...some(
      differing,
      `${countOf(differing, 'obligation')} on which sources differ`,
      `${base}/notes/conflicts-between-sources/`,
      corpus.find('note', 'conflicts-between-sources', rule.id) !== undefined,
    ),
    ...some(
      countSuspects(corpus),
      `${countOf(countSuspects(corpus), 'review')} to look at again, because something changed since`,
      `${base}/changes/#_suspects`,
    ),
    ...some(
      countUnknown(corpus),
      `${countOf(countUnknown(corpus), 'obligation')} whose controls no review has accepted`,
      `${base}/obligations/?coverage=unknown`,
    ),
  ];
}

function toEngineering(corpus: Corpus): Todo[] {
  const evidence = corpus.content.list('evidence').filter(({ fields }) => fields.state === 'active');
  const superseded = new Set(
    evidence
      .filter(({ fields }) => (fields.collectedOn ?? '9999') <= corpus.asOf.day)
      .map(({ fields }) => fields.supersedes),
  );
  const count = (state: string) =>
    evidence.filter((one) => !superseded.has(one.id) && getEvidenceState(one, corpus.asOf.day) === state)
      .length;
  const overdue = corpus.content
    .list('control')
    .filter(
      ({ fields }) => fields.status === 'planned' && fields.due !== undefined && fields.due < corpus.asOf.day,
    ).length;
  return [
    ...some(
      count('failing'),
      `${countOf(count('failing'), 'piece of evidence', 'pieces of evidence')} failing`,
      '/evidence/?state=failing',
    ),
    ...some(
      count('expired'),
      `${countOf(count('expired'), 'piece of evidence', 'pieces of evidence')} expired`,
      '/evidence/?state=expired',
    ),
    ...some(
      count('not-run'),
      `${countOf(count('not-run'), 'piece of evidence', 'pieces of evidence')} never run`,
      '/evidence/?state=not+run',
    ),
    ...some(
      overdue,
      `${countOf(overdue, 'planned control')} past the planned date`,
      '/controls/?status=planned',
    ),
  ];
}

function toPolicy(corpus: Corpus, rule: RuleObject<'rule'>): Todo[] {
  const open = (corpus.gaps ?? []).filter((gap) => !isSettled(gap));
  const [heaviest] = open;
  const ruleGaps = open.filter(({ side }) => side === 'rule').length;
  return [
    ...(heaviest
      ? [
          {
            text: `Heaviest of ${countOf(open.length, 'open gap')}: ${heaviest.title} (weight ${heaviest.weight.value})`,
            href: getGapHref(heaviest.id),
          },
        ]
      : []),
    ...some(ruleGaps, `${countOf(ruleGaps, 'gap')} in the rule itself to argue`, '/gaps/#_rule'),
    ...toAskTodos(corpus),
    ...toQuestionTodos(corpus, rule),
  ];
}

/** Asks that can be filed while there is time, and those that something blocks. */
function toAskTodos(corpus: Corpus): Todo[] {
  const open = (toAskList(corpus)?.entries ?? []).filter((entry) => !isEnded(entry));
  const ready = open.filter(isReady);
  const left = ready[0] && isOpen(ready[0].period) ? `: ${toDaysLeft(corpus, ready[0].period)}` : '';
  return [
    ...some(
      ready.length,
      `${countOf(ready.length, 'approved ask')} to file${left}`,
      '/comments/asks/#_approved',
    ),
    ...some(
      open.length - ready.length,
      `${countOf(open.length - ready.length, 'ask')} with something in the way`,
      '/comments/asks/',
    ),
  ];
}

/** Undecided questions of a period that is open; where none is open, how many never got a decision. */
function toQuestionTodos(corpus: Corpus, rule: RuleObject<'rule'>): Todo[] {
  const undecided = corpus.content.list('question', rule.id).filter((question) => {
    const answer = findAnswer(corpus.content, question);
    return question.fields.state === 'active' && (!answer || answer.fields.status === 'undecided');
  });
  const urgent = undecided.filter(({ fields }) => {
    const version = corpus.content.get('version', rule.id, fields.version);
    return version !== undefined && isOpen(getVersionPeriod(corpus, version));
  });
  const href = `/rules/${rule.id}/questions/`;
  if (urgent.length > 0)
    return some(
      urgent.length,
      `${countOf(urgent.length, 'question')} of the open comment period without a decided answer`,
      href,
    );
  return some(
    undecided.length,
    `${countOf(undecided.length, 'question')} of the agency without a decided answer`,
    href,
  );
}

function countSuspects(corpus: Corpus): number {
  return (corpus.reviewLinks ?? []).filter(({ state }) => isSuspect(state)).length;
}

function countUnknown(corpus: Corpus): number {
  return [...(corpus.coverage?.values() ?? [])].filter(({ state }) => state === 'unknown').length;
}

function some(count: number, text: string, href: string, when = true): Todo[] {
  return count > 0 && when ? [{ text, href }] : [];
}
