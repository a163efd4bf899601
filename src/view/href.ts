/**
 * Where on the site a thing has its page. The one table of addresses; each ends in a slash or an anchor. Anchors of
 * a page's own parts start with an underscore, which no id of an object does.
 */
import type { RuleObject } from '../model/object.ts';
import { splitProvision, toAnchor, toSectionName } from '../model/section.ts';

/** The address of an object's page, with an anchor where several objects share a page. */
export function getHref(object: RuleObject): string {
  const { type, id, home } = object;
  const rule = `/rules/${home}`;
  switch (type) {
    case 'rule':
      return `/rules/${id}/`;
    case 'version':
    case 'section':
      return `${rule}/${id}/`;
    case 'obligation':
    case 'definition':
    case 'authority':
      return `${rule}/${{ obligation: 'obligations', definition: 'definitions', authority: 'authorities' }[type]}/${id}/`;
    case 'penalty':
      return `${rule}/penalties/#${id}`;
    case 'question':
      return `${rule}/questions/#${id}`;
    case 'questionnaire':
      return `${rule}/reach/#${id}`;
    case 'lineage':
      return `${rule}/changes/#${id}`;
    case 'succession':
      return `${rule}/changes/`;
    case 'note':
      return `${rule}/notes/${id}/`;
    case 'source':
      return `${rule}/sources/#${id}`;
    case 'party':
      return `${rule}/#_party-${id}`;
    case 'event':
      return `${rule}/#${id}`;
    case 'provider':
      return '/applicability/';
    case 'applicability':
      return `/applicability/#${id}`;
    case 'control':
      return `/controls/${id}/`;
    case 'evidence':
      return `/evidence/#${id}`;
    case 'gap':
      return getGapHref(id);
    case 'docket':
      return `/comments/#_${id}`;
    case 'comment':
      return `/comments/#${home}.${id}`;
    case 'answer':
      return `/comments/#_answer-${id}`;
    case 'ask':
      return `/comments/asks/${id}/`;
    case 'filing':
      return '/comments/letter/';
    case 'point':
      return '/comments/';
    default:
      return type satisfies never;
  }
}

/** A gap's page; computed gaps have one too. */
export function getGapHref(id: string): string {
  return `/gaps/${id}/`;
}

/** The page of a docket of which comments were imported. */
export function getDocketHref(docket: string): string {
  return `/comments/${docket}/`;
}

/** The page of a campaign; only the largest ones have one. */
export function getCampaignHref(docket: string, campaign: string): string {
  return `/comments/${docket}/campaigns/${campaign}/`;
}

/** The page and anchor of a provision of a version. */
export function getProvisionHref(rule: string, version: string, provision: string): string {
  const { section, below } = splitProvision(provision);
  return `/rules/${rule}/${version}/${toSectionName(section)}/${below ? `#${toAnchor(below)}` : ''}`;
}
