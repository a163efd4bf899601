/**
 * What the references of controls and evidence lead to in the repository. In: the content, its folder, and the folder
 * of the repository: given, or the git root of the content folder, else that of the tool. Every file is read once, and
 * whatever cannot be found is a reading too, never an exception.
 */
import { findBlocks, toBlock } from '../analysis/code/find-blocks.ts';
import type { CodeReading, GetCode, MarkedText, Reference } from '../model/code.ts';
import { toPlainPath } from '../model/code.ts';
import type { Content } from '../model/content.ts';
import { findEntry, findRepository, readCode } from '../store/read-repository.ts';
import { findClosest } from '../text/closest.ts';

/** A folder; false to look into no code; undefined to find the repository. */
export type RepositoryOption = string | false | undefined;

/** What is wrong with a reference, before it has a place. */
export interface ReferenceTrouble {
  readonly code: string;
  readonly part: 'at' | 'marker';
  readonly message: string;
  readonly hint: string;
}

export interface ReferenceLook {
  readonly reading: CodeReading;
  readonly trouble?: ReferenceTrouble;
}

/** The folder in which paths are looked for; undefined when there is none. */
export function resolveRepository(folder: string, given: RepositoryOption): string | undefined {
  if (given === false) return undefined;
  return given ?? findRepository(folder) ?? findRepository(import.meta.dirname);
}

/** True where only the tool itself is under git, and nobody said where the code is. */
export function isToolRepository(folder: string, given: RepositoryOption): boolean {
  return given === undefined && findRepository(folder) === undefined;
}

/** For those who look into no code. */
export const NO_CODE: GetCode = (reference) =>
  reference.type === 'path' ? toUnknown('nobody looked into a repository') : toNotLookedUp(reference);

export class CodeReader {
  readonly root: string | undefined;
  /** A made-up provider has made-up paths. */
  readonly #isExample: boolean;
  readonly #looks = new Map<string, ReferenceLook>();
  readonly #files = new Map<string, MarkedText | { readonly why: string }>();

  constructor(content: Content, root: string | undefined) {
    this.root = root;
    this.#isExample = content.list('provider')[0]?.fields.example ?? false;
  }

  readonly getCode: GetCode = (reference) => this.look(reference).reading;

  look(reference: Reference): ReferenceLook {
    if (reference.type !== 'path') return { reading: toNotLookedUp(reference) };
    if (this.root === undefined) return { reading: toUnknown('there is no repository to look in') };
    const name = JSON.stringify([toPlainPath(reference.at), reference.marker]);
    const known = this.#looks.get(name) ?? this.#lookAt(this.root, reference);
    this.#looks.set(name, known);
    return known;
  }

  /** The markers of a file by its plain path, or why they cannot be read. */
  getMarked(path: string): MarkedText | { readonly why: string } {
    const known = this.#files.get(path);
    if (known) return known;
    const read = readCode(this.root ?? '', path);
    const marked = 'text' in read ? findBlocks(read.text) : read;
    this.#files.set(path, marked);
    return marked;
  }

  #lookAt(root: string, { at, marker }: Reference): ReferenceLook {
    const path = toPlainPath(at);
    const entry = findEntry(root, path);
    switch (entry.kind) {
      case 'outside':
        return toTrouble('unusable', {
          code: 'code/outside-repository',
          part: 'at',
          message: `"${at}" does not lead into the repository: ${entry.why}. It is not read.`,
          hint: 'Write the path from the root of the repository, with forward slashes: services/identity/check.ts.',
        });
      case 'missing':
        if (this.#isExample && entry.known === '')
          return { reading: toUnknown('the provider is made up, and so is this path') };
        return toTrouble('missing', toMissingTrouble(root, path, entry.known, entry.siblings));
      case 'unreadable':
        return toTrouble('unusable', toNoText(path, entry.why));
      case 'folder':
        if (marker === undefined) return { reading: { kind: 'found', path } };
        return toTrouble('unusable', toNoText(path, 'it is a folder, and a marker stands in a file'));
      default:
        return marker === undefined ? { reading: { kind: 'found', path } } : this.#lookFor(path, marker);
    }
  }

  #lookFor(path: string, marker: string): ReferenceLook {
    const marked = this.getMarked(path);
    if ('why' in marked) return toTrouble('unusable', toNoText(path, marked.why));
    const broken = marked.problems.find(({ id, severity }) => id === marker && severity === 'error');
    // Said where the marker stands; the reference itself is right.
    if (broken) return { reading: { kind: 'unusable', why: broken.message.replace(/\.$/, '') } };
    const span = marked.spans.find(({ id }) => id === marker);
    if (span) return { reading: { kind: 'block', path, block: toBlock(marked, span) } };
    return toTrouble('missing', toUnknownMarker(path, marker, marked));
  }
}

function toUnknown(why: string): CodeReading {
  return { kind: 'unknown', why };
}

function toNotLookedUp({ type }: Reference): CodeReading {
  return toUnknown(type === 'url' ? 'an address is not looked up' : 'a ticket is not looked up');
}

function toTrouble(kind: 'missing' | 'unusable', trouble: ReferenceTrouble): ReferenceLook {
  return { reading: { kind, why: trouble.message.replace(/\.$/, '') }, trouble };
}

function toNoText(path: string, why: string): ReferenceTrouble {
  return {
    code: 'code/no-text',
    part: 'at',
    message: `${path} cannot be read as text: ${why}.`,
    hint: 'Name the text file that does the work, or leave "marker" out and name the place only.',
  };
}

function toMissingTrouble(
  root: string,
  path: string,
  known: string,
  siblings: readonly string[],
): ReferenceTrouble {
  const prefix = known === '' ? '' : `${known}/`;
  const closest = findClosest(path.slice(prefix.length).split('/')[0] ?? '', siblings);
  const bare = path.replace(/(?:#.*|:\d+(?:[-:]\d+)?)$/, '');
  const isBareThere = bare !== path && ['file', 'folder'].includes(findEntry(root, bare).kind);
  const hint = isBareThere
    ? `${bare} is there. A line number does not hold; name a block by "marker: <id>", with \`rulemark:begin <id>\` in the file.`
    : `${closest === undefined ? '' : `Did you mean "${prefix}${closest}"? `}Correct the path, or take the reference away if the code is gone. Where the code is elsewhere, name that folder: --repo <folder>.`;
  return {
    code: 'code/missing-path',
    part: 'at',
    message: `There is no ${path} in the repository${known === '' ? '' : `; ${known} is there`}.`,
    hint,
  };
}

function toUnknownMarker(path: string, marker: string, { spans }: MarkedText): ReferenceTrouble {
  const ids = spans.map(({ id }) => id);
  const closest = findClosest(marker, ids);
  const there = ids.length === 0 ? 'it has no block' : `its blocks are ${ids.slice(0, 10).join(', ')}`;
  return {
    code: 'code/unknown-marker',
    part: 'marker',
    message: `${path} has no block "${marker}": ${there}.`,
    hint: `${closest === undefined ? '' : `Did you mean "${closest}"? `}A block begins with a comment \`rulemark:begin ${marker}\` and ends with \`rulemark:end\`, each on a line of its own.`,
  };
}
