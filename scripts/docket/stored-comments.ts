/** The comments of a docket as imported, one after another; a usage error where nothing was imported. */
import { readComments } from '../../src/corpus/read-comments.ts';
import type { CommentRecord } from '../../src/model/docket.ts';
import { findShards, getCommentsFolder } from '../../src/store/comment-store.ts';
import { UsageError } from '../context.ts';

/** Every stored comment, in the order of the store. */
export async function* readStored(
  content: string,
  docket: string,
): AsyncGenerator<CommentRecord, void, void> {
  const shards = findShards(getCommentsFolder(content, docket));
  if (shards.length === 0)
    throw new UsageError(
      `Nothing was imported to the docket "${docket}".\nRun: rulemark docket import <files> --docket ${docket}`,
    );
  for await (const event of readComments(shards)) if (event.kind === 'comment') yield event.record;
}
