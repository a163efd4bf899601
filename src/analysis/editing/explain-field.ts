/**
 * What stands under the cursor: the field with its meaning, and the object that a value names. In: the same as for a
 * completion. Out: the meaning of the field, and the object, if the value is a reference that leads to one.
 */
import type { FieldCursor } from '../../model/field-cursor.ts';
import type { RuleObject } from '../../model/object.ts';
import { type ExpectedKey, findExpectedKeys, findExpectedValue } from '../../model/schemas/expected.ts';
import type { ReferenceNote } from '../../model/schemas/field.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import { resolveReference } from '../links/resolve-links.ts';
import type { EditingContext } from './complete-field.ts';

export interface Explained {
  readonly field: ExpectedKey | undefined;
  readonly object: RuleObject | undefined;
}

/** The field at the cursor and the object that `word`, the whole value there, names. */
export function explainField(context: EditingContext, { part, path }: FieldCursor, word: string): Explained {
  const { schema, value } = context.file;
  if (part === 'key') {
    const { keyReferences } = findExpectedValue(schema, value, path);
    return { field: findField(context, [...path, word]), object: findObject(context, keyReferences, word) };
  }
  const { references } = findExpectedValue(schema, value, path);
  return { field: findField(context, path), object: findObject(context, references, word) };
}

/** The field with the last name of the path; items of a list belong to the field of the list. */
function findField({ file }: EditingContext, path: ValuePath): ExpectedKey | undefined {
  const names = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return findExpectedKeys(file.schema, file.value, names.slice(0, -1)).find(
    ({ key }) => key === names.at(-1),
  );
}

function findObject(
  { content, file }: EditingContext,
  notes: readonly ReferenceNote[],
  word: string,
): RuleObject | undefined {
  for (const { target, unless } of notes) {
    const kind = target === 'self' ? file.kind : target;
    if (kind === undefined || word === unless) continue;
    const found = resolveReference(content, kind, word, file.home, false);
    if (found.kind === 'found') return found.object;
  }
  return undefined;
}
