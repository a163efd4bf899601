/**
 * One object as read from one file, and the ways to name it. An id is the file name; a key names an object
 * across the whole content: `obligation:iaas-cip/verify-foreign-customers`, `control:kyc-intake`.
 */
import type { FieldsOf, Kind } from './schemas/kinds.ts';

declare const brand: unique symbol;
export type ObjectKey = string & { readonly [brand]: 'ObjectKey' };

export interface RuleObject<K extends Kind = Kind> {
  readonly type: K;
  /** The file name without `.md`; for a section `<version>/<number>`. */
  readonly id: string;
  readonly key: ObjectKey;
  /** The rule, docket or nothing: the folder whose ids must not clash. */
  readonly home: string;
  /** Path below the content folder, with forward slashes. */
  readonly file: string;
  readonly fields: Readonly<FieldsOf<K>>;
  /** Markdown after the front matter, unparsed. */
  readonly body: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
}

/** A reference from one object to another, resolved; in order of files and places. */
export interface Link {
  readonly from: ObjectKey;
  readonly to: ObjectKey;
  /** The field that holds it, list indexes left out: `satisfies.obligation`. */
  readonly field: string;
}

/** The key of an object of this kind and id inside a home. */
export function toKey(kind: Kind, home: string, id: string): ObjectKey {
  return (home ? `${kind}:${home}/${id}` : `${kind}:${id}`) as ObjectKey;
}
