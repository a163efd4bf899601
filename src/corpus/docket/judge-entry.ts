/**
 * Whether an entry of a docket is looked at, and why not. In: the events of a reader, in order. Out: for each the text to
 * analyse or the reason for leaving it out, and the ledger, counted as an import counts. The text is the body; where the
 * body only points to attachments whose text was read, it is theirs, and the entry counts as analysed.
 */
import { LedgerCounter, type Placed } from '../../analysis/docket/count-ledger.ts';
import type { CommentEvent, CommentRecord, CountedLedger } from '../../model/docket.ts';
import type { LeftOutReason } from '../../model/docket-analysis.ts';

export type Judged =
  | { readonly kind: 'left-out'; readonly id: string | null; readonly reason: LeftOutReason }
  | { readonly kind: 'text'; readonly id: string; readonly text: string };

export type JudgedLedger = CountedLedger & { readonly ofWhich: { readonly fromAttachments: number } };

export class EntryJudge {
  readonly #counter = new LedgerCounter();
  #fromAttachments = 0;
  #wordless = 0;

  /** What becomes of the next entry. */
  judge(event: CommentEvent): Judged {
    const placed = this.#counter.add(event);
    if (event.kind === 'problem') return { kind: 'left-out', id: null, reason: 'unreadable' };
    if (event.kind === 'other') return { kind: 'left-out', id: event.id, reason: 'other-document' };
    const { record } = event;
    if (placed.part === 'analysed') return { kind: 'text', id: record.id, text: getAnalysedText(record) };
    const text = placed.part === 'attachmentOnly' ? getAnalysedText(record) : '';
    if (text === '') return { kind: 'left-out', id: record.id, reason: tellReason(placed, record) };
    this.#fromAttachments++;
    return { kind: 'text', id: record.id, text };
  }

  /** A body that was taken for text has no word in it. */
  takeBack(): void {
    this.#wordless++;
  }

  finish(): JudgedLedger {
    const ledger = this.#counter.finish();
    return {
      ...ledger,
      noText: ledger.noText + this.#wordless,
      attachmentOnly: ledger.attachmentOnly - this.#fromAttachments,
      analysed: ledger.analysed + this.#fromAttachments - this.#wordless,
      ofWhich: { ...ledger.ofWhich, fromAttachments: this.#fromAttachments },
    };
  }
}

/** The words of a comment: its body, or else those of its attachments; empty where neither says anything. */
export function getAnalysedText({ status, body, attachments }: CommentRecord): string {
  if (status === 'ok') return compose(body);
  return compose(
    attachments.flatMap(({ text }) => (text === null || text === '' ? [] : [text])).join('\n\n'),
  );
}

function tellReason({ part, isSameText }: Placed, { status }: CommentRecord): LeftOutReason {
  switch (part) {
    case 'duplicateIds':
      return isSameText ? 'duplicate-id' : 'duplicate-id-other-text';
    case 'noText':
      return status === 'not-fetched' || status === 'restricted' ? status : 'no-text';
    case 'attachmentOnly':
      return 'attachment-only';
    case 'otherDocuments':
      return 'other-document';
    case 'analysed':
      return 'no-text';
    case 'withdrawn':
    case 'unreadable':
      return part;
    default:
      return part satisfies never;
  }
}

/** Letters with their marks as one character (NFC), so that two ways to write "é" are one; most texts have none. */
function compose(text: string): string {
  return /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
}
