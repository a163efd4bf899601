/**
 * The controls as an OSCAL component definition: a component for each control, and below it what it does for which
 * obligation of the catalog. In: a corpus whose audience may see controls. Out: the document. Only mappings that say
 * something is done become implemented requirements; conflicts and declared non-matches stand in the mapping
 * collection. A control is never shown as doing more than the mapping claims.
 */
import type { ControlKind, ControlReference } from '../../model/control-draft.ts';
import type { RuleObject } from '../../model/object.ts';
import { IMPORTED_NS, NS, REFERENCE_RELS } from '../../model/oscal-names.ts';
import { toMetadata, toParties, toParty } from './metadata.ts';
import {
  isToken,
  type OscalContext,
  type OscalLink,
  type Prop,
  toAddress,
  toControlId,
  toDocument,
  toLine,
  toProps,
} from './oscal-json.ts';
import { getResourceId, toDocumentResource, toEvidence } from './resources.ts';

type Control = RuleObject<'control'>;
type Mapping = Control['fields']['satisfies'][number];

/** OSCAL's words for our kinds; a contract has none, so it is the nearest. The property "kind" has ours. */
const COMPONENT_TYPES: Readonly<Record<ControlKind, string>> = {
  policy: 'policy',
  process: 'process-procedure',
  technical: 'software',
  contractual: 'standard',
};

/** Relations by which a control does something for an obligation. */
const DOING: ReadonlySet<Mapping['relation']> = new Set([
  'implements',
  'supports',
  'equivalent',
  'intersects',
]);

/** The component definition as JSON. */
export function toComponentDefinition(context: OscalContext): string {
  const { content } = context.corpus;
  const controls = content.list('control');
  const owners = controls.flatMap(({ fields }) => fields.owner ?? []);
  const provider = content.list('provider')[0];
  return toDocument(
    'component-definition',
    {
      metadata: toMetadata(context, {
        title: `Controls${provider ? ` of ${provider.fields.title}` : ''}`,
        roles: owners.length > 0 ? [{ id: 'owner', title: 'Who runs the control' }] : [],
        parties: toParties(context, owners),
        remarks: [
          ...(provider?.fields.example ? ['The provider is made up: an example, not a company.'] : []),
          'A mapping that no person accepted has no property "review" with the value accepted.',
        ],
      }),
      components: controls.map((control) => toComponent(context, control)),
      'back-matter': {
        resources: [
          toDocumentResource(context, 'oscal-catalog', 'The obligations, as a catalog'),
          ...content.list('evidence').map((evidence) => toEvidence(context, evidence)),
        ],
      },
    },
    context,
  );
}

function toComponent(context: OscalContext, control: Control): object {
  const { key, fields, body } = control;
  const description = body.trim();
  const owner = fields.owner === undefined ? undefined : toParty(context, fields.owner);
  return {
    uuid: context.toUuid(`component ${key}`),
    type: COMPONENT_TYPES[fields.kind],
    title: toLine(fields.title),
    description: description || fields.title,
    props: [...toControlProps(control, description === ''), ...(fields.properties ?? []).map(toForeignProp)],
    links: (fields.references ?? []).map(toLink),
    'responsible-roles': owner ? [{ 'role-id': 'owner', 'party-uuids': [owner.uuid] }] : undefined,
    'control-implementations': context.rules.flatMap((rule) => toImplementation(context, control, rule)),
  };
}

/** What the model says of a control, so that reading the document gives the same control. */
function toControlProps({ id, fields }: Control, isBare: boolean): Prop[] {
  const { origin } = fields;
  return [
    ...toProps('control-id', id),
    ...toProps('kind', fields.kind),
    ...toProps('implementation-status', fields.status),
    ...toProps('state', fields.state),
    ...toProps('replaced-by', fields.replacedBy),
    ...(fields.formerIds ?? []).flatMap((former) => toProps('former-id', former)),
    ...toProps('due', fields.due),
    ...(fields.products ?? []).flatMap((product) => toProps('product', product)),
    ...(isBare ? toProps('description', 'none') : []),
    ...toProps('origin-file', origin?.file),
    ...toProps('origin-format', origin?.format),
    ...toProps('origin-sha256', origin?.sha256),
    ...toProps('origin-id', origin?.id),
    ...toProps('origin-uuid', origin?.uuid),
    ...toProps('origin-href', origin?.href),
  ];
}

type ControlProperty = NonNullable<Control['fields']['properties']>[number];

/** A fact of an imported file under its own name; where that is no token, the name opens the remarks. */
function toForeignProp({ name, value, ns, class: sort, note }: ControlProperty): Prop {
  if (isToken(name) && (sort === undefined || isToken(sort)))
    return { name, ns, value: toLine(value), class: sort, remarks: note };
  const said = JSON.stringify({ name, ns, class: sort, note });
  return { name: 'property', ns: IMPORTED_NS, value: toLine(value), remarks: said };
}

function toLink({ type, at, note }: ControlReference): OscalLink {
  return {
    href: toAddress(at),
    rel: REFERENCE_RELS[type],
    text: note === undefined ? undefined : toLine(note),
  };
}

/** What the control does for one rule; empty where it does nothing. */
function toImplementation(context: OscalContext, control: Control, rule: RuleObject<'rule'>): object[] {
  const { corpus, toUuid } = context;
  const done = control.fields.satisfies.flatMap((mapping, n) => {
    const obligation = corpus.find('obligation', mapping.obligation, '');
    return obligation?.home === rule.id && DOING.has(mapping.relation)
      ? [toRequirement(context, control, mapping, obligation, n)]
      : [];
  });
  if (done.length === 0) return [];
  return [
    {
      uuid: toUuid(`implementation ${control.key} ${rule.id}`),
      source: `#${toUuid('document oscal-catalog')}`,
      description: `What the control does for ${rule.fields.title}.`,
      props: toProps('rule', rule.id),
      'implemented-requirements': done,
    },
  ];
}

function toRequirement(
  context: OscalContext,
  { key, fields }: Control,
  mapping: Mapping,
  obligation: RuleObject<'obligation'>,
  n: number,
): object {
  const { corpus, toUuid } = context;
  const evidence = (mapping.evidence ?? []).flatMap((id) => corpus.find('evidence', id, '') ?? []);
  return {
    uuid: toUuid(`requirement ${key} ${n} ${obligation.key}`),
    'control-id': toControlId(context, obligation),
    description: mapping.rationale,
    props: [
      { name: 'implementation-status', value: getStatus(fields.status, mapping) },
      ...toMappingProps(mapping),
    ],
    links: evidence.map((one) => ({
      href: `#${getResourceId(context, one.key)}`,
      rel: 'evidence',
      text: toLine(one.fields.title),
    })),
  };
}

/** The control's status, but never more than partial where only a part is claimed or it merely supports. */
function getStatus(status: Control['fields']['status'], { relation, covers }: Mapping): string {
  const isWhole = covers === 'whole' && (relation === 'implements' || relation === 'equivalent');
  return status === 'implemented' && !isWhole ? 'partial' : status;
}

/** Relation, what is covered, and the review with the words it was given for. */
export function toMappingProps({ relation, covers, part, review }: Mapping): Prop[] {
  return [
    ...toProps('relation', relation),
    ...toProps('covers', covers, { remarks: part }),
    ...toProps('review', review?.decision ?? 'none', {
      remarks: [review?.by, review?.on, review?.reason].filter(Boolean).join('\n\n'),
    }),
    ...Object.entries(review?.fingerprints ?? {}).flatMap(([end, fingerprint]) =>
      toProps('fingerprint', fingerprint, { remarks: end }),
    ),
  ].map((prop) => ({ ...prop, ns: NS }));
}
