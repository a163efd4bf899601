/**
 * A control as somebody else's file states it, before it is a file of ours. In: what a reader of OSCAL, CSV or XLSX
 * found. Out: everything that a new file needs, and what was left out. Which obligation a control satisfies is a claim
 * that people make: only a table whose rows name ours and say why brings one, and nobody has reviewed it then.
 */
import type { FieldsOf } from './schemas/kinds.ts';

type ControlFields = FieldsOf<'control'>;
export type ControlKind = ControlFields['kind'];
export type ControlStatus = ControlFields['status'];
export type ControlReference = NonNullable<ControlFields['references']>[number];
export type ControlProperty = NonNullable<ControlFields['properties']>[number];
/** A claim on an obligation, before anybody reviewed it. */
export type ControlClaim = Pick<
  ControlFields['satisfies'][number],
  'obligation' | 'relation' | 'covers' | 'part' | 'rationale'
>;
export type ControlOrigin = NonNullable<ControlFields['origin']>;

export interface ControlDraft {
  /** The file name without `.md`. */
  readonly id: string;
  readonly title: string;
  readonly kind: ControlKind;
  readonly status: ControlStatus;
  /** `retired` where the source withdrew it; else `draft`, so that nothing counts before a person looked at it. */
  readonly state: 'draft' | 'retired';
  readonly replacedBy?: string | undefined;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly products?: readonly string[] | undefined;
  readonly references?: readonly ControlReference[] | undefined;
  readonly properties?: readonly ControlProperty[] | undefined;
  readonly satisfies?: readonly ControlClaim[] | undefined;
  /** What the control says, as Markdown; may be empty. */
  readonly statement: string;
  readonly origin: ControlOrigin;
  /** Fields that the source does not state, so that a new import does not hold them against what people wrote. */
  readonly assumed: readonly ('kind' | 'status')[];
  /** Where it stands in the source, for people: "row 12", "components[0]…implemented-requirements[3]". */
  readonly place: string;
  /** The line there, where it is known; else 1. */
  readonly line?: number | undefined;
  /** Its path in a JSON file, from which the line can be found. */
  readonly path?: readonly (string | number)[] | undefined;
  /** What the source says of this control and the file does not hold, a phrase each. */
  readonly leftOut: readonly string[];
}
