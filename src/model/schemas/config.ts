/** `content/rulemark.yml`: which rule comes first, the as-of day, and the trace policy. */
import { field, ref, shape } from './field.ts';
import { day } from './parts.ts';
import { trace } from './trace.ts';

export const config = shape({
  rule: field('public', 'The rule that opens the site.', ref('rule').optional()),
  asOf: field(
    'public',
    'The day for which everything is computed, unless --as-of says otherwise.',
    day().optional(),
  ),
  trace: field(
    'privileged',
    'The trace policy: what an obligation needs to count as covered.',
    trace.default({}),
  ),
});
