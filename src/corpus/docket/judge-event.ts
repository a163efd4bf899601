/**
 * Whether an entry of a docket is looked at, and why not. In: one event of a reader. Out: the text to analyse, or the
 * reason for leaving it out. The text is the body; where the body only points to attachments whose text was read, theirs.
 */
import type { CommentEvent, CommentRecord, TextStatus } from '../../model/docket.ts';
import type { LeftOutReason } from '../../model/docket-analysis.ts';

export type Judged =
  | { readonly kind: 'left-out'; readonly id: string | null; readonly reason: LeftOutReason }
  | { readonly kind: 'text'; readonly id: string; readonly text: string };

/** What becomes of an entry; an id that came before is not known here. */
export function judgeEvent(event: CommentEvent): Judged {
  if (event.kind === 'problem') return { kind: 'left-out', id: null, reason: 'unreadable' };
  if (event.kind === 'other') return { kind: 'left-out', id: event.id, reason: 'other-document' };
  const { record } = event;
  if (record.withdrawn) return { kind: 'left-out', id: record.id, reason: 'withdrawn' };
  const text = getAnalysedText(record);
  if (text !== '') return { kind: 'text', id: record.id, text };
  return { kind: 'left-out', id: record.id, reason: REASONS[record.status] };
}

/** The words of a comment: its body, or else those of its attachments; empty where neither says anything. */
export function getAnalysedText({ status, body, attachments }: CommentRecord): string {
  if (status === 'ok') return compose(body);
  return compose(
    attachments.flatMap(({ text }) => (text === null || text === '' ? [] : [text])).join('\n\n'),
  );
}

const REASONS = {
  ok: 'no-text',
  empty: 'no-text',
  unreadable: 'unreadable',
  'attachment-only': 'attachment-only',
  'not-fetched': 'not-fetched',
  restricted: 'restricted',
} as const satisfies Record<TextStatus, LeftOutReason>;

/** Letters with their marks as one character (NFC), so that two ways to write "é" are one; most texts have none. */
function compose(text: string): string {
  return /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
}
