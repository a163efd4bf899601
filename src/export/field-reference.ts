/** The reference of kinds and fields, read out of the schemas so that it cannot go stale. */
import { KIND_NAMES, KINDS } from '../model/schemas/kinds.ts';
import { walkSchema } from '../model/schemas/walk.ts';

export interface KindReference {
  readonly kind: string;
  readonly is: string;
  readonly place: string;
  readonly floor: string;
  readonly fields: readonly {
    readonly name: string;
    readonly needed: boolean;
    readonly visibility: string;
    readonly description: string;
  }[];
}

/** All kinds in the order of the table, each with its fields in the order of the schema. */
export function toFieldReference(): KindReference[] {
  return KIND_NAMES.map((kind) => {
    const { is, place, floor, schema } = KINDS[kind];
    const fields = walkSchema(schema).fields.map(({ path, optional, visibility, description }) => ({
      name: path.join('.').replaceAll('.[]', '[]').replaceAll('.*', '.<key>'),
      needed: !optional,
      visibility,
      description,
    }));
    return { kind, is, place, floor, fields };
  });
}
