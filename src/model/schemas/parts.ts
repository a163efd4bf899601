/**
 * The pieces that several kinds share: how far a statement was checked, readings where sources differ,
 * deadlines, provisions, reviews. Follows the principles of the content model: absence is a value with a
 * reason, and every statement of law says who it is from.
 */
import { z } from 'zod';
import { isDay } from '../../text/day.ts';
import { AUDIENCES } from '../visibility.ts';
import { VERIFICATIONS } from '../words.ts';
import { field, provisionNumbers, ref, shape, text } from './field.ts';

export const day = () => z.string().refine(isDay, 'a day written YYYY-MM-DD');
export const verification = () => z.enum(VERIFICATIONS);
export const sources = () => z.array(ref('source')).min(1).optional();

export const digest = () => z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 digest of 64 hexadecimal digits');

/** A provision's number within a version, always a string: `"7.302"`, `"4.2(c)(i)"`, `"1.17[p2]"`, `"1.5(a)#2"`. */
export const provision = () => {
  const schema = z.string().regex(/^(?:[^\s/#]|#\d)+$/, 'a provision number without spaces, such as "7.302"');
  provisionNumbers.add(schema, { provision: true });
  return schema;
};

/** Where a thing stands: version id to provision numbers. */
export const provisionsByVersion = () => z.record(ref('version'), z.array(provision()).min(1));

/** Verbatim words, which are compared with the official text; paraphrases stand in fields of their own. */
export const quotes = () =>
  z
    .array(
      shape({
        version: field('public', 'The version.', ref('version')),
        at: field('public', 'The provision, quoted.', provision()),
        text: field('public', 'The words as they stand there; … or * * * for words left out.', text()),
      }),
    )
    .optional();

/** What every object may say of itself. */
export const commonFields = {
  title: field('public', 'What people call it; one line.', text()),
  state: field(
    'public',
    'draft: not yet counted; active; retired: kept, with what replaces it.',
    z.enum(['draft', 'active', 'retired']).default('active'),
  ),
  replacedBy: field(
    'public',
    'The id of the object that takes the place of a retired one.',
    ref('self').optional(),
  ),
  formerIds: field(
    'public',
    'Ids this object had before; old links keep working.',
    z.array(text()).optional(),
  ),
  visibility: field(
    'public',
    'Tightens who may see the object. Only an example provider may loosen it.',
    z.enum(AUDIENCES).optional(),
  ),
};

/** How far a statement of law was checked, as a whole and for fields that differ. */
export const checkedFields = {
  verification: field(
    'public',
    'primary: read in the original; secondary: from the named sources; inferred: concluded, the note says from what; unverified: from memory.',
    verification(),
  ),
  sources: field('public', 'Ids of the sources that say so.', sources()),
  note: field('public', 'What limits the check, or what an inference rests on.', text().optional()),
  checked: field(
    'public',
    'Per field, where a field was checked less or more far than the rest.',
    z
      .record(
        z.string(),
        shape({
          verification: field('public', 'How far this field was checked.', verification()),
          sources: field('public', 'Ids of the sources of this field.', sources()),
          note: field('public', 'What limits the check.', text().optional()),
        }),
      )
      .optional(),
  ),
  readings: field(
    'public',
    'Per field, the values that different sources give; the page shows them all.',
    z
      .record(
        z.string(),
        z
          .array(
            shape({
              value: field('public', 'What this source says.', text()),
              verification: field(
                'public',
                'How far this reading was checked.',
                verification().default('secondary'),
              ),
              sources: field('public', 'Ids of the sources of this reading.', sources()),
              note: field('public', 'How it is handled.', text().optional()),
            }),
          )
          .min(2),
      )
      .optional(),
  ),
};

export const deadline = () =>
  z.discriminatedUnion('type', [
    shape({
      type: field('public', 'A fixed day.', z.literal('absolute')),
      date: field('public', 'The day.', day()),
    }),
    shape({
      type: field('public', 'Counted from something that happens.', z.literal('relative')),
      relation: field(
        'public',
        'within: not later; not-before: not earlier; at-least: lasting so long.',
        z.enum(['within', 'not-before', 'at-least']),
      ),
      count: field('public', 'How many units.', z.number().int().positive()),
      unit: field(
        'public',
        'The unit as the source gives it; `days` where it does not say which.',
        z.enum(['hours', 'days', 'calendar-days', 'business-days', 'weeks', 'months', 'years']),
      ),
      of: field('public', 'What it is counted from, after "of": "the Department\'s request".', text()),
    }),
    shape({
      type: field('public', 'Before something else may happen.', z.literal('before')),
      event: field('public', 'What it must precede: "the first account of a foreign customer".', text()),
    }),
    shape({
      type: field('public', 'Again and again.', z.literal('recurring')),
      every: field('public', 'How often.', z.enum(['year', 'quarter', 'month', 'week', 'day', 'event'])),
      of: field('public', 'The event or the start, where one is named.', text().optional()),
    }),
    shape({ type: field('public', 'All the time.', z.literal('continuing')) }),
    shape({
      type: field('public', 'The source states none.', z.literal('none-stated')),
      reason: field('public', 'Where one looked.', text()),
    }),
    shape({
      type: field('public', 'There is or may be one; it was not seen.', z.literal('unknown')),
      reason: field('public', 'Why it is not known.', text()),
    }),
  ]);

export const review = () =>
  shape({
    by: field('privileged', 'Who looked.', text()),
    on: field('privileged', 'When.', day()),
    decision: field(
      'privileged',
      'accepted: the claim holds; rejected: it does not; retired: it is no longer made.',
      z.enum(['accepted', 'rejected', 'retired']),
    ),
    reason: field('privileged', 'Why.', text().optional()),
    fingerprints: field(
      'privileged',
      'For which words: name of an end to fingerprint. Written by `rulemark review`, not by hand.',
      z.record(text(), text()).optional(),
    ),
    stamped: field(
      'privileged',
      'Who added the fingerprints to a review that was given without them.',
      shape({
        by: field('privileged', 'Who.', text()),
        on: field('privileged', 'When.', day()),
        reason: field('privileged', 'How one knows that nothing changed since the review.', text()),
      }).optional(),
    ),
  });
