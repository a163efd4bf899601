/**
 * Writes what is certain into the file in which people decide on the succession of two versions: at the end of its
 * list, so that nothing a person wrote is touched, or into a new file. Nothing certain and a file that is there: no
 * byte is written.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { SuccessionDecision } from '../src/analysis/succession/find-successions.ts';
import type { SuccessionState } from '../src/analysis/succession/propose-succession.ts';
import { rereadFile } from '../src/corpus/reread-file.ts';
import { appendItems } from '../src/store/append-items.ts';
import { replaceUnchanged } from '../src/store/replace-unchanged.ts';
import { writeNewFile } from '../src/store/write-file.ts';
import { UsageError } from './context.ts';

export interface Written {
  /** The path of the file. */
  readonly file: string;
  /** False when it already held everything. */
  readonly changed: boolean;
  readonly added: number;
}

/** Writes the decisions; throws a usage error when the file cannot take them. */
export function writeSuccession(
  folder: string,
  { old, new: fresh, files }: SuccessionState,
  decisions: readonly SuccessionDecision[],
): Written {
  const [kept] = files;
  if (kept) {
    const file = join(folder, kept.file);
    if (decisions.length === 0) return { file, changed: false, added: 0 };
    const reread = rereadFile(folder, kept);
    if ('problem' in reread) throw new UsageError(reread.problem);
    const edited = appendItems(reread.text, 'decisions', decisions);
    if ('problem' in edited) throw new UsageError(`${file} was not written: ${edited.problem}.`);
    const problem = replaceUnchanged(file, reread.text, edited.text);
    if (problem) throw new UsageError(problem);
    return { file, changed: true, added: decisions.length };
  }
  const file = join(folder, 'rules', old.home, 'successions', `${old.id}--${fresh.id}.md`);
  if (existsSync(file))
    throw new UsageError(
      `${file} is there, but does not count: it is a draft, retired, or about other versions. Set "state: active", or correct it.`,
    );
  const first = appendItems(toNewFile(old, fresh), 'decisions', decisions);
  if ('problem' in first) throw new Error(`a new file could not be filled: ${first.problem}`);
  const problem = writeNewFile(file, first.text);
  if (problem) throw new UsageError(problem);
  return { file, changed: true, added: decisions.length };
}

function toNewFile(old: SuccessionState['old'], fresh: SuccessionState['new']): string {
  const fields = {
    title: `${old.fields.shortTitle} to ${fresh.fields.shortTitle}`,
    from: old.id,
    to: fresh.id,
    reviewState: 'in-progress',
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}decisions: []\n---\n\nWhat became of each provision. \`rulemark lineage ${old.id} ${fresh.id}\` lists what nobody has decided.\n`;
}
