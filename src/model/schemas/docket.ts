/**
 * What others filed: docket, comment as reported or filed, and points coded by people. Comments are public
 * record; personal names of submitters have no field here, because they are never published. Coding is
 * privileged. Bulk imports are streamed from JSONL and are not objects of the corpus.
 */
import { z } from 'zod';
import { STANCES } from '../words.ts';
import { field, ref, shape, text } from './field.ts';
import { checkedFields, commonFields, day, digest, provisionsByVersion } from './parts.ts';

export const docket = shape({
  ...commonFields,
  identifier: field('public', "The agency's docket number.", text()),
  agency: field('public', 'Whose docket it is.', text()),
  rule: field('public', 'The rule it belongs to.', ref('rule')),
  windows: field(
    'public',
    'Comment windows: a comment answers a document, not a docket.',
    z
      .array(
        shape({
          version: field('public', 'The version that was open for comment.', ref('version')),
          opens: field('public', 'First day.', day().optional()),
          closes: field('public', 'Last day.', day().optional()),
          timeNote: field(
            'public',
            'Hour and zone of the last day, and how sure that is.',
            text().optional(),
          ),
          subject: field(
            'public',
            'The subject line or reference that comments are to carry.',
            text().optional(),
          ),
          ways: field(
            'public',
            'How to file: each way with its address, as the notice gives it.',
            z
              .array(
                shape({
                  type: field('public', 'What sort of way.', z.enum(['portal', 'email', 'post', 'other'])),
                  at: field('public', 'Where to.', text()),
                }),
              )
              .optional(),
          ),
          received: field(
            'public',
            'How many were received, as stated; in words, with who says so.',
            text().optional(),
          ),
        }),
      )
      .min(1),
  ),
  ...checkedFields,
});

export const comment = shape({
  ...commonFields,
  answers: field('public', 'The version it answers, or unknown.', ref('version', 'unknown')),
  submitter: field(
    'public',
    'Who filed it; organisations only.',
    shape({
      organization: field('public', 'Name of the organisation.', text()),
      type: field(
        'public',
        'What sort.',
        z.enum(['company', 'trade-association', 'civil-society', 'research', 'government', 'group', 'other']),
      ),
    }),
  ),
  dated: field('public', 'Day of the letter or of the report about it.', day().optional()),
  datedNote: field('public', 'What the day is, or why there is none.', text().optional()),
  body: field(
    'public',
    'Whether the text itself was seen.',
    z.enum(['reported', 'ok', 'attachment-only', 'empty', 'unreadable']),
  ),
  positions: field(
    'public',
    'What it is reported to say, on what.',
    z
      .array(
        shape({
          provisions: field('public', 'Which provisions.', provisionsByVersion().optional()),
          definitions: field('public', 'Which definitions.', z.array(ref('definition')).optional()),
          obligations: field('public', 'Which obligations.', z.array(ref('obligation')).optional()),
          stance: field('public', 'Where it stands.', z.enum(STANCES)),
          says: field('public', 'The point, restated.', text()),
        }),
      )
      .min(1),
  ),
  ...checkedFields,
});

export const point = shape({
  ...commonFields,
  comment: field(
    'privileged',
    'The comment it was found in: id as imported, or of a reported comment.',
    text(),
  ),
  quote: field('privileged', 'The words that carry it, as filed.', text()),
  span: field(
    'privileged',
    'Where they stand in the imported body; left out for a reported comment. Without one the words are looked for.',
    shape({
      start: field('privileged', 'Offset of the first character, from 0.', z.number().int().nonnegative()),
      end: field('privileged', 'Offset after the last one.', z.number().int().positive()),
      sha256: field('privileged', 'Digest of the whole body that was read.', digest()),
    }).optional(),
  ),
  provisions: field('privileged', 'What it is about.', provisionsByVersion().optional()),
  topics: field('privileged', 'Lineage topics it is about.', z.array(ref('lineage')).optional()),
  stance: field('privileged', 'Where it stands.', z.enum(STANCES)),
  request: field('privileged', 'What it asks for.', text().optional()),
  substantive: field(
    'privileged',
    'Whether the agency would have to answer it.',
    z.enum(['yes', 'no', 'unclear']),
  ),
  coder: field(
    'privileged',
    'Who coded it: a short name, the same in all files, so that two coders can be compared.',
    text().optional(),
  ),
  suggestion: field(
    'privileged',
    'The suggestion of the program that it was taken up from. Written by `rulemark docket code`.',
    text().optional(),
  ),
  confirmedBy: field('privileged', 'Who confirmed it; without one it is a suggestion.', text().optional()),
});
