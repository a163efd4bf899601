/**
 * A control that was read from somebody else's file as a content file. In: a draft. Out: the text of the file, with
 * front matter in the order of the schema. Nothing is claimed that the source does not state: no mapping to an
 * obligation is made up, and the file starts as a draft.
 */
import { stringify } from 'yaml';
import type { ControlDraft } from '../../model/control-draft.ts';
import type { RuleObject } from '../../model/object.ts';

/** The whole file. */
export function toControlFile(draft: ControlDraft): string {
  const { title, state, replacedBy, kind, status, owner, due, products, references, properties } = draft;
  const fields = {
    title,
    state,
    replacedBy,
    kind,
    status,
    owner,
    due,
    products,
    references,
    properties,
    origin: draft.origin,
    satisfies: draft.satisfies,
  };
  const statement = draft.statement.trim();
  return `---\n${toYaml(fields)}---\n${statement ? `\n${statement}\n` : ''}`;
}

/** What an import compares: everything the draft states, as text; the file it comes from is not part of it. */
export function toComparable(draft: ControlDraft): string {
  const { title, kind, status, owner, due, products, references, properties, assumed } = draft;
  const fields = {
    title,
    kind: assumed.includes('kind') ? undefined : kind,
    status: assumed.includes('status') ? undefined : status,
    owner,
    due,
    products,
    references,
    properties,
  };
  return `${toYaml(fields)}\n${draft.statement.trim()}\n`;
}

/** The same of a control that is there; fields that the draft does not state are left out. */
export function toComparableControl(control: RuleObject<'control'>, draft: ControlDraft): string {
  const { title, kind, status, owner, due, products, references, properties } = control.fields;
  return toComparable({
    ...draft,
    title,
    kind,
    status,
    owner: draft.owner === undefined ? undefined : owner,
    due: draft.due === undefined ? undefined : due,
    products: draft.products === undefined ? undefined : products,
    references: draft.references === undefined ? undefined : references,
    properties: draft.properties === undefined ? undefined : properties,
    statement: control.body,
  });
}

function toYaml(fields: Readonly<Record<string, unknown>>): string {
  const stated = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return stringify(Object.fromEntries(stated), { lineWidth: 0, aliasDuplicateObjects: false });
}
