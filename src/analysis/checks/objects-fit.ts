/**
 * Facts of one object that must fit those of others, beyond plain references: a rule lists its versions,
 * subjects and products exist, a section says its own number, visibility is loosened only for an example.
 */
import type { Content } from '../../model/content.ts';
import type { Finding } from '../../model/finding.ts';
import type { RuleObject } from '../../model/object.ts';
import { KINDS } from '../../model/schemas/kinds.ts';
import { toSectionName } from '../../model/section.ts';
import { isVisible } from '../../model/visibility.ts';
import { findClosest } from '../../text/closest.ts';

/** A finding for each fact that does not fit. */
export function findMisfits(content: Content): Finding[] {
  const provider = content.list('provider')[0];
  return [
    ...content.objects.flatMap((object) => checkHome(content, object)),
    ...content.list('section').flatMap(checkSection),
    ...content.list('version').flatMap((version) => checkVersion(content, version)),
    ...content.list('applicability').flatMap((decision) => checkSubject(decision, provider)),
    ...content.list('control').flatMap((control) => checkProducts(control, provider)),
    ...content.list('gap').flatMap((gap) => checkProducts(gap, provider)),
    ...content.objects.flatMap((object) => checkVisibility(object, provider)),
    ...content.objects.flatMap(checkRetired),
  ];
}

/** The object that the folder belongs to must be there: a rule, a version, a docket. */
function checkHome(content: Content, object: RuleObject): Finding[] {
  if (object.home === '') return [];
  const place = { severity: 'error' as const, object, path: [] };
  const { type, home, id } = object;
  if (type === 'comment' || type === 'point') {
    if (content.get('docket', '', home)) return [];
    return [
      {
        ...place,
        code: 'docket/missing',
        message: `The folder of this ${type} has no docket: dockets/${home}/docket.md is not there or could not be read.`,
        hint: `Add dockets/${home}/docket.md (\`rulemark new docket ${home}\`).`,
      },
    ];
  }
  if (!content.get('rule', '', home)) {
    return [
      {
        ...place,
        code: 'rule/missing',
        message: `The folder of this ${type} has no rule: rules/${home}/rule.md is not there or could not be read.`,
        hint: `Add rules/${home}/rule.md (\`rulemark new rule ${home}\`).`,
      },
    ];
  }
  const version = id.slice(0, id.indexOf('/'));
  if (type !== 'section' || content.get('version', home, version)) return [];
  return [
    {
      ...place,
      code: 'version/missing',
      message: `The folder of this section has no version: versions/${version}/version.md is not there or could not be read.`,
      hint: `Add it (\`rulemark new version ${version}\`).`,
    },
  ];
}

function checkSection(section: RuleObject<'section'>): Finding[] {
  const name = section.id.slice(section.id.indexOf('/') + 1);
  const wanted = toSectionName(section.fields.number);
  if (wanted === name) return [];
  return [
    {
      code: 'section/number-differs',
      severity: 'error',
      object: section,
      path: ['number'],
      message: `The section says it is ${section.fields.number}, but its file is ${name}.md.`,
      hint: `Write number: "${name}", or rename the file to ${wanted}.md.`,
    },
  ];
}

function checkVersion(content: Content, version: RuleObject<'version'>): Finding[] {
  const rule = content.get('rule', '', version.home);
  if (rule === undefined) return []; // reported as an object without its rule
  if (rule.fields.versions.includes(version.id)) return [];
  return [
    {
      code: 'version/not-listed',
      severity: 'error',
      object: rule,
      path: ['versions'],
      message: `The rule does not list its version "${version.id}".`,
      hint: `Add "${version.id}" to "versions", in its place in time.`,
    },
  ];
}

function checkSubject(
  decision: RuleObject<'applicability'>,
  provider: RuleObject<'provider'> | undefined,
): Finding[] {
  const { type, id } = decision.fields.subject;
  if (type === 'provider') return [];
  const lists = {
    product: provider?.fields.products,
    reseller: provider?.fields.resellers,
    'customer-class': provider?.fields.customerClasses,
  };
  const known = (lists[type] ?? []).map((item) => item.id);
  if (id !== undefined && known.includes(id)) return [];
  const close = id === undefined ? undefined : findClosest(id, known);
  return [
    {
      code: 'applicability/unknown-subject',
      severity: 'error',
      object: decision,
      path: id === undefined ? ['subject'] : ['subject', 'id'],
      message:
        id === undefined
          ? `The decision does not say which ${type} it is about.`
          : `provider.md has no ${type} "${id}".`,
      hint: close
        ? `Did you mean "${close}"?`
        : `Known: ${known.join(', ') || 'none'}. Add it to provider/provider.md.`,
    },
  ];
}

function checkProducts(
  object: RuleObject<'control'> | RuleObject<'gap'>,
  provider: RuleObject<'provider'> | undefined,
): Finding[] {
  const known = (provider?.fields.products ?? []).map((product) => product.id);
  return (object.fields.products ?? []).flatMap((product, index): Finding[] => {
    if (known.includes(product)) return [];
    const close = findClosest(product, known);
    return [
      {
        code: object.type === 'gap' ? 'gap/unknown-product' : 'control/unknown-product',
        severity: 'error',
        object,
        path: ['products', index],
        message: `provider.md has no product "${product}".`,
        hint: close ? `Did you mean "${close}"?` : `Known: ${known.join(', ') || 'none'}.`,
      },
    ];
  });
}

function checkVisibility(object: RuleObject, provider: RuleObject<'provider'> | undefined): Finding[] {
  const { visibility } = object.fields;
  const { floor } = KINDS[object.type];
  if (visibility === undefined || isVisible(floor, visibility) || provider?.fields.example) return [];
  return [
    {
      code: 'visibility/too-open',
      severity: 'error',
      object,
      path: ['visibility'],
      message: `A ${object.type} is ${floor} by nature and cannot be made ${visibility}.`,
      hint: `Remove "visibility", or set it to ${floor} or stricter. Only the objects of an example provider may be opened.`,
    },
  ];
}

function checkRetired(object: RuleObject): Finding[] {
  if (object.fields.replacedBy === undefined || object.fields.state === 'retired') return [];
  return [
    {
      code: 'object/replaced-but-active',
      severity: 'error',
      object,
      path: ['replacedBy'],
      message: 'This object names what replaces it, but is not retired.',
      hint: 'Set "state: retired", or remove "replacedBy".',
    },
  ];
}
