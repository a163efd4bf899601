/**
 * What one mapping of a control is worth for an obligation, and why. In: the claim, the policy that holds for it,
 * evidence and reviews as of a day. Out: a coverage state with every condition that was looked at, each with the
 * setting of the trace policy that asked for it and the field that decides it.
 */
import type { Asked, Condition } from '../../model/answers.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import type { ReviewLink } from '../../model/suspects.ts';
import type { TraceSetting } from '../../model/trace-policy.ts';
import type { CoverageState } from '../../model/words.ts';
import { toLongDay } from '../../text/day.ts';
import type { EffectivePolicy } from './find-policy.ts';
import { type EvidenceIndex, judgeEvidence } from './judge-evidence.ts';
import { toNeedWords } from './judge-need.ts';
import { findDoubt, type ReviewIndex } from './judge-stamp.ts';

type Mapping = RuleObject<'control'>['fields']['satisfies'][number];

export interface Claim {
  readonly control: RuleObject<'control'>;
  readonly mapping: Mapping;
  /** Its place under `satisfies`. */
  readonly index: number;
}

export interface ClaimFacts {
  readonly asOf: string;
  readonly evidence: EvidenceIndex;
  readonly reviews: ReviewIndex;
}

export interface Judged {
  readonly state: CoverageState;
  readonly because: readonly Condition[];
}

/** A condition before the claim it belongs to is added. */
interface Finding {
  readonly code: string;
  readonly met: boolean;
  readonly text: string;
  readonly asked: TraceSetting;
  /** The field below the mapping, or `status` of the control. */
  readonly field: string;
  readonly about?: readonly ObjectKey[];
  readonly reason?: string | undefined;
}

/** The worth of a claim under a policy. */
export function judgeClaim(facts: ClaimFacts, claim: Claim, policy: EffectivePolicy): Judged {
  const nothing = findNothing(facts, claim);
  const found = nothing ? [nothing.finding] : judgeStanding(facts, claim, policy);
  const because = found.map((finding) => toCondition(finding, claim, policy));
  if (nothing) return { state: nothing.state, because };
  const isOpen = found.some(({ code, met }) => !met && (code === 'review' || code === 'suspect'));
  if (isOpen) return { state: 'unknown', because };
  return { state: because.every(({ met }) => met) ? 'covered' : 'partial', because };
}

/** The first reason why the claim is worth nothing, or no more than a plan. */
function findNothing(
  { asOf }: ClaimFacts,
  { control, mapping }: Claim,
): { readonly state: CoverageState; readonly finding: Finding } | undefined {
  const { relation, rationale, review } = mapping;
  if (relation === 'no-match' || relation === 'conflicts') {
    const word = relation === 'no-match' ? 'looked at and found to be no match' : 'works against this duty';
    const text = `${word}: ${trimStop(rationale)}`;
    return { state: 'none', finding: { ...unmet('relation', text), reason: relation } };
  }
  if (review?.decision === 'retired' && review.on <= asOf)
    return { state: 'none', finding: judgeReview(mapping, asOf, true) };
  const { status, due } = control.fields;
  if (status === 'not-applicable')
    return {
      state: 'none',
      finding: { ...unmet('status', 'the control is marked not applicable'), reason: status },
    };
  if (status !== 'planned') return undefined;
  const text = `planned${due ? `, due ${toLongDay(due)}` : ', no date set'}`;
  return { state: 'planned', finding: { ...unmet('status', text), reason: status } };
}

function unmet(code: 'relation' | 'status', text: string): Finding {
  return { code, met: false, text, asked: code === 'status' ? 'statuses' : 'relations', field: code };
}

/** A claim of a control that is there in some form: review, relation, status and evidence decide. */
function judgeStanding(
  { evidence, asOf, reviews }: ClaimFacts,
  { control, mapping, index }: Claim,
  policy: EffectivePolicy,
): readonly Finding[] {
  const { status } = control.fields;
  const { reviewed, stamped } = policy;
  const review = judgeReview(mapping, asOf, reviewed.value);
  const link = reviews.find(control.key, index);
  const doubt = review.met && reviewed.value ? findDoubt(link, stamped.value) : undefined;
  const demand = { asOf, need: policy.evidence.value, freshDays: policy.freshDays.value };
  const shown = judgeEvidence(evidence, mapping.evidence ?? [], demand);
  const changed = shown.met && reviewed.value ? reviews.findChangedEvidence(control.key, index) : [];
  const isAsked = policy.evidence.value !== false;
  const relation = judgeRelation(mapping, policy);
  return [
    review,
    ...(doubt && link ? [toDoubt(doubt, link)] : []),
    relation,
    {
      code: 'status',
      met: policy.statuses.value.includes(status),
      text: `the control is ${status}`,
      asked: 'statuses',
      field: 'status',
      reason: status,
    },
    {
      code: 'evidence',
      met: !isAsked || (shown.met && changed.length === 0),
      text: changed[0] ? toDoubtOfEvidence(changed) : shown.text,
      asked: shown.reason === 'stale' ? 'freshDays' : 'evidence',
      field: 'evidence',
      about: shown.about,
      reason: changed[0] ? 'changed' : shown.reason,
    },
  ];
}

function toDoubt(text: string, link: ReviewLink): Finding {
  const asked = link.state === 'unstamped' ? 'stamped' : 'reviewed';
  return { code: 'suspect', met: false, text, asked, field: 'review', about: link.to, reason: link.state };
}

function judgeRelation({ covers, part, relation }: Mapping, policy: EffectivePolicy): Finding {
  const isWhole = covers === 'whole';
  return {
    code: 'relation',
    met: isWhole && policy.relations.value.includes(relation),
    text: `${relation} ${isWhole ? 'the whole of it' : `a part: ${trimStop(part ?? '')}`}`,
    asked: 'relations',
    field: isWhole ? 'relation' : 'covers',
    reason: isWhole ? 'relation' : 'part',
  };
}

function toDoubtOfEvidence(changed: readonly ReviewLink[]): string {
  const texts = changed.flatMap(({ causes }) => causes.map(({ text }) => text));
  return `evidence changed since the review: ${texts.join('; ')}`;
}

function judgeReview({ review }: Mapping, asOf: string, required: boolean): Finding {
  const toFinding = (met: boolean, text: string, reason?: string): Finding => ({
    code: 'review',
    asked: 'reviewed',
    field: 'review',
    met,
    text,
    reason,
  });
  if (!review) return toFinding(!required, 'nobody has reviewed this mapping', 'none');
  if (review.on > asOf) return toFinding(!required, `not reviewed by ${toLongDay(asOf)}`, 'later');
  const day = toLongDay(review.on);
  if (review.decision === 'accepted') return toFinding(true, `accepted in review on ${day} by ${review.by}`);
  const reason = review.reason ? `: ${trimStop(review.reason)}` : '';
  return toFinding(false, `${review.decision} in review on ${day}${reason}`, review.decision);
}

function toCondition(finding: Finding, { control, index }: Claim, policy: EffectivePolicy): Condition {
  const { code, met, text, asked, field, about = [], reason } = finding;
  return {
    code,
    met,
    text: `${control.fields.title}: ${text}`,
    about: [control.key, ...about],
    asked: toAsked(asked, policy),
    at: { key: control.key, path: field === 'status' ? ['status'] : ['satisfies', index, field] },
    mapping: index,
    ...(reason === undefined || met ? {} : { reason }),
  };
}

/** What a setting wants, in words, and where it stands. */
export function toAsked(setting: TraceSetting, policy: EffectivePolicy): Asked {
  return { setting, wants: toWants(setting, policy), from: policy[setting].from };
}

function toWants(setting: TraceSetting, policy: EffectivePolicy): string {
  switch (setting) {
    case 'relations':
      return `a mapping of the whole that ${toList(policy.relations.value)}`.replace(
        / equivalent/,
        ' is equivalent',
      );
    case 'statuses':
      return `a control that is ${toList(policy.statuses.value)}`;
    case 'reviewed':
      return policy.reviewed.value ? 'a review that accepted the mapping' : 'no review';
    case 'stamped':
      return policy.stamped.value ? 'a review that says for which words' : 'no fingerprints';
    case 'evidence':
      return toNeedWords(policy.evidence.value);
    case 'freshDays':
      return toFreshWords(policy.freshDays.value);
    case 'uncovered':
      return `severity ${policy.uncovered.value} while not covered`;
    default:
      return setting satisfies never;
  }
}

function toFreshWords(days: EffectivePolicy['freshDays']['value']): string {
  if (days === 'none') return 'no limit of age';
  if (typeof days === 'number') return `evidence of the last ${days} days`;
  const parts = Object.entries(days).flatMap(([method, count]) => (count ? [`${method} ${count} days`] : []));
  return `evidence no older than: ${parts.join(', ')}`;
}

function toList(words: readonly string[]): string {
  return words.join(' or ');
}

/** A sentence without its full stop, on one line. */
export function trimStop(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
