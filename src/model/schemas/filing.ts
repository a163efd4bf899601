/**
 * The kinds of our filing: ask, answer, and the letter around them. All are privileged by nature. What is filed is
 * public from that day on, but not from here: the letter is made by a command and filed by people.
 */
import { z } from 'zod';
import { field, ref, shape, text } from './field.ts';
import { commonFields, day, provision, provisionsByVersion, review } from './parts.ts';

export const ask = shape({
  ...commonFields,
  history: field(
    'privileged',
    'Its status over time, oldest first.',
    z
      .array(
        shape({
          status: field(
            'privileged',
            'From this day on.',
            z.enum(['idea', 'drafted', 'legal-review', 'approved', 'filed', 'withdrawn', 'not-filing']),
          ),
          on: field('privileged', 'The day.', day()),
          by: field('privileged', 'Who set it.', text().optional()),
          reason: field('privileged', 'Why; needed for withdrawn and not-filing.', text().optional()),
        }),
      )
      .min(1),
  ),
  position: field(
    'privileged',
    'Where we stand.',
    z.enum(['support', 'oppose', 'support-with-changes', 'neutral']).optional(),
  ),
  provisions: field(
    'privileged',
    'What it is about: version id to provision numbers.',
    provisionsByVersion(),
  ),
  about: field(
    'privileged',
    'Obligations, definitions and gaps it concerns.',
    z.array(ref('any')).optional(),
  ),
  questions: field('privileged', 'Questions of the agency it answers.', z.array(ref('question')).optional()),
  reason: field('privileged', 'Why.', text().optional()),
  support: field(
    'privileged',
    'Facts and figures behind it, each with what it rests on.',
    z
      .array(
        shape({
          claim: field('privileged', 'The fact or figure, as it will stand in the letter.', text()),
          sources: field(
            'privileged',
            'Published sources that say so.',
            z.array(ref('source')).min(1).optional(),
          ),
          evidence: field(
            'privileged',
            'Our own evidence that shows it.',
            z.array(ref('evidence')).min(1).optional(),
          ),
          basis: field(
            'privileged',
            'What else it rests on: our own records, a calculation, experience.',
            text().optional(),
          ),
        }),
      )
      .optional(),
  ),
  effect: field('privileged', 'What the change would do to the obligations it is about.', text().optional()),
  alternatives: field('privileged', 'What would serve instead.', z.array(text()).optional()),
  wording: field(
    'privileged',
    'Proposed wording, as changes of the text that is there.',
    z
      .array(
        shape({
          version: field('privileged', 'The version it changes.', ref('version')),
          provision: field('privileged', 'The provision it changes.', provision()),
          current: field(
            'privileged',
            'The words that would go, just as they stand, once, in the provision; all of it when left out.',
            text().optional(),
          ),
          replacement: field(
            'privileged',
            'The words that would come; empty strikes the current ones.',
            z.string(),
          ),
          base: field(
            'privileged',
            'Fingerprint of the text it was written against; `rulemark draft` and `rulemark review` write it.',
            text().optional(),
          ),
        }),
      )
      .optional(),
  ),
  confidential: field('privileged', 'True keeps it out of every filing.', z.boolean().default(false)),
  owner: field('privileged', 'Who drafts it.', text().optional()),
  review: field('privileged', 'Who looked whether it still fits the text.', review().optional()),
  outcome: field(
    'privileged',
    'What a later version did with it.',
    shape({
      version: field('privileged', 'The later version.', ref('version')),
      result: field('privileged', 'The result.', z.enum(['accepted', 'partly', 'rejected', 'not-addressed'])),
      reason: field('privileged', "The agency's reasons, or why we judge so.", text().optional()),
      by: field('privileged', 'Who confirmed it.', text()),
      on: field('privileged', 'When.', day()),
      said: field(
        'privileged',
        'The passage of the later preamble that it was judged by.',
        shape({
          text: field('privileged', 'The words, as they stand there.', text()),
          at: field('privileged', 'Where in the document.', text()),
        }).optional(),
      ),
    }).optional(),
  ),
});

export const filing = shape({
  ...commonFields,
  docket: field('privileged', 'The docket it is filed on.', ref('docket')),
  version: field('privileged', 'The version it comments on.', ref('version')),
  from: field(
    'privileged',
    'Who files.',
    shape({
      name: field('privileged', 'The name under the letter.', text()),
      address: field('privileged', 'Postal address, line by line.', z.array(text()).optional()),
      contact: field('privileged', 'Whom the agency may ask: a role and how to reach it.', text().optional()),
    }),
  ),
  introduction: field(
    'privileged',
    'Who we are and why we write; the letter opens with it.',
    text().optional(),
  ),
  closing: field('privileged', 'The last paragraph.', text().optional()),
  attachments: field(
    'privileged',
    'What goes with the letter, in order.',
    z
      .array(
        shape({
          title: field('privileged', 'What it is.', text()),
          file: field('privileged', 'Where the file lies, from the content folder.', text().optional()),
          asks: field('privileged', 'The asks that lean on it.', z.array(ref('ask')).optional()),
          confidential: field('privileged', 'True keeps it out of the filing.', z.boolean().default(false)),
        }),
      )
      .optional(),
  ),
});

export const answer = shape({
  ...commonFields,
  question: field('privileged', 'The question it answers.', ref('question')),
  status: field('privileged', 'Whether we answer.', z.enum(['answering', 'not-answering', 'undecided'])),
  reason: field('privileged', 'Why not, when we do not.', text().optional()),
  asks: field('privileged', 'The asks that carry the answer.', z.array(ref('ask')).optional()),
  review: field('privileged', 'Who looked whether it still answers.', review().optional()),
});
