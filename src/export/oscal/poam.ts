/**
 * The gaps as an OSCAL plan of action and milestones: an item, a risk and an observation for each gap, heaviest
 * first. In: a privileged corpus. Out: the document. The weight stands there with its inputs; what was decided
 * becomes the status of the risk, and nothing is called remediated that is not closed.
 */
import type { Gap } from '../../model/answers.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { NS } from '../../model/oscal-names.ts';
import { WEIGHT_FORMULA } from '../../view/labels.ts';
import { toReference } from '../json/reference.ts';
import { toMetadata, toParties, toParty } from './metadata.ts';
import {
  type OscalContext,
  type OscalLink,
  type Prop,
  toControlId,
  toDocument,
  toLine,
  toProps,
  toTime,
  toToken,
} from './oscal-json.ts';
import { toDocumentResource } from './resources.ts';

/** OSCAL's words for the states of a decision. */
const RISK_STATUSES: Readonly<Record<string, string>> = {
  open: 'open',
  planned: 'remediating',
  'accepted-risk': 'deviation-approved',
  closed: 'closed',
};

/** The plan as JSON; undefined where there is no gap, which OSCAL cannot say, or where none may be known. */
export function toPoam(context: OscalContext): string | undefined {
  const gaps = findGaps(context);
  if (gaps.length === 0) return undefined;
  const provider = context.corpus.content.list('provider')[0];
  const people = gaps.flatMap(({ owner, decision }) => [owner ?? [], decision.by ?? []].flat());
  return toDocument(
    'plan-of-action-and-milestones',
    {
      metadata: toMetadata(context, {
        title: `Gaps${provider ? ` of ${provider.fields.title}` : ''}`,
        roles: people.length > 0 ? [{ id: 'owner', title: 'Who looks after the gap' }] : [],
        parties: [...toParties(context, people), toTool(context)],
        remarks: [
          `Items are ordered by weight: ${WEIGHT_FORMULA}.`,
          ...(provider?.fields.example ? ['The provider is made up: an example, not a company.'] : []),
        ],
      }),
      'system-id': { 'identifier-type': NS, id: toLine(provider?.fields.title ?? 'provider') },
      observations: gaps.map((gap) => toObservation(context, gap)),
      risks: gaps.map((gap) => toRisk(context, gap)),
      'poam-items': gaps.map((gap, n) => toItem(context, gap, n + 1)),
      'back-matter': {
        resources: [
          toDocumentResource(context, 'oscal-catalog', 'The obligations, as a catalog'),
          toDocumentResource(
            context,
            'oscal-component-definition',
            'The controls, as a component definition',
          ),
        ],
      },
    },
    context,
  );
}

/** Gaps of the rules asked for; one that is about no rule at all, such as a control, belongs to each. */
function findGaps({ corpus, rules }: OscalContext): readonly Gap[] {
  const homes = new Set(rules.map(({ id }) => id));
  const all = corpus.content.list('rule').length === rules.length;
  return (corpus.gaps ?? []).filter(({ about }) => {
    const found = about.map((key) => corpus.content.getByKey(key)?.home ?? '');
    return all || found.length === 0 || found.some((home) => home === '' || homes.has(home));
  });
}

function toTool({ toUuid }: OscalContext): ReturnType<typeof toParty> {
  return { uuid: toUuid('tool rulemark'), type: 'organization', name: 'Rulemark' };
}

function toOrigin({ toUuid }: OscalContext): object {
  return { actors: [{ type: 'tool', 'actor-uuid': toUuid('tool rulemark') }] };
}

/** Why it is a gap: the conditions that failed, as of the day. */
function toObservation(context: OscalContext, gap: Gap): object {
  return {
    uuid: context.toUuid(`observation ${gap.id}`),
    title: toLine(gap.title),
    description: gap.because.length > 0 ? gap.because.join('\n\n') : gap.title,
    methods: ['EXAMINE'],
    types: ['finding'],
    origins: [toOrigin(context)],
    collected: toTime(context.corpus.asOf.day),
  };
}

function toRisk(context: OscalContext, gap: Gap): object {
  const { weight, decision, because, title, id } = gap;
  const facet = (name: string, value: string | number) => ({
    name,
    system: NS,
    value: toLine(String(value)),
  });
  const { until } = decision;
  return {
    uuid: context.toUuid(`risk ${id}`),
    title: toLine(title),
    description: because.length > 0 ? because.join('\n\n') : title,
    statement: `${WEIGHT_FORMULA}: ${weight.value} = ${weight.exposure} × ${weight.severity} × ${weight.time} (${weight.because}).`,
    props: toDecisionProps(gap),
    status: RISK_STATUSES[decision.state] ?? toToken(decision.state),
    origins: [toOrigin(context)],
    characterizations: [
      {
        origin: toOrigin(context),
        facets: [
          facet('weight', weight.value),
          facet('exposure', weight.exposure),
          facet('severity', weight.severity),
          facet('time-factor', weight.time),
          facet('time-because', weight.because),
        ],
      },
    ],
    deadline: until === undefined ? undefined : toTime(until),
    remediations: toRemediations(context, gap),
    'related-observations': [{ 'observation-uuid': context.toUuid(`observation ${id}`) }],
  };
}

function toDecisionProps({ decision: { state, by, on, until, reason } }: Gap): Prop[] {
  return [
    ...toProps('decision', state, { remarks: reason }),
    ...toProps('decided-by', by),
    ...toProps('decided-on', on),
    ...toProps('accepted-until', until),
  ];
}

/** The plan, where one was made, or what was done. */
function toRemediations({ toUuid }: OscalContext, { id, decision, effort }: Gap): object[] {
  if (decision.state !== 'planned' && decision.state !== 'closed') return [];
  return [
    {
      uuid: toUuid(`response ${id}`),
      lifecycle: decision.state === 'planned' ? 'planned' : 'completed',
      title: decision.state === 'planned' ? 'Planned' : 'Closed',
      description: decision.reason ?? 'No reason is recorded.',
      props: toProps('effort', effort),
    },
  ];
}

function toItem(context: OscalContext, gap: Gap, rank: number): object {
  const { id, title, because, owner, side, kind, effort, about, authored } = gap;
  const note = authored === null ? undefined : context.corpus.content.getByKey(authored)?.body.trim();
  return {
    uuid: context.toUuid(`poam-item ${id}`),
    title: toLine(title),
    description: because.length > 0 ? because.join('\n\n') : title,
    props: [
      ...toProps('gap-id', id),
      ...toProps('rank', rank),
      ...toProps('side', side),
      ...toProps('kind', kind),
      ...toProps('effort', effort),
      ...toProps('authored', authored === null ? 'no' : 'yes'),
      ...about.flatMap((key) => toProps('about', toReference(key))),
      ...toProps('owner', owner),
      ...toDecisionProps(gap),
    ],
    links: about.flatMap((key) => toLink(context, key)),
    origins: [
      owner === null
        ? toOrigin(context)
        : { actors: [{ type: 'party', 'actor-uuid': toParty(context, owner).uuid, 'role-id': 'owner' }] },
    ],
    'related-observations': [{ 'observation-uuid': context.toUuid(`observation ${id}`) }],
    'related-risks': [{ 'risk-uuid': context.toUuid(`risk ${id}`) }],
    remarks: note || undefined,
  };
}

/** To the control of the catalog or the component that the gap is about. */
function toLink(context: OscalContext, key: ObjectKey): OscalLink[] {
  const object = context.corpus.content.getByKey(key);
  if (object && isObligation(object))
    return [
      {
        href: `#${context.toUuid('document oscal-catalog')}`,
        rel: 'obligation',
        'resource-fragment': toControlId(context, object),
        text: toLine(object.fields.title),
      },
    ];
  if (object?.type === 'control')
    return [
      {
        href: `#${context.toUuid('document oscal-component-definition')}`,
        rel: 'control',
        'resource-fragment': context.toUuid(`component ${key}`),
        text: toLine(object.fields.title),
      },
    ];
  return [];
}

function isObligation(object: RuleObject): object is RuleObject<'obligation'> {
  return object.type === 'obligation';
}
