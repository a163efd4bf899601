/**
 * The evidence behind one claim of a control, as links of their own: whether it still says what the reviewer of the
 * claim saw, and whether it still counts. Evidence that was superseded by the as-of day is followed to its successor.
 */
import type { RuleObject } from '../../model/object.ts';
import type { ReviewLink } from '../../model/suspects.ts';
import { type EvidenceIndex, getEvidenceState, indexEvidence } from '../coverage/judge-evidence.ts';
import { judgeCode } from './judge-code.ts';
import { judgeReview, type Part, type ReviewContext, toCause, toJudgement } from './judge-review.ts';
import type { Snapshots } from './snapshots.ts';

interface Claim {
  readonly control: RuleObject<'control'>;
  readonly mapping: RuleObject<'control'>['fields']['satisfies'][number];
  readonly link: ReviewLink;
}

const indexes = new WeakMap<ReviewContext, EvidenceIndex>();

/** One link a piece of evidence that is named or took the place of one; each with its own stamp. */
export function findEvidenceLinks(
  context: ReviewContext,
  snapshots: Snapshots,
  claim: Claim,
): readonly ReviewLink[] {
  const index = indexes.get(context) ?? indexEvidence(context.content, context.asOf);
  indexes.set(context, index);
  const names = [...new Set((claim.mapping.evidence ?? []).map((id) => follow(index, id)))];
  return names.map((id) => {
    const evidence = index.get(id)?.evidence;
    return evidence ? toLink(context, snapshots, claim, evidence) : toMissing(context, claim, id);
  });
}

function toLink(
  context: ReviewContext,
  snapshots: Snapshots,
  { control, mapping, link }: Claim,
  evidence: RuleObject<'evidence'>,
): ReviewLink {
  const now = snapshots.getObject(evidence)!;
  const part: Part = {
    name: `evidence/${evidence.id}`,
    state: 'suspect-downstream',
    of: evidence.key,
    now,
    toPath: () => [evidence.key, control.key],
  };
  const judged = judgeReview(context, mapping.review, [part], undefined);
  const code = judgeCode(context, snapshots, mapping.review, evidence);
  const isOver = getEvidenceState(evidence, context.asOf) === 'expired';
  const expired = isOver ? [toCause('expired', `${evidence.fields.title} is past its last day`)] : [];
  return {
    ...link,
    ...toJudgement([...judged.causes, ...code.causes, ...expired]),
    id: `${evidence.id}@${link.id}`,
    kind: 'evidence',
    to: [evidence.key],
    fingerprints: { [part.name]: now.fingerprint, ...code.fingerprints },
  };
}

function toMissing({ content }: ReviewContext, { link }: Claim, id: string): ReviewLink {
  const retired = content.findById('evidence', id).find(({ fields }) => fields.state === 'retired');
  const cause = retired
    ? toCause('retired-target', `${retired.fields.title} is retired`, [retired.key])
    : toCause('orphaned', `there is no evidence "${id}" that counts`);
  return {
    ...link,
    ...toJudgement([cause]),
    id: `${id}@${link.id}`,
    kind: 'evidence',
    to: retired ? [retired.key] : [],
    fingerprints: {},
  };
}

function follow(index: EvidenceIndex, id: string): string {
  let entry = index.get(id);
  for (let steps = 0; entry?.successor && steps < 100; steps++) entry = index.get(entry.successor.id);
  return entry?.evidence.id ?? id;
}
