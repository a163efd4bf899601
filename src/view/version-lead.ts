/** What a version is, in one line: stage, days, citation. */
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';
import { capitalize, STAGE_LABELS } from './labels.ts';

/** "Notice of proposed rulemaking, published 29 January 2024. 89 FR 5698, FR Doc. 2024-01580." */
export function toVersionLead({ fields }: RuleObject<'version'>): string {
  const signed = fields.signed ? `, signed ${toLongDay(fields.signed)}` : '';
  const document = fields.document ? `, FR Doc. ${fields.document}` : '';
  return `${capitalize(STAGE_LABELS[fields.stage])}, published ${toLongDay(fields.published)}${signed}. ${fields.citation}${document}.`;
}
