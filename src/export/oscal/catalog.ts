/**
 * The obligations as an OSCAL catalog: a group for each rule, a control for each obligation. In: a corpus of any
 * audience. Out: the document. The statement is the sentence that the pages show, in the mood that the stage of the
 * rule allows; what OSCAL has no place for stands in parts and properties of ours. What was computed for the
 * privileged audience, such as coverage, stands in a document for that audience only.
 */
import type { RuleObject } from '../../model/object.ts';
import { NS } from '../../model/oscal-names.ts';
import { toCitations } from '../../view/citation.ts';
import { toDeadlineCell, toSentence } from '../../view/sentence.ts';
import { toMetadata } from './metadata.ts';
import {
  listOfRules,
  type OscalContext,
  type OscalLink,
  type Part,
  type Prop,
  toControlId,
  toDocument,
  toLine,
  toProps,
  toToken,
} from './oscal-json.ts';
import { getResourceId, toCheckedProps, toCheckRemark, toLawResources } from './resources.ts';

type Obligation = RuleObject<'obligation'>;

/** The catalog as JSON. */
export function toCatalog(context: OscalContext): string {
  const { rules } = context;
  const names = rules.map(({ fields }) => fields.title).join('; ');
  const restated = listOfRules(context, 'version').filter(({ fields }) => fields.text === 'restated');
  return toDocument(
    'catalog',
    {
      metadata: toMetadata(context, {
        title: `Obligations of ${names || 'no rule'}`,
        remarks: [
          'Every control is one obligation, prohibition, permission, exemption or power, in our own words; the property "verification" says how far each was checked.',
          ...(restated.length > 0
            ? [
                `Restated and not the text of the law: ${restated.map(({ fields }) => fields.shortTitle).join(', ')}.`,
              ]
            : []),
        ],
      }),
      groups: rules.map((rule) => toGroup(context, rule)),
      'back-matter': { resources: toLawResources(context) },
    },
    context,
  );
}

function toGroup(context: OscalContext, rule: RuleObject<'rule'>): object {
  const { fields, id } = rule;
  const { stage, isFinal, withdrawal } = context.corpus.getRuleState(rule);
  return {
    id: toToken(id),
    class: 'rule',
    title: toLine(fields.title),
    props: [
      ...fields.agencies.flatMap((agency) => toProps('agency', agency)),
      ...fields.identifiers.flatMap(({ type, value, version }) =>
        toProps('identifier', value, { class: type, remarks: version }),
      ),
      ...toProps('cfr', fields.cfr),
      ...toProps('stage', stage),
      ...toProps('final', isFinal ? 'yes' : 'no'),
      ...toProps('withdrawal', withdrawal?.fields.status, { remarks: withdrawal?.fields.title }),
      ...toProps('state', fields.state),
      ...toCheckedProps(fields),
    ],
    parts: [{ id: `${toToken(id)}_ovw`, name: 'overview', prose: fields.summary }],
    controls: context.corpus.content
      .list('obligation', id)
      .map((obligation) => toControl(context, obligation)),
  };
}

function toControl(context: OscalContext, obligation: Obligation): object {
  const { fields } = obligation;
  return {
    id: toControlId(context, obligation),
    class: fields.kind,
    title: toLine(fields.title),
    props: toControlProps(context, obligation),
    links: toControlLinks(context, obligation),
    parts: toParts(context, obligation),
  };
}

function toControlProps({ corpus }: OscalContext, obligation: Obligation): Prop[] {
  const { fields, id, home, key } = obligation;
  const name = (party: string) => corpus.find('party', party, home)?.fields.title;
  const coverage = corpus.coverage?.get(key);
  const failed = coverage?.because.map(({ text, met }) => `${met ? 'met' : 'not met'}: ${text}`);
  return [
    ...(fields.state === 'retired' ? [{ name: 'status', value: 'withdrawn' }] : []),
    ...toProps('obligation-id', id),
    ...toProps('rule', home),
    ...toProps('state', fields.state),
    ...toProps('replaced-by', fields.replacedBy),
    ...(fields.formerIds ?? []).flatMap((former) => toProps('former-id', former)),
    ...fields.bearers.flatMap((party) => toProps('bearer', party, { remarks: name(party) })),
    ...toProps('counterparty', fields.counterparty, { remarks: name(fields.counterparty ?? '') }),
    ...toProps('action', fields.action),
    ...toProps('object', fields.object),
    ...toProps('trigger', fields.trigger),
    ...toProps('knowledge', fields.knowledge),
    ...Object.entries(fields.deadline).flatMap(([part, value]) =>
      toProps('deadline', value, { class: part }),
    ),
    ...(fields.effects ?? []).flatMap(({ from, to, effect, by, on, reason }) =>
      toProps('effect', effect, {
        remarks: [`${from} to ${to}`, [by, on].filter(Boolean).join(', '), reason]
          .filter(Boolean)
          .join('\n\n'),
      }),
    ),
    ...(Array.isArray(fields.penalties) ? [] : toProps('no-penalty', fields.penalties.noneStated)),
    ...toProps('footing', corpus.getFooting(obligation).state),
    ...toProps('owner', fields.owner),
    ...toProps('coverage', coverage?.state, { remarks: failed?.join('\n\n') }),
    ...toProps('reviewed', fields.review?.decision, {
      remarks: [fields.review?.by, fields.review?.on, fields.review?.reason].filter(Boolean).join('\n\n'),
    }),
    ...Object.entries(fields.readings ?? {}).flatMap(([field, readings]) =>
      readings.flatMap(({ value, ...checked }) =>
        toProps('reading', value, { class: field, remarks: toCheckRemark(checked) }),
      ),
    ),
    ...toCheckedProps(fields),
  ];
}

/** To versions with the provision as fragment, and to authorities, penalties, terms and sources. */
function toControlLinks(context: OscalContext, { fields, home }: Obligation): OscalLink[] {
  const { corpus } = context;
  const to = (kind: 'authority' | 'penalty' | 'definition' | 'source', ids: readonly string[]) =>
    ids.flatMap((id): OscalLink[] => {
      const object = corpus.find(kind, id, home);
      return object
        ? [{ href: `#${getResourceId(context, object.key)}`, rel: kind, text: toLine(object.fields.title) }]
        : [];
    });
  const cited = toCitations(corpus, home, fields.sections).flatMap(
    ({ version, provision, full }): OscalLink[] => {
      const object = corpus.find('version', version, home);
      if (!object) return [];
      const href = `#${getResourceId(context, object.key)}`;
      return [{ href, rel: 'reference', 'resource-fragment': provision, text: toLine(full) }];
    },
  );
  const carried = (fields.exceptions ?? []).flatMap(({ obligation }): OscalLink[] => {
    const object = obligation === undefined ? undefined : corpus.find('obligation', obligation, home);
    return object ? [{ href: `#${toControlId(context, object)}`, rel: 'exception' }] : [];
  });
  return [
    ...cited,
    ...to('authority', fields.authorities),
    ...to('penalty', Array.isArray(fields.penalties) ? fields.penalties : []),
    ...to('definition', fields.terms ?? []),
    ...to('source', fields.sources ?? []),
    ...carried,
  ];
}

/** The sentence with its elements, then what limits it; parts that OSCAL has no name for are ours. */
function toParts(context: OscalContext, obligation: Obligation): Part[] {
  const { corpus } = context;
  const { fields, body, home } = obligation;
  const id = toControlId(context, obligation);
  const ours = (name: string, texts: readonly string[]): Part[] =>
    texts.map((prose, n) => ({ id: `${id}_${name}.${n + 1}`, name, ns: NS, prose }));
  const { records, report } = fields;
  return [
    {
      id: `${id}_smt`,
      name: 'statement',
      prose: toSentence(corpus, obligation),
      parts: (fields.elements ?? []).map((prose, n) => ({
        id: `${id}_smt.${n + 1}`,
        name: 'item',
        props: [{ name: 'label', value: `${n + 1}.` }],
        prose,
      })),
    },
    ...ours('deadline', [toDeadlineCell(fields.deadline)].filter(Boolean)),
    ...ours('condition', fields.conditions ?? []),
    ...ours(
      'exception',
      (fields.exceptions ?? []).map(({ text }) => text),
    ),
    ...ours('records', records ? [`${records.keep}; ${records.retention}`] : []),
    ...ours(
      'report',
      report ? [toReport(corpus.find('party', report.to, home)?.fields.title ?? report.to, report)] : [],
    ),
    ...(fields.quotes ?? []).map(({ version, at, text }, n) => ({
      id: `${id}_quote.${n + 1}`,
      name: 'quote',
      ns: NS,
      title: `${version} ${at}`,
      prose: text,
    })),
    ...(body.trim() ? [{ id: `${id}_gdn`, name: 'guidance', prose: body.trim() }] : []),
  ];
}

function toReport(
  to: string,
  { content = [], frequency }: NonNullable<Obligation['fields']['report']>,
): string {
  return [`To ${to}${frequency ? `, ${frequency}` : ''}.`, ...content.map((item) => `- ${item}`)].join(
    '\n\n',
  );
}
