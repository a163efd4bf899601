/** `rulemark draft <gap>`: a new ask from a gap, with the words it is written against kept. Nothing is overwritten. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { isOpen } from '../../src/analysis/filing/find-period.ts';
import { isSettled } from '../../src/analysis/gaps/compute-gaps.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { type AskDraft, draftAsk, getAskId } from '../../src/export/asks/draft-ask.ts';
import type { Gap } from '../../src/model/answers.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { isId } from '../../src/parse/records/parse-record.ts';
import {
  addReviewedWords,
  REVIEWED_WORDS_FILE,
  readReviewedWords,
  writeReviewedWords,
} from '../../src/store/reviewed-words.ts';
import { writeNewFile } from '../../src/store/write-file.ts';
import { findGapAsks, toStatusWords } from '../../src/view/asks/gap-asks.ts';
import { toPeriodSentence } from '../../src/view/asks/period-words.ts';
import { joinWords } from '../../src/view/labels.ts';
import {
  type ContentOption,
  type Done,
  getFolder,
  type RepositoryOptions,
  UsageError,
  withAsOf,
  withContent,
  withRepository,
} from '../context.ts';
import { findGap } from '../find-gap.ts';
import { stderr, stdout } from '../terminal.ts';

interface DraftOptions extends ContentOption, RepositoryOptions {
  readonly id?: string;
  readonly asOf?: string;
  readonly dryRun?: boolean;
}

export function registerDraft(program: Command, done: Done): void {
  withAsOf(withRepository(withContent(program.command('draft'))))
    .description('A new ask from a gap, filled with what is known. Nothing is overwritten.')
    .argument('<gap>', 'a gap, or the obligation of a computed one; `rulemark gaps` shows all')
    .option('--id <id>', 'file name of the ask without .md; that of the gap when left out')
    .option('--dry-run', 'print the file, write nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark draft large-model-threshold --dry-run\n  rulemark draft coverage.collect-telephone --id telephone-numbers --as-of 2024-04-01',
    )
    .action((name: string, options: DraftOptions) => {
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder, audience: 'privileged' });
      const gap = findGap(corpus, name);
      if (!gap) throw new UsageError(`There is no gap "${name}".`);
      const id = options.id ?? getAskId(gap);
      if (!isId('ask', id))
        throw new UsageError(
          `"${id}" cannot be an id. Use small letters, digits and hyphens, such as "${getAskId(gap)}".`,
        );
      const draft = draftAsk(corpus, gap, id);
      stderr(toNotes(corpus, gap, draft));
      if (options.dryRun) stdout(draft.text);
      else stdout(write(folder, draft));
      done('fine');
    });
}

/** The kept words first: an ask whose stamp nobody can read again is worse than words that nobody names. */
function write(folder: string, { id, file, text, kept }: AskDraft): string {
  const path = join(folder, file);
  if (existsSync(path))
    throw new UsageError(`${path} is already there; nothing was written. Choose another id with --id.`);
  const words = readReviewedWords(folder);
  const problem =
    writeReviewedWords(folder, words, addReviewedWords(words, kept)) ?? writeNewFile(path, text);
  if (problem) throw new UsageError(problem);
  const where = join(folder, REVIEWED_WORDS_FILE);
  return `Wrote ${path}.\n${kept.length > 0 ? `The words it is written against are kept in ${where}.\n` : ''}Fill in what is marked TODO and what stands as a comment, then run: rulemark ready ${id}\n`;
}

/** What somebody should know before the work: the deadline, asks that are there, and what could not be filled in. */
function toNotes(corpus: Corpus, gap: Gap, { target }: AskDraft): string {
  const { own, near } = findGapAsks(corpus, gap);
  const name = (asks: typeof own) =>
    joinWords(asks.map((ask) => `${ask.id} (${toStatusWords(corpus, ask)})`));
  const lines = [
    target
      ? `${toPeriodSentence(corpus, target.period)}${isOpen(target.period) ? '' : ' The draft speaks to that version all the same.'}`
      : `No version of the rule had been published by ${corpus.asOf.day}, so the draft cites nothing.`,
    ...(target && target.provisions.length === 0
      ? [`What the gap is about stands nowhere in ${target.version.id}: name a provision yourself.`]
      : []),
    ...(own.length > 0
      ? [`Note: this gap already has ${name(own)}. Two asks on one point weaken both.`]
      : []),
    ...(near.length > 0 ? [`Note: about the same obligations or definitions: ${name(near)}.`] : []),
    ...(isSettled(gap) ? [`Note: the gap is ${gap.decision.state}; an ask may not be needed.`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
