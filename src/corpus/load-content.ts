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
import { resolveLinks } from '../analysis/links/resolve-links.ts';
import { findSuggestions } from '../analysis/suggestions/find-suggestions.ts';
import { findReviewLinks } from '../analysis/suspects/find-review-links.ts';
import { Snapshots } from '../analysis/suspects/snapshots.ts';
import type { Completeness } from '../model/answers.ts';
import { Content, type GetProvisions } from '../model/content.ts';
import type { Finding } from '../model/finding.ts';
import type { Link, ObjectKey, RuleObject } from '../model/object.ts';
import { config } from '../model/schemas/config.ts';
import { KINDS } from '../model/schemas/kinds.ts';
import type { Provision } from '../model/section.ts';
import type { Suggestions } from '../model/suggestions.ts';
import type { Fingerprint, Snapshot } from '../model/suspects.ts';
import { parseFrontMatter, YAML_LINE } from '../parse/records/front-matter.ts';
import { getLocator, type Located, toReplacement } from '../parse/records/locate.ts';
import { parseRecord, parseYamlFile } from '../parse/records/parse-record.ts';
import { parseReviewedWords, type ReviewedWords } from '../parse/records/parse-reviewed-words.ts';
import { type ParsedSection, parseSection } from '../parse/rule-text/parse-section.ts';
import { type ContentFile, type ContentRead, readContent } from '../store/read-content.ts';
import { REVIEWED_WORDS_FILE, readReviewedWords } from '../store/reviewed-words.ts';
import { compareDiagnostics, type Diagnostic } from '../text/diagnostic.ts';
import { compareText } from '../text/natural-order.ts';
import { checkCompleteness } from './check-completeness.ts';
import { checkImported } from './check-imported.ts';
import { checkStatements } from './check-statements.ts';

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
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Everything in `folder`, with the texts of `open` in place of what the disk has: files that somebody is writing.
 * Throws only when the folder cannot be read at all.
 */
export function loadContent(folder: string, open: ReadonlyMap<string, string> = new Map()): LoadedContent {
  const read = putOpen(readContent(folder), open);
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const objects: RuleObject[] = [];
  let settings = config.parse({});
  for (const { file, text } of read.files) {
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
  const unique = dropDuplicates(objects, diagnostics);
  const content = new Content(unique, settings);
  const sections = new SectionCache();
  const { links, findings } = resolveLinks(content);
  const words = parseReviewedWords(readReviewedWords(folder) ?? '');
  const { getProvisions } = sections;
  const all = [...findings, ...runChecks(content, getProvisions, words)];
  const getSuggestions = rememberSuggestions(content, getProvisions);
  const completeness = computeAllCompleteness({ content, getProvisions, getSuggestions });
  diagnostics.push(
    ...toWordDiagnostics(words),
    ...placeFindings(all, read.files),
    ...checkStatements(content, sections.getParsed),
    ...checkCompleteness(content, getProvisions, completeness),
    ...checkImported(content),
  );
  if (settings.rule !== undefined && !content.get('rule', '', settings.rule))
    diagnostics.push(unknownRule(settings.rule));
  return {
    content,
    links,
    getProvisions,
    kept: words.kept,
    getSuggestions,
    completeness,
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
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

function runChecks(content: Content, getProvisions: GetProvisions, { kept }: ReviewedWords): Finding[] {
  return [
    ...findBadStamps(content, kept, isPresent(content, getProvisions)),
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
function isPresent(content: Content, getProvisions: GetProvisions): (fingerprint: Fingerprint) => boolean {
  let present: Snapshots | undefined;
  return (fingerprint) => {
    present ??= computeSnapshots(content, getProvisions);
    return present.find(fingerprint) !== undefined;
  };
}

/** Everything a review of today would be stamped with. */
function computeSnapshots(content: Content, getProvisions: GetProvisions): Snapshots {
  const snapshots = new Snapshots(content, getProvisions);
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

function placeFindings(findings: readonly Finding[], files: readonly ContentFile[]): Diagnostic[] {
  if (findings.length === 0) return [];
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const locators = new Map<string, ReturnType<typeof getLocator>>();
  return findings.map(({ object, path, part, code, severity, message, hint, fix }) => {
    let locate = locators.get(object.file);
    if (!locate) {
      const matter = parseFrontMatter(texts.get(object.file) ?? '');
      locate = getLocator(matter.kind === 'read' ? matter.yaml : '', YAML_LINE);
      locators.set(object.file, locate);
    }
    const at: Located = path.length === 0 ? { line: 1, column: 1 } : locate(path, part ?? 'value');
    const { line, column, length, written } = at;
    return {
      file: object.file,
      line,
      column,
      ...(length === undefined ? {} : { length }),
      code,
      severity,
      message,
      hint,
      ...(fix === undefined || written === undefined ? {} : { fix: toReplacement(written, fix) }),
    };
  });
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
