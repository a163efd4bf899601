/**
 * `rulemark import <file>`: official text from XML into a version, a readable Markdown file a section; or controls
 * from somebody else's file into files of ours. The content of the file says which.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { findPinnable } from '../../src/analysis/sections/find-pinnable.ts';
import { type LoadedContent, loadContent } from '../../src/corpus/load-content.ts';
import { showConflict } from '../../src/export/import/show-conflict.ts';
import { STAGES, type Stage } from '../../src/model/words.ts';
import { type FileType, TOLD_BY_BYTES, tellFileType } from '../../src/parse/tell-file-type.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { toCiteText } from '../../src/view/citation.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ContentOption, type Done, getFolder, parseDay, UsageError, withContent } from '../context.ts';
import { importOscal, refuseNotation } from '../import-oscal.ts';
import {
  type ImportDone,
  type ImportOutcome,
  type ImportRequest,
  importPublished,
} from '../import-published.ts';
import { toReport } from '../report.ts';
import { stderr, stdout } from '../terminal.ts';

type Awaitable<Value> = Value | Promise<Value>;

interface ImportCommandOptions extends ContentOption {
  readonly rule?: string;
  readonly version?: string;
  readonly document?: string;
  readonly part: readonly string[];
  readonly stage?: Stage;
  readonly published?: string;
  readonly citation?: string;
  readonly url?: string;
  readonly retrieved?: string;
  readonly replace?: boolean;
  readonly select: readonly string[];
  readonly baseline?: string;
  readonly withdrawn?: boolean;
  readonly map: readonly string[];
  readonly sheet?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

export function registerImport(program: Command, done: Done): void {
  withContent(program.command('import'))
    .description(
      'Take official text from published XML into a version, or controls from OSCAL, CSV or XLSX into new files.',
    )
    .argument('<file>', 'XML of the Federal Register, the CFR or the eCFR; OSCAL in JSON; or CSV or XLSX')
    .option('--version <id>', 'for XML: the version that it is the text of; made where it is not there')
    .option('--rule <id>', 'the rule it belongs to (default: the first one)')
    .option('--document <number>', 'of a daily issue: the document, such as 2016-08622')
    .option('--part <number>', 'only this part of the CFR; may be given several times', collect, [])
    .addOption(new Option('--stage <stage>', 'for a new version: which stage it is').choices(STAGES))
    .option('--published <day>', 'for a new version: the day of publication', parseDay)
    .option('--citation <text>', 'for a new version: its citation, such as "89 FR 5698"')
    .option('--url <address>', 'where the file was taken from (default: the address of the document)')
    .option('--retrieved <day>', 'when it was taken from there (default: today)', parseDay)
    .option('--replace', 'take the place of what people wrote, and keep a copy of it')
    .option(
      '--select <ids>',
      'for controls: only these, such as "ac-*"; may be given several times',
      collect,
      [],
    )
    .option(
      '--baseline <profile.json>',
      'for an OSCAL catalog: only what this profile takes, with its values',
    )
    .option('--withdrawn', 'for an OSCAL catalog: also withdrawn controls, as retired')
    .option(
      '--map <field=column>',
      'for CSV and XLSX: which column is the title, owner, …; may be given several times (default: told by the headings)',
      collect,
      [],
    )
    .option('--sheet <name>', 'for XLSX: the sheet, where several look like controls')
    .option('--json', 'for controls: what was imported and what was left out, as JSON')
    .option('--dry-run', 'say what would be written, and write nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark import 2024-01580.xml --rule iaas-cip --version nprm-2024\n  rulemark import FR-2016-04-15.xml --document 2016-08622 --part 21 --version nprm-2016 --dry-run\n  rulemark import component-definition.json\n  rulemark import NIST_SP-800-53_rev5_catalog.json --select "ac-*"\n  rulemark import controls.xlsx --map title="Control name" --map owner=Team --dry-run\n\nA control that is there is never written over. Exit code 1 when the file cannot be read, or when people\'s words stand in the way; nothing is written then.',
    )
    .action(async (file: string, options: ImportCommandOptions) => {
      done(await importAs(tellType(file), file, getFolder(options), options));
    });
}

/** Hands the file to the reader for its type; how the command ends. */
function importAs(
  type: FileType,
  file: string,
  content: string,
  options: ImportCommandOptions,
): Awaitable<'fine' | 'contentErrors'> {
  switch (type) {
    case 'oscal-xml':
      return refuseNotation(file, 'XML');
    case 'oscal-yaml':
      return refuseNotation(file, 'YAML');
    case 'json':
      refuseOptions(options, TEXT_OPTIONS, 'is for official text, and this file is JSON');
      refuseOptions(options, TABLE_OPTIONS, 'is for CSV and XLSX, and this file is JSON');
      return importOscal(file, {
        content,
        select: options.select,
        baseline: options.baseline,
        withdrawn: options.withdrawn === true,
        dryRun: options.dryRun === true,
        json: options.json === true,
      });
    case 'other':
      if (options.version === undefined) return importRows(file, content, options);
      return importAs('published-xml', file, content, options);
    case 'published-xml':
      refuseOptions(options, CONTROL_OPTIONS, 'is for controls, and this file is no JSON');
      refuseOptions(options, TABLE_OPTIONS, 'is for CSV and XLSX, and this is official text');
      return importText(file, content, options);
    default:
      return type satisfies never;
  }
}

const TEXT_OPTIONS = [
  'version',
  'document',
  'part',
  'stage',
  'published',
  'citation',
  'url',
  'retrieved',
  'replace',
];
const TABLE_OPTIONS = ['map', 'sheet'];
const CONTROL_OPTIONS = ['select', 'baseline', 'withdrawn', 'json'];

/** An option that would have no effect is a misunderstanding, and said to be one. */
function refuseOptions(options: ImportCommandOptions, names: readonly string[], why: string): void {
  const given = Object.entries(options).find(
    ([name, value]) =>
      names.includes(name) && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  if (given) throw new UsageError(`--${given[0]} ${why}.`);
}

/** The type of the file by its first bytes; a file that is not there is told by the reader. */
function tellType(file: string): FileType {
  const start = new Uint8Array(TOLD_BY_BYTES);
  try {
    const handle = openSync(file, 'r');
    try {
      return tellFileType(start.subarray(0, readSync(handle, start)));
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EISDIR') throw new UsageError(`"${file}" is not a file. Name one file.`, { cause });
    if (code === 'ENOENT') throw new UsageError(`There is no file "${file}".`, { cause });
    throw new UsageError(`"${file}" cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

/** Neither XML nor JSON: a table, unless a version says that it is meant to be text. */
async function importRows(
  file: string,
  content: string,
  options: ImportCommandOptions,
): Promise<'fine' | 'contentErrors'> {
  refuseOptions(options, TEXT_OPTIONS, 'is for official text, and this file is a table');
  refuseOptions(options, ['select', 'baseline', 'withdrawn'], 'is for OSCAL, and this file is a table');
  const { importTable } = await import('../import-tables.ts');
  const { map, sheet, rule, dryRun = false, json = false } = options;
  return importTable({ content, file, map, sheet, rule, dryRun, json });
}

function importText(file: string, content: string, options: ImportCommandOptions): 'fine' | 'contentErrors' {
  const { version } = options;
  if (version === undefined)
    throw new UsageError(
      'Official text belongs to a version: add --version <id>, such as --version nprm-2024. It is made where it is not there.',
    );
  const before = loadContent(content);
  const outcome = importPublished(file, toRequest(content, before, { ...options, version }));
  return reportImport(outcome, { content, before, dryRun: options.dryRun === true });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function toRequest(
  content: string,
  loaded: LoadedContent,
  options: ImportCommandOptions & { readonly version: string },
): ImportRequest {
  const { rule = getFirstRule(loaded), version, document, part, stage, published, citation } = options;
  if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url))
    throw new UsageError(`"${options.url}" is no address. It starts with https:// or http://.`);
  return {
    content,
    rule,
    version,
    document,
    parts: part,
    source: {
      ...(options.url === undefined ? {} : { url: options.url }),
      ...(options.retrieved === undefined ? {} : { retrievedOn: options.retrieved }),
    },
    given: { stage, published, citation },
    replace: options.replace === true,
    dryRun: options.dryRun === true,
  };
}

/** The rule that comes first; a usage error when there is none. */
export function getFirstRule({ content }: LoadedContent): string {
  const first = content.settings.rule ?? content.list('rule')[0]?.id;
  if (first !== undefined) return first;
  throw new UsageError('There is no rule yet: start with `rulemark new rule <id>`.');
}

/** Says what an import did, what it made possible and what it broke; how the command ends. */
export function reportImport(
  outcome: ImportOutcome,
  context: { readonly content: string; readonly before: LoadedContent; readonly dryRun: boolean },
): 'fine' | 'contentErrors' {
  if (outcome.kind === 'unreadable') {
    stderr(toReport([outcome.diagnostic], 0));
    return 'contentErrors';
  }
  if (outcome.kind === 'conflicts') {
    const { folder, conflicts } = outcome;
    stderr(conflicts.map((conflict) => showConflict(join(folder, conflict.name), conflict)).join('\n'));
    stderr(
      `\nNothing was written: ${countOf(conflicts.length, 'file')} ${conflicts.length === 1 ? 'holds' : 'hold'} words of people. Add --replace to put the official text in their place; a copy is kept.\n`,
    );
    return 'contentErrors';
  }
  stdout(toSummary(outcome, context.dryRun));
  if (!context.dryRun) stdout(toEffects(outcome, context.content, context.before));
  return 'fine';
}

function toSummary(
  { name, folder, parts, otherParts, plan, neighbours, copies }: ImportDone,
  dryRun: boolean,
): string {
  const { write, remove, unchanged, left } = plan;
  const done = dryRun ? 'Would write' : 'Wrote';
  const from = `${name}${parts.length > 0 ? `, part ${parts.join(', ')}` : ''}`;
  const lines = [
    write.size + remove.length + neighbours.length === 0
      ? `Nothing changed: ${folder} already holds ${from} (${countOf(unchanged.length, 'section')}).`
      : `${done} ${countOf(write.size, 'section')} of ${from} to ${folder}${unchanged.length > 0 ? `; ${unchanged.length} are as they were` : ''}.`,
    ...neighbours.map((path) => `${done} ${path}.`),
    ...(remove.length > 0
      ? [`${dryRun ? 'Would remove' : 'Removed'} what the document does not have: ${remove.join(', ')}.`]
      : []),
    ...(left.length > 0 ? [`Not in the document, left as they are: ${left.join(', ')}.`] : []),
    ...(copies ? [`What was there is kept in ${copies}.`] : []),
    ...(otherParts.length > 0
      ? [`The document also has text of part ${otherParts.join(', ')}, which was left out.`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** How many diagnostics of one code are shown in full; the rest are counted. */
const SHOWN_PER_CODE = 5;

/** Citations that can be pinned now, and what `check` says that it did not say before. */
function toEffects({ folder }: ImportDone, content: string, before: LoadedContent): string {
  const after = loadContent(content);
  const version = after.content
    .list('version')
    .find(({ file }) => join(content, file) === join(folder, 'version.md'));
  if (!version) return '';
  const { cite, unseen, note } = version.fields;
  const wasThere = before.content.getByKey(version.key) !== undefined;
  const pinnable = findPinnable(after.content, after.getProvisions, version).map(
    ({ section, users, paragraphs }) =>
      `  ${countOf(users.length, 'object')} ${users.length === 1 ? 'cites' : 'cite'} ${toCiteText(cite, section.fields.number)} as a whole; ${countOf(paragraphs.length, 'paragraph')} to pin to: rulemark show ${section.id}`,
  );
  return [
    ...(pinnable.length > 0 ? ['', 'Now possible:', ...pinnable] : []),
    ...(wasThere && (unseen || note)
      ? [
          '',
          `${join(content, version.file)} still says what was not read or how far it was checked ("unseen", "note"): see whether that holds.`,
        ]
      : []),
    ...toNews(content, before, after),
    '',
  ].join('\n');
}

/** Diagnostics that were not there before: the first of each code in full, then how many more. */
function toNews(content: string, before: LoadedContent, after: LoadedContent): string[] {
  const toKey = ({ file, code, message }: Diagnostic) => `${file} ${code} ${message}`;
  const known = new Set(before.diagnostics.map(toKey));
  const fresh = after.diagnostics.filter((diagnostic) => !known.has(toKey(diagnostic)));
  if (fresh.length === 0) return [];
  const counts = new Map<string, number>();
  const shown = fresh.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= SHOWN_PER_CODE;
  });
  const more = [...counts].filter(([, count]) => count > SHOWN_PER_CODE);
  const placed = shown.map((diagnostic) => ({
    ...diagnostic,
    file: relative('', join(content, diagnostic.file)),
  }));
  return [
    '',
    'New in `rulemark check`:',
    '',
    toReport(placed, after.content.objects.length).trimEnd().split('\n').slice(0, -1).join('\n'),
    ...more.map(([code, count]) => `and ${count - SHOWN_PER_CODE} more ${code}: rulemark check`),
  ];
}
