/**
 * The content folder, read, parsed, linked and checked: the one place where store, parsers and checks meet.
 * In: a folder. Out: the content with everything that is wrong with it. Bad files are left out of the content
 * and named in the diagnostics; nothing here throws for what an author wrote.
 */

import { findLostMarks } from '../analysis/checks/marks-fit.ts';
import { findMisfits } from '../analysis/checks/objects-fit.ts';
import { findUnfitOutcomes } from '../analysis/checks/outcomes-fit.ts';
import { findDanglingCitations } from '../analysis/checks/provisions-exist.ts';
import { findUnfitQuestionnaires } from '../analysis/checks/questionnaires-fit.ts';
import { findDifferingQuotes } from '../analysis/checks/quotes-match.ts';
import { findAlteredWords, findBadStamps, findStraySteps } from '../analysis/checks/stamps-fit.ts';
import { findUnfitSuccessions } from '../analysis/checks/successions-fit.ts';
import { findUnsourcedStatements } from '../analysis/checks/verification-has-source.ts';
import { computeCompleteness } from '../analysis/completeness/compute-completeness.ts';
import { computeCoverage } from '../analysis/coverage/compute-coverage.ts';
import { resolveLinks } from '../analysis/links/resolve-links.ts';
import { findSuggestions } from '../analysis/suggestions/find-suggestions.ts';
import { findReviewLinks } from '../analysis/suspects/find-review-links.ts';
import { Snapshots } from '../analysis/suspects/snapshots.ts';
import type { Completeness, Coverage } from '../model/answers.ts';
import type { GetCode } from '../model/code.ts';
import { Content, type GetProvisions } from '../model/content.ts';
import type { AsOf } from '../model/corpus.ts';
import type { Finding } from '../model/finding.ts';
import type { Link, ObjectKey, RuleObject } from '../model/object.ts';
import { config } from '../model/schemas/config.ts';
import { KINDS } from '../model/schemas/kinds.ts';
import type { Provision } from '../model/section.ts';
import type { Suggestions } from '../model/suggestions.ts';
import type { Fingerprint, ReviewLink, Snapshot } from '../model/suspects.ts';
import { toReplacement } from '../parse/records/locate.ts';
import { parseRecord, parseYamlFile } from '../parse/records/parse-record.ts';
import { parseReviewedWords, type ReviewedWords } from '../parse/records/parse-reviewed-words.ts';
import { type ParsedSection, parseSection } from '../parse/rule-text/parse-section.ts';
import { type ContentRead, readContent } from '../store/read-content.ts';
import { REVIEWED_WORDS_FILE, readReviewedWords } from '../store/reviewed-words.ts';
import { compareDiagnostics, type Diagnostic, type Place } from '../text/diagnostic.ts';
import { compareText } from '../text/natural-order.ts';
import { resolveAsOf } from './as-of.ts';
import { checkMarkers, findLostReferences } from './check-code.ts';
import { checkCompleteness } from './check-completeness.ts';
import { checkImported } from './check-imported.ts';
import { checkPractice } from './check-practice.ts';
import { checkStatements } from './check-statements.ts';
import { type FindPlace, toFindPlace } from './find-place.ts';
import {
  CodeReader,
  isToolRepository,
  NO_CODE,
  type RepositoryOption,
  resolveRepository,
} from './read-code.ts';

export interface LoadedContent {
  readonly content: Content;
  readonly links: readonly Link[];
  readonly getProvisions: GetProvisions;
  /** The words that reviews saw, by fingerprint. */
  readonly kept: ReadonlyMap<Fingerprint, Snapshot>;
  /** What a reading of a version finds; each version is read once. */
  readonly getSuggestions: (version: RuleObject<'version'>) => Suggestions;
  /** Of the official versions, by key. */
  readonly completeness: ReadonlyMap<ObjectKey, Completeness>;
  /** What references into code lead to. */
  readonly getCode: GetCode;
  /** Where a field of a file stands. */
  readonly findPlace: FindPlace;
  /** The day for which it was checked. */
  readonly asOf: AsOf;
  /** What is in the files now, by fingerprint. */
  readonly snapshots: Snapshots;
  readonly getReviewLinks: () => readonly ReviewLink[];
  readonly getCoverage: () => ReadonlyMap<ObjectKey, Coverage>;
  /** What is wrong with the files themselves: without what the trace policy grades. In no particular order. */
  readonly faults: readonly Diagnostic[];
  /** Faults and what the trace policy grades, by file and place; the latter is looked for when first asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is computed for the day of the content, each when first asked for, and once. */
function toAnswers(
  loaded: Pick<LoadedContent, 'content' | 'getProvisions' | 'kept' | 'getCode'>,
  asOf: AsOf,
): Pick<LoadedContent, 'asOf' | 'snapshots' | 'getReviewLinks' | 'getCoverage'> & {
  readonly findPractice: () => Finding[];
} {
  const { content } = loaded;
  const { day } = asOf;
  const snapshots = new Snapshots(content, loaded.getProvisions, loaded.getCode);
  let links: readonly ReviewLink[] | undefined;
  let coverage: ReadonlyMap<ObjectKey, Coverage> | undefined;
  const getReviewLinks = () => {
    links ??= findReviewLinks({ ...loaded, asOf: day, snapshots });
    return links;
  };
  const getCoverage = () => {
    coverage ??= computeCoverage(content, day, getReviewLinks());
    return coverage;
  };
  const findPractice = () => checkPractice(content, day, getCoverage);
  return { asOf, snapshots, getReviewLinks, getCoverage, findPractice };
}

export interface LoadOptions {
  /** The day to check for; else that of `rulemark.yml`, else today. */
  readonly day?: string | undefined;
  /** Texts that take the place of what the disk has: files that somebody is writing. */
  readonly open?: ReadonlyMap<string, string>;
  /** Looks into code, in this repository; left out, nobody does. */
  readonly look?: { readonly repo: RepositoryOption };
}

/** Everything in `folder`, checked as of a day; throws only when the folder cannot be read at all. */
export function loadContent(
  folder: string,
  { day, open = new Map(), look }: LoadOptions = {},
): LoadedContent {
  const read = putOpen(readContent(folder), open);
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const { objects, settings } = parseFiles(read, diagnostics);
  const unique = dropDuplicates(objects, diagnostics);
  const content = new Content(unique, settings);
  const sections = new SectionCache();
  const { links, findings } = resolveLinks(content);
  const words = parseReviewedWords(readReviewedWords(folder) ?? '');
  const { getProvisions } = sections;
  const findPlace = toFindPlace(read.files);
  const code =
    look && look.repo !== false ? new CodeReader(content, resolveRepository(folder, look.repo)) : undefined;
  const getCode = code?.getCode ?? NO_CODE;
  const found = [
    ...findings,
    ...runChecks(content, getProvisions, getCode, words),
    ...(code ? findLostReferences(content, code) : []),
  ];
  const getSuggestions = rememberSuggestions(content, getProvisions);
  const completeness = computeAllCompleteness({ content, getProvisions, getSuggestions });
  diagnostics.push(
    ...toWordDiagnostics(words),
    ...placeFindings(found, findPlace),
    ...checkStatements(content, sections.getParsed),
    ...checkCompleteness(content, getProvisions, completeness),
    ...checkImported(content),
    ...(code ? checkMarkers(content, code, folder, isToolRepository(folder, look?.repo)) : []),
  );
  if (settings.rule !== undefined && !content.get('rule', '', settings.rule))
    diagnostics.push(unknownRule(settings.rule));
  const answers = toAnswers(
    { content, getProvisions, kept: words.kept, getCode },
    resolveAsOf(day, settings.asOf),
  );
  let all: readonly Diagnostic[] | undefined;
  return {
    content,
    links,
    getProvisions,
    kept: words.kept,
    getSuggestions,
    completeness,
    getCode,
    findPlace,
    ...answers,
    faults: diagnostics,
    get diagnostics() {
      all ??= [...diagnostics, ...placeFindings(answers.findPractice(), findPlace)].sort(compareDiagnostics);
      return all;
    },
  };
}

/** The objects and settings of the files; what cannot be read goes to the diagnostics. */
function parseFiles(
  { files }: ContentRead,
  diagnostics: Diagnostic[],
): { readonly objects: readonly RuleObject[]; readonly settings: ReturnType<typeof config.parse> } {
  const objects: RuleObject[] = [];
  let settings = config.parse({});
  for (const { file, text } of files) {
    if (file === 'rulemark.yml') {
      const parsed = parseYamlFile(file, text, config, 'rulemark.yml');
      if ('value' in parsed) settings = parsed.value;
      else diagnostics.push(...parsed.diagnostics);
      continue;
    }
    const parsed = parseRecord(file, text);
    if ('object' in parsed) objects.push(parsed.object);
    else diagnostics.push(...parsed.diagnostics);
  }
  return { objects, settings };
}

/** The files as read, those that are open as they are being written. */
function putOpen({ files, diagnostics }: ContentRead, open: ReadonlyMap<string, string>): ContentRead {
  if (open.size === 0) return { files, diagnostics };
  const kept = files.filter(({ file }) => !open.has(file));
  const written = [...open].map(([file, text]) => ({ file, text }));
  return {
    files: [...kept, ...written].sort((a, b) => compareText(a.file, b.file)),
    diagnostics: diagnostics.filter(({ file }) => !open.has(file)),
  };
}

function runChecks(
  content: Content,
  getProvisions: GetProvisions,
  getCode: GetCode,
  { kept }: ReviewedWords,
): Finding[] {
  return [
    ...findBadStamps(content, kept, isPresent(content, getProvisions, getCode)),
    ...findStraySteps(content),
    ...findDanglingCitations(content, getProvisions),
    ...findDifferingQuotes(content, getProvisions),
    ...findUnsourcedStatements(content),
    ...findMisfits(content),
    ...findLostMarks(content, getProvisions),
    ...findUnfitSuccessions(content, getProvisions),
    ...findUnfitQuestionnaires(content),
    ...findUnfitOutcomes(content),
  ];
}

/** Whether some words of now have a fingerprint; all are computed when the first is asked for. */
function isPresent(
  content: Content,
  getProvisions: GetProvisions,
  getCode: GetCode,
): (fingerprint: Fingerprint) => boolean {
  let present: Snapshots | undefined;
  return (fingerprint) => {
    present ??= computeSnapshots(content, getProvisions, getCode);
    return present.find(fingerprint) !== undefined;
  };
}

/** Everything a review of today would be stamped with. */
function computeSnapshots(content: Content, getProvisions: GetProvisions, getCode: GetCode): Snapshots {
  const snapshots = new Snapshots(content, getProvisions, getCode);
  findReviewLinks({ content, getProvisions, asOf: '9999-12-31', kept: new Map(), snapshots });
  return snapshots;
}

/** The lines of the kept words that are broken or were edited. */
function toWordDiagnostics({ kept, lines, problems }: ReviewedWords): Diagnostic[] {
  const altered = findAlteredWords(kept).map(({ fingerprint, of }) => ({
    code: 'review/altered-words',
    message: `The words kept of ${of} are not those of ${fingerprint}: somebody edited this line.`,
    hint: 'Restore the line from history. Words are kept by `rulemark review` and never edited.',
    line: lines.get(fingerprint) ?? 1,
    column: 1,
  }));
  return [...problems, ...altered].map((problem) => ({
    file: REVIEWED_WORDS_FILE,
    severity: 'error',
    ...problem,
  }));
}

/** Reads each version at most once, when somebody asks. */
export function rememberSuggestions(
  content: Content,
  getProvisions: GetProvisions,
): LoadedContent['getSuggestions'] {
  const read = new Map<ObjectKey, Suggestions>();
  return (version) => {
    const known = read.get(version.key) ?? findSuggestions(content, version, getProvisions);
    read.set(version.key, known);
    return known;
  };
}

/** The completeness of every official version of a content. */
export function computeAllCompleteness({
  content,
  getProvisions,
  getSuggestions,
}: Pick<LoadedContent, 'content' | 'getProvisions' | 'getSuggestions'>): ReadonlyMap<
  ObjectKey,
  Completeness
> {
  const official = content.list('version').filter(({ fields }) => fields.text === 'official');
  return new Map(
    official.map((version) => {
      const suggestions = getSuggestions(version);
      return [version.key, computeCompleteness({ content, version, suggestions, getProvisions })];
    }),
  );
}

/** Parses each section at most once, when somebody needs it. */
class SectionCache {
  readonly #parsed = new Map<string, ParsedSection>();

  readonly getParsed = (section: RuleObject<'section'>): ParsedSection => {
    const known = this.#parsed.get(section.key);
    if (known) return known;
    const form = section.fields.imported ? 'official' : 'restated';
    const parsed = parseSection(section.fields.number, section.body, section.bodyLine, form);
    this.#parsed.set(section.key, parsed);
    return parsed;
  };

  readonly getProvisions = (section: RuleObject<'section'>): readonly Provision[] =>
    this.getParsed(section).provisions;
}

function dropDuplicates(objects: readonly RuleObject[], diagnostics: Diagnostic[]): RuleObject[] {
  const first = new Map<string, RuleObject>();
  for (const object of objects) {
    const other = first.get(object.key);
    if (!other) {
      first.set(object.key, object);
      continue;
    }
    diagnostics.push({
      file: object.file,
      line: 1,
      column: 1,
      severity: 'error',
      code: 'id/duplicate',
      message: `The ${object.type} "${object.id}" is already in ${other.file}; this file is not read.`,
      hint: 'Rename one of the two files: the file name is the id.',
      related: [{ file: other.file, line: 1, column: 1 }],
    });
  }
  return [...first.values()];
}

function placeFindings(findings: readonly Finding[], findPlace: FindPlace): Diagnostic[] {
  return findings.map(({ object, path, part, related, code, severity, message, hint, fix }) => {
    const { written, ...place } = findPlace(object.file, path, part);
    return {
      ...place,
      code,
      severity,
      message,
      hint,
      ...(fix === undefined || written === undefined ? {} : { fix: toReplacement(written, fix) }),
      ...(related ? { related: related.map((one) => toPlace(findPlace, one)) } : {}),
    };
  });
}

function toPlace(findPlace: FindPlace, { object, path }: NonNullable<Finding['related']>[number]): Place {
  const { written: _, ...place } = findPlace(object.file, path);
  return place;
}

function unknownRule(id: string): Diagnostic {
  return {
    file: 'rulemark.yml',
    line: 1,
    column: 1,
    severity: 'error',
    code: 'config/unknown-rule',
    message: `rulemark.yml puts the rule "${id}" first, but there is no ${KINDS.rule.place.replace('*', id)}.`,
    hint: 'Name a folder below rules/, or remove the line.',
  };
}
