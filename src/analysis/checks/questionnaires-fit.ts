/**
 * A questionnaire must come to an end whatever is answered, must have a way for whoever does not know, and must quote
 * the words of the map as they stand there. Drafts and retired files are not looked at. When nothing is found here,
 * every way of answering ends in a decision.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { UNSURE } from '../../model/reach.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { findClosest } from '../../text/closest.ts';
import { type AnswerPlace, inspectFlow } from '../applicability/inspect-flow.ts';
import { findBasis, holdsWords } from '../applicability/resolve-basis.ts';
import { resolveReference } from '../links/resolve-links.ts';

type Questionnaire = RuleObject<'questionnaire'>;
type Report = (finding: Omit<Finding, 'severity' | 'object'>) => Finding;

/** A finding for each step, id and quotation that cannot stand as it is. */
export function findUnfitQuestionnaires(content: Content): Finding[] {
  const files = content.list('questionnaire').filter(({ fields }) => fields.state === 'active');
  return [
    ...files.flatMap((file) => [
      ...findRepeatedIds(file),
      ...findBrokenSteps(file),
      ...findUnreached(file),
      ...findUnsure(file),
      ...findUnfitWords(content, file),
      ...findUnfitNeeds(content, file),
    ]),
    ...findSecond(files),
  ];
}

function toReport(object: Questionnaire): Report {
  return (finding) => ({ ...finding, severity: 'error', object });
}

/** Ids must differ: of questions, of outcomes, of needs, and of the answers of one question. */
function findRepeatedIds(file: Questionnaire): Finding[] {
  const { questions, outcomes, needs = [] } = file.fields;
  const report = toReport(file);
  const find = (what: string, list: readonly { readonly id: string }[], path: ValuePath) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) === index
        ? []
        : [
            report({
              code: 'questionnaire/repeated-id',
              path: [...path, index, 'id'],
              message: `Two ${what} have the id "${id}".`,
              hint: `Give this one another id, and look at the answers that lead to "${id}".`,
            }),
          ],
    );
  return [
    ...find('questions', questions, ['questions']),
    ...find('outcomes', outcomes, ['outcomes']),
    ...find('needs', needs, ['needs']),
    ...questions.flatMap(({ answers }, index) => find('answers', answers, ['questions', index, 'answers'])),
  ];
}

/** Answers that lead nowhere, to two places, to what is not there, or back to where one was. */
function findBrokenSteps(file: Questionnaire): Finding[] {
  const { questions, outcomes } = file.fields;
  const report = toReport(file);
  const at = ({ question, answer }: AnswerPlace): ValuePath => ['questions', question, 'answers', answer];
  const name = ({ question, answer }: AnswerPlace) => `"${questions[question]!.answers[answer]!.id}"`;
  const { deadEnds, forked, unknown, circles } = inspectFlow(file.fields);
  return [
    ...deadEnds.map((place) =>
      report({
        code: 'questionnaire/dead-end',
        path: at(place),
        message: `The answer ${name(place)} leads nowhere.`,
        hint: `Add "ask:" with the next question, or "decide:" with an outcome: ${list(outcomes)}.`,
      }),
    ),
    ...forked.map((place) =>
      report({
        code: 'questionnaire/two-ways',
        path: [...at(place), 'decide'],
        message: `The answer ${name(place)} leads to a question and to an outcome.`,
        hint: 'Keep "ask" where there is more to ask, else "decide".',
      }),
    ),
    ...unknown.map(({ field, id, ...place }) => {
      const known = field === 'ask' ? questions : outcomes;
      const close = findClosest(
        id,
        known.map((one) => one.id),
      );
      return report({
        code: 'questionnaire/unknown-step',
        path: [...at(place), field],
        message: `The answer ${name(place)} leads to the ${field === 'ask' ? 'question' : 'outcome'} "${id}", but this file has none.`,
        hint: close ? `Did you mean "${close}"?` : `There are: ${list(known)}.`,
      });
    }),
    ...circles.map(({ ids, ...place }) =>
      report({
        code: 'questionnaire/circle',
        path: [...at(place), 'ask'],
        message: `The answer ${name(place)} leads back: ${[...ids, ids[0]].join(' → ')}. Whoever answers so is never done.`,
        hint: 'Lead on to a question that has not been asked, or to an outcome.',
      }),
    ),
  ];
}

function findUnreached(file: Questionnaire): Finding[] {
  const { questions, outcomes } = file.fields;
  const report = toReport(file);
  const { unreachedQuestions, unreachedOutcomes } = inspectFlow(file.fields);
  return [
    ...unreachedQuestions.map((index) =>
      report({
        code: 'questionnaire/unreached',
        path: ['questions', index, 'id'],
        message: `No answer leads to the question "${questions[index]!.id}".`,
        hint: 'Lead an answer to it with "ask:", or take it out. The first question of the file is asked first.',
      }),
    ),
    ...unreachedOutcomes.map((index) =>
      report({
        code: 'questionnaire/unreached',
        path: ['outcomes', index, 'id'],
        message: `No answer leads to the outcome "${outcomes[index]!.id}".`,
        hint: 'Lead an answer to it with "decide:", or take it out.',
      }),
    ),
  ];
}

/** Every question has an answer for whoever does not know, and not knowing decides nothing. */
function findUnsure(file: Questionnaire): Finding[] {
  const { questions, outcomes } = file.fields;
  const report = toReport(file);
  return questions.flatMap(({ id, answers }, question): Finding[] => {
    const answer = answers.findIndex((one) => one.id === UNSURE);
    if (answer === -1)
      return [
        report({
          code: 'questionnaire/no-unsure',
          path: ['questions', question, 'answers'],
          part: 'key',
          message: `The question "${id}" has no answer for somebody who does not know.`,
          hint: `Add an answer with the id "${UNSURE}" that leads to another question or to an outcome that is unclear.`,
        }),
      ];
    const outcome = outcomes.find((one) => one.id === answers[answer]!.decide);
    if (!outcome || outcome.decision === 'unclear') return [];
    return [
      report({
        code: 'questionnaire/unsure-decides',
        path: ['questions', question, 'answers', answer, 'decide'],
        message: `Not knowing the answer to "${id}" leads to the outcome "${outcome.id}", which says ${outcome.decision}.`,
        hint: 'Lead to an outcome whose decision is "unclear", or to a question that can settle it.',
      }),
    ];
  });
}

/** What is quoted must be one of the kinds that have words, and have these words. */
function findUnfitWords(content: Content, file: Questionnaire): Finding[] {
  const { questions, outcomes, needs = [] } = file.fields;
  const report = toReport(file);
  const lists = { questions, outcomes, needs };
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((list) =>
    lists[list].flatMap(({ basis }, index) =>
      basis.flatMap(({ of, words }, at): Finding[] => {
        const path = [list, index, 'basis', at];
        const found = resolveReference(content, 'any', of, file.home, false);
        if (found.kind !== 'found') return []; // reported as a link that leads nowhere
        const basisObject = findBasis(found.object);
        if (!basisObject)
          return [
            report({
              code: 'questionnaire/unfit-basis',
              path: [...path, 'of'],
              message: `A ${found.object.type} has no words that could decide.`,
              hint: 'Name a definition, an obligation or a section: "definitions/<id>".',
            }),
          ];
        if (words === undefined || holdsWords(basisObject, words)) return [];
        return [
          report({
            code: 'questionnaire/words-differ',
            path: [...path, 'words'],
            message: `"${of}" does not have these words.`,
            hint: `Copy them from content/${found.object.file}, or leave "words" out to show all of it. If the map changed, look at the question again.`,
          }),
        ];
      }),
    ),
  );
}

function findUnfitNeeds(content: Content, file: Questionnaire): Finding[] {
  const { needs, needsOf } = file.fields;
  if (needsOf === undefined) return [];
  const report = toReport(file);
  const other = resolveReference(content, 'questionnaire', needsOf, file.home, false);
  if (needs !== undefined)
    return [
      report({
        code: 'questionnaire/needs-twice',
        path: ['needsOf'],
        message: 'This file has needs of its own and takes those of another questionnaire.',
        hint: 'Keep "needs" or "needsOf".',
      }),
    ];
  if (other.kind !== 'found') return []; // reported as a link that leads nowhere
  const { fields, home } = other.object as Questionnaire;
  if (fields.needs !== undefined && home === file.home) return [];
  return [
    report({
      code: 'questionnaire/no-needs',
      path: ['needsOf'],
      message:
        home === file.home
          ? `The questionnaire "${needsOf}" has no needs of its own.`
          : `The questionnaire "${needsOf}" belongs to another rule.`,
      hint: 'Name the questionnaire of this rule that has the list "needs".',
    }),
  ];
}

/** One questionnaire a subject and rule: two could decide differently. */
function findSecond(files: readonly Questionnaire[]): Finding[] {
  return files.flatMap((file, index) => {
    const first = files.findIndex(
      ({ home, fields }) => home === file.home && fields.subject === file.fields.subject,
    );
    if (first === index) return [];
    return [
      toReport(file)({
        code: 'questionnaire/second',
        path: ['subject'],
        message: `"${files[first]!.id}" already asks about a ${file.fields.subject} for this rule.`,
        hint: 'Keep one of the two active and retire the other with "state: retired".',
      }),
    ];
  });
}

function list(items: readonly { readonly id: string }[]): string {
  return items.map(({ id }) => id).join(', ');
}
