/**
 * Whether an obligation is covered by what the provider really has, and why. Nothing is green by default: what
 * covered needs is said by the trace policy, chosen by the kind of obligation and the stage of its rule on the day;
 * what a single mapping is worth is judged in `judge-claim.ts`.
 */
import type { Condition, Coverage } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import type { ReviewLink } from '../../model/suspects.ts';
import type { CoverageState } from '../../model/words.ts';
import { resolveReference } from '../links/resolve-links.ts';
import { isStated } from '../rulemaking/is-stated.ts';
import { findBinding, PolicyFinder } from './find-policy.ts';
import { type Claim, type ClaimFacts, type Judged, judgeClaim, toAsked, trimStop } from './judge-claim.ts';
import { indexEvidence } from './judge-evidence.ts';
import { findDoubt, indexReviews } from './judge-stamp.ts';

interface Facts extends ClaimFacts {
  readonly content: Content;
  readonly policies: PolicyFinder;
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
  const facts: Facts = {
    content,
    asOf,
    reviews: indexReviews(links),
    evidence: indexEvidence(content, asOf),
    policies: new PolicyFinder(content, asOf),
  };
  const outs = collectOuts(facts);
  const roles = findRoles(content);
  const result = new Map<ObjectKey, Coverage>();
  for (const obligation of content.list('obligation')) {
    if (obligation.fields.state !== 'active' || !isStated(content, obligation, asOf)) continue;
    const aside = setAside(content, obligation, roles, outs);
    const own = claims.get(obligation.key) ?? [];
    const judged = aside ? { ...aside, controls: [], claims: [] } : judgeAll(facts, obligation, own);
    const policy = facts.policies.find(obligation);
    result.set(obligation.key, {
      ...judged,
      stage: facts.policies.getStage(obligation.home),
      uncovered: { gravity: policy.uncovered.value, asked: toAsked('uncovered', policy) },
    });
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
  const binding = findBinding(content.settings.trace);
  if (!binding.value.includes(kind)) {
    const asks = kind === 'obligation' || kind === 'prohibition';
    const wants = `coverage of: ${binding.value.join(', ')}`;
    return notApplicable({
      code: 'kind',
      text: `this is ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}: ${asks ? 'the trace policy asks no coverage of it' : 'it binds nobody to act'}`,
      about: [],
      asked: { setting: 'binds', wants, from: binding.from },
      at: { key: obligation.key, path: ['kind'] },
    });
  }
  if (roles && !bearerKeys.some((key) => roles.has(key))) {
    const names = bearerKeys.map((key) => (content.getByKey(key) as RuleObject<'party'>).fields.singular);
    return notApplicable({
      code: 'bearer',
      text: `it binds ${names.join(' and ') || 'somebody else'}, not this provider`,
      about: bearerKeys,
      at: { key: obligation.key, path: ['bearers'] },
    });
  }
  if (!out) return undefined;
  return notApplicable({
    code: 'applicability',
    text: `decided out of scope: ${trimStop(out.fields.reason)}`,
    about: [out.key],
    at: { key: out.key, path: ['decision'] },
  });
}

function notApplicable(condition: Omit<Condition, 'met'>): Judged {
  return { state: 'not-applicable', because: [{ ...condition, met: true }] };
}

/** Without a claim none; else the state of the best. */
function judgeAll(
  facts: Facts,
  obligation: RuleObject<'obligation'>,
  claims: readonly Claim[],
): Judged & Pick<Coverage, 'controls' | 'claims'> {
  if (claims.length === 0) {
    const text = 'no control says that it satisfies this';
    const because: readonly Condition[] = [{ code: 'mapping', met: false, text, about: [], reason: 'none' }];
    return { state: 'none', controls: [], claims: [], because };
  }
  const judged = claims.map((claim) => {
    const policy = facts.policies.find(obligation, claim.control.fields.kind);
    return { claim, ...judgeClaim(facts, claim, policy) };
  });
  const state = RANK.find((rank) => judged.some((one) => one.state === rank)) ?? 'none';
  // What made the state comes first; lesser claims follow, so that nothing that was looked at is hidden.
  const ordered = [...judged].sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state));
  const counting = judged.filter((one) => one.state !== 'none').map((one) => one.claim.control.key);
  return {
    state,
    because: ordered.flatMap((one) => one.because),
    controls: [...new Set(counting)],
    claims: ordered.map(({ claim, state: worth }) => ({
      control: claim.control.key,
      mapping: claim.index,
      state: worth,
    })),
  };
}

function collectClaims(content: Content): Map<ObjectKey, Claim[]> {
  const claims = new Map<ObjectKey, Claim[]>();
  for (const control of content.list('control')) {
    if (control.fields.state !== 'active') continue;
    control.fields.satisfies.forEach((mapping, index) => {
      for (const key of findKeys(content, 'obligation', mapping.obligation)) {
        const own = claims.get(key);
        if (own) own.push({ control, mapping, index });
        else claims.set(key, [{ control, mapping, index }]);
      }
    });
  }
  return claims;
}

/** Reviewed decisions that take single obligations out of scope for the provider as a whole. */
function collectOuts({
  content,
  asOf,
  reviews,
  policies,
}: Facts): Map<ObjectKey, RuleObject<'applicability'>> {
  const outs = new Map<ObjectKey, RuleObject<'applicability'>>();
  for (const decision of content.list('applicability')) {
    const { subject, decision: outcome, obligations, review, state } = decision.fields;
    const isAccepted = review !== undefined && review.on <= asOf && review.decision === 'accepted';
    if (subject.type !== 'provider' || outcome !== 'out' || state !== 'active' || !isAccepted) continue;
    for (const id of obligations ?? []) {
      for (const key of findKeys(content, 'obligation', id)) {
        const obligation = content.getByKey(key) as RuleObject<'obligation'>;
        const { stamped } = policies.find(obligation);
        if (!findDoubt(reviews.find(decision.key), stamped.value)) outs.set(key, decision);
      }
    }
  }
  return outs;
}

function findKeys(content: Content, kind: 'party' | 'obligation', id: string, home = ''): ObjectKey[] {
  const resolution = resolveReference(content, kind, id, home, false);
  return resolution.kind === 'found' ? [resolution.object.key] : [];
}
