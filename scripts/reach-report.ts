/** A questionnaire and its result as a person reads them in a terminal. */
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import { countOf } from '../src/view/labels.ts';
import { DECISION_LABELS, HOLDING_LABELS, NO_ADVICE, SUBJECT_LABELS } from '../src/view/reach/answer-text.ts';
import type { ReachForm } from '../src/view/reach/reach-form.ts';
import {
  type ReachOutcome,
  type ReachSection,
  toReachMood,
  toReachSection,
  toReachSections,
} from '../src/view/reach/reach-page.ts';
import { type ReachState, toReachState } from '../src/view/reach/reach-state.ts';
import type { GivenAnswers } from './read-answers.ts';
import { formatTable, paint } from './terminal.ts';

/** Which questionnaires a rule has, and how to answer them. */
export function toOverview(corpus: Corpus, rule: RuleObject<'rule'>): string {
  const sections = toReachSections(corpus, rule).filter(({ isActive }) => isActive);
  if (sections.length === 0)
    return `The rule ${rule.id} has no questionnaire yet. Start one: rulemark new questionnaire product --rule ${rule.id}\n`;
  const rows = sections.map(({ questionnaire: { fields }, questions, outcomes }) => [
    fields.subject,
    fields.title,
    countOf(questions.length, 'question'),
    countOf(outcomes.length, 'result'),
  ]);
  const lists = sections.map(
    ({ questionnaire, questions, needs }) =>
      `${paint('bold', questionnaire.fields.title)}\n${questions.map(toLine).join('')}${needs.map(({ id, text }) => `  hold.${id}: ${text} (yes, no, unsure)\n`).join('')}`,
  );
  return `${toReachMood(corpus, rule)} ${NO_ADVICE}\n\n${formatTable(['Subject', 'Questionnaire', 'Asks', 'Ends in'], rows)}\n${lists.join('\n')}\nAnswer one: rulemark reach --subject ${sections[0]!.questionnaire.fields.subject}\n`;
}

function toLine({ id, text, answers }: ReachSection['questions'][number]): string {
  return `  ${id}: ${text} (${answers.map((answer) => answer.id).join(', ')})\n`;
}

/** What was answered, where it led and the words that decide; or the question that is open. */
export function toResult(
  corpus: Corpus,
  questionnaire: RuleObject<'questionnaire'>,
  given: GivenAnswers,
): string {
  const section = toReachSection(corpus, questionnaire);
  const form = section.form!;
  const state = toReachState(form, given.answers, given.holding);
  const rule = corpus.content.get('rule', '', questionnaire.home);
  const outcome = section.outcomes.find(({ id }) => id === state.outcome?.id);
  return [
    `${paint('bold', questionnaire.fields.title)} (${SUBJECT_LABELS[questionnaire.fields.subject]})\n`,
    rule ? `${toReachMood(corpus, rule)} ${NO_ADVICE}\n` : '',
    toAnswers(form, state),
    outcome ? toOutcome(outcome) : toOpen(section, state),
    state.asksHolding ? toHolding(form, given, state) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function toAnswers({ questions }: ReachForm, { path, unused }: ReachState): string {
  const lines = path.map((step, index) => {
    const question = questions.find(({ id }) => id === step.question);
    const answer = question?.answers.find(({ id }) => id === step.answer);
    return `  ${index + 1}. ${question?.text}  ${paint('bold', answer?.text ?? step.answer)}\n`;
  });
  const left = unused.length > 0 ? `  Not asked on this way, and not used: ${unused.join(', ')}.\n` : '';
  return lines.length + left.length > 0 ? `${lines.join('')}${left}` : '';
}

function toOutcome({ decision, reason, words, obligations, weakest }: ReachOutcome): string {
  const { shape, word, means } = DECISION_LABELS[decision];
  const only = obligations.length > 0 ? `Only for: ${obligations.map(({ text }) => text).join('; ')}.\n` : '';
  const quoted = words.map(
    ({ of, text, origin, checked, citations }) =>
      `  ${paint('bold', of)}: "${text}"\n    ${[
        origin === 'official' ? 'Official words.' : 'Restated in our words.',
        ...(citations.length > 0 ? [`${citations.map(({ full }) => full).join('; ')}.`] : []),
        `${checked.phrase}${checked.sources.length > 0 ? `: ${checked.sources.map(({ publisher }) => publisher).join('; ')}` : ''}.`,
      ].join(' ')}\n`,
  );
  return `${paint('bold', `${shape} ${word}`)}: ${means}.\n${reason}\n${only}The words that decide (the weakest is ${weakest}):\n${quoted.join('')}`;
}

function toOpen({ questions }: ReachSection, { next }: ReachState): string {
  const question = questions.find(({ id }) => id === next);
  if (!question)
    return 'The answers lead nowhere. `rulemark check` says where the questionnaire is broken.\n';
  return `Open: ${question.text}\n  --answers ${question.answers.map(({ id }) => `${question.id}=${id}`).join(' | ')}\n`;
}

function toHolding({ needs }: ReachForm, { holding }: GivenAnswers, state: ReachState): string {
  const { verdict } = state.holding;
  const rows = needs.map(({ id, text, controls }) => [
    `hold.${id}`,
    holding[id] ?? 'not answered',
    text,
    controls.join('; ') || '-',
  ]);
  const head = verdict ? `It ${HOLDING_LABELS[verdict]}` : 'Not answered to the end';
  return `Could the identity data be held safely? ${paint('bold', head)}.\n${formatTable(['Need', 'Answer', 'Question', 'Our controls'], rows)}`;
}
