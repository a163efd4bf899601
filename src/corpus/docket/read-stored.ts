/**
 * The imported comments of a docket, as they are stored, one after another. In: the content folder and the docket. Out:
 * events for the analysis, or the comments that are looked at with their text; and what the manifest says of the
 * imports. A shard is read whole, one at a time; it has at most some 16 MB.
 */
import { basename } from 'node:path';
import { readPlainText } from '../../analysis/attribution/read-plain-text.ts';
import type { CommentEvent, CommentRecord } from '../../model/docket.ts';
import type { ImportRecord } from '../../model/docket-study.ts';
import { findShards, getCommentsFolder, readManifest } from '../../store/comment-store.ts';
import { readComments } from '../read-comments.ts';
import { EntryJudge } from './judge-entry.ts';

export interface StoredText {
  readonly record: CommentRecord;
  /** What was analysed, as filed. */
  readonly filed: string;
  /** Without markup. */
  readonly text: string;
}

/** What is stored, in its order. */
export function readStored(content: string, docket: string): AsyncIterable<CommentEvent> {
  return readComments(findShards(getCommentsFolder(content, docket)), { nameOf: basename });
}

/** The comments with a text, each id once, as the analysis takes them. */
export async function* readStoredTexts(content: string, docket: string): AsyncGenerator<StoredText> {
  const judge = new EntryJudge();
  for await (const event of readStored(content, docket)) {
    const judged = judge.judge(event);
    if (event.kind !== 'comment' || judged.kind !== 'text') continue;
    const { text: filed } = judged;
    yield { record: event.record, filed, text: readPlainText(filed).text.trim() };
  }
}

/** True when comments of the docket were imported. */
export function hasStored(content: string, docket: string): boolean {
  return (readManifest(getCommentsFolder(content, docket))?.comments ?? 0) > 0;
}

/** The imports, in the order in which they came. */
export function readImports(content: string, docket: string): readonly ImportRecord[] {
  const imports = readManifest(getCommentsFolder(content, docket))?.['imports'];
  if (!Array.isArray(imports)) return [];
  return (imports as (Omit<ImportRecord, 'files'> & { readonly files?: readonly unknown[] })[]).map(
    ({ retrievedOn, files, ledger, attachments }) => ({
      retrievedOn,
      files: files?.length ?? 0,
      ledger,
      attachments: attachments ?? {},
    }),
  );
}
