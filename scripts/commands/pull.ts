/**
 * `rulemark pull <what>`: fetches official text from the Federal Register or the eCFR, and imports it. The
 * download goes into a temporary folder inside the content folder and is handed on only when it is whole, so
 * that whatever fails leaves the content as it was. With `--save` the files are kept instead of imported.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ECFR, type PulledPart, pullPart } from '../../src/remote/ecfr.ts';
import type { Failure } from '../../src/remote/failure.ts';
import { FEDERAL_REGISTER, type PulledDocument, pullDocument } from '../../src/remote/federal-register.ts';
import { type DocumentTarget, type PartTarget, parseTarget } from '../../src/remote/parse-target.ts';
import { placeNewFile } from '../../src/store/write-file.ts';
import { type ContentOption, type Done, getFolder, parseDay, UsageError, withContent } from '../context.ts';
import { createProgress } from '../progress.ts';
import { toFailureReport } from '../report.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { stderr, stdout } from '../terminal.ts';

/** What an importer is told besides the file. */
export interface ImportOptions {
  readonly content: string;
  readonly rule?: string;
  readonly version?: string;
  readonly replace: boolean;
  readonly source: {
    readonly url: string;
    /** The day, for `retrieved.on` of a version. */
    readonly retrievedOn: string;
    /** The time, UTC. */
    readonly retrievedAt: string;
    readonly bytes: number;
    readonly sha256: string;
  };
  /** What the service says of the document or title. */
  readonly pulled: PulledDocument | PulledPart;
}

/** Takes a whole XML file into the content folder; the file is gone after it has ended. */
export type Importer = (file: string, options: ImportOptions) => Promise<'fine' | 'contentErrors'>;

interface PullCommandOptions extends ContentOption {
  readonly rule?: string;
  readonly version?: string;
  readonly date?: string;
  readonly replace?: boolean;
  readonly save?: string;
  readonly federalRegister: string;
  readonly ecfr: string;
}

export function registerPull(program: Command, done: Done, importFile?: Importer): void {
  withContent(program.command('pull'))
    .description('Fetch official text from the Federal Register or the eCFR, and import it.')
    .argument('<what>', 'a Federal Register document number, or a part or section such as "15 CFR 791"')
    .option('--rule <id>', 'the rule it belongs to (default: the first one)')
    .option('--version <id>', 'the version it is the text of')
    .option('--date <day>', 'for the eCFR: the text of this day (default: the newest)', parseDay)
    .option('--replace', 'take the place of what was imported or saved before')
    .option('--save <folder>', 'keep the XML and its description in this folder, import nothing')
    .addOption(
      new Option('--federal-register <address>', 'the Federal Register, or a mirror of it')
        .env('RULEMARK_FEDERAL_REGISTER')
        .default(FEDERAL_REGISTER)
        .argParser(parseAddress),
    )
    .addOption(
      new Option('--ecfr <address>', 'the eCFR, or a mirror of it')
        .env('RULEMARK_ECFR')
        .default(ECFR)
        .argParser(parseAddress),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark pull 2024-01580 --rule iaas-cip --version nprm-2024\n  rulemark pull "15 CFR 791" --date 2025-01-27\n  rulemark pull "15 CFR 791.302" --save sources\n\nExit code 1 when the download fails; nothing is written then.',
    )
    .action(async (what: string, options: PullCommandOptions) => {
      const target = parseTarget(what);
      if (target.kind === 'unknown') throw new UsageError(`${target.message}\n${target.hint}`);
      if (target.kind === 'document' && options.date !== undefined)
        throw new UsageError(
          '--date chooses the day of the eCFR; a Federal Register document has one text. Leave it out.',
        );
      const home = options.save === undefined && importFile ? getFolder(options) : makeHome(options);
      done(
        await withTemporaryFolder(home, async (folder) => {
          const pulled = await download(target, folder, options);
          if (pulled.kind === 'failed') {
            stderr(toFailureReport(pulled));
            return 'contentErrors';
          }
          stderr(toSummary(pulled));
          return importFile && options.save === undefined
            ? importFile(pulled.file.path, toImportOptions(pulled, home, options))
            : save(pulled, home, options.replace === true);
        }),
      );
    });
}

function parseAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new InvalidArgumentError(
      `An address is written like ${FEDERAL_REGISTER}, without a name, password or query.`,
    );
  return value.replace(/\/+$/, '');
}

/** The folder to save into, made where it is missing. */
function makeHome({ save = '.' }: PullCommandOptions): string {
  try {
    mkdirSync(save, { recursive: true });
    return save;
  } catch (cause) {
    throw new UsageError(`"${save}" cannot be made a folder: ${(cause as NodeJS.ErrnoException).code}.`, {
      cause,
    });
  }
}

async function download(
  target: DocumentTarget | PartTarget,
  folder: string,
  { date, federalRegister, ecfr }: PullCommandOptions,
): Promise<PulledDocument | PulledPart | Failure> {
  const { onEvent, end } = createProgress();
  try {
    return target.kind === 'document'
      ? await pullDocument(target.number, { folder, base: federalRegister, onEvent })
      : await pullPart(
          { ...target, ...(date === undefined ? {} : { date }) },
          { folder, base: ecfr, onEvent },
        );
  } finally {
    end();
  }
}

function toImportOptions(
  pulled: PulledDocument | PulledPart,
  content: string,
  { rule, version, replace = false }: PullCommandOptions,
): ImportOptions {
  const { finalUrl: url, retrievedAt, bytes, sha256 } = pulled.file;
  return {
    content,
    ...(rule === undefined ? {} : { rule }),
    ...(version === undefined ? {} : { version }),
    replace,
    source: { url, retrievedOn: retrievedAt.slice(0, 10), retrievedAt, bytes, sha256 },
    pulled,
  };
}

/** Keeps the XML with a description of where it came from, both or neither. */
function save({ kind, file, record }: PulledDocument | PulledPart, folder: string, replace: boolean): 'fine' {
  const { path, finalUrl: url, retrievedAt, bytes, sha256 } = file;
  const [xml, json] = [join(folder, basename(path)), join(folder, basename(path).replace(/xml$/, 'json'))];
  const description = {
    schema: 'rulemark/pulled@1',
    source: { url, retrievedAt, bytes, sha256 },
    [kind]: record,
  };
  const described = `${path}.described`;
  writeFileSync(described, `${JSON.stringify(description, null, 2)}\n`);
  if (replace) renameSync(path, xml);
  else {
    const problem = existsSync(json)
      ? `${json} is already there; nothing was written.`
      : placeNewFile(path, xml);
    if (problem) throw new UsageError(`${problem} Add --replace to take its place.`);
  }
  renameSync(described, json);
  stdout(`Wrote ${xml} and ${json}.\n`);
  return 'fine';
}

/** What was received, as a person checks it. */
function toSummary({ kind, file, record }: PulledDocument | PulledPart): string {
  const what =
    kind === 'document'
      ? [record.citation, record.type, record.published, record.title]
      : [
          `${record.title} CFR ${record.section ?? record.part}`,
          record.titleName,
          `as of ${record.date}`,
          record.date === record.upToDateAsOf ? 'the newest there is' : `newest: ${record.upToDateAsOf}`,
        ];
  const lines = [
    `${what.filter((item) => item !== null).join(' · ')}`,
    `${file.bytes} bytes from ${file.finalUrl}`,
    `sha256 ${file.sha256}`,
  ];
  if (kind === 'document' && record.corrections.length > 0)
    lines.push(`Corrected by ${record.corrections.join(', ')}: pull that as well.`);
  if (kind === 'document' && record.correctionOf)
    lines.push(`This corrects ${record.correctionOf}; it is not a text of its own.`);
  return `${lines.join('\n')}\n`;
}
