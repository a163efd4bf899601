/**
 * What an import would do to the folder of a version, before anything is written. In: the files of the new text
 * and those that are there. Out: what is written, what goes, and what stands in the way because a person wrote
 * it: a section in our own words, or an imported one that was changed since.
 */

export interface ExistingFile {
  readonly name: string;
  readonly text: string;
  /** ours: imported and untouched; changed: imported and edited since; restated: a person's own words. */
  readonly state: 'ours' | 'changed' | 'restated';
}

export interface Conflict extends ExistingFile {
  readonly state: 'changed' | 'restated';
  /** The new text; undefined where the new text has no such section. */
  readonly next: string | undefined;
}

export interface ImportPlan {
  readonly write: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** Names of files that are as they should be. */
  readonly unchanged: readonly string[];
  /** Names of restated sections that the new text does not have; they stay. */
  readonly left: readonly string[];
}

/** The plan for the sections; `version.md` is not among the files. */
export function planImport(next: ReadonlyMap<string, string>, existing: readonly ExistingFile[]): ImportPlan {
  const there = new Map(existing.map((file) => [file.name, file]));
  const isSame = (name: string) => there.get(name)?.text === next.get(name);
  const names = [...next.keys()];
  return {
    write: new Map([...next].filter(([name]) => !isSame(name))),
    unchanged: names.filter(isSame),
    remove: existing
      .filter(({ name, state }) => state !== 'restated' && !next.has(name))
      .map(({ name }) => name),
    conflicts: existing.flatMap((file): Conflict[] => {
      const { name, state } = file;
      if (state === 'ours' || isSame(name) || (state === 'restated' && !next.has(name))) return [];
      return [{ ...file, state, next: next.get(name) }];
    }),
    left: existing
      .filter(({ name, state }) => state === 'restated' && !next.has(name))
      .map(({ name }) => name),
  };
}
