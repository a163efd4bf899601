/** How a count of comments is said: raw and distinct beside each other, shares only with what they are of. */

import type { SubmitterKind } from '../../model/docket.ts';
import type { RawAndDistinct } from '../../model/docket-study.ts';
import { toFigure } from '../labels.ts';

export const SUBMITTER_LABELS: Readonly<Record<SubmitterKind, string>> = {
  organization: 'organization',
  government: 'government',
  individual: 'individual',
  anonymous: 'anonymous',
  unknown: 'not known',
};

/** "1,204 comments, 317 different ones". */
export function toPairWords({ raw, distinct }: RawAndDistinct): string {
  return `${toCount(raw, 'comment')}, ${toFigure(distinct)} different`;
}

/** "1 comment", "1,204 comments". */
export function toCount(count: number, one: string, many = `${one}s`): string {
  return `${toFigure(count)} ${count === 1 ? one : many}`;
}

/** Where the agency shows a comment. */
export function toAgencyHref(id: string): string {
  return `https://www.regulations.gov/comment/${encodeURIComponent(id)}`;
}
