/** `rulemark diff <revision>`: what the working tree, or one revision, does against another, ready for a pull request. */
import { type Command, Option } from 'commander';
import { compareCorpora } from '../../src/analysis/difference/compare-corpora.ts';
import { type CorpusOptions, loadCorpus } from '../../src/corpus/corpus.ts';
import { toDifferenceJson } from '../../src/export/json/difference.ts';
import { toDifferenceMarkdown } from '../../src/export/markdown/difference.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { countSeverities } from '../../src/text/diagnostic.ts';
import { type DifferenceSide, type NamedDifference, toDifferenceView } from '../../src/view/difference.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { findMergeBase, findRepository, type GitPlace, resolveRevision } from '../git.ts';
import { withRevision } from '../revision-content.ts';
import { formatTable, paint, printJson, stdout } from '../terminal.ts';

interface DiffOptions extends StateOptions {
  readonly json?: boolean;
  readonly md?: boolean;
}

export function registerDiff(program: Command, done: Done): void {
  withState(program.command('diff'))
    .description('What a change does to coverage, gaps, suspects and findings, against a git revision.')
    .argument(
      '<revision>',
      'a commit, branch or tag; <old>..<new>; <old>...<new> from where the two went apart',
    )
    .addOption(new Option('--json', 'as JSON').conflicts('md'))
    .option('--md', 'as Markdown, for a comment on a pull request')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark diff main\n  rulemark diff origin/main...HEAD --md > comment.md\n  rulemark diff v1..v2 --audience public --json\n\nWith one revision the working tree is compared with it, files not committed included.',
    )
    .action(async (revision: string, options: DiffOptions) => {
      const named = await compareRevisions(revision, { ...options, folder: getFolder(options) });
      if (options.json) printJson(toDifferenceJson(named));
      else stdout(options.md ? toDifferenceMarkdown(named) : toText(named));
      done('fine');
    });
}

interface Range {
  readonly old: { readonly name: string; readonly commit: string };
  /** Undefined for the working tree. */
  readonly fresh: { readonly name: string; readonly commit: string } | undefined;
}

async function compareRevisions(revision: string, options: CorpusOptions): Promise<NamedDifference> {
  const place = await findRepository(options.folder);
  if (!place)
    throw new UsageError(
      `"${options.folder}" is not in a git repository (or git is not installed), so there are no revisions to compare with.`,
    );
  const { old, fresh } = await resolveRange(options.folder, revision);
  const compare = (later: Corpus) => compareWith(place, old, later, options);
  const [difference, before, later] = fresh
    ? await withRevision(place, fresh.commit, fresh.name, (folder) =>
        // Everything is computed while the folder is there.
        compare(loadCorpus({ ...options, folder, repo: false })),
      )
    : await compare(loadCorpus(options));
  return {
    old: toSide(old, before),
    new: toSide(fresh ?? { name: 'the working tree', commit: null }, later),
    audience: options.audience,
    asOf: later.asOf.day,
    difference,
  };
}

/** Both sides are of the later one's day: what is shown is the work of people and not of the calendar. */
function compareWith(
  place: GitPlace,
  { name, commit }: Range['old'],
  later: Corpus,
  options: CorpusOptions,
): Promise<readonly [NamedDifference['difference'], Corpus, Corpus]> {
  return withRevision(place, commit, name, (folder) => {
    // Only the content of that revision lies there; its code is not looked at.
    const before = loadCorpus({ ...options, folder, repo: false, asOf: later.asOf.day });
    return [compareCorpora(before, later), before, later] as const;
  });
}

/** As git reads them: `a`, `a..b`, `a...b`; an empty end is HEAD. */
async function resolveRange(folder: string, text: string): Promise<Range> {
  const [, a, dots, b] = /^(.*?)(\.{2,3})(.*)$/.exec(text) ?? [];
  const resolve = async (given: string) => {
    const name = given === '' ? 'HEAD' : given;
    return { name, commit: await resolveRevision(folder, name) };
  };
  if (a === undefined || b === undefined) return { old: await resolve(text), fresh: undefined };
  if (a === '' && b === '') throw new UsageError('Name at least one revision: <old>..<new>.');
  const [old, fresh] = [await resolve(a), await resolve(b)];
  if (dots === '..') return { old, fresh };
  const base = await findMergeBase(folder, old.commit, fresh.commit);
  return { old: { name: `where ${old.name} and ${fresh.name} went apart`, commit: base }, fresh };
}

function toSide({ name, commit }: { name: string; commit: string | null }, corpus: Corpus): DifferenceSide {
  const errors = corpus.audience === 'privileged' ? countSeverities(corpus.diagnostics).error : null;
  return { name, commit, errors };
}

function toText(named: NamedDifference): string {
  const { title, warning, notes, summary, tables } = toDifferenceView(named);
  return [
    `${paint('bold', title)}.\n`,
    ...(warning ? [`${paint('yellow', warning)}\n`] : []),
    ...notes.map((note) => `${paint('yellow', note)}\n`),
    `\n${summary.map((line) => `${line}\n`).join('')}`,
    ...tables.map(
      ({ heading, columns, rows }) => `\n${paint('bold', heading)}\n${formatTable(columns, rows)}`,
    ),
  ].join('');
}
