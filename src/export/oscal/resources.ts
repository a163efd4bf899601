/**
 * Back matter: what the other parts of an OSCAL document point at by number. Versions, sources, authorities,
 * penalties, definitions and evidence, each with its address and digest where one is known, and with how far it was
 * checked. A document holds only what the corpus of its audience holds.
 */
import { getAuthorityStatus } from '../../analysis/authorities/compute-footing.ts';
import type { RuleObject } from '../../model/object.ts';
import { STAGE_LABELS } from '../../view/labels.ts';
import { listOfRules, type OscalContext, type Prop, toAddress, toLine, toProps } from './oscal-json.ts';

export interface Resource {
  readonly uuid: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly props?: readonly Prop[] | undefined;
  readonly 'document-ids'?: readonly { readonly scheme?: string; readonly identifier: string }[] | undefined;
  readonly citation?: { readonly text: string } | undefined;
  readonly rlinks?: readonly Rlink[] | undefined;
  readonly remarks?: string | undefined;
}

interface Rlink {
  readonly href: string;
  readonly 'media-type'?: string | undefined;
  readonly hashes?: readonly { readonly algorithm: string; readonly value: string }[] | undefined;
}

type Checked = {
  readonly verification?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly checked?: Readonly<Record<string, Checked>> | undefined;
};

/** The number of the resource for an object. */
export function getResourceId({ toUuid }: Pick<OscalContext, 'toUuid'>, key: string): string {
  return toUuid(`resource ${key}`);
}

/** How far an object was checked, as a whole and by field, with the ids of the sources. */
export function toCheckedProps({ verification, sources, note, checked = {} }: Checked): Prop[] {
  return [
    ...toProps('verification', verification, { remarks: toRemark({ sources, note }) }),
    ...Object.entries(checked).flatMap(([field, one]) =>
      toProps('verification', one.verification, { class: field, remarks: toRemark(one) }),
    ),
  ];
}

/** The sources and the note of a check, without its grade. */
function toRemark({ sources, note }: Checked): string {
  return [sources?.length ? `Sources: ${sources.join(', ')}` : '', note ?? ''].filter(Boolean).join('\n\n');
}

/** The check of one value, where it stands in the remarks of the value. */
export function toCheckRemark(one: Checked): string {
  return [`Verification: ${one.verification}`, toRemark(one)].filter(Boolean).join('\n\n');
}

/** Everything that a document about the law itself points at. */
export function toLawResources(context: OscalContext): readonly Resource[] {
  return [
    ...listOfRules(context, 'version').map((version) => toVersion(context, version)),
    ...listOfRules(context, 'source').map((source) => toSource(context, source)),
    ...listOfRules(context, 'authority').map((authority) => toAuthority(context, authority)),
    ...listOfRules(context, 'penalty').map((penalty) => toPenalty(context, penalty)),
    ...listOfRules(context, 'definition').map((definition) => toDefinition(context, definition)),
  ];
}

function toVersion(context: OscalContext, { key, fields, body }: RuleObject<'version'>): Resource {
  const { retrieved } = fields;
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: body.trim() || undefined,
    props: [
      ...toProps('kind', 'version'),
      ...toProps('stage', fields.stage, { remarks: STAGE_LABELS[fields.stage] }),
      ...toProps('published', fields.published),
      ...toProps('text', fields.text, {
        remarks: fields.text === 'restated' ? 'Our own words, not the text of the law.' : undefined,
      }),
      ...toProps('pages', fields.pages),
      ...(fields.unseen ?? []).flatMap((what) => toProps('unseen', what)),
      ...toProps('retrieved-on', retrieved?.on),
      ...toCheckedProps(fields),
    ],
    'document-ids': fields.document === undefined ? undefined : [{ identifier: toLine(fields.document) }],
    citation: { text: toLine(fields.citation) },
    rlinks: retrieved ? [toRlink(retrieved.url, retrieved.sha256)] : undefined,
  };
}

function toSource(context: OscalContext, { key, id, fields, body }: RuleObject<'source'>): Resource {
  const { url, urls = [], retrieved } = fields;
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: body.trim() || undefined,
    props: [
      ...toProps('kind', 'source'),
      ...toProps('source-id', id),
      ...toProps('publisher', fields.publisher),
      ...toProps('source-type', fields.type),
      ...toProps('extent', fields.extent),
      ...toProps('retrieved-on', retrieved?.on),
    ],
    citation: { text: toLine(`${fields.publisher}: ${fields.title}`) },
    rlinks: [
      ...(url === undefined ? [] : [toRlink(url, retrieved?.sha256)]),
      ...urls.map((one) => toRlink(one)),
    ],
  };
}

function toAuthority(context: OscalContext, authority: RuleObject<'authority'>): Resource {
  const { key, fields, body } = authority;
  const now = getAuthorityStatus(authority, context.corpus.asOf.day);
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: body.trim() || undefined,
    props: [
      ...toProps('kind', 'authority'),
      ...toProps('authority-type', fields.type),
      ...toProps('authority-status', now.status),
      ...fields.history
        .filter(({ on }) => on <= context.corpus.asOf.day)
        .flatMap(({ status, on, by }) => toProps('authority-history', `${on} ${status}`, { remarks: by })),
      ...toCheckedProps(fields),
    ],
    citation: { text: toLine(fields.citation) },
  };
}

function toPenalty(context: OscalContext, { key, fields, body }: RuleObject<'penalty'>): Resource {
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: body.trim() || undefined,
    props: [
      ...toProps('kind', 'penalty'),
      ...toProps('penalty-kind', fields.kind),
      ...fields.prohibitedActs.flatMap(({ act, ...checked }) =>
        toProps('prohibited-act', act, { remarks: toCheckRemark(checked) }),
      ),
      ...toProps('mental-state', fields.mentalState),
      ...toProps('amount-type', fields.amount.type, { remarks: fields.amount.statement }),
      ...toProps('imprisonment', fields.amount.imprisonment),
      ...(fields.amounts ?? []).flatMap(({ year, amount, currency, ...checked }) =>
        toProps('amount', `${currency} ${amount} (${year})`, { remarks: toCheckRemark(checked) }),
      ),
      ...toProps('statute', fields.statute),
      ...toCheckedProps(fields),
    ],
  };
}

function toDefinition(context: OscalContext, { key, fields }: RuleObject<'definition'>): Resource {
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: fields.paraphrase,
    props: [
      ...toProps('kind', 'definition'),
      ...toProps('scope', fields.scope.level, { remarks: fields.scope.of }),
      ...(fields.aliases ?? []).flatMap((alias) => toProps('alias', alias)),
      ...(fields.quotes ?? []).flatMap(({ version, at, text }) =>
        toProps('quote', `${version} ${at}`, { remarks: text }),
      ),
      ...toCheckedProps(fields),
    ],
  };
}

/** One piece of evidence: how it was gathered, what it showed, until when it counts, and its digest. */
export function toEvidence(
  context: OscalContext,
  { key, id, fields, body }: RuleObject<'evidence'>,
): Resource {
  return {
    uuid: getResourceId(context, key),
    title: toLine(fields.title),
    description: body.trim() || undefined,
    props: [
      ...toProps('kind', 'evidence'),
      ...toProps('evidence-id', id),
      ...toProps('method', fields.method),
      ...toProps('result', fields.result),
      ...toProps('evidence-source', fields.source),
      ...toProps('collected-on', fields.collectedOn),
      ...toProps('collected-by', fields.collectedBy),
      ...toProps('valid-until', fields.validUntil),
      ...toProps('cadence-days', fields.cadenceDays),
      ...toProps('supersedes', fields.supersedes),
      ...toProps('state', fields.state),
    ],
    rlinks: [toRlink(toAddress(fields.source), fields.digest?.replace(/^sha256:/, ''))],
  };
}

/** Another document of this export, by the name that it has beside this one. */
export function toDocumentResource(
  { toUuid }: Pick<OscalContext, 'toUuid'>,
  name: string,
  title: string,
): Resource {
  const model = name.replace(/^oscal-/, '');
  return {
    uuid: toUuid(`document ${name}`),
    title,
    rlinks: [{ href: `${name}.json`, 'media-type': `application/oscal.${model}+json` }],
  };
}

function toRlink(href: string, sha256?: string | undefined): Rlink {
  return {
    href,
    ...(sha256 === undefined ? {} : { hashes: [{ algorithm: 'SHA-256', value: sha256 }] }),
  };
}
