/**
 * A decision on applicability as a Markdown file, made from the answers to a questionnaire: front matter by the
 * schema, without a review, and the answers below it so that a reviewer sees what was said. The command writes it, and
 * the page offers it for download. No clock: the day is that of the page.
 */
import { followAnswers, judgeHolding } from '../../analysis/applicability/follow-answers.ts';
import type { Answers } from '../../model/reach.ts';
import { HOLDING_LABELS, toAnswerText } from './answer-text.ts';
import type { ReachForm } from './reach-form.ts';

export interface ApplicabilityChoice {
  readonly answers: Answers;
  /** Need id to yes, no or unsure. */
  readonly holding: Answers;
  /** Id of the subject in provider.md; empty for the provider itself. */
  readonly subject: string;
  /** File name without `.md`; a free one when left out. */
  readonly name?: string | undefined;
}

export interface ApplicabilityFile {
  readonly id: string;
  /** Below the content folder. */
  readonly file: string;
  readonly text: string;
}

const WIDTH = 110;

/** The file; undefined as long as the answers lead to no outcome. */
export function toApplicabilityFile(
  form: ReachForm,
  choice: ApplicabilityChoice,
): ApplicabilityFile | undefined {
  const { path, outcome } = followAnswers(form, choice.answers);
  const result = form.outcomes.find(({ id }) => id === outcome);
  if (!result) return undefined;
  const id = choice.name ?? findFreeId(form, choice.subject);
  const known = form.subjects.find((one) => one.id === choice.subject);
  const title = form.subject === 'provider' ? 'The provider itself' : (known?.title ?? choice.subject);
  const matter = [
    `title: ${JSON.stringify(title)}`,
    'subject:',
    `  type: ${form.subject}`,
    ...(form.subject === 'provider' ? [] : [`  id: ${choice.subject}`]),
    `decision: ${result.decision}`,
    ...fold('reason', result.reason),
    ...toList('definitions', result.definitions),
    ...toList('obligations', result.obligations),
  ];
  const body = [
    toOrigin(form),
    '## Answers',
    toAnswers(form, path),
    ...toHoldingPart(form, result.decision, choice.holding),
  ];
  return {
    id,
    file: `provider/applicability/${id}.md`,
    text: `---\n${matter.join('\n')}\n---\n\n${body.join('\n\n')}\n`,
  };
}

/** An id that no decision has yet: that of the subject, then with a number. */
export function findFreeId(form: Pick<ReachForm, 'rule' | 'subject' | 'taken'>, subject: string): string {
  const wanted = `${form.subject === 'provider' ? 'provider' : subject}-${form.rule}`;
  let id = wanted;
  for (let n = 2; form.taken.includes(id); n++) id = `${wanted}-${n}`;
  return id;
}

function toOrigin({ title, id, rule, asOf }: ReachForm): string {
  return wrap(
    `Made with the questionnaire "${toPlain(title)}" (\`questionnaires/${id}\` of \`${rule}\`), as of ${asOf}. Nobody has reviewed it.`,
  ).join('\n');
}

function toAnswers({ questions }: ReachForm, path: readonly { question: string; answer: string }[]): string {
  return path
    .map((step, index) => {
      const question = questions.find(({ id }) => id === step.question);
      const answer = question?.answers.find(({ id }) => id === step.answer);
      return `${index + 1}. ${toPlain(question?.text ?? step.question)} **${toPlain(answer?.text ?? step.answer)}**`;
    })
    .join('\n');
}

/** The part on safe holding; none where the rule does not reach the subject, or nothing is asked. */
function toHoldingPart({ needs }: ReachForm, decision: string, answers: Answers): string[] {
  if (decision === 'out' || needs.length === 0) return [];
  const { verdict } = judgeHolding(needs, answers);
  const lines = needs.map(({ id, text, controls }) => {
    const given = Object.hasOwn(answers, id) ? toAnswerText({ id: answers[id]! }) : 'Not answered';
    const own = controls.length > 0 ? ` Controls: ${controls.map(toPlain).join('; ')}.` : '';
    return `- ${toPlain(text)} **${given}**${own}`;
  });
  return [
    '## Holding the identity data',
    `It ${verdict ? HOLDING_LABELS[verdict] : 'was not asked to the end'}.`,
    lines.join('\n'),
  ];
}

function toList(key: string, ids: readonly string[]): string[] {
  return ids.length > 0 ? [`${key}: [${ids.join(', ')}]`] : [];
}

/** A folded text where YAML reads it back as it was, else in quotes. */
function fold(key: string, text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (/^[\s#]|[\p{Cc}\u2028\u2029\ufeff]/u.test(plain)) return [`${key}: ${JSON.stringify(plain)}`];
  return [`${key}: >-`, ...wrap(plain).map((line) => `  ${line}`)];
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** One line whose signs Markdown does not take for its own. */
function toPlain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_<>[\]]/g, '\\$&');
}
