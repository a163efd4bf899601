/** `content/rulemark.yml`: which rule comes first, the as-of day, and what coverage requires. */
import { z } from 'zod';
import { field, ref, shape } from './field.ts';
import { day } from './parts.ts';
import { CONTROL_STATUSES, RELATIONS } from './practice.ts';

export const config = shape({
  rule: field('public', 'The rule that opens the site.', ref('rule').optional()),
  asOf: field(
    'public',
    'The day for which everything is computed, unless --as-of says otherwise.',
    day().optional(),
  ),
  trace: field(
    'public',
    'What an obligation needs to count as covered.',
    shape({
      relations: field(
        'public',
        'Relations that may carry full coverage.',
        z.array(z.enum(RELATIONS)).min(1).default(['implements', 'equivalent']),
      ),
      statuses: field(
        'public',
        'Implementation statuses that may carry full coverage.',
        z.array(z.enum(CONTROL_STATUSES)).min(1).default(['implemented']),
      ),
      reviewed: field(
        'public',
        'Whether a person must have accepted the mapping.',
        z.boolean().default(true),
      ),
      stamped: field(
        'public',
        'Whether the review must say for which words it was given, so that later changes are noticed.',
        z.boolean().optional(),
      ),
      evidence: field('public', 'Whether unexpired passing evidence is needed.', z.boolean().default(true)),
    }).prefault({}),
  ),
});
