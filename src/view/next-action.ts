/**
 * What to do about a condition that is not met: the next action as a sentence with the ids, fields and commands it
 * takes. In: the condition as coverage found it, with its one-word reason. Out: the sentence.
 */
import type { Condition } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';

/** What an action speaks of. */
interface Case {
  readonly obligation: RuleObject<'obligation'>;
  readonly control: RuleObject<'control'> | undefined;
  readonly condition: Condition;
  /** Pieces of evidence of the claim. */
  readonly evidence: readonly RuleObject<'evidence'>[];
  readonly asOf: string;
}

const ACTIONS: Readonly<Record<string, (found: Case) => string>> = {
  mapping: ({ obligation }) =>
    `List "${obligation.id}" under "satisfies" of a control that does this (\`rulemark new control <id>\` starts one), or write down what was decided in provider/gaps/coverage.${obligation.id}.md.`,
  review: toReviewAction,
  suspect: (found) =>
    found.condition.reason === 'unstamped'
      ? `If nothing changed since, add the fingerprints: \`rulemark review ${toLinkId(found)} --decision stamp\`.`
      : `See what changed and decide again: \`rulemark review ${toLinkId(found)}\`.`,
  relation: toRelationAction,
  status: toStatusAction,
  evidence: toEvidenceAction,
};

/** The next action for an unmet condition; undefined where it is met. */
export function toNextAction(
  corpus: Corpus,
  obligation: RuleObject<'obligation'>,
  condition: Condition,
): string | undefined {
  if (condition.met) return undefined;
  const objects = condition.about.flatMap((key) => corpus.content.getByKey(key) ?? []);
  const evidence = objects.filter((object): object is RuleObject<'evidence'> => object.type === 'evidence');
  const control = objects.find((object): object is RuleObject<'control'> => object.type === 'control');
  return ACTIONS[condition.code]?.({ obligation, control, condition, evidence, asOf: corpus.asOf.day });
}

function toLinkId({ control, obligation }: Case): string {
  return `${control?.id}@${obligation.id}`;
}

function toReviewAction(found: Case): string {
  const { asOf, condition } = found;
  switch (condition.reason) {
    case 'later':
      return `Nothing to do: it was reviewed after ${asOf}. Look at a later day with --as-of.`;
    case 'rejected':
      return `Mend what the reviewer found, then have it looked at again: \`rulemark review ${toLinkId(found)}\`.`;
    case 'retired':
      return 'This mapping is no longer claimed: map another control, or remove it.';
    default:
      return `Have somebody look at the claim: \`rulemark review ${toLinkId(found)} --decision holds --by "<who>" --reason "<why>"\`.`;
  }
}

function toRelationAction({ condition, control, obligation }: Case): string {
  const id = control?.id ?? '';
  switch (condition.reason) {
    case 'part':
      return `Extend "${id}" to the rest of the duty and set "covers: whole", or describe in one control what this one and others do together: parts are not added up.`;
    case 'no-match':
      return `Map another control to "${obligation.id}"; this one was found not to fit.`;
    case 'conflicts':
      return `Change "${id}" so that it no longer works against this duty, and map another control.`;
    default:
      return `The policy wants ${condition.asked?.wants}: make "${id}" do that and change "relation", or map another control.`;
  }
}

function toStatusAction({ condition, control }: Case): string {
  const id = control?.id ?? '';
  switch (condition.reason) {
    case 'planned':
      return `Put "${id}" in place${control?.fields.due ? ` by ${control.fields.due}` : ' (no date is set: add "due:")'}, then set its status, its review and its evidence.`;
    case 'not-applicable':
      return `"${id}" is marked not applicable: map another control, or correct its status.`;
    default:
      return `Finish "${id}" and set "status: implemented". The policy wants ${condition.asked?.wants}.`;
  }
}

function toEvidenceAction({ condition, evidence, control, obligation }: Case): string {
  const [first] = evidence;
  const again = `Gather it again as a new file with "supersedes: ${first?.id ?? '<id>'}"`;
  switch (condition.reason) {
    case 'none':
      return `Gather evidence (\`rulemark new evidence <id>\`) and name it under "evidence" of this mapping. The policy wants ${condition.asked?.wants}.`;
    case 'failing':
      return `Mend what the evidence shows. ${again}.`;
    case 'expired':
    case 'stale':
      return `${again}.`;
    case 'not-run':
      return `Gather "${first?.id}" and write down "result" and "collectedOn".`;
    case 'needs-review':
      return `Judge what "${first?.id}" shows and set "result" to pass or fail.`;
    case 'later':
      return 'Nothing to do: it was gathered after this day. Look at a later day with --as-of.';
    case 'changed':
      return `The evidence changed since the review: \`rulemark review ${control?.id}@${obligation.id}\`.`;
    default:
      return `Add evidence of the kind that is missing: the policy wants ${condition.asked?.wants}.`;
  }
}
