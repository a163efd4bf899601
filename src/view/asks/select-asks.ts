/** Asks that somebody asked for: by status, owner and section, with the filter in words for every output. */
import type { AskStatus } from '../../model/filing.ts';
import { isBelow } from '../gaps/gap-sections.ts';
import { toWords } from '../labels.ts';
import type { AskEntry } from './ask-entry.ts';

export interface AskFilter {
  readonly status?: AskStatus | undefined;
  /** A name, any case; "nobody" for asks without an owner. */
  readonly owner?: string | undefined;
  /** "7.302", "7.302(d)", "nprm-2024/7.302". */
  readonly section?: string | undefined;
}

export const NOBODY = 'nobody';

/** The entries that fit all of the filter, in their order. */
export function selectAsks(
  entries: readonly AskEntry[],
  { status, owner, section }: AskFilter,
): readonly AskEntry[] {
  return entries.filter(
    (entry) =>
      (status === undefined || entry.standing.status === status) &&
      (owner === undefined || getOwner(entry).toLowerCase() === owner.trim().toLowerCase()) &&
      (section === undefined || isAt(entry, section)),
  );
}

/** Who looks after it; "nobody" where nobody is named. */
export function getOwner({ ask }: AskEntry): string {
  return ask.fields.owner ?? NOBODY;
}

/** The filter as words: `status approved, owner "Legal"`; empty for none. */
export function toFilterWords({ status, owner, section }: AskFilter): string {
  return [
    ...(status === undefined ? [] : [`status ${toWords(status)}`]),
    ...(owner === undefined ? [] : [`owner "${owner}"`]),
    ...(section === undefined ? [] : [`section ${section}`]),
  ].join(', ');
}

function isAt({ ask }: AskEntry, section: string): boolean {
  return Object.entries(ask.fields.provisions).some(([version, provisions]) =>
    provisions.some((provision) => isBelow(`${version}/${provision}`, section)),
  );
}
