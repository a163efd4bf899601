/**
 * What a person names on the command line to compare, read: a published XML file, the folder of a version, or the id
 * of a version. Whatever cannot be read stops the comparison; nothing is compared as if it were empty.
 */
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { toComparedTexts } from '../src/analysis/comparison/to-compared-texts.ts';
import { type LoadedContent, loadContent } from '../src/corpus/load-content.ts';
import type { ComparedSide } from '../src/export/comparison/comparison-json.ts';
import type { ComparedText } from '../src/model/comparison.ts';
import type { RuleObject } from '../src/model/object.ts';
import { findClosest } from '../src/text/closest.ts';
import type { Diagnostic } from '../src/text/diagnostic.ts';
import { getFolder, UsageError } from './context.ts';
import { parsePublishedFile } from './published-file.ts';

export type Side =
  | { readonly kind: 'file'; readonly side: ComparedSide; readonly texts: readonly ComparedText[] }
  | {
      readonly kind: 'version';
      readonly side: ComparedSide;
      readonly version: RuleObject<'version'>;
      readonly loaded: LoadedContent;
      /** The content folder that holds it. */
      readonly folder: string;
    }
  | { readonly kind: 'unreadable'; readonly diagnostic: Diagnostic };

export interface SideOptions {
  readonly folder: string;
  readonly rule: string | undefined;
  readonly document: string | undefined;
}

/** The side; throws a usage error where the name leads nowhere. */
export function readSide(name: string, options: SideOptions): Side {
  if (/\.xml$/i.test(name)) return readFile(name, options.document);
  if (isFolder(name)) return readFolder(name);
  const folder = getFolder({ content: options.folder });
  const loaded = loadContent(folder);
  const rule = options.rule ?? loaded.content.settings.rule ?? loaded.content.list('rule')[0]?.id ?? '';
  return toVersionSide(loaded, folder, rule, name);
}

function readFile(path: string, document: string | undefined): Side {
  const read = parsePublishedFile(path, document);
  if (!read.ok) return { kind: 'unreadable', diagnostic: { ...read.problem, file: path, severity: 'error' } };
  const { document: facts } = read.parsed;
  const texts = toComparedTexts(read.parsed);
  if (texts.length === 0)
    throw new UsageError(`${path} has no text of law to compare: no section, no appendix.`);
  const title = facts.subject ?? basename(path);
  return { kind: 'file', side: { id: path, title, citation: facts.citation ?? undefined }, texts };
}

/** A version's own folder, …/rules/<rule>/versions/<version>. */
function readFolder(path: string): Side {
  const full = resolve(path);
  const [version, versions, rule, rules] = [
    full,
    dirname(full),
    dirname(dirname(full)),
    dirname(dirname(dirname(full))),
  ];
  if (basename(versions) !== 'versions' || basename(rules) !== 'rules')
    throw new UsageError(
      `"${path}" is not the folder of a version. Name one such as content/rules/<rule>/versions/<version>, or a version by its id.`,
    );
  const folder = dirname(rules);
  return toVersionSide(loadContent(folder), folder, basename(rule), basename(version));
}

function toVersionSide(loaded: LoadedContent, folder: string, rule: string, id: string): Side {
  const version = loaded.content.get('version', rule, id);
  if (!version) {
    const known = loaded.content.list('version', rule).map((other) => other.id);
    const close = findClosest(id, known);
    throw new UsageError(
      `There is no version "${id}"${rule ? ` of "${rule}"` : ''}.${close ? ` Did you mean "${close}"?` : ''} Known: ${known.join(', ') || 'none'}. An XML file or a version's folder will do as well.`,
    );
  }
  const { title, stage, citation } = version.fields;
  return { kind: 'version', side: { id, title, stage, citation }, version, loaded, folder };
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
