/**
 * `rulemark docket import <files or folder…> --docket <id>`: comments from files into the store of a docket. Arguments
 * in, a ledger and the problems out; exit code 1 when nothing could be read or a file breaks off.
 */
import { basename } from 'node:path';
import { Command } from 'commander';
import { AttachmentReader } from '../../src/corpus/attachment-reader.ts';
import { type ReadProgress, readComments } from '../../src/corpus/read-comments.ts';
import { type FoundFiles, findCommentFiles } from '../../src/store/find-comment-files.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ContentOption, type Done, getFolder, parseDay, UsageError, withContent } from '../context.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { addAttachments } from './add-attachments.ts';
import { findDocket } from './find-docket.ts';
import { type ImportResult, importComments, type SourceFile } from './import-comments.ts';
import { formatImport, toImportJson } from './report-import.ts';
import { showReading } from './show-reading.ts';

interface DocketImportOptions extends ContentOption {
  readonly docket: string;
  readonly attachments: readonly string[];
  readonly retrieved?: string;
  readonly json?: boolean;
}

export function createDocketImport(done: Done): Command {
  return withContent(new Command('import'))
    .description('Take comments from files of regulations.gov, of a mirror of it, or from JSON lines.')
    .argument(
      '<files...>',
      'bulk CSV, answers of the API (v3, v4), a folder of a mirror, JSON lines; also with gzip',
    )
    .requiredOption('--docket <id>', "the docket: our id, or the agency's number")
    .option(
      '--attachments <folder>',
      'attachments named by comment, such as <id>_attachment_1.pdf; may be given several times',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--retrieved <day>', 'when the files were taken from the agency (default: today)', parseDay)
    .option('--json', 'the ledger and the problems as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark docket import comments.csv --docket doc-2021-0007\n  rulemark docket import mirror/DOC-2021-0007 --docket doc-2021-0007\n  rulemark docket import a.jsonl.gz b.json --docket doc-2021-0007 --attachments downloads\n\nNames, addresses and numbers of people are never stored. A later import of the same comment takes the place of the earlier one. Exit code 1 when nothing could be read, or a file breaks off.',
    )
    .action(async (paths: readonly string[], options: DocketImportOptions) => {
      done(await importFiles(paths, options));
    });
}

async function importFiles(
  paths: readonly string[],
  options: DocketImportOptions,
): Promise<'fine' | 'contentErrors'> {
  const content = getFolder(options);
  const docket = findDocket(content, options.docket);
  const found = findFiles(paths, options.attachments);
  const result = await read(content, docket.id, found, options);
  const { retrievedOn } = result.entry;
  if (options.json) printJson(toImportJson(docket, result));
  else stdout(formatImport(docket, result, { retrievedOn }));
  if (found.passedOver > 0 && !options.json)
    stderr(
      `${countOf(found.passedOver, 'file')} of the folders are neither comments nor attachments, and were passed over.\n`,
    );
  return isFailed(result) ? 'contentErrors' : 'fine';
}

async function read(
  content: string,
  docket: string,
  found: FoundFiles,
  { retrieved }: DocketImportOptions,
): Promise<ImportResult> {
  const reading = showReading('comments');
  const reader = new AttachmentReader();
  const files: SourceFile[] = [];
  let count = 0;
  const onProgress = ({ bytes, total }: ReadProgress): void => reading.show(count, bytes, total);
  try {
    return await importComments(content, docket, {
      events: readComments(found.comments, {
        onProgress,
        onFile: ({ file, ...facts }) => files.push({ name: basename(file), ...facts }),
      }),
      files: () => files,
      retrievedOn: retrieved ?? new Date().toISOString().slice(0, 10),
      refine: (record) => {
        count++;
        return addAttachments(record, found.attachments.get(record.id), reader);
      },
    });
  } finally {
    reading.end();
    await reader.close();
  }
}

function findFiles(paths: readonly string[], attachments: readonly string[]): FoundFiles {
  let found: FoundFiles;
  try {
    found = findCommentFiles(paths, attachments);
  } catch (cause) {
    const { code, path = '' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file or folder "${path}".`, { cause });
    throw new UsageError(`"${path}" cannot be read (${code}).`, { cause });
  }
  if (found.comments.length === 0)
    throw new UsageError(
      `No files of comments were found in ${paths.join(', ')}. Of folders those that end in .csv, .json, .jsonl or .gz are read; name others one by one.`,
    );
  return found;
}

/** Nothing was read, or something that is missing nobody knows of. */
function isFailed({ entry, counts }: ImportResult): boolean {
  const { rows, unreadable } = entry.ledger;
  return (
    rows === unreadable || ['docket/cut-off', 'docket/unknown-format'].some((code) => (counts[code] ?? 0) > 0)
  );
}
