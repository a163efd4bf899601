/** What a check found, before it has a line: the object, the field, and the words. */
import type { Severity } from '../text/diagnostic.ts';
import type { RuleObject } from './object.ts';
import type { ValuePath } from './schemas/walk.ts';

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** The value that should stand there, where it can be computed. */
  readonly fix?: string | undefined;
  readonly object: RuleObject;
  /** Where in the front matter; empty for the object as a whole. */
  readonly path: ValuePath;
  readonly part?: 'key' | 'value';
  /** Other fields it speaks of. */
  readonly related?: readonly { readonly object: RuleObject; readonly path: ValuePath }[];
}
