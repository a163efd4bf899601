/**
 * Answers to a questionnaire as a command takes them: `question=answer`, `hold.need=answer`, or a YAML or JSON file
 * with the same names. Every id is held against the questionnaire, so that a slip of the finger never decides.
 */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { HOLDING_ANSWERS } from '../src/model/reach.ts';
import { findClosest } from '../src/text/closest.ts';
import type { ReachForm } from '../src/view/reach/reach-form.ts';
import { UsageError } from './context.ts';

export interface GivenAnswers {
  readonly answers: Record<string, string>;
  readonly holding: Record<string, string>;
}

/** What stands before the id of a need. */
const HOLD = 'hold';
const PREFIX = `${HOLD}.`;

/** The answers of all arguments, later ones first; throws a usage error for what the questionnaire does not have. */
export function readAnswers(form: ReachForm, given: readonly string[]): GivenAnswers {
  const pairs = given.flatMap((text): [string, string][] => {
    const cut = text.indexOf('=');
    return cut === -1 ? readFile(text) : [[text.slice(0, cut).trim(), text.slice(cut + 1).trim()]];
  });
  const result: GivenAnswers = { answers: {}, holding: {} };
  for (const [name, answer] of pairs) {
    if (name.startsWith(PREFIX)) {
      const need = name.slice(PREFIX.length);
      requireKnown('need', need, form.needs);
      requireKnown(
        `answer to "${name}"`,
        answer,
        HOLDING_ANSWERS.map((id) => ({ id })),
      );
      result.holding[need] = answer;
      continue;
    }
    requireKnown('question', name, form.questions);
    const question = form.questions.find(({ id }) => id === name)!;
    requireKnown(`answer to "${name}"`, answer, question.answers);
    result.answers[name] = answer;
  }
  return result;
}

function requireKnown(what: string, id: string, known: readonly { readonly id: string }[]): void {
  const ids = known.map((one) => one.id);
  if (ids.includes(id)) return;
  const close = findClosest(id, ids);
  throw new UsageError(
    `There is no ${what} "${id}".${close ? ` Did you mean "${close}"?` : ''} There are: ${ids.join(', ') || 'none'}.`,
  );
}

/** Names and answers of a file; a group `hold:` holds the needs. */
function readFile(path: string): [string, string][] {
  const document = parseDocument(readText(path));
  const [problem] = document.errors;
  if (problem) throw new UsageError(`${path} cannot be read as YAML: ${problem.message.split('\n')[0]}`);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  if (!isGroup(value))
    throw new UsageError(`${path} holds no answers. Write one a line, such as "computing: yes".`);
  return Object.entries(value).flatMap(([name, answer]): [string, string][] =>
    name === HOLD && isGroup(answer)
      ? Object.entries(answer).map(([need, one]) => [`${PREFIX}${need}`, toAnswer(path, need, one)])
      : [[name, toAnswer(path, name, answer)]],
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new UsageError(
      `The file of answers "${path}" ${reason}. --answers takes a file or question=answer.`,
      { cause },
    );
  }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some tools write yes and no as true and false. */
function toAnswer(path: string, name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  throw new UsageError(`${path}: the answer to "${name}" is not a word.`);
}
