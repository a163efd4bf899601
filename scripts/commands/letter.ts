/** `rulemark letter`: the comment letter as a file, or the list of what is missing and no file. */
import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  findFilingFaults,
  findLetterFaults,
  findUnfoundFaults,
  type LetterFaultOptions,
} from '../../src/analysis/filing/letter/find-letter-faults.ts';
import {
  findFiling,
  type LetterParts,
  selectLetter,
} from '../../src/analysis/filing/letter/select-letter.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import {
  findLetterFormat,
  isOwnLetter,
  LETTER_FORMATS,
  type LetterFormat,
  writeLetter,
} from '../../src/export/letter/letter-formats.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { Letter } from '../../src/model/letter.ts';
import { isContentFile } from '../../src/store/content-file.ts';
import { replaceFile, writeNewFile } from '../../src/store/write-file.ts';
import { findClosest } from '../../src/text/closest.ts';
import { toLongDay } from '../../src/text/day.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { countOf, joinWords } from '../../src/view/labels.ts';
import { composeLetter } from '../../src/view/letter/compose-letter.ts';
import { type ContentOption, type Done, getFolder, parseDay, UsageError, withContent } from '../context.ts';
import { toReport } from '../report.ts';
import { paint, stderr, stdout } from '../terminal.ts';

interface LetterOptions extends ContentOption {
  readonly filing?: string;
  readonly asOf?: string;
  readonly format?: LetterFormat;
  readonly final?: boolean;
  readonly out: string;
}

export function registerLetter(program: Command, done: Done): void {
  withContent(program.command('letter'))
    .description(
      'The comment letter from the approved asks, as a file; nothing is written while something is missing.',
    )
    .addOption(
      new Option('--as-of <day>', 'compute for this day (YYYY-MM-DD)')
        .env('RULEMARK_AS_OF')
        .argParser(parseDay),
    )
    .option('--filing <id>', 'the filing that is meant (default: the only one)')
    .addOption(
      new Option('--format <format>', 'default: as the name of the file ends').choices(LETTER_FORMATS),
    )
    .option('--final', 'to be filed: without DRAFT, and only when all that is cited is official text')
    .requiredOption('--out <file>', 'where to write it; only a letter of this command is written over')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark letter --as-of 2024-04-01 --out letter.docx\n  rulemark letter --out letter.html\n  rulemark letter --final --out letter.docx\n\nWe prepare the filing; we do not file.',
    )
    .action(async (options: LetterOptions) => done(await makeLetter(options)));
}

async function makeLetter(options: LetterOptions): Promise<'fine' | 'contentErrors'> {
  const folder = getFolder(options);
  const format = options.format ?? findLetterFormat(options.out);
  if (!format)
    throw new UsageError(
      `"${options.out}" ends in nothing that names a format. Add --format docx, md or html, or call it letter.docx.`,
    );
  const corpus = loadCorpus({ folder, audience: 'privileged', asOf: options.asOf, repo: false });
  const { parts, faults } = readParts(corpus, folder, options);
  const report = toReport(
    faults.map((fault) => ({ ...fault, file: join(folder, fault.file) })),
    corpus.content.objects.length,
  );
  if (!parts || faults.some(({ severity }) => severity === 'error')) {
    stdout(report);
    stderr(`Not ready: no letter was written to ${options.out}.\n`);
    return 'contentErrors';
  }
  if (faults.length > 0) stderr(report);
  const letter = composeLetter(corpus, parts, options.final === true);
  await place(options.out, await writeLetter(letter, format));
  stdout(toSummary(options.out, letter, parts));
  return 'fine';
}

interface Read {
  readonly parts?: LetterParts;
  readonly faults: readonly Diagnostic[];
}

function readParts(corpus: Corpus, folder: string, { filing: id, final }: LetterOptions): Read {
  const filing = findFiling(corpus, id);
  if ('ids' in filing) {
    if (id !== undefined && filing.ids.length > 0) throw toUnknown(id, filing.ids);
    return { faults: findFilingFaults(corpus, filing.ids) };
  }
  const options: LetterFaultOptions = {
    final: final === true,
    isThere: (file) => isContentFile(folder, file),
  };
  const parts = selectLetter(corpus, filing);
  return parts
    ? { parts, faults: findLetterFaults(corpus, parts, options) }
    : { faults: findUnfoundFaults(corpus, filing) };
}

function toUnknown(id: string, ids: readonly string[]): UsageError {
  const close = findClosest(id, ids);
  return new UsageError(
    `There is no filing "${id}".${close ? ` Did you mean "${close}"?` : ''} There is: ${ids.join(', ')}.`,
  );
}

/** Writes a new file, or over a letter that nobody changed since this command wrote it. */
async function place(out: string, bytes: Uint8Array): Promise<void> {
  const path = resolve(out);
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (!present) {
    const trouble = writeNewFile(path, bytes);
    if (trouble !== undefined) throw new UsageError(trouble);
    return;
  }
  if (!present.isFile() || !(await isOwnLetter(readFileSync(path))))
    throw new UsageError(
      `${out} is there, and it is no letter of this command or somebody changed it since; it was left as it is. Choose another name.`,
    );
  replaceFile(path, bytes);
}

function toSummary(
  out: string,
  letter: Letter,
  { asks, answers, attachments, leftOut }: LetterParts,
): string {
  const { notApproved, confidential } = leftOut;
  const left = [
    ...(notApproved > 0 ? [`${notApproved} not approved by the day`] : []),
    ...(confidential > 0 ? [`${confidential} confidential`] : []),
  ];
  const lines = letter.checklist.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.inlines.map(toWords).join('')];
    return block.kind === 'list' ? block.items.map((item) => `  [ ] ${item.map(toWords).join('')}`) : [];
  });
  return [
    `${paint('bold', out)}: ${letter.draft ?? 'for filing'}. As of ${toLongDay(letter.day)}.`,
    `${countOf(asks.length, 'ask')}, ${countOf(answers.length, 'answer')}, ${countOf(attachments.length, 'attachment')}.${left.length > 0 ? ` Left out: asks ${joinWords(left)}.` : ''}`,
    '',
    paint('bold', letter.checklist.title),
    ...lines,
    '',
  ].join('\n');
}

function toWords(inline: { readonly kind: string; readonly text?: string }): string {
  return inline.text ?? '';
}
