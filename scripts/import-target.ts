/**
 * Where an import goes: the rule, the version if it is there, and the files beside the sections. Ids are checked
 * first; a version that is not there is made only where the document or the user says enough of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../src/corpus/load-content.ts';
import {
  type FileOrigin,
  type GivenFacts,
  toSourceFile,
  toVersionEdits,
  toVersionFile,
} from '../src/export/import/describe-version.ts';
import type { RuleObject } from '../src/model/object.ts';
import type { ParsedDocument } from '../src/model/parsed-document.ts';
import { KINDS } from '../src/model/schemas/kinds.ts';
import { isId } from '../src/parse/records/parse-record.ts';
import { editFrontMatter } from '../src/store/edit-front-matter.ts';
import { findClosest } from '../src/text/closest.ts';
import { UsageError } from './context.ts';

export interface ImportTarget {
  readonly rule: RuleObject<'rule'>;
  /** Undefined where the version is new. */
  readonly version: RuleObject<'version'> | undefined;
  readonly versionId: string;
  /** The version's folder below the content folder. */
  readonly folder: string;
}

/** What is imported, once it was read. */
export interface ReadImport {
  readonly parsed: ParsedDocument;
  readonly origin: FileOrigin;
  /** Id of the source object. */
  readonly source: string;
  readonly given: GivenFacts;
}

/** The rule and version that are meant; a usage error when an id cannot be one or the rule is not there. */
export function findTarget(request: {
  readonly content: string;
  readonly rule: string;
  readonly version: string;
}): ImportTarget {
  const { content } = loadContent(request.content);
  const rule = content.get('rule', '', request.rule);
  if (!rule) {
    const known = content.list('rule').map(({ id }) => id);
    const close = findClosest(request.rule, known);
    throw new UsageError(
      `There is no rule "${request.rule}".${close ? ` Did you mean "${close}"?` : ''} Known: ${known.join(', ') || 'none'}. \`rulemark new rule <id>\` starts one.`,
    );
  }
  if (!isId('version', request.version))
    throw new UsageError(
      `"${request.version}" cannot be the id of a version. Use small letters, digits and hyphens, such as "nprm-2024".`,
    );
  const folder = KINDS.version.place
    .replace('/version.md', '')
    .replace(/\*/, request.rule)
    .replace(/\*/, request.version);
  const version = content.get('version', request.rule, request.version);
  if (!version && existsSync(join(request.content, folder, 'version.md')))
    throw new UsageError(`${folder}/version.md has errors. Run \`rulemark check\` and mend it first.`);
  return { rule, version, versionId: request.version, folder };
}

/** The new text of `version.md`; undefined where it stays as it is. */
export function toVersionText(
  { version, versionId }: ImportTarget,
  { parsed, origin, source, given }: ReadImport,
  text: string | undefined,
): string | undefined {
  if (version && text !== undefined) {
    const edited = editFrontMatter(text, toVersionEdits(version.fields, origin, given));
    return edited === text ? undefined : edited;
  }
  const made = toVersionFile(parsed.document, origin, given, source);
  if (made.text !== undefined) return made.text;
  throw new UsageError(
    `There is no version "${versionId}", and the document does not say enough to start one. Add ${made.missing.join(', ')}, or start it with \`rulemark new version ${versionId}\`.`,
  );
}

/** Files outside the version's folder that are new or change, by path: the source, the rule's list of versions. */
export function toNeighbours(
  content: string,
  { rule, versionId }: ImportTarget,
  { parsed, origin, source }: ReadImport,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const sourcePath = join(content, KINDS.source.place.replace('*', rule.id), `${source}.md`);
  if (!existsSync(sourcePath))
    files.set(sourcePath, toSourceFile(parsed.document, parsed.source.format, origin));
  if (!rule.fields.versions.includes(versionId)) {
    const path = join(content, rule.file);
    const versions = [...rule.fields.versions, versionId];
    files.set(path, editFrontMatter(readFileSync(path, 'utf8').replace(/\r\n?/g, '\n'), { versions }));
  }
  return files;
}
