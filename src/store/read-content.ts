/**
 * Reads every file of a content folder that may hold an object. In: the folder. Out: texts with their paths,
 * in order of path, and a diagnostic for each file that cannot be read as one. It follows no link out of the
 * folder, reads nothing over the size limit, and never stops at the first bad file.
 */
import { isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import { compareText } from '../text/natural-order.ts';

export interface ContentFile {
  /** Path below the content folder, with forward slashes. */
  readonly file: string;
  /** The text, without byte-order mark, with `\n` line ends. */
  readonly text: string;
}

export interface ContentRead {
  readonly files: readonly ContentFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One object a file: more than this is data that went astray. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Folders below the content folder that hold no objects. */
const NOT_OBJECTS = new Set(['docs']);

/** All `.md` files and `rulemark.yml`; throws only when the folder itself cannot be read. */
export function readContent(folder: string): ContentRead {
  const root = realpathSync(folder);
  const files: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const visit = (below: string): void => {
    const entries = readFolder(root, below, diagnostics);
    entries.sort((a, b) => compareText(a.name, b.name));
    for (const entry of entries) {
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.') || (below === '' && NOT_OBJECTS.has(entry.name))) continue;
      if (entry.isDirectory()) visit(file);
      else if (entry.isSymbolicLink() && !isFileInside(root, file)) diagnostics.push(leavesFolder(file));
      else if (entry.isFile() || entry.isSymbolicLink()) readInto(root, file, files, diagnostics);
      else diagnostics.push({ ...start(file), ...unreadable('it is neither a file nor a folder', 'entry') });
    }
  };
  visit('');
  return { files, diagnostics };
}

/** The entries of a folder; one that cannot be read is reported and counts as empty, except the first. */
function readFolder(root: string, below: string, diagnostics: Diagnostic[]): Dirent[] {
  try {
    return readdirSync(join(root, below), { withFileTypes: true });
  } catch (cause) {
    if (below === '') throw cause;
    diagnostics.push({ ...start(below), ...unreadable(cause, 'folder') });
    return [];
  }
}

function readInto(root: string, file: string, files: ContentFile[], diagnostics: Diagnostic[]): void {
  if (!file.endsWith('.md') && file !== 'rulemark.yml') {
    if (!isKnownNeighbour(file)) diagnostics.push(unexpected(file));
    return;
  }
  if (file === 'README.md' || file.endsWith('/README.md')) return;
  const read = readText(join(root, file));
  if (typeof read === 'string') files.push({ file, text: read });
  else diagnostics.push({ ...start(file), ...read });
}

type Trouble = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

function readText(path: string): string | Trouble {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_FILE_BYTES) return tooLarge(size);
    bytes = readFileSync(path);
  } catch (cause) {
    return unreadable(cause, 'file');
  }
  if (bytes.length === 0) {
    return {
      code: 'file/empty',
      message: 'This file is empty.',
      hint: 'Delete it, or start it with `rulemark new <kind>`.',
    };
  }
  if (!isUtf8(bytes)) return notUtf8(bytes);
  const text = bytes.toString('utf8');
  const unmarked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

function unreadable(cause: unknown, what: string): Trouble {
  const reason = cause instanceof Error ? cause.message.replace(/'[^']*'/g, '').trim() : String(cause);
  return {
    code: 'file/unreadable',
    message: `This ${what} cannot be read: ${reason}.`,
    hint: 'Check its permissions, then run the check again.',
  };
}

function isFileInside(root: string, file: string): boolean {
  try {
    const real = realpathSync(join(root, file));
    return real.startsWith(root + sep) && lstatSync(real).isFile();
  } catch {
    return false; // a dangling link is reported like one that leaves the folder
  }
}

function isKnownNeighbour(file: string): boolean {
  return (
    /(^|\/)(LICENSE|CODEOWNERS)$|^provider\/reviews\.jsonl$/.test(file) ||
    /^dockets\/[^/]+\/(?:comments\/)?[^/]+\.(jsonl|json)$/.test(file)
  );
}

function start(file: string): Pick<Diagnostic, 'file' | 'line' | 'column' | 'severity'> {
  return { file, line: 1, column: 1, severity: 'error' };
}

function tooLarge(size: number): Trouble {
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return {
    code: 'file/too-large',
    message: `This file has ${megabytes} MB; an object's file may have ${MAX_FILE_BYTES / 1024 / 1024} MB.`,
    hint: 'Split it into one file per object, or move data that is not an object out of the content folder.',
  };
}

function notUtf8(bytes: Buffer): Trouble {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    code: 'file/not-utf8',
    message: `This file is not UTF-8 text${utf16 ? '; it looks like UTF-16' : ''}.`,
    hint: 'Save it again as UTF-8 ("Save with encoding" in most editors).',
  };
}

function leavesFolder(file: string): Diagnostic {
  return {
    ...start(file),
    code: 'file/link-outside',
    message: 'This symbolic link does not lead to a file inside the content folder, so it is not read.',
    hint: 'Put the file itself here, or delete the link.',
  };
}

function unexpected(file: string): Diagnostic {
  return {
    ...start(file),
    severity: 'warning',
    code: 'file/unexpected',
    message: 'Only Markdown files hold objects; this one is not read.',
    hint: 'Give it the ending `.md` if it is an object; otherwise keep it outside the content folder.',
  };
}
