/** `rulemark docket analyze`: which comments are one campaign, and what each member says in its own words. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { attribute } from '../../src/analysis/attribution/attribute.ts';
import { toAttributionIndex } from '../../src/analysis/attribution/to-attribution-index.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { analyzeDocket } from '../../src/corpus/docket/analyze-docket.ts';
import type { Attribute } from '../../src/corpus/docket/relate-campaigns.ts';
import { readComments } from '../../src/corpus/read-comments.ts';
import { renderDocketAnalysis } from '../../src/export/json/docket-analysis.ts';
import type { DocketAnalysis } from '../../src/model/docket-analysis.ts';
import { findShards, getCommentsFolder } from '../../src/store/comment-store.ts';
import { findCommentFiles } from '../../src/store/find-comment-files.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { isWatched, rewriteLine, stderr, stdout } from '../terminal.ts';
import { toAnalysisReport } from './analysis-report.ts';
import { writePieces } from './write-pieces.ts';

interface AnalyzeOptions extends ContentOption {
  readonly docket?: string;
  readonly rule?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly threads?: number;
}

/** Fewer bytes are read before a thread has started. */
const WORTH_THREADS = 4 * 1024 * 1024;
const MOST_THREADS = 8;
const REDRAW_MS = 100;

export function createDocketAnalyze(done: Done): Command {
  return withContent(new Command('analyze'))
    .description('Find form letters among comments, and what each sender added; every count with its ledger.')
    .argument('[files...]', 'files or folders of comments: CSV, JSON or JSON lines, also with gzip')
    .option('--docket <id>', 'the comments of this docket as imported, instead of files')
    .option('--rule <id>', 'also what comments are about: provisions and topics of this rule')
    .option('--all', 'with --rule: also claims that were right less often on labelled comments')
    .option('--json', 'campaigns with members and residuals, short comments, ledger')
    .option('--out <file>', 'write the JSON to this file')
    .option('--threads <number>', 'threads beside the one that reads; the answer is the same', parseThreads)
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark docket analyze comments.csv\n  rulemark docket analyze downloads/ --json > analysis.json\n  rulemark docket analyze --docket DOC-2021-0007 --out analysis.json',
    )
    .action(async (named: string[], options: AnalyzeOptions) => {
      const files = findFiles(named, options);
      const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
      await analyzeDocket(
        {
          attribute: createAttribute(options),
          read: (pass) => readComments(files, { onProgress: createPassProgress(pass) }),
          threads:
            options.threads ?? (bytes < WORTH_THREADS ? 0 : Math.min(MOST_THREADS, availableParallelism())),
        },
        (analysis) => show(analysis, options),
      );
      done('fine');
    });
}

/** What a comment is about, by the rule that was named; nothing without one. */
function createAttribute({ rule, all, ...options }: AnalyzeOptions): Attribute | undefined {
  if (rule === undefined) return undefined;
  const corpus = loadCorpus({ folder: getFolder(options), audience: 'privileged' });
  if (!corpus.content.get('rule', '', rule)) {
    const names = corpus.content.list('rule').map(({ id }) => id);
    throw new UsageError(
      `There is no rule "${rule}". ${names.length > 0 ? `There are: ${names.join(', ')}.` : 'The content has none.'}`,
    );
  }
  const index = toAttributionIndex(corpus, rule);
  return ({ id, text }) => attribute(index, { id, body: text }).filter(({ shown }) => shown || all);
}

async function show(analysis: DocketAnalysis, { json, out }: AnalyzeOptions): Promise<void> {
  if (isWatched()) rewriteLine('');
  if (out !== undefined || json) await writePieces(renderDocketAnalysis(analysis), out);
  if (!json) stdout(toAnalysisReport(analysis));
  else if (analysis.ledger.unreadable > 0)
    stderr(`${analysis.ledger.unreadable} entries could not be read; "problems" says which and why.\n`);
}

function findFiles(named: readonly string[], options: AnalyzeOptions): readonly string[] {
  if (named.length > 0 === (options.docket !== undefined))
    throw new UsageError('Name files of comments, or an imported docket with --docket <id>: one of the two.');
  if (options.docket !== undefined) {
    const shards = findShards(getCommentsFolder(getFolder(options), options.docket));
    if (shards.length > 0) return shards;
    throw new UsageError(
      `Nothing was imported for the docket "${options.docket}". \`rulemark docket import <files> --docket ${options.docket}\` does.`,
    );
  }
  for (const file of named) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`There is no file or folder "${file}".`);
    if (!found.isFile() && !found.isDirectory())
      throw new UsageError(
        `"${file}" can be read only once; comments are read twice. Save it to a file first.`,
      );
  }
  const { comments } = findCommentFiles(named);
  if (comments.length === 0)
    throw new UsageError(
      `No file in ${named.join(', ')} ends in .csv, .tsv, .json or .jsonl (or these with .gz).`,
    );
  return comments;
}

/** One line that is written over, where a person watches. */
function createPassProgress(pass: 1 | 2): ((progress: { bytes: number; total: number }) => void) | undefined {
  if (!isWatched()) return undefined;
  const what = pass === 1 ? 'Grouping' : 'Comparing';
  const start = performance.now();
  let drawn = 0;
  return ({ bytes, total }) => {
    const now = performance.now();
    if (now - drawn < REDRAW_MS) return;
    drawn = now;
    const left = Math.ceil(((now - start) * (total - bytes)) / Math.max(1, bytes) / 1000);
    rewriteLine(
      `${what} (${pass} of 2): ${Math.floor((100 * bytes) / Math.max(1, total))} %, ${left} s left`,
    );
  };
}

function parseThreads(value: string): number {
  const threads = Number(value);
  if (!Number.isInteger(threads) || threads < 0 || threads > 64)
    throw new InvalidArgumentError('Give a whole number from 0 to 64.');
  return threads;
}
