/**
 * The mappings as an OSCAL mapping collection: from controls to obligations, one map a claim. In: a corpus whose
 * audience may see controls. Out: the document. Relations that are set relations get OSCAL's words; "implements",
 * "supports" and "conflicts" are none, so they keep ours under our own namespace. Obligations and controls that
 * nothing maps are listed as such: silence is never taken for a match.
 */
import type { RuleObject } from '../../model/object.ts';
import { NS } from '../../model/oscal-names.ts';
import { toMappingProps } from './component-definition.ts';
import { toMetadata, toParties } from './metadata.ts';
import { type OscalContext, toControlId, toDocument, toLine, toProps, toToken } from './oscal-json.ts';
import { getResourceId, toDocumentResource, toEvidence } from './resources.ts';

type Control = RuleObject<'control'>;
type Mapping = Control['fields']['satisfies'][number];

interface Claim {
  readonly control: Control;
  readonly mapping: Mapping;
  readonly obligation: RuleObject<'obligation'>;
  /** Its place in the control's list. */
  readonly n: number;
}

/** The mapping collection as JSON; undefined where there is no mapping, which OSCAL cannot say. */
export function toMappingCollection(context: OscalContext): string | undefined {
  const { corpus } = context;
  const claims = findClaims(context);
  if (claims.length === 0) return undefined;
  const reviewers = claims.flatMap(({ mapping }) => mapping.review?.by ?? []);
  const isSettled = claims.every(({ mapping }) => mapping.review !== undefined);
  return toDocument(
    'mapping-collection',
    {
      metadata: toMetadata(context, {
        title: 'Mappings of controls to obligations',
        roles: reviewers.length > 0 ? [{ id: 'reviewer', title: 'Who reviewed a mapping' }] : [],
        parties: toParties(context, reviewers),
      }),
      provenance: {
        method: 'human',
        'matching-rationale': 'functional',
        status: isSettled ? 'complete' : 'not-complete',
        'mapping-description':
          'People wrote each mapping with its rationale and reviewed it; nothing was matched by a machine. "complete" means that every mapping was reviewed, and not that every obligation is covered.',
        'responsible-parties': toParties(context, reviewers).length
          ? [
              {
                'role-id': 'reviewer',
                'party-uuids': toParties(context, reviewers).map(({ uuid }) => uuid),
              },
            ]
          : [],
      },
      mappings: context.rules.flatMap((rule) => toMapping(context, rule, claims)),
      'back-matter': {
        resources: [
          toDocumentResource(
            context,
            'oscal-component-definition',
            'The controls, as a component definition',
          ),
          toDocumentResource(context, 'oscal-catalog', 'The obligations, as a catalog'),
          ...corpus.content.list('evidence').map((evidence) => toEvidence(context, evidence)),
        ],
      },
    },
    context,
  );
}

function findClaims({ corpus, rules }: OscalContext): readonly Claim[] {
  const homes = new Set(rules.map(({ id }) => id));
  return corpus.content.list('control').flatMap((control) =>
    control.fields.satisfies.flatMap((mapping, n): Claim[] => {
      const obligation = corpus.find('obligation', mapping.obligation, '');
      return obligation && homes.has(obligation.home) ? [{ control, mapping, obligation, n }] : [];
    }),
  );
}

function toMapping(context: OscalContext, rule: RuleObject<'rule'>, all: readonly Claim[]): object[] {
  const { toUuid } = context;
  const claims = all.filter(({ obligation }) => obligation.home === rule.id);
  if (claims.length === 0) return [];
  return [
    {
      uuid: toUuid(`mapping ${rule.id}`),
      'source-resource': {
        ns: NS,
        type: 'component-definition',
        href: `#${toUuid('document oscal-component-definition')}`,
        remarks: 'A source is a control by the property "control-id" of its component.',
      },
      'target-resource': { type: 'catalog', href: `#${toUuid('document oscal-catalog')}` },
      maps: claims.map((claim) => toMap(context, claim)),
      props: toProps('rule', rule.id),
      'mapping-description': `Controls and the obligations of ${rule.fields.title}.`,
      'source-gap-summary': toGaps(
        context,
        `source ${rule.id}`,
        context.corpus.content
          .list('control')
          .filter(({ key }) => !claims.some(({ control }) => control.key === key))
          .map(({ id }) => toToken(id)),
      ),
      'target-gap-summary': toGaps(
        context,
        `target ${rule.id}`,
        context.corpus.content
          .list('obligation', rule.id)
          .filter(
            ({ key, fields }) =>
              fields.state === 'active' && !claims.some(({ obligation }) => obligation.key === key),
          )
          .map((obligation) => toControlId(context, obligation)),
      ),
    },
  ];
}

function toGaps({ corpus, toUuid }: OscalContext, name: string, ids: readonly string[]): object | undefined {
  // Whoever sees only some of the controls cannot tell what is unmapped.
  if (ids.length === 0 || corpus.audience !== 'privileged') return undefined;
  return { uuid: toUuid(`gap-summary ${name}`), 'unmapped-controls': [{ 'with-ids': ids }] };
}

function toMap(context: OscalContext, { control, mapping, obligation, n }: Claim): object {
  const { corpus, toUuid } = context;
  const evidence = (mapping.evidence ?? []).flatMap((id) => corpus.find('evidence', id, '') ?? []);
  return {
    uuid: toUuid(`map ${control.key} ${n} ${obligation.key}`),
    'matching-rationale': 'functional',
    ...toRelationship(mapping),
    sources: [
      {
        type: 'control',
        'id-ref': toToken(control.id),
        props: toProps('implementation-status', control.fields.status),
      },
    ],
    targets: [{ type: 'control', 'id-ref': toControlId(context, obligation) }],
    qualifiers:
      mapping.relation === 'conflicts'
        ? [
            {
              subject: 'both',
              predicate: 'has-incompatibility',
              category: 'blocked',
              description: mapping.rationale,
            },
          ]
        : undefined,
    props: toMappingProps(mapping),
    links: evidence.map((one) => ({
      href: `#${getResourceId(context, one.key)}`,
      rel: 'evidence',
      text: toLine(one.fields.title),
    })),
    remarks: mapping.rationale,
  };
}

/** OSCAL's word where ours is a relation of sets, and all of the obligation is meant; else ours, said to be ours. */
function toRelationship({ relation, covers }: Mapping): { ns?: string; relationship: string } {
  if (relation === 'no-match') return { relationship: 'no-relationship' };
  if (relation === 'intersects') return { relationship: 'intersects-with' };
  if (relation === 'equivalent' && covers === 'whole') return { relationship: 'equivalent-to' };
  return { ns: NS, relationship: relation };
}
