/**
 * A line of our own store: a comment as it was imported. Told by the fields that no source has together; a line that
 * somebody changed by hand, so that a field is of another type, is read like any other line instead.
 */
import {
  ATTACHMENT_STATUSES,
  type Attachment,
  type CommentRecord,
  SUBMITTER_KINDS,
  TEXT_STATUSES,
} from '../../model/docket.ts';

type Item = Readonly<Record<string, unknown>>;

/** The comment, with our fields and no others; undefined where the object is none of ours. */
export function readOwn(item: Item): CommentRecord | undefined {
  const { id, body, alike, withdrawn } = item;
  const status = TEXT_STATUSES.find((one) => one === item['status']);
  const submitter = (item['submitter'] ?? {}) as Item;
  const kind = SUBMITTER_KINDS.find((one) => one === submitter['kind']);
  if (typeof id !== 'string' || typeof body !== 'string' || typeof alike !== 'number') return undefined;
  if (status === undefined || kind === undefined || typeof withdrawn !== 'boolean') return undefined;
  const attachments = Array.isArray(item['attachments']) ? item['attachments'].map(readAttachment) : [];
  return {
    id,
    docket: getText(item['docket']),
    answers: getText(item['answers']),
    received: getText(item['received']),
    posted: getText(item['posted']),
    withdrawn,
    submitter: { kind, organization: getText(submitter['organization']) },
    category: getText(item['category']),
    alike,
    body,
    status,
    attachments,
  };
}

function readAttachment(value: unknown): Attachment {
  const item = (typeof value === 'object' && value !== null ? value : {}) as Item;
  return {
    title: getText(item['title']) ?? 'Attachment',
    url: getText(item['url']),
    format: getText(item['format']),
    status: ATTACHMENT_STATUSES.find((one) => one === item['status']) ?? 'not-fetched',
    text: getText(item['text']),
  };
}

function getText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
