/** What stands in the way of an import, as a person reads it: why, and the difference as a unified patch. */
import { createTwoFilesPatch } from 'diff';
import type { Conflict } from './plan-import.ts';

const REASONS = {
  changed: 'was imported, and somebody changed it since',
  restated: 'holds our own words, not an imported text',
} as const;

/** One conflict in words, with the patch from what is there to what the import would write. */
export function showConflict(path: string, { state, text, next }: Conflict): string {
  if (next === undefined) return `${path} ${REASONS[state]}; the new text has no such section.\n`;
  const patch = createTwoFilesPatch(path, path, text, next, 'as it is', 'as imported', { context: 1 });
  return `${path} ${REASONS[state]}:\n${patch.replace(/^Index: .*\n=+\n/, '')}`;
}
