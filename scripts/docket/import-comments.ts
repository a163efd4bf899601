/**
 * Comments from anywhere into the store of a docket. In: a stream of events and what is known of their source. Out:
 * what was stored, with its ledger. What is stored already stays unless the same id comes again: a newer reading wins,
 * an entry of a list never takes a text away, and the words of an attachment are kept when the new one has none.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerCounter, toDifferentText } from '../../src/analysis/docket/count-ledger.ts';
import { readComments } from '../../src/corpus/read-comments.ts';
import {
  ATTACHMENT_STATUSES,
  type Attachment,
  type AttachmentStatus,
  type CommentEvent,
  type CommentRecord,
  type CountedLedger,
  type RowProblem,
} from '../../src/model/docket.ts';
import { CommentBuckets, removeAbandoned } from '../../src/store/comment-buckets.ts';
import {
  findShards,
  getCommentsFolder,
  type Manifest,
  readManifest,
  replaceComments,
  writeManifest,
} from '../../src/store/comment-store.ts';
import { getDigest } from '../../src/store/digest.ts';
import { UsageError } from '../context.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One import as the manifest keeps it. */
export interface ImportEntry {
  readonly retrievedOn: string;
  readonly files: readonly SourceFile[];
  readonly ledger: CountedLedger;
  readonly attachments: Readonly<Record<AttachmentStatus, number>>;
}

export interface ImportResult {
  readonly entry: ImportEntry;
  /** The first of each code, and how many there are of each. */
  readonly problems: readonly RowProblem[];
  readonly counts: Readonly<Record<string, number>>;
  /** Dockets that comments name, with how many do. */
  readonly dockets: ReadonlyMap<string, number>;
  readonly manifest: Manifest;
  /** Comments that were not stored before. */
  readonly added: number;
}

export interface ImportSource {
  readonly events: AsyncIterable<CommentEvent>;
  /** Files of the events, complete when they are through. */
  readonly files: () => readonly SourceFile[];
  readonly retrievedOn: string;
  /** What is done to each comment on its way. */
  readonly refine?: (record: CommentRecord) => Promise<CommentRecord>;
}

/** Of each code, so many problems are shown and kept. */
const MOST_PROBLEMS = 20;

/** Imports into `content/dockets/<docket>/comments`. */
export async function importComments(
  content: string,
  docket: string,
  source: ImportSource,
): Promise<ImportResult> {
  const home = join(content, 'dockets', docket);
  const release = lock(home);
  const prefix = join(home, '.comments-');
  removeAbandoned(prefix, isAlive);
  const buckets = new CommentBuckets(`${prefix}${process.pid}`);
  try {
    return await importInto(getCommentsFolder(content, docket), docket, buckets, source);
  } finally {
    buckets.remove();
    release();
  }
}

async function importInto(
  folder: string,
  docket: string,
  buckets: CommentBuckets,
  source: ImportSource,
): Promise<ImportResult> {
  const before = readManifest(folder);
  for await (const event of readComments(findShards(folder)))
    if (event.kind === 'comment') buckets.add(event.record, 0);
  const tally = new Tally();
  for await (const event of source.events) {
    const record = tally.take(event);
    if (record) buckets.add(source.refine ? tally.see(await source.refine(record)) : tally.see(record), 1);
  }
  const entry = {
    retrievedOn: source.retrievedOn,
    files: shorten(source.files()),
    ledger: tally.ledger(),
    attachments: tally.attachments,
  };
  const { problems, counts, dockets } = tally;
  if (entry.ledger.rows === entry.ledger.unreadable)
    return { entry, problems, counts, dockets, manifest: before ?? toEmpty(docket), added: 0 };
  const whole = new LedgerCounter();
  const stored = replaceComments(folder, buckets, choose, (record) =>
    whole.add({ kind: 'comment', record, file: '', row: 0, notes: [] }),
  );
  const manifest = toManifest(docket, { ...stored, ledger: whole.finish() }, before, entry);
  writeManifest(folder, manifest);
  return { entry, problems, counts, dockets, manifest, added: stored.comments - (before?.comments ?? 0) };
}

/** Counts what passes by, and keeps a few of the problems. */
class Tally {
  readonly problems: RowProblem[] = [];
  readonly counts: Record<string, number> = {};
  readonly dockets = new Map<string, number>();
  readonly attachments = Object.fromEntries(ATTACHMENT_STATUSES.map((status) => [status, 0])) as Record<
    AttachmentStatus,
    number
  >;
  readonly #ledger = new LedgerCounter();

  /** The comment to store, where the event is one. */
  take(event: CommentEvent): CommentRecord | undefined {
    const { part, isSameText } = this.#ledger.add(event);
    if (event.kind === 'problem') this.#note(event.problem);
    if (event.kind !== 'comment') return undefined;
    const { record, file, row } = event;
    for (const note of event.notes) this.#note(note);
    if (part === 'duplicateIds' && !isSameText) this.#note(toDifferentText(record.id, file, row));
    const { docket } = record;
    if (docket !== null) this.dockets.set(docket, (this.dockets.get(docket) ?? 0) + 1);
    return record;
  }

  see(record: CommentRecord): CommentRecord {
    for (const { status } of record.attachments) this.attachments[status]++;
    return record;
  }

  ledger(): CountedLedger {
    return this.#ledger.finish();
  }

  #note(problem: RowProblem): void {
    const count = (this.counts[problem.code] ?? 0) + 1;
    this.counts[problem.code] = count;
    if (count <= MOST_PROBLEMS) this.problems.push(problem);
  }
}

/** Which of two comments with one id is stored. */
function choose(before: CommentRecord, next: CommentRecord, isNewer: boolean): CommentRecord {
  const takesNext = before.status === 'not-fetched' || (isNewer && next.status !== 'not-fetched');
  const [kept, other] = takesNext ? [next, before] : [before, next];
  return { ...kept, attachments: joinAttachments(kept.attachments, other.attachments) };
}

/** The attachments of the comment that is kept; where one has no words, those that the other one had. */
function joinAttachments(kept: readonly Attachment[], other: readonly Attachment[]): readonly Attachment[] {
  return (kept.length === 0 ? other : kept).map((one, at) => {
    const before = other[at];
    const isSame =
      before !== undefined && (one.url === null || before.url === null || one.url === before.url);
    return isSame && one.status === 'not-fetched' && before.status !== 'not-fetched'
      ? { ...before, title: one.title }
      : one;
  });
}

function toEmpty(docket: string): Manifest {
  return { schema: 'rulemark/docket-import@1', docket, comments: 0, shards: [] };
}

/** The manifest with this import in it; an import of the same files takes the place of the one before. */
function toManifest(
  docket: string,
  stored: Pick<Manifest, 'comments' | 'shards'> & { readonly ledger: CountedLedger },
  before: Manifest | undefined,
  entry: ImportEntry,
): Manifest {
  const isSame = ({ files }: ImportEntry): boolean =>
    files.length > 0 &&
    files.length === entry.files.length &&
    files.every(({ sha256 }, at) => sha256 === entry.files[at]?.sha256);
  const imports = ((before?.['imports'] ?? []) as readonly ImportEntry[]).filter((one) => !isSame(one));
  return { ...toEmpty(docket), ...stored, imports: [...imports, entry] };
}

/** Files of a mirror are as many as its comments: of many one line says how many there are. */
function shorten(files: readonly SourceFile[]): readonly SourceFile[] {
  if (files.length <= 50) return files;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const text = files.map(({ sha256 }) => sha256).join('\n');
  return [{ name: `${files.length} files`, bytes, sha256: getDigest(text) }];
}

/** Keeps a second import of the same docket away while this one is at work. */
function lock(home: string): () => void {
  mkdirSync(home, { recursive: true });
  const path = join(home, '.comments.lock');
  const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : Number.NaN;
  if (owner !== process.pid && isAlive(owner))
    throw new UsageError(
      `Another import into this docket is at work (process ${owner}). Wait until it has ended.`,
    );
  rmSync(path, { force: true });
  writeFileSync(path, String(process.pid), { flag: 'wx' });
  return () => rmSync(path, { force: true });
}

function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
