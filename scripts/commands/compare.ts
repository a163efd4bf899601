/** `rulemark compare <old> <new>`: what became of every provision, and the words. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { compareTexts } from '../../src/analysis/comparison/compare-texts.ts';
import { compareVersions, readTexts } from '../../src/analysis/comparison/compare-versions.ts';
import { toComparisonCsv } from '../../src/export/comparison/comparison-csv.ts';
import { toComparisonHtml } from '../../src/export/comparison/comparison-html.ts';
import { type NamedComparison, toComparisonJson } from '../../src/export/comparison/comparison-json.ts';
import type { Change, ComparedText, Run } from '../../src/model/comparison.ts';
import { isChanged, toOperationWords } from '../../src/view/comparison/change-words.ts';
import { countOf } from '../../src/view/labels.ts';
import { readSide, type Side } from '../compared-side.ts';
import { type ContentOption, type Done, UsageError, withContent } from '../context.ts';
import { toReport } from '../report.ts';
import { paint, printJson, stderr, stdout } from '../terminal.ts';

interface CompareOptions extends ContentOption {
  readonly rule?: string;
  readonly document?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly html?: boolean;
}

export function registerCompare(program: Command, done: Done): void {
  const formats = ['json', 'csv', 'html'];
  const format = (name: string, says: string) =>
    new Option(`--${name}`, says).conflicts(formats.filter((other) => other !== name));
  withContent(program.command('compare'))
    .description('What became of every provision from one version to another, and the words that changed.')
    .argument('<old>', 'a version by its id, its folder, or an XML file')
    .argument('<new>', 'the later one')
    .option('--rule <id>', 'the rule whose versions are meant (default: the first one)')
    .option('--document <number>', 'of daily issues: the document, such as 2016-08622')
    .option('--all', 'also what stayed the same')
    .addOption(format('json', 'everything, with the words in runs'))
    .addOption(format('csv', 'a row a change, for a spreadsheet'))
    .addOption(format('html', 'one file that prints well'))
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark compare nprm-2024 final-2025\n  rulemark compare part-2012.xml part-2013.xml --html > redline.html\n  rulemark compare eo-14110 nprm-2024 --csv > changes.csv\n\nWhere a version is restated in our own words, topics are compared instead of words.',
    )
    .action((oldName: string, newName: string, options: CompareOptions) => {
      const { content: folder = 'content', rule, document } = options;
      const sides = [oldName, newName].map((name) => readSide(name, { folder, rule, document }));
      const unreadable = sides.filter((side) => side.kind === 'unreadable');
      if (unreadable.length > 0) {
        stderr(
          toReport(
            unreadable.map(({ diagnostic }) => diagnostic),
            0,
          ),
        );
        done('contentErrors');
        return;
      }
      print(compareSides(sides[0] as ReadSide, sides[1] as ReadSide), options);
      done('fine');
    });
}

type ReadSide = Exclude<Side, { kind: 'unreadable' }>;

function compareSides(old: ReadSide, fresh: ReadSide): NamedComparison {
  const names = { old: old.side, new: fresh.side };
  if (old.kind === 'version' && fresh.kind === 'version' && old.version.home === fresh.version.home) {
    const { content, getProvisions } = old.loaded;
    const { basis, changes, ledger } = compareVersions(content, getProvisions, old.version, fresh.version);
    if (basis === 'topics' && changes.length === 0)
      throw new UsageError(
        'At least one of the two is restated in our own words, and no topic follows both. Write one with `rulemark new lineage`, or import the official text.',
      );
    return { ...names, basis, changes, ledger };
  }
  const [before, after] = [toTexts(old), toTexts(fresh)];
  checkSamePart(before, after);
  return { ...names, basis: 'text', ...compareTexts(before, after) };
}

function toTexts(side: ReadSide): readonly ComparedText[] {
  if (side.kind === 'file') return side.texts;
  const { version, loaded } = side;
  if (version.fields.text === 'restated')
    throw new UsageError(
      `"${version.id}" is restated in our own words, which cannot be compared with the words of the law. Import its official text first: rulemark import <file.xml> --version ${version.id}`,
    );
  const texts = readTexts(loaded.content, loaded.getProvisions, version);
  if (texts.length === 0) throw new UsageError(`"${version.id}" has no sections yet: nothing to compare.`);
  return texts;
}

/** Files of two parts have nothing to do with each other; versions of one rule may stand in another part. */
function checkSamePart(before: readonly ComparedText[], after: readonly ComparedText[]): void {
  const [old, fresh] = [before, after].map(
    (texts) => new Set(texts.flatMap(({ section }) => /^(\d+[a-z]?)\./.exec(section ?? '')?.[1] ?? [])),
  );
  if (old!.size === 0 || fresh!.size === 0 || [...old!].some((part) => fresh!.has(part))) return;
  throw new UsageError(
    `These are different parts: ${[...old!].slice(0, 5).join(', ')} and ${[...fresh!].slice(0, 5).join(', ')}. If a part was redesignated, import both as versions of one rule and compare these.`,
  );
}

function print(comparison: NamedComparison, { json, csv, html, all }: CompareOptions): void {
  if (json) printJson(toComparisonJson(comparison));
  else if (csv) stdout(toComparisonCsv(comparison, !all));
  else if (html) stdout(toComparisonHtml(comparison, !all));
  else stdout(toText(comparison, all === true));
}

/** The ledger in a sentence, then each change with its redline. */
function toText({ old, new: fresh, basis, changes, ledger }: NamedComparison, all: boolean): string {
  const shown = changes.filter((change) => all || isChanged(change));
  const counts = Object.entries(ledger)
    .filter(([name, count]) => count > 0 && name !== 'old' && name !== 'new')
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
  const unit = basis === 'topics' ? 'topic' : 'provision';
  const head = [
    `${paint('bold', old.title)} → ${paint('bold', fresh.title)}`,
    `${countOf(ledger.old, unit)} → ${countOf(ledger.new, unit)}: ${counts || 'none'}.`,
    ...(basis === 'topics'
      ? ['Restated in our own words: this compares what the versions say, not how they say it.']
      : []),
    ...[old, fresh]
      .filter(({ stage }) => stage === 'hypothetical')
      .map(({ title }) => `${title} is somebody's guess, not the state of the law.`),
    shown.length === 0 ? 'Both sides were read and compared: no change.' : '',
  ].filter(Boolean);
  return `${head.join('\n')}\n\n${shown.map(toEntry).join('\n')}`;
}

function toEntry(change: Change): string {
  const { from, to, place, force, runs } = change;
  const ids = [from.join(', ') || 'nothing', to.join(', ') || 'nothing'];
  const moved = ids[0] === ids[1] ? ids[0]! : ids.join(' → ');
  const hasIds = from.length + to.length > 0;
  const where =
    change.method === 'topic'
      ? `${place}${hasIds ? ` (${moved})` : ''}`
      : hasIds
        ? moved
        : `heading in ${place ?? ''}`;
  const flags = force.map(
    (one) => `  ${paint('yellow', one.kind)}: ${one.old || '(none)'} → ${one.new || '(none)'}\n`,
  );
  return `${paint('bold', where)}  ${paint('cyan', toOperationWords(change))}\n  ${runs.map(toRun).join('')}\n${flags.join('')}`;
}

/** Marked by signs as well as by colour, as word differences are marked in plain text. */
function toRun([sign, text]: Run): string {
  if (sign === '-') return paint('red', `[-${text}-]`);
  if (sign === '+') return paint('green', `{+${text}+}`);
  return text.length > CONTEXT * 2 + 20 ? `${text.slice(0, CONTEXT)} … ${text.slice(-CONTEXT)}` : text;
}

/** Characters of unchanged text kept on either side of a change. */
const CONTEXT = 90;
