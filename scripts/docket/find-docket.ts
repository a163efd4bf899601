/**
 * The docket that a command is about. In: the content folder and what somebody wrote after `--docket`: our id, or the
 * agency's number. Out: the id and the number; a usage error that says how to make one where there is none.
 */
import { loadContent } from '../../src/corpus/load-content.ts';
import { findClosest } from '../../src/text/closest.ts';
import { UsageError } from '../context.ts';

export interface Docket {
  readonly id: string;
  /** The agency's number, such as "DOC-2021-0007". */
  readonly identifier: string;
  /** What docket.md says of how many were received, a window each, in its words. */
  readonly statedReceived: readonly string[];
}

/** The docket of that id or number. */
export function findDocket(content: string, wanted: string): Docket {
  const dockets = loadContent(content)
    .content.list('docket')
    .map(({ id, fields }) => ({
      id,
      identifier: fields.identifier,
      statedReceived: fields.windows.flatMap(({ received }) => received ?? []),
    }));
  const found = dockets.find(({ id, identifier }) =>
    [id, identifier].some((name) => name.toLowerCase() === wanted.toLowerCase()),
  );
  if (found) return found;
  const near = findClosest(
    wanted.toLowerCase(),
    dockets.map(({ id }) => id),
  );
  throw new UsageError(
    `There is no docket "${wanted}" in ${content}.${near === undefined ? '' : ` Did you mean "${near}"?`}\nMake one with \`rulemark new docket ${toId(wanted)}\`, fill in ${content}/dockets/${toId(wanted)}/docket.md, then run this again.`,
  );
}

function toId(wanted: string): string {
  return wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
