/**
 * Which texts of a docket an audience reads. A comment is public record, and a body may hold the name of whoever wrote
 * it. So the public edition has the texts of organizations and governments, and of a campaign what many sent alike;
 * texts of individuals, and of those of whom nobody knows, stay in the editions for colleagues. See decision 0036.
 */
import type { CommentRecord } from '../../model/docket.ts';
import type { Audience } from '../../model/visibility.ts';

/** So many must have sent a text before it is no one's own. */
const MANY = 5;

/** True where the audience reads what this comment says. */
export function mayRead(audience: Audience, { submitter }: Pick<CommentRecord, 'submitter'>): boolean {
  return audience !== 'public' || submitter.kind === 'organization' || submitter.kind === 'government';
}

/** True where so many sent the same that the audience reads it whoever they are. */
export function mayReadShared(audience: Audience, senders: number): boolean {
  return audience !== 'public' || senders >= MANY;
}
