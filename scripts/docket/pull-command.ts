/**
 * `rulemark docket pull <docket>`: all comments on a docket from the API of regulations.gov. Lists first, then each
 * comment that was not fetched before as it stands now. What was fetched goes into a journal line by line and from
 * there into the store, so that a pull can be stopped anywhere and goes on later. The key comes from the environment
 * alone; it is neither printed nor written.
 */
import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readComments } from '../../src/corpus/read-comments.ts';
import type { CommentRecord } from '../../src/model/docket.ts';
import type { Failure } from '../../src/remote/failure.ts';
import {
  isFailure,
  type ListedComment,
  REGULATIONS,
  RegulationsClient,
} from '../../src/remote/regulations.ts';
import { PullJournal } from '../../src/store/pull-journal.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { createProgress } from '../progress.ts';
import { toFailureReport } from '../report.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { stderr, stdout } from '../terminal.ts';
import { type Docket, findDocket } from './find-docket.ts';
import { importComments } from './import-comments.ts';
import { formatImport } from './report-import.ts';
import { showReading } from './show-reading.ts';

interface DocketPullOptions extends ContentOption {
  readonly save?: string;
  readonly regulations: string;
}

/** Where fetched comments go: into the journal, or as they came into a folder. */
interface Target {
  readonly has: (comment: ListedComment) => boolean;
  readonly keep: (comment: ListedComment, path: string) => Promise<void>;
}

interface Pulled {
  readonly listed: number;
  readonly fetched: number;
  /** Listed, and not there when asked for. */
  readonly missing: readonly string[];
  readonly failure: Failure | undefined;
}

/** The service lets a key wait as long as it counts. */
const LONGEST_WAIT_MS = 3_700_000;

export function createDocketPull(done: Done): Command {
  return withContent(new Command('pull'))
    .description('Fetch all comments on a docket from the API of regulations.gov, and store them.')
    .argument('<docket>', "the docket: our id, or the agency's number; with --save any number")
    .option(
      '--save <folder>',
      'keep the answers as they come in this folder, names of people included, and store nothing',
    )
    .addOption(
      new Option('--regulations <address>', 'the API of regulations.gov, or a mirror of it')
        .env('RULEMARK_REGULATIONS')
        .default(REGULATIONS)
        .argParser(parseAddress),
    )
    .addHelpText(
      'after',
      '\nThe key is taken from the variable REGULATIONS_GOV_API_KEY. A key is free: open.gsa.gov/api/regulationsgov.\n\nExamples:\n  rulemark docket pull doc-2021-0007\n  rulemark docket pull DOC-2021-0007 --save answers\n\nStopped or broken off, it goes on where it was when run again. Exit code 1 when not everything could be fetched.',
    )
    .action(async (docket: string, options: DocketPullOptions) => {
      const key = getKey();
      done(
        options.save === undefined
          ? await pullIntoStore(findDocket(getFolder(options), docket), key, options)
          : await pullIntoFolder(docket, key, { ...options, save: options.save }),
      );
    });
}

function getKey(): string {
  const key = process.env['REGULATIONS_GOV_API_KEY']?.trim() ?? '';
  if (/^[\w-]{4,100}$/.test(key)) return key;
  throw new UsageError(
    `${key === '' ? 'The API of regulations.gov wants a key, and REGULATIONS_GOV_API_KEY is not set.' : 'REGULATIONS_GOV_API_KEY holds something that is no key.'}\nA key is free and comes by e-mail: open.gsa.gov/api/regulationsgov, "Getting Started". Then: export REGULATIONS_GOV_API_KEY=<key>\nWithout a key, order a bulk download on regulations.gov, and use \`rulemark docket import\`.`,
  );
}

async function pullIntoStore(
  docket: Docket,
  key: string,
  options: DocketPullOptions,
): Promise<'fine' | 'contentErrors'> {
  const content = getFolder(options);
  const journal = new PullJournal(join(content, 'dockets', docket.id));
  const before = journal.waiting;
  if (before > 0) stderr(`${countOf(before, 'comment')} of a pull that was stopped are kept.\n`);
  const pulled = await pull(docket.identifier, key, journal.folder, options, {
    has: (comment) => journal.has(comment),
    keep: async (comment, path) => {
      const record = await readRecord(path);
      if (record) journal.add(comment, record);
    },
  });
  if (journal.waiting > 0) {
    const retrievedOn = new Date().toISOString().slice(0, 10);
    const result = await importComments(content, docket.id, {
      events: journal.read(),
      files: () => [],
      retrievedOn,
    });
    journal.settle();
    stdout(formatImport(docket, result, { retrievedOn }));
  }
  return conclude(pulled);
}

async function pullIntoFolder(
  docket: string,
  key: string,
  options: DocketPullOptions & { readonly save: string },
): Promise<'fine' | 'contentErrors'> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(docket))
    throw new UsageError(`"${docket}" is no docket number. One is written like DOC-2021-0007.`);
  refuseContent(options);
  const folder = join(options.save, docket, `text-${docket}`, 'comments');
  mkdirSync(folder, { recursive: true });
  const toPath = (id: string): string => join(folder, `${id.replace(/[^\w.-]/g, '_')}.json`);
  const pulled = await withTemporaryFolder(options.save, (temporary) =>
    pull(docket, key, temporary, options, {
      has: ({ id }) => existsSync(toPath(id)),
      keep: async ({ id }, path) => {
        copyFileSync(path, `${toPath(id)}.part`);
        renameSync(`${toPath(id)}.part`, toPath(id));
      },
    }),
  );
  stdout(`Answers are in ${folder}. They hold names of people as the service gives them.\n`);
  return conclude(pulled);
}

/** Names of people must not come into the content folder, not even in a file that nothing reads. */
function refuseContent({ save, content = 'content' }: DocketPullOptions & { readonly save: string }): void {
  const inside = existsSync(content) && `${resolve(save)}${sep}`.startsWith(`${realpathSync(content)}${sep}`);
  if (inside)
    throw new UsageError(
      '--save keeps names of people, which do not belong in the content folder. Name a folder outside it.',
    );
}

/** Lists and fetches; nothing is lost when it fails in between. */
async function pull(
  docket: string,
  key: string,
  folder: string,
  options: DocketPullOptions,
  target: Target,
): Promise<Pulled> {
  const progress = createProgress();
  const client = new RegulationsClient({
    base: options.regulations,
    key,
    folder,
    limits: { longestWaitMs: LONGEST_WAIT_MS },
    // each of thousands of requests is no news; a wait is
    onEvent: (event) => (event.kind === 'waiting' ? progress.onEvent(event) : undefined),
  });
  const reading = showReading('comments fetched');
  try {
    const listed = await list(docket, client);
    if (isFailure(listed)) return { listed: 0, fetched: 0, missing: [], failure: listed };
    const wanted = listed.comments.filter((comment) => !target.has(comment));
    announce(docket, listed.comments.length, wanted.length, client);
    const rest = await fetchAll(wanted, client, target, reading.show);
    return { listed: listed.comments.length, ...rest, failure: rest.failure ?? listed.failure };
  } finally {
    reading.end();
    progress.end();
    for (const name of ['answer-0', 'answer-1', 'answer-2', 'answer-3'])
      rmSync(join(folder, `${name}.json`), { force: true });
  }
}

interface Listed {
  readonly comments: readonly ListedComment[];
  /** Why the list is not whole. */
  readonly failure: Failure | undefined;
}

async function list(docket: string, client: RegulationsClient): Promise<Listed | Failure> {
  const documents = await client.listDocuments(docket);
  if (isFailure(documents)) return documents;
  if (documents.length === 0) return toNothing(docket);
  const comments = new Map<string, ListedComment>();
  for (const { objectId } of documents)
    for await (const comment of client.listComments(objectId)) {
      if (isFailure(comment)) return { comments: [...comments.values()], failure: comment };
      comments.set(comment.id, comment);
    }
  return { comments: [...comments.values()], failure: undefined };
}

async function fetchAll(
  wanted: readonly ListedComment[],
  client: RegulationsClient,
  target: Target,
  show: (count: number, done: number, total: number) => void,
): Promise<Omit<Pulled, 'listed'>> {
  const missing: string[] = [];
  let fetched = 0;
  for (const comment of wanted) {
    const answer = await client.fetchComment(comment.id);
    if (isFailure(answer) && answer.code !== 'remote/not-found') return { fetched, missing, failure: answer };
    if (isFailure(answer)) missing.push(comment.id);
    else {
      await target.keep(comment, answer.path);
      fetched++;
    }
    show(fetched, fetched + missing.length, wanted.length);
  }
  return { fetched, missing, failure: undefined };
}

async function readRecord(path: string): Promise<CommentRecord | undefined> {
  for await (const event of readComments([path])) if (event.kind === 'comment') return event.record;
  return undefined;
}

function announce(docket: string, listed: number, wanted: number, { hourly }: RegulationsClient): void {
  const hours = hourly === undefined ? 0 : wanted / hourly;
  const time = hours > 1 ? `; at ${hourly} an hour that takes about ${Math.ceil(hours)} hours` : '';
  stderr(`${docket}: ${countOf(listed, 'comment')} listed, ${wanted} to fetch${time}.\n`);
}

function conclude({ listed, fetched, missing, failure }: Pulled): 'fine' | 'contentErrors' {
  stdout(`Listed ${countOf(listed, 'comment')}, fetched ${fetched}.\n`);
  if (missing.length > 0)
    stdout(
      `Listed and no longer there: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ` and ${missing.length - 20} more` : ''}.\n`,
    );
  if (!failure) return 'fine';
  stderr(toFailureReport(failure));
  stderr('What was fetched is kept. Run the same command again to go on.\n');
  return 'contentErrors';
}

function toNothing(docket: string): Failure {
  return {
    kind: 'failed',
    url: REGULATIONS,
    code: 'remote/not-found',
    message: `regulations.gov lists no documents of a docket ${docket}.`,
    hint: 'Check the number as the notice gives it; it is the `identifier` of docket.md.',
  };
}

function parseAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new InvalidArgumentError(
      `An address is written like ${REGULATIONS}, without a name, password or query.`,
    );
  return value.replace(/\/+$/, '');
}
