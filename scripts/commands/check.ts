/** `rulemark check`: everything that is wrong with the content, at once, each with place, reason and fix. */
import { readFileSync, realpathSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { loadContent } from '../../src/corpus/load-content.ts';
import { toAnnotations } from '../../src/export/annotations/to-annotations.ts';
import { toCheckJson } from '../../src/export/json/check-report.ts';
import { toSarif } from '../../src/export/sarif/to-sarif.ts';
import { parseBaseline } from '../../src/parse/sarif/parse-baseline.ts';
import { type BaselineComparison, compareToBaseline, type KnownFinding } from '../../src/text/baseline.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { toFingerprints } from '../../src/text/diagnostic-fingerprint.ts';
import {
  type CompletenessJson,
  toCompletenessJson,
  toCompletenessPhrase,
} from '../../src/view/completeness.ts';
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
import { findRepository } from '../git.ts';
import { SHOWN_PER_CODE, toBaselineReport, toReport } from '../report.ts';
import { printJson, stdout } from '../terminal.ts';
import { getCodePages, getToolVersion } from '../tool.ts';

const FORMATS = ['text', 'json', 'github', 'sarif'] as const;

interface CheckOptions extends ContentOption, RepositoryOptions {
  readonly format: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly baseline?: string;
  readonly asOf?: string;
  readonly all?: boolean;
}

/** What was found, with paths below the content folder, and how it stands to the baseline. */
interface Checked {
  readonly folder: string;
  readonly loaded: ReturnType<typeof loadContent>;
  readonly baseline: BaselineComparison | undefined;
}

export function registerCheck(program: Command, done: Done): void {
  withAsOf(withRepository(withContent(program.command('check'))))
    .description('Find every mistake in the content: file, line, column, reason, fix.')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .option('--json', 'short for --format json')
    .option('--baseline <file>', 'an earlier SARIF output: say what is new, unchanged and gone')
    .option('--all', `every warning and note in the text, not only the first ${SHOWN_PER_CODE} of a code`)
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark check\n  rulemark check --json | jq .diagnostics\n  rulemark check --format sarif > check.sarif\n  rulemark check --baseline check.sarif\n  rulemark check --content ../other-rule/content --format github\n  rulemark check --as-of 2027-06-30 --all\n\nExit code 1 when there is an error, new or not.',
    )
    .action(async (options: CheckOptions) => {
      const folder = getFolder(options);
      const known = options.baseline === undefined ? undefined : readBaseline(options.baseline);
      const loaded = loadContent(folder, { day: options.asOf, look: { repo: options.repo } });
      const baseline = known && compareToBaseline(loaded.diagnostics, known);
      await print({ folder, loaded, baseline }, options);
      done(loaded.diagnostics.some(({ severity }) => severity === 'error') ? 'contentErrors' : 'fine');
    });
}

async function print({ folder, loaded, baseline }: Checked, options: CheckOptions): Promise<void> {
  const { content, completeness, diagnostics, asOf } = loaded;
  const format = options.json ? 'json' : options.format;
  const complete = toCompletenessJson({ content, completeness }) ?? [];
  const placed = diagnostics.map((diagnostic) => moveBelow(folder, diagnostic));
  if (format === 'sarif') {
    const prefix = await findPrefix(folder);
    const [pages, version] = [getCodePages(), getToolVersion()];
    printJson(toSarif({ diagnostics, prefix, pages, version, baseline }));
  } else if (format === 'github') {
    const prefix = await findPrefix(folder);
    stdout(toAnnotations(putNewFirst(diagnostics, baseline).map((one) => moveBelow(prefix, one))));
  } else if (format === 'json') {
    const fingerprints = toFingerprints(diagnostics);
    printJson(
      toCheckJson(content, placed, {
        completeness: complete,
        asOf: asOf.day,
        ...(baseline ? { baseline, fingerprints } : {}),
      }),
    );
  } else {
    const objects = content.objects.length;
    const shown = options.all ? Number.POSITIVE_INFINITY : SHOWN_PER_CODE;
    const report = baseline ? toBaselineReport(placed, objects, baseline) : toReport(placed, objects, shown);
    stdout(`${report}${complete.map(toLine).join('')}`);
  }
}

/** The findings of an earlier run; a usage error where the file cannot serve. */
function readBaseline(path: string): readonly KnownFinding[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(
      `The baseline "${path}" cannot be read (${code}). Write one with \`rulemark check --format sarif > ${basename(path)}\`.`,
      { cause },
    );
  }
  return parseKnown(path, text);
}

function parseKnown(path: string, text: string): readonly KnownFinding[] {
  const parsed = parseBaseline(text);
  if (parsed.kind === 'read') return parsed.known;
  throw new UsageError(
    `"${path}" cannot serve as a baseline: ${parsed.reason}. Write one with \`rulemark check --format sarif > ${basename(path)}\`.`,
  );
}

/** The content folder below the root of its repository; outside of one below the working folder, or by its name. */
async function findPrefix(folder: string): Promise<string> {
  const repository = await findRepository(folder);
  if (repository) return repository.prefix;
  const real = realpathSync(folder);
  const below = relative(realpathSync('.'), real);
  return below.startsWith('..') ? basename(real) : below.split(sep).join('/');
}

function moveBelow(folder: string, diagnostic: Diagnostic): Diagnostic {
  const { file, related } = diagnostic;
  return {
    ...diagnostic,
    file: join(folder, file),
    ...(related ? { related: related.map((place) => ({ ...place, file: join(folder, place.file) })) } : {}),
  };
}

/** Only so many annotations are shown: those that this change brought come first. */
function putNewFirst(diagnostics: readonly Diagnostic[], baseline?: BaselineComparison): Diagnostic[] {
  const isNew = (at: number): boolean => baseline?.states[at] === 'new';
  return [...diagnostics.filter((_, at) => isNew(at)), ...diagnostics.filter((_, at) => !isNew(at))];
}

function toLine(counts: CompletenessJson): string {
  return `${counts.rule} ${counts.version}: ${toCompletenessPhrase(counts)}.\n`;
}
