/**
 * Whether an obligation is covered by what the provider really has, and why. Nothing is green by default:
 * covered needs a control that is implemented, a mapping that a person accepted, and passing evidence that has
 * not expired, as of the day asked for. The trace policy of `rulemark.yml` says which of these are required.
 */
import type { Condition, Coverage } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import type { ReviewLink } from '../../model/suspects.ts';
import type { CoverageState } from '../../model/words.ts';
import { toLongDay } from '../../text/day.ts';
import { resolveReference } from '../links/resolve-links.ts';
import { isStated } from '../rulemaking/is-stated.ts';
import { type EvidenceIndex, indexEvidence, judgeEvidence } from './judge-evidence.ts';
import { findDoubt, indexReviews, type ReviewIndex } from './judge-stamp.ts';

type Mapping = RuleObject<'control'>['fields']['satisfies'][number];
interface Claim {
  readonly control: RuleObject<'control'>;
  readonly mapping: Mapping;
  /** Its place under `satisfies`. */
  readonly index: number;
}
interface Facts {
  readonly content: Content;
  readonly asOf: string;
  readonly evidence: EvidenceIndex;
  readonly reviews: ReviewIndex;
}
interface Judged {
  readonly state: CoverageState;
  readonly because: readonly Condition[];
}

/** From what counts for most to what counts for least. */
const RANK: readonly CoverageState[] = ['covered', 'partial', 'unknown', 'planned', 'none'];

/** Coverage of every active obligation that some version had stated by that day, by key, in the content's order. */
export function computeCoverage(
  content: Content,
  asOf: string,
  links: readonly ReviewLink[] = [],
): ReadonlyMap<ObjectKey, Coverage> {
  const claims = collectClaims(content);
  const reviews = indexReviews(links);
  const facts: Facts = { content, asOf, reviews, evidence: indexEvidence(content, asOf) };
  const outs = collectOuts(facts);
  const roles = findRoles(content);
  const result = new Map<ObjectKey, Coverage>();
  for (const obligation of content.list('obligation')) {
    if (obligation.fields.state !== 'active' || !isStated(content, obligation, asOf)) continue;
    const aside = setAside(content, obligation, roles, outs);
    const own = claims.get(obligation.key) ?? [];
    result.set(obligation.key, aside ? { ...aside, controls: [] } : judgeAll(facts, own));
  }
  return result;
}

/** The parties that the provider is; undefined where nobody has said, so that nothing is set aside unseen. */
function findRoles(content: Content): ReadonlySet<ObjectKey> | undefined {
  const provider = content.list('provider').find(({ fields }) => fields.state === 'active');
  return provider && new Set(provider.fields.roles.flatMap((role) => findKeys(content, 'party', role)));
}

/** Why an obligation asks nothing of this provider, if so. */
function setAside(
  content: Content,
  obligation: RuleObject<'obligation'>,
  roles: ReadonlySet<ObjectKey> | undefined,
  outs: ReadonlyMap<ObjectKey, RuleObject<'applicability'>>,
): Judged | undefined {
  const { kind, bearers } = obligation.fields;
  const bearerKeys = bearers.flatMap((bearer) => findKeys(content, 'party', bearer, obligation.home));
  const out = outs.get(obligation.key);
  if (kind !== 'obligation' && kind !== 'prohibition') {
    return notApplicable(
      'kind',
      `this is ${kind === 'exemption' ? 'an' : 'a'} ${kind}: it binds nobody to act`,
      [],
    );
  }
  if (roles && !bearerKeys.some((key) => roles.has(key))) {
    const names = bearerKeys.map((key) => (content.getByKey(key) as RuleObject<'party'>).fields.singular);
    return notApplicable(
      'bearer',
      `it binds ${names.join(' and ') || 'somebody else'}, not this provider`,
      bearerKeys,
    );
  }
  if (out)
    return notApplicable('applicability', `decided out of scope: ${trimStop(out.fields.reason)}`, [out.key]);
  return undefined;
}

function notApplicable(code: string, text: string, about: readonly ObjectKey[]): Judged {
  return { state: 'not-applicable', because: [{ code, met: true, text, about }] };
}

function judgeAll(facts: Facts, claims: readonly Claim[]): Coverage {
  if (claims.length === 0) {
    return {
      state: 'none',
      controls: [],
      because: [{ code: 'mapping', met: false, text: 'no control says that it satisfies this', about: [] }],
    };
  }
  const judged = claims.map((claim) => ({ claim, ...judgeClaim(facts, claim) }));
  const state = RANK.find((rank) => judged.some((one) => one.state === rank)) ?? 'none';
  // What made the state comes first; lesser claims follow, so that nothing that was looked at is hidden.
  const ordered = [...judged].sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state));
  const counting = judged.filter((one) => one.state !== 'none').map((one) => one.claim.control.key);
  return { state, because: ordered.flatMap((one) => one.because), controls: [...new Set(counting)] };
}

function judgeClaim(facts: Facts, { control, mapping, index }: Claim): Judged {
  const name = control.fields.title;
  const condition = (
    code: string,
    met: boolean,
    text: string,
    about: readonly ObjectKey[] = [],
  ): Condition => ({
    code,
    met,
    text: `${name}: ${text}`,
    about: [control.key, ...about],
  });
  if (mapping.relation === 'no-match' || mapping.relation === 'conflicts') {
    const word =
      mapping.relation === 'no-match' ? 'looked at and found to be no match' : 'works against this duty';
    return {
      state: 'none',
      because: [condition('relation', false, `${word}: ${trimStop(mapping.rationale)}`)],
    };
  }
  const { review } = mapping;
  if (review?.decision === 'retired' && review.on <= facts.asOf)
    return {
      state: 'none',
      because: [condition('review', false, judgeReview(mapping, facts.asOf, true).text)],
    };
  const { status } = control.fields;
  if (status === 'not-applicable')
    return { state: 'none', because: [condition('status', false, 'the control is marked not applicable')] };
  if (status === 'planned') {
    return {
      state: 'planned',
      because: [
        condition(
          'status',
          false,
          `planned${control.fields.due ? `, due ${toLongDay(control.fields.due)}` : ', no date set'}`,
        ),
      ],
    };
  }
  return judgeStanding(facts, { control, mapping, index }, condition);
}

/** A claim of a control that is there in some form: review, relation, status and evidence decide. */
function judgeStanding(
  { content, evidence, asOf, reviews }: Facts,
  { control, mapping, index }: Claim,
  condition: (code: string, met: boolean, text: string, about?: readonly ObjectKey[]) => Condition,
): Judged {
  const { trace } = content.settings;
  const { status } = control.fields;
  const review = judgeReview(mapping, asOf, trace.reviewed);
  const link = reviews.find(control.key, index);
  const doubt = review.met && trace.reviewed ? findDoubt(link, trace) : undefined;
  const whole = mapping.covers === 'whole' && trace.relations.includes(mapping.relation);
  const shown = judgeEvidence(evidence, mapping.evidence ?? [], asOf);
  const changed = shown.met && trace.reviewed ? reviews.findChangedEvidence(control.key, index) : [];
  const because = [
    condition('review', review.met, review.text),
    ...(doubt ? [condition('suspect', false, doubt, link?.to)] : []),
    condition(
      'relation',
      whole,
      `${mapping.relation} ${mapping.covers === 'whole' ? 'the whole of it' : `a part: ${trimStop(mapping.part ?? '')}`}`,
    ),
    condition('status', trace.statuses.includes(status), `the control is ${status}`),
    changed[0]
      ? condition('evidence', !trace.evidence, toDoubtOfEvidence(changed), shown.about)
      : condition('evidence', shown.met || !trace.evidence, shown.text, shown.about),
  ];
  if (!review.met || doubt) return { state: 'unknown', because };
  return { state: because.every(({ met }) => met) ? 'covered' : 'partial', because };
}

function toDoubtOfEvidence(changed: readonly ReviewLink[]): string {
  const texts = changed.flatMap(({ causes }) => causes.map(({ text }) => text));
  return `evidence changed since the review: ${texts.join('; ')}`;
}

function judgeReview({ review }: Mapping, asOf: string, required: boolean): { met: boolean; text: string } {
  if (!review || review.on > asOf)
    return {
      met: !required,
      text: review ? `not reviewed by ${toLongDay(asOf)}` : 'nobody has reviewed this mapping',
    };
  if (review.decision === 'retired')
    return { met: false, text: `retired in review on ${toLongDay(review.on)}${toReason(review.reason)}` };
  if (review.decision === 'rejected')
    return { met: false, text: `rejected in review on ${toLongDay(review.on)}${toReason(review.reason)}` };
  return { met: true, text: `accepted in review on ${toLongDay(review.on)} by ${review.by}` };
}

function toReason(reason: string | undefined): string {
  return reason ? `: ${trimStop(reason)}` : '';
}

function collectClaims(content: Content): Map<ObjectKey, Claim[]> {
  const claims = new Map<ObjectKey, Claim[]>();
  for (const control of content.list('control')) {
    if (control.fields.state !== 'active') continue;
    control.fields.satisfies.forEach((mapping, index) => {
      for (const key of findKeys(content, 'obligation', mapping.obligation))
        claims.set(key, [...(claims.get(key) ?? []), { control, mapping, index }]);
    });
  }
  return claims;
}

/** Reviewed decisions that take single obligations out of scope for the provider as a whole. */
function collectOuts({ content, asOf, reviews }: Facts): Map<ObjectKey, RuleObject<'applicability'>> {
  const outs = new Map<ObjectKey, RuleObject<'applicability'>>();
  for (const decision of content.list('applicability')) {
    const { subject, decision: outcome, obligations, review, state } = decision.fields;
    const isAccepted = review !== undefined && review.on <= asOf && review.decision === 'accepted';
    const holds = isAccepted && !findDoubt(reviews.find(decision.key), content.settings.trace);
    if (subject.type !== 'provider' || outcome !== 'out' || state !== 'active' || !holds) continue;
    for (const id of obligations ?? [])
      for (const key of findKeys(content, 'obligation', id)) outs.set(key, decision);
  }
  return outs;
}

function findKeys(content: Content, kind: 'party' | 'obligation', id: string, home = ''): ObjectKey[] {
  const resolution = resolveReference(content, kind, id, home, false);
  return resolution.kind === 'found' ? [resolution.object.key] : [];
}

function trimStop(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
