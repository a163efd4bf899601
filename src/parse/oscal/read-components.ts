/**
 * An OSCAL component definition as controls of ours: one draft for each requirement that a component or capability
 * implements. Its status is what the file states, the least of it where it states several, and the least claim,
 * `planned`, where it states none. A component that this program wrote is read as the control it was.
 */
import type { ControlDraft, ControlKind, ControlProperty } from '../../model/control-draft.ts';
import { toSlug } from '../../model/slug.ts';
import { readLinks, resolveHref, toReferences } from './back-matter.ts';
import { toFileId } from './file-id.ts';
import { findUnasked, type OscalNode, toPlace } from './oscal-node.ts';
import { findInserted, insertParameters, type Parameters, toSetParameters } from './parameters.ts';
import { findStatus, readProperties, toProperty } from './properties.ts';
import { type ComponentContext, readOwnControl } from './read-own-control.ts';
import { type Role, readRoles } from './roles.ts';

const KINDS: Readonly<Record<string, ControlKind>> = {
  policy: 'policy',
  standard: 'policy',
  'process-procedure': 'process',
  plan: 'process',
  guidance: 'process',
  software: 'technical',
  hardware: 'technical',
  service: 'technical',
  interconnection: 'technical',
  physical: 'technical',
  network: 'technical',
};

/** What holds for every requirement of one component. */
interface Component {
  readonly title: string;
  readonly kind: ControlKind | undefined;
  readonly properties: readonly ControlProperty[];
  readonly roles: readonly Role[];
  readonly status: ControlDraft['status'] | undefined;
  readonly uuid: string;
}

export interface ReadComponents {
  readonly drafts: readonly ControlDraft[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

/** All controls, in the order of the file. */
export function readComponents(root: OscalNode, context: ComponentContext): ReadComponents {
  const skipped: { id: string; reason: string }[] = [];
  const drafts = [
    ...root.children('components', 'component').map((one) => ({ one, name: 'title' })),
    ...root.children('capabilities', 'capability').map((one) => ({ one, name: 'name' })),
  ].flatMap(({ one, name }) => {
    const own = readOwnControl(one, context);
    if (own) return [own];
    const found = readComponent(one, name, context);
    const title = one.text(name) ?? '';
    if (found.length === 0) skipped.push({ id: title, reason: 'a component that implements no control' });
    return found;
  });
  return { drafts: makeUnique(drafts), skipped };
}

/** Two requirements may come out with one id, as for two sources: the later ones get a piece of their number. */
function makeUnique(drafts: readonly ControlDraft[]): readonly ControlDraft[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const isOwn = draft.path?.includes('implemented-requirements') !== true;
    const id = taken.has(draft.id) && !isOwn ? `${draft.id}-${draft.origin.uuid?.slice(0, 8)}` : draft.id;
    taken.add(id);
    return id === draft.id ? draft : { ...draft, id: toFileId(id) };
  });
}

function readComponent(node: OscalNode, name: string, context: ComponentContext): ControlDraft[] {
  const title = node.need(name);
  const type = node.text('type');
  const description = node.need('description');
  const properties = readProperties(node);
  const component: Component = {
    title,
    kind: KINDS[type ?? ''],
    uuid: node.need('uuid'),
    status: findStatus(properties),
    roles: readRoles(node, context.people),
    properties: [
      ...toProperty('component', title, { class: type, note: description }),
      ...toProperty('component-purpose', node.text('purpose')),
      ...properties.filter((prop) => prop.name !== 'implementation-status'),
    ],
  };
  return node
    .children('control-implementations', 'control implementation')
    .flatMap((implementation) => readImplementation(implementation, component, context));
}

function readImplementation(
  node: OscalNode,
  component: Component,
  context: ComponentContext,
): ControlDraft[] {
  node.need('uuid');
  const source = resolveHref(node.need('source'), context.resources);
  const description = node.need('description');
  const properties = readProperties(node);
  const set = readSetParameters(node);
  const around = {
    component,
    source: source.href ?? source.name,
    status: findStatus(properties) ?? component.status,
    set,
    properties: [
      ...component.properties,
      ...toProperty('control-implementation', source.name ?? source.href, { note: description }),
      ...properties.filter((prop) => prop.name !== 'implementation-status'),
    ],
  };
  const drafts = node
    .children('implemented-requirements', 'implemented requirement')
    .map((requirement) => readRequirement(requirement, around, context));
  return nameUnused(drafts, set);
}

/** Values that no requirement uses stay out; the first one names them. */
function nameUnused(drafts: readonly ControlDraft[], set: SetParameters): ControlDraft[] {
  const used = new Set(
    drafts.flatMap(({ properties = [] }) =>
      properties.flatMap((one) => (one.name === 'set-parameter' ? (one.class ?? []) : [])),
    ),
  );
  const unused = [...set.keys()].filter((param) => !used.has(param));
  const leftOut = unused.map(() => 'value of a parameter that no text of the file names');
  return drafts.map((draft, n) => (n === 0 ? { ...draft, leftOut: [...draft.leftOut, ...leftOut] } : draft));
}

type Around = {
  readonly component: Component;
  readonly source: string | undefined;
  readonly status: ControlDraft['status'] | undefined;
  readonly set: SetParameters;
  readonly properties: readonly ControlProperty[];
};

function readRequirement(whole: OscalNode, around: Around, context: ComponentContext): ControlDraft {
  const { node, reading } = whole.apart();
  whole.passAll();
  const [id, uuid] = [node.need('control-id'), node.need('uuid')];
  const { component, source } = around;
  const own = readSetParameters(node);
  const set = new Map([...around.set, ...own]);
  const parameters = toSetParameters(new Map([...set].map(([param, { values }]) => [param, values])));
  const description = node.need('description');
  const statements = node.children('statements', 'statement');
  const text = readStatements(statements, parameters);
  const remarks = node.text('remarks');
  const properties = [
    ...readProperties(node),
    ...statements.flatMap((one) => readProperties(one, `statement ${one.need('statement-id')}`)),
  ];
  const stated = findStatus(properties);
  const roles = [
    ...readRoles(node, context.people),
    ...statements.flatMap((one) => readRoles(one, context.people)),
  ];
  const used = new Set([...own.keys(), ...[description, text].flatMap(findInserted)]);
  const links = toReferences([node, ...statements].flatMap(readLinks), context.resources);
  return {
    id: toFileId(`${toSlug(component.title) || 'component'}-${id}`),
    title: `${component.title}: ${id}`.replace(/\s+/g, ' '),
    kind: component.kind ?? 'process',
    status: stated ?? around.status ?? 'planned',
    state: 'draft',
    owner: [...roles, ...component.roles][0]?.owner,
    references: links.references,
    properties: [
      ...properties,
      ...[...(roles.length > 0 ? roles : component.roles)].flatMap(({ id: role, people }) =>
        toProperty('responsible-role', role, { note: people.join(', ') }),
      ),
      ...toSetProperties(set, used),
      ...links.properties,
      ...around.properties,
    ],
    statement: [
      insertParameters(description, parameters),
      insertParameters(text, parameters),
      remarks ? `## Remarks\n\n${insertParameters(remarks, parameters)}` : '',
    ]
      .filter(Boolean)
      .join('\n\n'),
    origin: { ...context.origin, id, uuid, ...(source === undefined ? {} : { href: source }) },
    assumed: [
      ...(component.kind === undefined ? (['kind'] as const) : []),
      ...((stated ?? around.status) === undefined ? (['status'] as const) : []),
    ],
    place: toPlace(node.path),
    path: node.path,
    leftOut: findUnasked(reading),
  };
}

/** The statements under a heading each, named by their ids. */
function readStatements(statements: readonly OscalNode[], parameters: Parameters): string {
  return statements
    .map((one) => {
      one.need('uuid');
      const remarks = one.text('remarks');
      const words = [one.need('description'), remarks ? `Remarks: ${remarks}` : '']
        .filter(Boolean)
        .join('\n\n');
      return `## Statement ${one.need('statement-id')}\n\n${insertParameters(words, parameters)}`;
    })
    .join('\n\n');
}

type SetParameters = ReadonlyMap<
  string,
  { readonly values: readonly string[]; readonly remarks: string | undefined }
>;

function readSetParameters(node: OscalNode): SetParameters {
  return new Map(
    node
      .children('set-parameters', 'set parameter')
      .map((param) => [
        param.need('param-id'),
        { values: param.texts('values'), remarks: param.text('remarks') },
      ]),
  );
}

/** Values that the requirement sets itself or its text uses. */
function toSetProperties(set: SetParameters, used: ReadonlySet<string>): ControlProperty[] {
  return [...set]
    .filter(([param]) => used.has(param))
    .flatMap(([param, { values, remarks }]) =>
      toProperty('set-parameter', values.join('; '), { class: param, note: remarks }),
    );
}
