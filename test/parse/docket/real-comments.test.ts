/** Real files in `../shared/data` (or RULEMARK_SHARED): counts only, never a word of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LedgerCounter } from '../../../src/analysis/docket/count-ledger.ts';
import { readComments } from '../../../src/corpus/read-comments.ts';
import type { CountedLedger } from '../../../src/model/docket.ts';

const SHARED = process.env['RULEMARK_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const FOLDER = join(SHARED, 'data/comments');
const HAS_FILES = existsSync(FOLDER);

async function count(...paths: readonly string[]): Promise<CountedLedger & { readonly attachments: number }> {
  const files = paths.flatMap((path) =>
    path.includes('.')
      ? [join(FOLDER, path)]
      : readdirSync(join(FOLDER, path))
          .sort()
          .map((file) => join(FOLDER, path, file)),
  );
  const counter = new LedgerCounter();
  let attachments = 0;
  for await (const event of readComments(files)) {
    counter.add(event);
    if (event.kind === 'comment') attachments += event.record.attachments.length;
  }
  return { ...counter.finish(), attachments };
}

describe(`${HAS_FILES ? readdirSync(FOLDER).length : 0} real documents: folders of comments`, () => {
  test.runIf(HAS_FILES)('a bulk download', async () => {
    expect(await count('bulk-csv')).toMatchObject({
      rows: 983,
      unreadable: 0,
      otherDocuments: 1,
      duplicateIds: 0,
      withdrawn: 1,
      ofWhich: { unknownDocument: 0, madeIds: 0 },
    });
  });

  test.runIf(HAS_FILES)('the answer of a search, version 3', async () => {
    expect(await count('api-v3-search')).toMatchObject({
      rows: 5_000,
      unreadable: 0,
      otherDocuments: 1,
      duplicateIds: 0,
      noText: 0,
    });
  });

  test.runIf(HAS_FILES)(
    'answers of version 4: a comment, a list of 25, documents, dockets, a count, an error',
    async () => {
      expect(await count('api-v4')).toMatchObject({
        rows: 32,
        unreadable: 1,
        otherDocuments: 5,
        noText: 25,
        attachmentOnly: 1,
        ofWhich: { notFetched: 25 },
      });
    },
  );

  test.runIf(HAS_FILES)('campaigns, with ids that a spreadsheet destroyed', async () => {
    expect(await count('campaigns/EPA-R05-OAR-2020-0055-0007.csv')).toMatchObject({
      rows: 204,
      duplicateIds: 0,
      analysed: 204,
      ofWhich: { madeIds: 24 },
    });
    expect(await count('campaigns')).toMatchObject({
      rows: 1_504,
      unreadable: 0,
      duplicateIds: 0,
      ofWhich: { madeIds: 225 },
    });
  });
});
