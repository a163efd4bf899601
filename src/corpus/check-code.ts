/**
 * References that lead nowhere and markers that cannot be used, as findings (at the reference) and diagnostics (in
 * the file of code, whose path is given from the content folder). In: the content, its folder, what was read. Markers
 * that nobody names are looked for only when somebody names one, and only where git can list them.
 */
import { join, relative, resolve } from 'node:path';
import type { BlockSpan, MarkedText, Reference } from '../model/code.ts';
import { toPlainPath } from '../model/code.ts';
import type { Content } from '../model/content.ts';
import type { Finding } from '../model/finding.ts';
import type { RuleObject } from '../model/object.ts';
import { findMarkedFiles } from '../store/read-repository.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { compareText } from '../text/natural-order.ts';
import type { CodeReader } from './read-code.ts';

interface Named {
  readonly object: RuleObject;
  readonly index: number;
  readonly reference: Reference;
}

/** A finding for each reference that leads nowhere; one note for all where there is no repository. */
export function findLostReferences(content: Content, reader: CodeReader): Finding[] {
  const named = findNamed(content);
  const paths = named.filter(({ reference }) => reference.type === 'path');
  if (reader.root === undefined) return paths.length === 0 ? [] : [toNoRepository(paths)];
  return named.flatMap(({ object, index, reference }): Finding[] => {
    const { trouble } = reader.look(reference);
    if (!trouble) return [];
    const { part, ...words } = trouble;
    return [{ ...words, severity: 'error', object, path: ['references', index, part] }];
  });
}

/**
 * Diagnostics of the files with markers: all in a file that somebody names, doubtful ones in the others. Those are
 * left alone where the repository is only that of the tool.
 */
export function checkMarkers(
  content: Content,
  reader: CodeReader,
  folder: string,
  isOurs: boolean,
): Diagnostic[] {
  if (reader.root === undefined) return [];
  const named = new Map<string, Set<string>>();
  for (const { reference } of findNamed(content)) {
    if (reference.type !== 'path' || reference.marker === undefined) continue;
    if (reader.getCode(reference).kind === 'unknown') continue;
    const path = toPlainPath(reference.at);
    named.set(path, (named.get(path) ?? new Set()).add(reference.marker));
  }
  if (named.size === 0) return [];
  const paths = new Set([...named.keys(), ...(isOurs ? [] : findMarkedFiles(reader.root, folder))]);
  const files = [...paths].sort(compareText).flatMap((path): MarkedFile[] => {
    if (named.has(path) && !isRead(reader, path)) return [];
    const marked = reader.getMarked(path);
    if ('why' in marked) return [];
    const file = toFileName(folder, reader.root!, path);
    return [{ path, file, marked, named: named.get(path) }];
  });
  return [...files.flatMap(toProblems), ...findRepeated(files), ...files.flatMap(toUnnamed)];
}

interface MarkedFile {
  readonly path: string;
  /** As a diagnostic names it. */
  readonly file: string;
  readonly marked: MarkedText;
  /** Ids that somebody names in it; undefined where nobody names the file. */
  readonly named: ReadonlySet<string> | undefined;
}

/** False for paths that lead out of the repository or to no file: these are never opened. */
function isRead(reader: CodeReader, at: string): boolean {
  return reader.getCode({ type: 'path', at }).kind === 'found';
}

function findNamed(content: Content): Named[] {
  const holders = [...content.list('control'), ...content.list('evidence')];
  return holders
    .filter(({ fields }) => fields.state !== 'retired')
    .flatMap((object) =>
      (object.fields.references ?? []).map((reference, index) => ({ object, index, reference })),
    );
}

function toNoRepository(paths: readonly Named[]): Finding {
  const [{ object, index }] = paths as [Named];
  const count = paths.length === 1 ? 'This path is' : `This path and ${paths.length - 1} others are`;
  return {
    code: 'code/no-repository',
    severity: 'note',
    message: `${count} looked for nowhere: there is no repository, so nobody knows whether the code is there or changed.`,
    hint: 'Name the folder of the code with --repo <folder>, or RULEMARK_REPO in the environment.',
    object,
    path: ['references', index, 'at'],
  };
}

/** In a file that nobody names only what would be an error, and that as a warning. */
function toProblems({ file, marked, named }: MarkedFile): Diagnostic[] {
  return marked.problems
    .filter(({ severity }) => named !== undefined || severity === 'error')
    .map(({ related, id: _, severity, ...problem }) => ({
      ...problem,
      file,
      severity: named === undefined ? 'warning' : severity,
      ...(related === undefined ? {} : { related: [{ file, line: related, column: 1 }] }),
    }));
}

/** Ids that stand in several files; that one has it in which somebody names it, else the first. */
function findRepeated(files: readonly MarkedFile[]): Diagnostic[] {
  const owners = new Map<string, MarkedFile>();
  for (const file of files)
    for (const { id } of file.marked.spans) {
      const owner = owners.get(id);
      if (!owner || (file.named?.has(id) && !owner.named?.has(id))) owners.set(id, file);
    }
  return files.flatMap((file) =>
    file.marked.spans.flatMap((span): Diagnostic[] => {
      const owner = owners.get(span.id)!;
      if (owner === file) return [];
      const first = owner.marked.spans.find(({ id }) => id === span.id)!;
      return [
        {
          ...toMarkerPlace(file, span),
          code: 'code/repeated-block',
          severity: 'warning',
          message: `A block "${span.id}" stands in ${owner.path} too: whoever reads the id cannot tell which is meant.`,
          hint: 'Give one of them another id, in the markers and in the control that names it.',
          related: [{ file: owner.file, line: first.begin, column: 1 }],
        },
      ];
    }),
  );
}

function toUnnamed(file: MarkedFile): Diagnostic[] {
  return file.marked.spans
    .filter(({ id }) => !file.named?.has(id))
    .map((span) => ({
      ...toMarkerPlace(file, span),
      code: 'code/unnamed-block',
      severity: 'note',
      message: `No control and no evidence names the block "${span.id}" of ${file.path}.`,
      hint: `Add it to "references" of a control: {type: path, at: ${file.path}, marker: ${span.id}}; or take the markers away.`,
    }));
}

function toMarkerPlace({ file, marked }: MarkedFile, { begin }: BlockSpan) {
  const at = marked.lines[begin - 1]?.indexOf('rulemark:begin') ?? 0;
  return { file, line: begin, column: at + 1, length: 'rulemark:begin'.length };
}

/** The path of a file of code as seen from the content folder, so that it prints like those of the content. */
function toFileName(folder: string, root: string, path: string): string {
  return relative(resolve(folder), join(root, path)).replaceAll('\\', '/');
}
