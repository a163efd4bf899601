/**
 * A questionnaire: questions built from a rule's definitions, that end in whether the rule reaches a subject, and a
 * second part on what holding the identity data safely would need. The questions are law and public; which of our
 * own controls stand behind a need is privileged. Whether every path ends is checked apart, where it can be pointed at.
 */
import { z } from 'zod';
import { CONTROL_KINDS, REACH_DECISIONS, SUBJECT_TYPES } from '../words.ts';
import { field, ref, shape, text } from './field.ts';
import { checkedFields, commonFields } from './parts.ts';

const shortId = (what: string) =>
  field(
    'public',
    `Short id of the ${what}, once in the file.`,
    z.string().regex(/^[a-z0-9-]+$/, 'a short id of small letters, digits and hyphens'),
  );

const basis = () =>
  z
    .array(
      shape({
        of: field(
          'public',
          'What it is built from: "definitions/<id>", "obligations/<id>" or "sections/<version>/<number>".',
          ref('any'),
        ),
        words: field(
          'public',
          'The words of it that matter, exactly as the map has them; all of it when left out.',
          text().optional(),
        ),
      }),
    )
    .min(1);

const question = () =>
  shape({
    id: shortId('question'),
    text: field('public', 'The question, ending in a question mark.', text()),
    help: field('public', 'What to look at before answering.', text().optional()),
    basis: field('public', 'The definitions or sections that it is built from.', basis()),
    answers: field(
      'public',
      'The answers. One has the id "unsure", for somebody who does not know.',
      z
        .array(
          shape({
            id: shortId('answer'),
            text: field(
              'public',
              'The answer as it is read; not needed for "yes", "no" and "unsure".',
              text().optional(),
            ),
            ask: field('public', 'The question that comes next.', text().optional()),
            decide: field('public', 'Or: the outcome that it leads to.', text().optional()),
          }),
        )
        .min(2),
    ),
  });

const outcome = () =>
  shape({
    id: shortId('outcome'),
    decision: field('public', 'in: the rule would reach it; out; unclear.', z.enum(REACH_DECISIONS)),
    reason: field('public', 'Why, as a sentence that can stand in a decision.', text()),
    basis: field('public', 'The definitions or sections whose words decide.', basis()),
    obligations: field(
      'public',
      'Limits the decision to these obligations.',
      z.array(ref('obligation')).min(1).optional(),
    ),
  });

const need = () =>
  shape({
    id: shortId('need'),
    text: field('public', 'What must be in place, as a question.', text()),
    help: field('public', 'What to look at before answering.', text().optional()),
    basis: field('public', 'The obligations or definitions that ask for it.', basis()),
    kinds: field('public', 'The kinds of control that would do it.', z.array(z.enum(CONTROL_KINDS)).min(1)),
    controls: field(
      'privileged',
      'Our controls for it, beside those that satisfy the obligations of its basis.',
      z.array(ref('control')).optional(),
    ),
  });

export const questionnaire = shape({
  ...commonFields,
  subject: field('public', 'What sort of subject it asks about.', z.enum(SUBJECT_TYPES)),
  version: field('public', 'The version whose words it is built from.', ref('version')),
  questions: field('public', 'The questions; the first one is asked first.', z.array(question()).min(1)),
  outcomes: field('public', 'What the answers lead to.', z.array(outcome()).min(1)),
  needs: field(
    'public',
    'What holding the identity data safely would need.',
    z.array(need()).min(1).optional(),
  ),
  needsOf: field(
    'public',
    'Or: the questionnaire of this rule whose needs hold here too.',
    ref('self').optional(),
  ),
  ...checkedFields,
});
