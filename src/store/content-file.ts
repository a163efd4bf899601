/** Whether a file that content names is there: a plain file inside the content folder, by its path from there. */
import { lstatSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/** True for a plain file; false for folders, links, and whatever lies outside the content folder. */
export function isContentFile(folder: string, file: string): boolean {
  const path = join(folder, file);
  const below = relative(folder, path);
  if (isAbsolute(file) || below.startsWith('..')) return false;
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
