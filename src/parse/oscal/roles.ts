/** Who is responsible in an OSCAL document: roles with their titles, parties with their names. */
import type { OscalNode } from './oscal-node.ts';

export interface People {
  readonly roles: ReadonlyMap<string, string>;
  /** Names by number, in lower case. */
  readonly parties: ReadonlyMap<string, string>;
}

export interface Role {
  readonly id: string;
  /** Names of those who have it; empty where the document names none. */
  readonly people: readonly string[];
  /** For the owner of a control: "Provider (MongoDB)", or the title of the role alone. */
  readonly owner: string;
}

/** Roles and parties of the metadata. */
export function readPeople(root: OscalNode): People {
  const metadata = root.child('metadata', 'metadata');
  const roles = metadata?.children('roles', 'role') ?? [];
  const parties = metadata?.children('parties', 'party') ?? [];
  return {
    roles: new Map(roles.map((role) => [role.need('id'), role.need('title')])),
    parties: new Map(
      parties.map((party) => [
        party.need('uuid').toLowerCase(),
        party.text('name') ?? party.text('short-name') ?? '',
      ]),
    ),
  };
}

/** The responsible roles of a component, requirement or statement. */
export function readRoles(node: OscalNode, { roles, parties }: People): readonly Role[] {
  return node.children('responsible-roles', 'responsible role').map((role) => {
    const id = role.need('role-id');
    const people = [
      ...new Set(role.texts('party-uuids').flatMap((uuid) => parties.get(uuid.toLowerCase()) || [])),
    ];
    const title = (roles.get(id) ?? id).trim();
    return { id, people, owner: people.length > 0 ? `${title} (${people.join(', ')})` : title };
  });
}
