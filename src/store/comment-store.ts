/**
 * Imported comments of a docket on the disk: `dockets/<docket>/comments/` with shards of one comment a line and a
 * manifest, `import.json`, that names them. In: comments, in any number and order. Out: shards sorted by id, the same
 * bytes for the same comments. A shard is named by its content and the manifest is replaced last, in one step: killed
 * anywhere, the manifest names whole shards, those of before or those of after.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommentRecord } from '../model/docket.ts';
import { compareText } from '../text/natural-order.ts';
import type { CommentBuckets } from './comment-buckets.ts';
import { getDigest } from './digest.ts';
import { replaceFile } from './write-file.ts';

export interface Shard {
  readonly file: string;
  readonly comments: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the manifest holds about shards; whoever imports adds what it knows. */
export interface Manifest {
  readonly schema: 'rulemark/docket-import@1';
  readonly docket: string;
  readonly comments: number;
  readonly shards: readonly Shard[];
  readonly [more: string]: unknown;
}

/** A shard of more is hard to read, to compare and to keep in a repository. */
const SHARD_BYTES = 16 * 1024 * 1024;
const MANIFEST = 'import.json';

/** The folder of a docket's comments. */
export function getCommentsFolder(content: string, docket: string): string {
  return join(content, 'dockets', docket, 'comments');
}

/** The manifest; undefined where nothing was imported yet. Throws for one that somebody broke. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

/** The paths of the shards in their order; none where nothing was imported yet. */
export function findShards(folder: string): readonly string[] {
  return (readManifest(folder)?.shards ?? []).map(({ file }) => join(folder, file));
}

/**
 * Puts what buckets hold in the place of what is stored. `choose` says which of two comments with one id stays; they
 * come in the order in which they were added. `onStored` sees every comment that stays.
 */
export function replaceComments(
  folder: string,
  buckets: CommentBuckets,
  choose: (before: CommentRecord, next: CommentRecord, isNewer: boolean) => CommentRecord,
  onStored: (record: CommentRecord) => void,
): Pick<Manifest, 'comments' | 'shards'> {
  mkdirSync(folder, { recursive: true });
  buckets.settle(choose);
  const groups = buckets.group(SHARD_BYTES);
  const shards: Shard[] = [];
  for (const [at, group] of groups.entries()) {
    const records = Array.from(buckets.read(group), ({ record }) => record);
    for (const record of records) onStored(record);
    if (records.length > 0 || groups.length === 1)
      shards.push(writeShard(folder, records, at, groups.length));
  }
  return { comments: shards.reduce((sum, { comments }) => sum + comments, 0), shards };
}

/** Replaces the manifest in one step, then takes away the shards that it does not name. */
export function writeManifest(folder: string, manifest: Manifest): void {
  replaceFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  const named = new Set(manifest.shards.map(({ file }) => file));
  for (const file of readdirSync(folder))
    if (
      file !== MANIFEST &&
      /^comments-.*\.jsonl(?:\.\d+\.tmp)?$|^import\.json\.\d+\.tmp$/.test(file) &&
      !named.has(file)
    )
      rmSync(join(folder, file), { force: true });
}

function writeShard(folder: string, records: CommentRecord[], at: number, count: number): Shard {
  records.sort((a, b) => compareText(a.id, b.id) || (a.id < b.id ? -1 : 1));
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const sha256 = getDigest(text);
  const digits = (number: number): string => String(number).padStart(2, '0');
  const file = `comments-${digits(at + 1)}-of-${digits(count)}-${sha256.slice(0, 12)}.jsonl`;
  const path = join(folder, file);
  // a file of that name was renamed to it when it was whole
  if (!existsSync(path)) replaceFile(path, text);
  return { file, comments: records.length, bytes: Buffer.byteLength(text), sha256 };
}
