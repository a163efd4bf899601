/**
 * A component that this program wrote, as the control it was. In: a component with a property "control-id" of ours.
 * Out: the draft, or nothing for any other component. Its mappings are left out and named: which control satisfies
 * which obligation is a claim that a person makes where it counts.
 */
import type {
  ControlDraft,
  ControlKind,
  ControlOrigin,
  ControlProperty,
  ControlReference,
} from '../../model/control-draft.ts';
import { IMPORTED_NS, NS, REFERENCE_RELS } from '../../model/oscal-names.ts';
import { CONTROL_STATUSES, ORIGIN_FORMATS } from '../../model/schemas/practice.ts';
import type { Resources } from './back-matter.ts';
import { toFileId } from './file-id.ts';
import { findUnasked, type OscalNode, toPlace } from './oscal-node.ts';
import { readProperties } from './properties.ts';
import { type People, readRoles } from './roles.ts';

/** What holds for every control of a component definition. */
export interface ComponentContext {
  readonly origin: Pick<ControlOrigin, 'file' | 'format' | 'sha256'>;
  readonly resources: Resources;
  readonly people: People;
}

const KINDS: readonly ControlKind[] = ['policy', 'process', 'technical', 'contractual'];

/** The control; undefined where the component is somebody else's. */
export function readOwnControl(whole: OscalNode, context: ComponentContext): ControlDraft | undefined {
  const { node, reading } = whole.apart();
  const properties = readProperties(node);
  const get = (name: string) => properties.find((one) => one.ns === NS && one.name === name)?.value;
  const all = (name: string) =>
    properties.filter((one) => one.ns === NS && one.name === name).map(({ value }) => value);
  const id = get('control-id');
  if (id === undefined) return undefined;
  whole.passAll();
  const kind = KINDS.find((one) => one === get('kind'));
  const status = CONTROL_STATUSES.find((one) => one === get('implementation-status'));
  const isRetired = get('state') === 'retired';
  const people = context.people.parties;
  const owner = readRoles(node, { roles: context.people.roles, parties: people }).find(
    (role) => role.id === 'owner',
  );
  const mappings = countMappings(node);
  node.pass('type', 'description'); // the kind and the statement say it
  return {
    id: toFileId(id),
    title: node.need('title'),
    kind: kind ?? 'process',
    status: status ?? 'planned',
    state: isRetired ? 'retired' : 'draft',
    replacedBy: isRetired ? get('replaced-by') : undefined,
    owner: owner?.people.join(', ') || undefined,
    due: get('due'),
    products: all('product'),
    references: node.children('links', 'link').map(toOwnReference),
    properties: properties.filter(({ ns }) => ns !== NS).map(toForeignProperty),
    statement: get('description') === 'none' ? '' : node.need('description'),
    origin: toOrigin(get, id, node.need('uuid'), context),
    assumed: [...(kind ? [] : (['kind'] as const)), ...(status ? [] : (['status'] as const))],
    place: toPlace(node.path),
    path: node.path,
    leftOut: [...mappings, ...all('former-id').map(() => 'former id of a control'), ...findUnasked(reading)],
  };
}

/** Where it first came from; this file where it was written by hand. */
function toOrigin(
  get: (name: string) => string | undefined,
  id: string,
  uuid: string,
  { origin }: ComponentContext,
): ControlOrigin {
  const [file, sha256, first] = [get('origin-file'), get('origin-sha256'), get('origin-id')];
  const format = ORIGIN_FORMATS.find((one) => one === get('origin-format'));
  if (!file || !format || !/^[0-9a-f]{64}$/.test(sha256 ?? '')) return { ...origin, id, uuid };
  const [number, href] = [get('origin-uuid'), get('origin-href')];
  return {
    file,
    format,
    sha256: sha256!,
    id: first ?? id,
    ...(number === undefined ? {} : { uuid: number }),
    ...(href === undefined ? {} : { href }),
  };
}

/** One phrase for each claim that stays out; the claims are named as a whole. */
function countMappings(node: OscalNode): string[] {
  return node.children('control-implementations', 'control implementation').flatMap((implementation) => {
    implementation.passAll();
    return implementation
      .children('implemented-requirements', 'implemented requirement')
      .map((requirement) => {
        requirement.passAll();
        return 'mapping to an obligation: a claim that a person makes here';
      });
  });
}

function toOwnReference(link: OscalNode): ControlReference {
  const [href, rel, note] = [link.need('href'), link.text('rel'), link.text('text')];
  const type = (['path', 'ticket', 'url'] as const).find((one) => REFERENCE_RELS[one] === rel) ?? 'url';
  return { type, at: fromAddress(href), ...(note === undefined ? {} : { note }) };
}

/** The words of an address that `toAddress` of the export made. */
function fromAddress(href: string): string {
  if (/^https?:\/\//.test(href)) return href;
  try {
    return decodeURIComponent(href);
  } catch {
    return href; // not ours: somebody edited the file
  }
}

/** A fact under its own name; one whose name is no token of OSCAL has it in the remarks. */
function toForeignProperty(property: ControlProperty): ControlProperty {
  const { name, value, ns, note } = property;
  if (name !== 'property' || ns !== IMPORTED_NS || note === undefined) return property;
  try {
    const said = JSON.parse(note) as Partial<ControlProperty>;
    return typeof said.name === 'string' ? { ...said, name: said.name, value } : property;
  } catch {
    return property; // a property of this name that somebody else wrote
  }
}
