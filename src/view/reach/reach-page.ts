/**
 * The page "Does this rule reach us?": every questionnaire of a rule as a decision list that can be followed on paper,
 * each question and outcome with the words it is built from, and the bones of it for the script. In: the corpus of an
 * audience. What the provider has, which subjects and controls, is there only for audiences that may know it.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { getWeakest, type ReachDecision, type SubjectType, type Verification } from '../../model/words.ts';
import { getHref } from '../href.ts';
import { STAGE_LABELS, toWords, withStop } from '../labels.ts';
import { DECISION_LABELS, toAnswerText } from './answer-text.ts';
import { findHoldingControls, type HoldingControl } from './holding-controls.ts';
import { type ReachForm, toReachForm } from './reach-form.ts';
import { type ReachWords, toReachWords } from './reach-words.ts';

type Questionnaire = RuleObject<'questionnaire'>;
type Question = Questionnaire['fields']['questions'][number];
type Outcome = Questionnaire['fields']['outcomes'][number];
type Need = NonNullable<Questionnaire['fields']['needs']>[number];

export interface ReachLink {
  readonly text: string;
  readonly href: string;
}

export interface ReachQuestion {
  readonly id: string;
  readonly anchor: string;
  readonly number: number;
  readonly text: string;
  readonly help: string | undefined;
  readonly words: readonly ReachWords[];
  readonly answers: readonly {
    readonly id: string;
    readonly text: string;
    /** "go on to question 3", "the result is: out, …", with its address. */
    readonly leads: ReachLink;
  }[];
}

export interface ReachOutcome {
  readonly id: string;
  readonly anchor: string;
  readonly decision: ReachDecision;
  readonly label: string;
  readonly reason: string;
  readonly words: readonly ReachWords[];
  readonly obligations: readonly ReachLink[];
  /** The weakest check of the words it rests on. */
  readonly weakest: Verification;
}

export interface ReachNeed {
  readonly id: string;
  readonly anchor: string;
  readonly number: number;
  readonly text: string;
  readonly help: string | undefined;
  readonly kinds: readonly string[];
  readonly words: readonly ReachWords[];
  /** Undefined for audiences that may not know them. */
  readonly controls: readonly HoldingControl[] | undefined;
}

export interface ReachSection {
  readonly questionnaire: Questionnaire;
  readonly isActive: boolean;
  readonly questions: readonly ReachQuestion[];
  readonly outcomes: readonly ReachOutcome[];
  readonly needs: readonly ReachNeed[];
  readonly needsFrom: ReachLink | undefined;
  /** What the script needs; undefined where nothing is to be answered. */
  readonly form: ReachForm | undefined;
}

const SUBJECT_ORDER: readonly SubjectType[] = ['provider', 'product', 'reseller', 'customer-class'];
/** What holds for every result of a rule, by its stage on the day: "If adopted as proposed …". */
export function toReachMood(corpus: Corpus, rule: RuleObject<'rule'>): string {
  const { latest, stage, isFinal, withdrawal } = corpus.getRuleState(rule);
  if (!latest || !stage) return 'No version of this rule is published on this day; each result is a guess.';
  if (isFinal) return `By the ${STAGE_LABELS[stage]} ${latest.fields.shortTitle}.`;
  const fate = withdrawal ? `, and a withdrawal is ${withdrawal.fields.status}` : '';
  return `If adopted as proposed (${latest.fields.shortTitle}). No final rule is recorded as of ${corpus.asOf.day}${fate}: nothing here binds anybody today.`;
}

/** A sentence for each questionnaire in use that is not built from the latest version of the day. */
export function findStale(
  corpus: Corpus,
  rule: RuleObject<'rule'>,
  sections: readonly ReachSection[],
): string[] {
  const { latest } = corpus.getRuleState(rule);
  return sections.flatMap(({ isActive, questionnaire: { fields, home } }) => {
    const version = corpus.find('version', fields.version, home);
    if (!isActive || !latest || !version || version.key === latest.key) return [];
    return [
      `“${fields.title}” is built from ${version.fields.shortTitle}; on this day the latest version is ${latest.fields.shortTitle}.`,
    ];
  });
}

/** All questionnaires of a rule, in the order of subjects; drafts and retired ones last. */
export function toReachSections(corpus: Corpus, rule: RuleObject<'rule'>): ReachSection[] {
  const list = [...corpus.content.list('questionnaire', rule.id)];
  const rank = ({ fields }: Questionnaire) =>
    (fields.state === 'active' ? 0 : 10) + SUBJECT_ORDER.indexOf(fields.subject);
  return list.sort((a, b) => rank(a) - rank(b)).map((one) => toReachSection(corpus, one));
}

/** One questionnaire with everything that its page shows. */
export function toReachSection(corpus: Corpus, questionnaire: Questionnaire): ReachSection {
  const { fields, id } = questionnaire;
  const owner = findNeedsOwner(corpus, questionnaire);
  const isActive = fields.state === 'active';
  return {
    questionnaire,
    isActive,
    questions: fields.questions.map((question, index) => toQuestion(corpus, questionnaire, question, index)),
    outcomes: fields.outcomes.map((outcome) => toOutcome(corpus, questionnaire, outcome)),
    needs: (owner?.fields.needs ?? []).map((need, index) =>
      toNeed(corpus, questionnaire, owner!, need, index),
    ),
    needsFrom:
      owner && owner.id !== id ? { text: owner.fields.title, href: `#_${owner.id}.holding` } : undefined,
    form: isActive ? toReachForm(corpus, questionnaire, owner) : undefined,
  };
}

/** The questionnaire that has the needs: this one or the one it names. */
function findNeedsOwner(corpus: Corpus, questionnaire: Questionnaire): Questionnaire | undefined {
  const { needs, needsOf } = questionnaire.fields;
  if (needs || needsOf === undefined) return needs ? questionnaire : undefined;
  return corpus.find('questionnaire', needsOf, questionnaire.home);
}

function toQuestion(
  corpus: Corpus,
  { id, home, fields }: Questionnaire,
  question: Question,
  index: number,
): ReachQuestion {
  return {
    id: question.id,
    anchor: `_${id}.q.${question.id}`,
    number: index + 1,
    text: question.text,
    help: question.help,
    words: question.basis.flatMap((basis) => toReachWords(corpus, home, fields.version, basis)),
    answers: question.answers.map((answer) => ({
      id: answer.id,
      text: toAnswerText(answer),
      leads: toLead({ id, fields }, answer),
    })),
  };
}

function toLead(
  { id, fields }: Pick<Questionnaire, 'id' | 'fields'>,
  { ask, decide }: Question['answers'][number],
): ReachLink {
  const next = fields.questions.findIndex((question) => question.id === ask);
  if (next !== -1) return { text: `go on to question ${next + 1}`, href: `#_${id}.q.${ask}` };
  const outcome = fields.outcomes.find((one) => one.id === decide);
  if (!outcome) return { text: 'leads nowhere yet', href: `#${id}` };
  return {
    text: `the result is: ${DECISION_LABELS[outcome.decision].word}`,
    href: `#_${id}.result.${decide}`,
  };
}

function toOutcome(corpus: Corpus, { id, home, fields }: Questionnaire, outcome: Outcome): ReachOutcome {
  const words = outcome.basis.flatMap((basis) => toReachWords(corpus, home, fields.version, basis));
  return {
    id: outcome.id,
    anchor: `_${id}.result.${outcome.id}`,
    decision: outcome.decision,
    label: DECISION_LABELS[outcome.decision].word,
    reason: withStop(outcome.reason),
    words,
    obligations: (outcome.obligations ?? []).flatMap((name) => {
      const obligation = corpus.find('obligation', name, home);
      return obligation ? [{ text: obligation.fields.title, href: getHref(obligation) }] : [];
    }),
    weakest: getWeakest(words.map(({ checked }) => checked.verification)),
  };
}

function toNeed(
  corpus: Corpus,
  { id }: Questionnaire,
  owner: Questionnaire,
  need: Need,
  index: number,
): ReachNeed {
  return {
    id: need.id,
    anchor: `_${id}.need.${need.id}`,
    number: index + 1,
    text: need.text,
    help: need.help,
    kinds: need.kinds.map(toWords),
    words: need.basis.flatMap((basis) => toReachWords(corpus, owner.home, owner.fields.version, basis)),
    controls: findHoldingControls(corpus, owner, need),
  };
}
