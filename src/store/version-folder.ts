/**
 * The folder of one version on disk, read as it is and changed as a whole: the new state is built beside it in a
 * hidden folder and put in its place by renaming, so that whoever looks, at any moment, sees the old state or the
 * new one. Copies of what a person wrote go into `.replaced/`, which is not read as content.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface FolderChange {
  /** File names and their texts, written or replaced. */
  readonly write: ReadonlyMap<string, string>;
  /** File names that go. */
  readonly remove: readonly string[];
  /** File names whose present text is kept as a copy. */
  readonly copy: readonly string[];
  /** Names the copies' folder, such as a day. */
  readonly copyName: string;
}

/** The Markdown files of the folder by name; empty when there is no folder. Line ends are `\n`. */
export function readVersionFolder(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
      .map(({ name }) => name)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n')]),
  );
}

/** Makes the change, all of it or nothing; where the copies lie, or undefined when none were asked for. */
export function changeVersionFolder(folder: string, change: FolderChange): string | undefined {
  const beside = (word: string) => join(dirname(folder), `.${basename(folder)}.${word}-${process.pid}`);
  const [made, old] = [beside('new'), beside('old')];
  mkdirSync(dirname(folder), { recursive: true });
  try {
    if (existsSync(folder)) cpSync(folder, made, { recursive: true });
    else mkdirSync(made);
    const copies = change.copy.length > 0 ? copyFiles(made, change) : undefined;
    for (const name of change.remove) rmSync(join(made, name), { force: true });
    for (const [name, text] of change.write) writeFileSync(join(made, name), text);
    swap(folder, made, old);
    return copies && join(folder, copies);
  } finally {
    rmSync(made, { recursive: true, force: true });
    if (existsSync(folder)) rmSync(old, { recursive: true, force: true });
  }
}

function swap(folder: string, made: string, old: string): void {
  const hadOne = existsSync(folder);
  if (hadOne) renameSync(folder, old);
  try {
    renameSync(made, folder);
  } catch (cause) {
    if (hadOne) renameSync(old, folder);
    throw cause;
  }
}

/** Copies into a folder of their own, numbered when one of the name is there already. */
function copyFiles(made: string, { copy, copyName }: FolderChange): string {
  let name = copyName;
  for (let n = 2; existsSync(join(made, '.replaced', name)); n++) name = `${copyName}-${n}`;
  mkdirSync(join(made, '.replaced', name), { recursive: true });
  for (const file of copy) cpSync(join(made, file), join(made, '.replaced', name, file));
  return join('.replaced', name);
}
