/**
 * One published XML file into one version of one rule: what `import` and `pull` do once they have a file. Reads
 * it, plans, and writes all of it or nothing: `version.md`, a file a section, the source. What a person wrote is
 * never lost: it stops the import, or is kept as a copy where the caller says `replace`.
 */
import { join } from 'node:path';
import { buildProvisions } from '../src/analysis/sections/build-provisions.ts';
import { findParts, groupSections, type SectionText } from '../src/analysis/sections/group-sections.ts';
import { resolveAsOf } from '../src/corpus/as-of.ts';
import type { FileOrigin, GivenFacts } from '../src/export/import/describe-version.ts';
import {
  type Conflict,
  type ExistingFile,
  type ImportPlan,
  planImport,
} from '../src/export/import/plan-import.ts';
import { toSectionFile } from '../src/export/import/section-file.ts';
import { findAddress, getLongName, getSourceId } from '../src/export/import/source-name.ts';
import type { ParsedDocument } from '../src/model/parsed-document.ts';
import { toSectionName } from '../src/model/section.ts';
import { type PublishedResult, parsePublished } from '../src/parse/parse-published.ts';
import { parseRecord } from '../src/parse/records/parse-record.ts';
import { parseSection } from '../src/parse/rule-text/parse-section.ts';
import { getDigest } from '../src/store/digest.ts';
import { changeVersionFolder, readVersionFolder } from '../src/store/version-folder.ts';
import { replaceFile } from '../src/store/write-file.ts';
import type { Diagnostic, Problem } from '../src/text/diagnostic.ts';
import { UsageError } from './context.ts';
import { findTarget, type ImportTarget, toNeighbours, toVersionText } from './import-target.ts';
import { readPublishedFile } from './published-file.ts';

export interface ImportRequest {
  readonly content: string;
  readonly rule: string;
  readonly version: string;
  /** Of a daily issue: the one document. Without it the one that the version names. */
  readonly document?: string | undefined;
  /** Parts of the CFR; all parts of the document when none is named. */
  readonly parts?: readonly string[];
  /** Where the file comes from; what is not said is worked out from the document and the clock. */
  readonly source?: Partial<Pick<FileOrigin, 'url' | 'retrievedOn'>>;
  readonly given?: GivenFacts;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
}

export type ImportOutcome =
  /** The file is not readable as one of the formats; nothing was written. */
  | { readonly kind: 'unreadable'; readonly diagnostic: Diagnostic }
  /** People's words stand in the way; nothing was written. */
  | { readonly kind: 'conflicts'; readonly folder: string; readonly conflicts: readonly Conflict[] }
  | ImportDone;

export interface ImportDone {
  readonly kind: 'done';
  /** The version's folder. */
  readonly folder: string;
  /** The document, for people. */
  readonly name: string;
  /** The parts that were imported, and those that the document has besides. */
  readonly parts: readonly string[];
  readonly otherParts: readonly string[];
  readonly plan: ImportPlan;
  /** Paths of further files that were written: the version, the rule, the source. */
  readonly neighbours: readonly string[];
  /** Where what was replaced is kept. */
  readonly copies: string | undefined;
}

/** Imports the file; throws a usage error when the request cannot be met as it is. */
export function importPublished(xmlPath: string, request: ImportRequest): ImportOutcome {
  const target = findTarget(request);
  const file = readPublishedFile(xmlPath);
  if (!file.ok) return toUnreadable(file.problem, xmlPath);
  const { bytes } = file;
  const sha256 = getDigest(bytes);
  const read = readOne(bytes, sha256, request, target);
  if (!read.ok) return toUnreadable(read.problem, xmlPath);
  const { parsed } = read;
  return storeParsed(parsed, toOrigin(parsed, bytes.length, sha256, request), target, request);
}

/** Writes what was read into the version; `origin` says where it comes from. */
export function storeParsed(
  parsed: ParsedDocument,
  origin: FileOrigin,
  target: ImportTarget,
  request: ImportRequest,
): ImportOutcome {
  const sections = groupSections(parsed.blocks, request.parts);
  if (sections.length === 0) throw new UsageError(explainEmpty(parsed, request.parts ?? []));
  const source = getSourceId(parsed, origin.retrievedOn);
  const folder = join(request.content, target.folder);
  const there = readVersionFolder(folder);
  const existing = [...there]
    .filter(([name]) => name !== 'version.md')
    .map((file) => toExisting(target, file));
  const plan = planImport(toFiles(sections, source, parsed, request.given?.derived), existing);
  if (plan.conflicts.length > 0 && !request.replace)
    return { kind: 'conflicts', folder, conflicts: plan.conflicts };
  const imported = { parsed, origin, source, given: request.given ?? {} };
  const version = toVersionText(target, imported, there.get('version.md'));
  const neighbours = toNeighbours(request.content, target, imported);
  const write = new Map([
    ...(version === undefined ? [] : [['version.md', version] as const]),
    ...plan.write,
  ]);
  const copies = request.dryRun ? undefined : writeAll(folder, write, plan, origin.retrievedOn, neighbours);
  const all = findParts(parsed.blocks);
  const parts = request.parts?.length ? request.parts : all;
  return {
    kind: 'done',
    folder,
    name: getLongName(parsed.document, parsed.source.format),
    parts,
    otherParts: all.filter((part) => !parts.includes(part)),
    plan,
    neighbours: [...(version === undefined ? [] : [join(folder, 'version.md')]), ...neighbours.keys()],
    copies,
  };
}

function toUnreadable(problem: Problem, file: string): ImportOutcome {
  return { kind: 'unreadable', diagnostic: { ...problem, file, severity: 'error' } };
}

function writeAll(
  folder: string,
  write: ReadonlyMap<string, string>,
  plan: ImportPlan,
  day: string,
  neighbours: ReadonlyMap<string, string>,
): string | undefined {
  const copy = plan.conflicts.map(({ name }) => name);
  const copies =
    write.size + plan.remove.length > 0
      ? changeVersionFolder(folder, { write, remove: plan.remove, copy, copyName: day })
      : undefined;
  for (const [path, text] of neighbours) replaceFile(path, text);
  return copies;
}

/** The document of the file; of a daily issue the one asked for, or else the one that the version names. */
function readOne(
  bytes: Uint8Array,
  sha256: string,
  { document }: ImportRequest,
  { version }: ImportTarget,
): PublishedResult<ParsedDocument> {
  const read = parsePublished(bytes, { sha256, ...(document === undefined ? {} : { document }) });
  if (!read.ok || document !== undefined) return read;
  const { kind, number } = read.parsed.document;
  const named = version?.fields.document;
  if (kind === 'issue') {
    if (named !== undefined) return parsePublished(bytes, { sha256, document: named });
    throw new UsageError(
      'This file is a daily issue with many documents. Say which one: --document <number>, such as 2016-08622.',
    );
  }
  const plain = (text: string) => text.replace(/[–—]/g, '-');
  if (named !== undefined && number !== null && plain(named) !== plain(number))
    throw new UsageError(
      `This file is document ${number}, but the version "${version!.id}" is document ${named}. Name another version, or add --document ${number} if this is what you mean.`,
    );
  return read;
}

function toFiles(
  sections: readonly SectionText[],
  source: string,
  { document, source: { format } }: ParsedDocument,
  derived: string | undefined,
): ReadonlyMap<string, string> {
  const sourceName = getLongName(document, format);
  return new Map(
    sections.map((section) => {
      const { number, blocks } = section;
      const provisions = buildProvisions(number, blocks);
      const text = toSectionFile(section, provisions, { source, sourceName, getDigest, derived });
      checkReversible(number, provisions, text);
      return [`${toSectionName(number)}.md`, text];
    }),
  );
}

/** What is written must be read back as it was; anything else is a fault of ours, and nothing is written then. */
function checkReversible(number: string, provisions: ReturnType<typeof buildProvisions>, text: string): void {
  const body = text.slice(text.indexOf('\n---\n') + 5);
  const withoutLines = (key: string, value: unknown) => (key === 'line' ? undefined : value);
  const [wanted, got] = [provisions, parseSection(number, body, 1, 'official').provisions].map((tree) =>
    JSON.stringify(sortKeys(tree), withoutLines),
  );
  if (wanted !== got) throw new Error(`Section ${number} does not come back from Markdown as it was read.`);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sortKeys(child)]),
  );
}

/** A file that is there, and whose words it holds. */
function toExisting({ folder }: ImportTarget, [name, text]: readonly [string, string]): ExistingFile {
  const read = parseRecord(`${folder}/${name}`, text);
  const imported =
    'object' in read && 'imported' in read.object.fields ? read.object.fields.imported : undefined;
  if (!imported || !('object' in read)) return { name, text, state: 'restated' };
  return { name, text, state: getDigest(read.object.body) === imported.sha256 ? 'ours' : 'changed' };
}

export function toOrigin(
  { document, source: { format } }: ParsedDocument,
  bytes: number,
  sha256: string,
  { source = {} }: ImportRequest,
): FileOrigin {
  const url = source.url ?? findAddress(document, format);
  if (url === undefined)
    throw new UsageError(
      'The file does not say where it is published. Add --url <address> of the place you took it from.',
    );
  return { url, retrievedOn: source.retrievedOn ?? resolveAsOf(undefined, undefined).day, bytes, sha256 };
}

function explainEmpty({ blocks }: ParsedDocument, wanted: readonly string[]): string {
  const parts = findParts(blocks);
  if (wanted.length > 0 && parts.length > 0)
    return `The document has no text of part ${wanted.join(' or ')}. Its parts: ${parts.join(', ')}.`;
  return 'The document has no text of law: no section, no appendix. A notice or a preamble alone cannot be a version.';
}
