/**
 * The content folder as a commit has it, written into a temporary folder and read from there. The working tree, the
 * index and the stash stay as they are. Only what the reader of content opens is written with its bytes: a file that
 * it would not open, or refuse for its size, gets its name and size alone.
 */
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MAX_FILE_BYTES } from '../src/store/read-content.ts';
import { REVIEWED_WORDS_FILE } from '../src/store/reviewed-words.ts';
import { UsageError } from './context.ts';
import { type GitFile, type GitPlace, listFiles, readBlobs } from './git.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** What `use` makes of the content folder at a commit; a usage error where the commit has none. */
export async function withRevision<T>(
  { root, prefix }: GitPlace,
  commit: string,
  name: string,
  use: (folder: string) => T,
): Promise<T> {
  const files = (await listFiles(root, commit, prefix)).filter(isContent);
  if (files.length === 0)
    throw new UsageError(
      `There is no content folder "${prefix || '.'}" at ${name}: nothing to compare with. Name a later revision, or the folder's path of that time with --content.`,
    );
  const read = files.filter(isRead);
  const blobs = await readBlobs(
    root,
    read.map(({ oid }) => oid),
  );
  const bytes = new Map(read.map(({ file }, at) => [file, blobs[at]!]));
  return withTemporaryFolder(tmpdir(), async (folder) => {
    // Links come last, so that no file is ever written through one.
    for (const file of files.toSorted((a, b) => Number(a.isLink) - Number(b.isLink)))
      writeEntry(folder, file, bytes.get(file.file));
    return use(folder);
  });
}

/** What the reader of content looks at; a name that would leave the folder is no content. */
function isContent({ file }: GitFile): boolean {
  const steps = file.split('/');
  return steps[0] !== 'docs' && !steps.some((step) => step.startsWith('.') || /[\\\0]/.test(step));
}

/** Whether the bytes matter. */
function isRead({ file, size, isLink }: GitFile): boolean {
  if (isLink || file === REVIEWED_WORDS_FILE) return true;
  return size <= MAX_FILE_BYTES && (file.endsWith('.md') || file === 'rulemark.yml');
}

function writeEntry(folder: string, { file, size, isLink }: GitFile, bytes: Buffer | undefined): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  if (isLink) {
    symlinkSync(bytes?.toString('utf8') ?? '', path);
    return;
  }
  writeFileSync(path, bytes ?? '');
  if (!bytes) truncateSync(path, size); // a file without bytes of its own still has its size
}
