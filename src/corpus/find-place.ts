/**
 * Where a field stands: file, line and column. In: the files as they were read, a file and the path of a field. Out:
 * its place, or that of what comes nearest above it. YAML is read with places only for files somebody asks about.
 */
import type { ValuePath } from '../model/schemas/walk.ts';
import { parseFrontMatter, YAML_LINE } from '../parse/records/front-matter.ts';
import { getLocator, type Located } from '../parse/records/locate.ts';
import type { ContentFile } from '../store/read-content.ts';
import type { Place } from '../text/diagnostic.ts';

export type FindPlace = (file: string, path: ValuePath, part?: 'key' | 'value') => FoundPlace;
/** With the value as the author wrote it, for scalars. */
export type FoundPlace = Place & Pick<Located, 'written'>;

/** Finds places in these files; the first line of a file for an empty path or a file that is not there. */
export function toFindPlace(files: readonly ContentFile[]): FindPlace {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const locators = new Map<string, ReturnType<typeof getLocator>>();
  const makeLocator = (file: string) => {
    const text = texts.get(file) ?? '';
    if (file.endsWith('.yml')) return getLocator(text, 1);
    const matter = parseFrontMatter(text);
    return getLocator(matter.kind === 'read' ? matter.yaml : '', YAML_LINE);
  };
  return (file, path, part = 'value') => {
    if (path.length === 0) return { file, line: 1, column: 1 };
    const locate = locators.get(file) ?? makeLocator(file);
    locators.set(file, locate);
    return { file, ...locate(path, part) };
  };
}
