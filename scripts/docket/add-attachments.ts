/**
 * The words of a comment's attachments, where the files are there. In: a comment and the files found for it. Out: the
 * comment with text and status for each; a file that the comment does not name is added, because somebody put it there.
 */
import type { AttachmentReader } from '../../src/corpus/attachment-reader.ts';
import type { Attachment, CommentRecord } from '../../src/model/docket.ts';
import type { AttachmentFile } from '../../src/store/find-comment-files.ts';

/** The comment with its attachments read. */
export async function addAttachments(
  record: CommentRecord,
  files: readonly AttachmentFile[] | undefined,
  reader: AttachmentReader,
): Promise<CommentRecord> {
  if (!files || files.length === 0) return record;
  const attachments = [...record.attachments];
  for (const number of new Set(files.map((file) => file.number))) {
    const own = files.filter((file) => file.number === number);
    const known = attachments[number - 1];
    const read = await readBest(own, reader);
    attachments[known ? number - 1 : attachments.length] = {
      ...(known ?? { title: `Attachment ${number}`, url: null }),
      ...read,
    };
  }
  const status =
    record.status === 'empty' || record.status === 'restricted' ? 'attachment-only' : record.status;
  return { ...record, status, attachments };
}

type Read = Pick<Attachment, 'format' | 'status' | 'text'>;

/** What the files of one attachment say: the first with words, else why the first has none. */
async function readBest(files: readonly AttachmentFile[], reader: AttachmentReader): Promise<Read> {
  let first: Read | undefined;
  for (const { path, format, isExtracted } of files) {
    const { status, text } = await reader.read(path);
    const read = { format: isExtracted ? (first?.format ?? format) : format, status, text };
    if (status === 'ok') return read;
    first ??= read;
  }
  return first!;
}
