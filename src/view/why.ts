/**
 * Why we say that an obligation is covered or not: its state, every condition with the line of the trace policy that
 * asked for it, and the chain obligation, control, mapping, review, evidence with the file and line of each. In: the
 * coverage that was computed. Out: one answer for `rulemark why`, its JSON and the obligation's page.
 */
import { getEvidenceState } from '../analysis/coverage/judge-evidence.ts';
import type { Asked, Condition, Coverage } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { ObjectKey, RuleObject } from '../model/object.ts';
import type { ValuePath } from '../model/schemas/walk.ts';
import type { CoverageState, Stage } from '../model/words.ts';
import { toLongDay } from '../text/day.ts';
import { getHref } from './href.ts';
import { toWords } from './labels.ts';
import { toNextAction } from './next-action.ts';

/** A field in a file of the content folder. */
export interface FieldPlace {
  readonly file: string;
  readonly line: number;
}

export interface WhyCondition {
  readonly code: string;
  readonly met: boolean;
  readonly text: string;
  /** The field that decides it; null where there is none. */
  readonly place: FieldPlace | null;
  /** What the trace policy wants; null where no policy could change it. */
  readonly asked: WhyAsked | null;
  /** What to do; null where the condition is met. */
  readonly next: string | null;
}

export interface WhyAsked {
  readonly setting: string;
  readonly wants: string;
  /** The line of `rulemark.yml`; null where it is the default. */
  readonly place: FieldPlace | null;
}

/** A decision that a person took about the gap. */
export interface WhyDecision {
  readonly gap: string;
  /** "accepted risk, by the board, until 1 June 2030": as of the day. */
  readonly text: string;
  readonly place: FieldPlace;
}

/** One link of the chain below a mapping. */
export interface WhyStep {
  readonly step: 'control' | 'mapping' | 'review' | 'evidence';
  readonly text: string;
  readonly place: FieldPlace;
  readonly href: string | null;
}

export interface WhyClaim {
  /** `round@light-lamp`. */
  readonly id: string;
  readonly title: string;
  readonly state: CoverageState;
  readonly chain: readonly WhyStep[];
  readonly conditions: readonly WhyCondition[];
}

export interface Why {
  readonly obligation: string;
  readonly title: string;
  readonly place: FieldPlace;
  readonly state: CoverageState;
  /** The stage of the rule on the day, by which the policy was chosen; null before its first version. */
  readonly stage: Stage | null;
  /** How grave the policy finds it while not covered. */
  readonly uncovered: { readonly gravity: string; readonly asked: WhyAsked };
  /** What was decided about the gap it leaves; null where it leaves none, or nothing was decided. */
  readonly decision: WhyDecision | null;
  /** Conditions that speak of no mapping: what sets it aside, or that there is none. */
  readonly conditions: readonly WhyCondition[];
  /** Best first: the first made the state. */
  readonly claims: readonly WhyClaim[];
}

/** The answer for an obligation; undefined where it has no state, or for audiences that may not know. */
export function toWhy(corpus: Corpus, obligation: RuleObject<'obligation'>): Why | undefined {
  const coverage = corpus.coverage?.get(obligation.key);
  if (!coverage) return undefined;
  const { state, stage, uncovered, because } = coverage;
  return {
    obligation: obligation.id,
    title: obligation.fields.title,
    place: toPlace(corpus, obligation.file, ['title']),
    state,
    stage: stage ?? null,
    uncovered: { gravity: uncovered.gravity, asked: toAsked(corpus, uncovered.asked) },
    decision: toDecision(corpus, obligation),
    conditions: because
      .filter(({ mapping }) => mapping === undefined)
      .map((condition) => toCondition(corpus, obligation, condition)),
    claims: coverage.claims.flatMap((claim) => toClaim(corpus, obligation, coverage, claim)),
  };
}

function toDecision(corpus: Corpus, obligation: RuleObject<'obligation'>): WhyDecision | null {
  const gap = corpus.gaps?.find(
    ({ id, about }) => id.startsWith('coverage.') && about.length === 1 && about[0] === obligation.key,
  );
  const authored = gap?.authored ? corpus.content.getByKey(gap.authored) : undefined;
  if (!gap || !authored) return null;
  const { state, by, until, reason } = gap.decision;
  const text = [
    toWords(state),
    ...(by ? [`by ${by}`] : []),
    ...(until ? [`until ${toLongDay(until)}`] : []),
  ].join(', ');
  const whole = reason ? `${text}: ${reason}` : text;
  return { gap: gap.id, text: whole, place: toPlace(corpus, authored.file, ['decision', 'state']) };
}

function toClaim(
  corpus: Corpus,
  obligation: RuleObject<'obligation'>,
  { because }: Coverage,
  { control: key, mapping, state }: Coverage['claims'][number],
): WhyClaim[] {
  const control = findControl(corpus, key);
  if (!control) return [];
  const own = because.filter((condition) => condition.mapping === mapping && condition.at?.key === key);
  return [
    {
      id: `${control.id}@${obligation.id}`,
      title: control.fields.title,
      state,
      chain: toChain(corpus, control, mapping),
      conditions: own
        .map((condition) => toCondition(corpus, obligation, condition))
        .map((condition) => ({ ...condition, text: withoutTitle(condition.text, control) })),
    },
  ];
}

function toCondition(
  corpus: Corpus,
  obligation: RuleObject<'obligation'>,
  condition: Condition,
): WhyCondition {
  const { code, met, text, at, asked } = condition;
  const object = at && corpus.content.getByKey(at.key);
  return {
    code,
    met,
    text,
    place: object ? toPlace(corpus, object.file, at.path) : null,
    asked: asked ? toAsked(corpus, asked) : null,
    next: toNextAction(corpus, obligation, condition) ?? null,
  };
}

function toAsked(corpus: Corpus, { setting, wants, from }: Asked): WhyAsked {
  return { setting, wants, place: from ? toPlace(corpus, 'rulemark.yml', from, 'key') : null };
}

function toChain(corpus: Corpus, control: RuleObject<'control'>, index: number): readonly WhyStep[] {
  const { status, owner, satisfies } = control.fields;
  const mapping = satisfies[index];
  if (!mapping) return [];
  const { relation, covers, part, review, evidence = [] } = mapping;
  const path = ['satisfies', index];
  const toStep = (step: WhyStep['step'], text: string, at: ValuePath): WhyStep => ({
    step,
    text,
    place: toPlace(corpus, control.file, at),
    href: step === 'control' ? getHref(control) : null,
  });
  const reviewed = review
    ? `${review.decision} on ${toLongDay(review.on)} by ${review.by}${review.fingerprints ? '' : ', without fingerprints'}`
    : 'nobody has reviewed it';
  return [
    toStep('control', `${control.id}: ${toWords(status)}, ${owner ? `owner ${owner}` : 'nobody owns it'}`, [
      'status',
    ]),
    toStep('mapping', `${toWords(relation)} ${covers === 'whole' ? 'the whole' : `a part: ${part ?? ''}`}`, [
      ...path,
      'relation',
    ]),
    toStep('review', reviewed, [...path, 'review']),
    ...(evidence.length === 0 ? [toStep('evidence', 'none is named', path)] : []),
    ...evidence.map((id, at) => toEvidenceStep(corpus, control, id, [...path, 'evidence', at])),
  ];
}

function toEvidenceStep(corpus: Corpus, control: RuleObject<'control'>, id: string, at: ValuePath): WhyStep {
  const evidence = corpus.find('evidence', id, '');
  if (!evidence) return { step: 'evidence', text: id, place: toPlace(corpus, control.file, at), href: null };
  const { day } = corpus.asOf;
  const successor = corpus.content
    .list('evidence')
    .find(
      ({ fields }) =>
        fields.state === 'active' &&
        fields.supersedes === evidence.id &&
        fields.collectedOn !== undefined &&
        fields.collectedOn <= day,
    );
  const state = successor ? `superseded by ${successor.id}` : toWords(getEvidenceState(evidence, day));
  const { method } = evidence.fields;
  return {
    step: 'evidence',
    text: `${evidence.id}: ${method}, ${state}`,
    place: toPlace(corpus, evidence.file, ['result']),
    href: getHref(evidence),
  };
}

/** The finding without the title of the control, under which it is shown. */
function withoutTitle(text: string, { fields }: RuleObject<'control'>): string {
  const start = `${fields.title}: `;
  return text.startsWith(start) ? text.slice(start.length) : text;
}

function findControl(corpus: Corpus, key: ObjectKey): RuleObject<'control'> | undefined {
  const object = corpus.content.getByKey(key);
  return object?.type === 'control' ? (object as RuleObject<'control'>) : undefined;
}

function toPlace(corpus: Corpus, file: string, path: ValuePath, part?: 'key' | 'value'): FieldPlace {
  const { line } = corpus.findPlace(file, path, part);
  return { file, line };
}
