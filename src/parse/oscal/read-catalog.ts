/**
 * An OSCAL catalog as controls of ours: one draft for each control and enhancement, with its statement in words.
 * A catalog says what should be done and not whether anybody does it, so the status is the least claim, `planned`,
 * and is marked as assumed. Withdrawn controls come as retired, with what took their place.
 */
import type { ControlDraft, ControlOrigin, ControlProperty } from '../../model/control-draft.ts';
import { type Resources, readLinks, toReferences } from './back-matter.ts';
import { toFileId } from './file-id.ts';
import { findUnasked, type OscalNode, toPlace } from './oscal-node.ts';
import { insertParameters, type Parameters, readParameters } from './parameters.ts';
import { readParts } from './parts.ts';
import { readProperties, toProperty } from './properties.ts';

/** What holds for every control of the file. */
export interface CatalogContext {
  readonly origin: Pick<ControlOrigin, 'file' | 'format' | 'sha256'>;
  readonly resources: Resources;
  /** Values that a profile sets. */
  readonly set: ReadonlyMap<string, readonly string[]>;
}

/** What holds for the controls below a group or control. */
interface Around {
  readonly parameters: Parameters;
  /** The nearest group. */
  readonly group: { readonly id: string | undefined; readonly title: string } | undefined;
  /** The control that this one enhances. */
  readonly parent: string | undefined;
}

/** All controls, in the order of the file. */
export function readCatalog(root: OscalNode, context: CatalogContext): readonly ControlDraft[] {
  return readHolder(root, context, { parameters: new Map(), group: undefined, parent: undefined });
}

/** A successor that is not among the controls would be a reference to nothing; the property with its id stays. */
export function dropAbsentSuccessors(drafts: readonly ControlDraft[]): readonly ControlDraft[] {
  const ids = new Set(drafts.filter(({ state }) => state !== 'retired').map(({ id }) => id));
  return drafts.map((draft) =>
    draft.replacedBy === undefined || ids.has(draft.replacedBy) ? draft : { ...draft, replacedBy: undefined },
  );
}

/** The controls directly below, then those of the groups. */
function readHolder(holder: OscalNode, context: CatalogContext, around: Around): ControlDraft[] {
  const inside = { ...around, parameters: readParameters(holder, around.parameters, context.set) };
  const controls = holder
    .children('controls', 'control')
    .flatMap((control) => readControl(control, context, inside));
  const groups = holder.children('groups', 'group').flatMap((group) => {
    const named = { id: group.text('id'), title: group.need('title') };
    return readHolder(group, context, { ...inside, group: named });
  });
  return [...controls, ...groups];
}

/** The control and its enhancements. */
function readControl(whole: OscalNode, context: CatalogContext, around: Around): ControlDraft[] {
  const { node, reading } = whole.apart();
  whole.passAll();
  const id = node.need('id');
  const title = node.need('title');
  const parameters = readParameters(node, around.parameters, context.set);
  const properties = readProperties(node);
  const { markdown, leftOut } = readParts(node, parameters);
  const links = readRelated(node, context.resources);
  const below = node.children('controls', 'control'); // asked for here, read apart
  const isWithdrawn = properties.some(({ name, value }) => name === 'status' && /^withdrawn$/i.test(value));
  const label = properties.find(({ name, class: sort }) => name === 'label' && sort === undefined)?.value;
  const draft: ControlDraft = {
    id: toFileId(id),
    title: insertParameters(label ? `${label} ${title}` : title, parameters).replace(/\s+/g, ' '),
    kind: 'process',
    status: 'planned',
    state: isWithdrawn ? 'retired' : 'draft',
    ...(isWithdrawn && links.successor ? { replacedBy: toFileId(links.successor) } : {}),
    references: links.references,
    properties: [
      ...properties,
      ...toProperty('class', node.text('class')),
      ...toProperty('group', around.group?.title, { class: around.group?.id }),
      ...toProperty('enhances', around.parent),
      ...links.properties,
    ],
    statement: markdown,
    origin: { ...context.origin, id },
    assumed: ['kind', 'status'],
    place: toPlace(node.path),
    path: node.path,
    leftOut: [
      ...leftOut,
      ...findUnasked({ ...reading, seen: reading.seen.filter((one) => !below.includes(one)) }),
    ],
  };
  const inside = { ...around, parameters, parent: id };
  return [draft, ...below.flatMap((control) => readControl(control, context, inside))];
}

interface Related {
  readonly references: ControlDraft['references'];
  readonly properties: readonly ControlProperty[];
  /** The control that took the place of this one, where it is a whole control. */
  readonly successor: string | undefined;
}

/** References to documents; links to other controls as one property for each relation. */
function readRelated(node: OscalNode, resources: Resources): Related {
  const links = readLinks(node);
  const isInside = (href: string) => href.startsWith('#') && !resources.has(href.slice(1).toLowerCase());
  const relations = new Map<string, string[]>();
  for (const { href, rel } of links.filter((link) => isInside(link.href)))
    relations.set(rel, [...(relations.get(rel) ?? []), href.slice(1)]);
  const moved = [...(relations.get('moved-to') ?? []), ...(relations.get('incorporated-into') ?? [])];
  const outside = toReferences(
    links.filter(({ href }) => !isInside(href)),
    resources,
  );
  return {
    references: outside.references,
    properties: [
      ...[...relations].flatMap(([rel, ids]) => toProperty(rel, ids.join(', '))),
      ...outside.properties,
    ],
    successor: moved.length === 1 && !moved[0]!.includes('_') ? moved[0] : undefined,
  };
}
