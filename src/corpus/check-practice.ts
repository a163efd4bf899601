/**
 * The checks of our own side, which the trace policy grades: rationales, evidence, owners, penalties, accepted risks,
 * and obligations that are not covered. Some depend on the day. In: content, day, coverage. Out: findings, without
 * those that the policy turns off.
 */
import { findEndedAcceptances } from '../analysis/checks/acceptance-holds.ts';
import { findUnownedControls } from '../analysis/checks/control-has-owner.ts';
import { findFailingEvidence } from '../analysis/checks/evidence-holds.ts';
import { findManyAlike } from '../analysis/checks/many-alike.ts';
import { findUncovered } from '../analysis/checks/obligation-covered.ts';
import { findPenaltyGaps } from '../analysis/checks/penalty-path.ts';
import { findCopiedRationales } from '../analysis/checks/rationale-copied.ts';
import { findEmptyRationales } from '../analysis/checks/rationale-empty.ts';
import { findRationales } from '../analysis/checks/rationale-words.ts';
import type { Coverage } from '../model/answers.ts';
import type { Content } from '../model/content.ts';
import type { Finding } from '../model/finding.ts';
import type { ObjectKey } from '../model/object.ts';
import { getTraceChecks, TRACE_DEFAULTS } from '../model/trace-policy.ts';

/** Findings as grave as the policy says; coverage is computed only where the policy asks about it. */
export function checkPractice(
  content: Content,
  asOf: string,
  getCoverage: () => ReadonlyMap<ObjectKey, Coverage>,
): Finding[] {
  const { trace } = content.settings;
  const checks = getTraceChecks(trace);
  const rationales = findRationales(content);
  const graded = [
    ...findEmptyRationales(rationales, checks),
    ...findManyAlike(rationales, checks),
    ...findCopiedRationales(rationales, checks),
    ...findFailingEvidence(content, asOf),
    ...findUnownedControls(content),
    ...findPenaltyGaps(content),
    ...findEndedAcceptances(content, asOf),
  ].flatMap((finding): Finding[] => {
    const severity = checks.severity[finding.code];
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
  const gravities = [trace, ...(trace.lines ?? [])].map(
    ({ uncovered }) => uncovered ?? TRACE_DEFAULTS.uncovered,
  );
  const isAsked = gravities.some((gravity) => gravity !== 'off');
  return isAsked ? [...graded, ...findUncovered(content, getCoverage(), asOf)] : graded;
}
