/**
 * What answering a questionnaire needs beside its page: the bones to follow, and the words that go into a saved
 * decision. Plain data, small enough to stand in the page; the subjects and ids of the provider are there only for
 * audiences that may know them.
 */
import { resolveReference } from '../../analysis/links/resolve-links.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Flow, FlowAnswer } from '../../model/reach.ts';
import type { ReachDecision, SubjectType } from '../../model/words.ts';
import { withStop } from '../labels.ts';
import { toAnswerText } from './answer-text.ts';
import { findHoldingControls } from './holding-controls.ts';

type Questionnaire = RuleObject<'questionnaire'>;

export interface ReachForm extends Flow {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly subject: SubjectType;
  readonly asOf: string;
  readonly questions: readonly {
    readonly id: string;
    readonly text: string;
    readonly answers: readonly (FlowAnswer & { readonly text: string })[];
  }[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly decision: ReachDecision;
    readonly reason: string;
    /** As a decision of the provider refers to them. */
    readonly definitions: readonly string[];
    readonly obligations: readonly string[];
  }[];
  readonly needs: readonly {
    readonly id: string;
    readonly text: string;
    /** "Title (implemented)", for audiences that may know. */
    readonly controls: readonly string[];
  }[];
  /** What the provider lists of this type; empty for audiences that may not know. */
  readonly subjects: readonly { readonly id: string; readonly title: string }[];
  /** Ids of decisions that are there already. */
  readonly taken: readonly string[];
}

/** The form of a questionnaire; `owner` is the one whose needs hold for it. */
export function toReachForm(
  corpus: Corpus,
  questionnaire: Questionnaire,
  owner: Questionnaire | undefined,
): ReachForm {
  const { id, home, fields } = questionnaire;
  const knows = corpus.audience === 'privileged';
  return {
    id,
    rule: home,
    title: fields.title,
    subject: fields.subject,
    asOf: corpus.asOf.day,
    questions: fields.questions.map((question) => ({
      id: question.id,
      text: question.text,
      answers: question.answers.map((answer) => ({ ...toStep(answer), text: toAnswerText(answer) })),
    })),
    outcomes: fields.outcomes.map((outcome) => ({
      id: outcome.id,
      decision: outcome.decision,
      reason: withStop(outcome.reason),
      definitions: findReferences(
        corpus,
        home,
        'definition',
        outcome.basis.map(({ of }) => of),
      ),
      obligations: findReferences(
        corpus,
        home,
        'obligation',
        (outcome.obligations ?? []).map((name) => `obligations/${name}`),
      ),
    })),
    needs: (owner?.fields.needs ?? []).map((need) => ({
      id: need.id,
      text: need.text,
      controls: (findHoldingControls(corpus, owner!, need) ?? []).map(
        ({ title, status }) => `${title} (${status})`,
      ),
    })),
    subjects: knows ? findSubjects(corpus, fields.subject) : [],
    taken: knows ? corpus.content.list('applicability').map((decision) => decision.id) : [],
  };
}

/** The subjects of a type that the provider lists; the provider itself has no id. */
function findSubjects(corpus: Corpus, type: SubjectType): { id: string; title: string }[] {
  const provider = corpus.content.list('provider')[0];
  const lists = {
    provider: [],
    product: provider?.fields.products ?? [],
    reseller: provider?.fields.resellers ?? [],
    'customer-class': provider?.fields.customerClasses ?? [],
  } satisfies Record<SubjectType, readonly { id: string; title: string }[]>;
  return lists[type].map(({ id, title }) => ({ id, title }));
}

/** Only what leads on, without keys that are not there. */
function toStep({ id, ask, decide }: FlowAnswer): {
  id: string;
  ask?: string;
  decide?: string;
} {
  return { id, ...(ask === undefined ? {} : { ask }), ...(decide === undefined ? {} : { decide }) };
}

/** Ids as they are written from outside the rule: with the rule in front where another has the same id. */
function findReferences(
  corpus: Corpus,
  home: string,
  kind: 'definition' | 'obligation',
  names: readonly string[],
): string[] {
  const ids = names.flatMap((name) => {
    const found = resolveReference(corpus.content, 'any', name, home, false);
    if (found.kind !== 'found' || found.object.type !== kind) return [];
    const { id, home: own } = found.object;
    return [corpus.content.findById(kind, id).length > 1 ? `${own}/${id}` : id];
  });
  return [...new Set(ids)];
}
