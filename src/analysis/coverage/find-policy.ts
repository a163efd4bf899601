/**
 * Which settings of the trace policy hold for one obligation, and which line of `rulemark.yml` asked for each. In:
 * the policy as written, the kind of obligation, the stage of its rule, the kind of control. Out: every setting with
 * its value and where it stands. Knows no requirement of its own: what nobody wrote comes from TRACE_DEFAULTS.
 */
import type { Content } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import type { ValuePath } from '../../model/schemas/walk.ts';
import {
  TRACE_DEFAULTS,
  type TraceLine,
  type TracePolicy,
  type TraceSetting,
  type TraceSettings,
} from '../../model/trace-policy.ts';
import type { ControlKind, ObligationKind, Stage } from '../../model/words.ts';
import { computeRuleState } from '../rulemaking/compute-rule-state.ts';

/** A setting and where in `rulemark.yml` it stands; null where it is the default. */
export interface Chosen<T> {
  readonly value: T;
  readonly from: ValuePath | null;
}
export type EffectivePolicy = { readonly [S in TraceSetting]: Chosen<TraceSettings[S]> };

/** What the lines of a policy are held against. */
export interface PolicySubject {
  readonly kind: ObligationKind;
  /** Undefined before the first version of the rule is out. */
  readonly stage: Stage | undefined;
  readonly control?: ControlKind;
}

const SETTINGS = [
  'relations',
  'statuses',
  'reviewed',
  'stamped',
  'evidence',
  'freshDays',
  'uncovered',
] as const satisfies readonly TraceSetting[];

/** Every setting for a subject: that of the last line that fits, else that of the whole policy, else the default. */
export function findPolicy(trace: TracePolicy, subject: PolicySubject): EffectivePolicy {
  const fitting = (trace.lines ?? []).map((line, index) => ({ line, index })).filter(isFitting(subject));
  const choose = (setting: TraceSetting): Chosen<unknown> => {
    const last = fitting.findLast(({ line }) => line[setting] !== undefined);
    if (last) return { value: last.line[setting], from: ['trace', 'lines', last.index, setting] };
    if (trace[setting] !== undefined) return { value: trace[setting], from: ['trace', setting] };
    return { value: TRACE_DEFAULTS[setting], from: null };
  };
  return Object.fromEntries(SETTINGS.map((setting) => [setting, choose(setting)])) as EffectivePolicy;
}

/** The kinds of obligation that ask for something. */
export function findBinding({ binds }: TracePolicy): Chosen<readonly ObligationKind[]> {
  return binds ? { value: binds, from: ['trace', 'binds'] } : { value: TRACE_DEFAULTS.binds, from: null };
}

/**
 * The stage of a rule for the policy: that of the last version out by the day, where a correction has the stage of
 * what it corrects; withdrawal only where the withdrawal is confirmed, not merely reported.
 */
export function findStage(content: Content, rule: RuleObject<'rule'>, asOf: string): Stage | undefined {
  const { stage, withdrawal } = computeRuleState(content, rule, asOf);
  if (withdrawal?.fields.status === 'confirmed') return 'withdrawal';
  if (stage !== 'correction') return stage;
  const corrected = rule.fields.versions.flatMap((id) => {
    const version = content.get('version', rule.id, id);
    const counts = version && version.fields.published <= asOf;
    return counts && !['correction', 'hypothetical'].includes(version.fields.stage)
      ? [version.fields.stage]
      : [];
  });
  return corrected.at(-1) ?? stage;
}

/** The policy of a content on a day, worked out once for each combination that occurs. */
export class PolicyFinder {
  readonly #content: Content;
  readonly #asOf: string;
  readonly #stages = new Map<string, Stage | undefined>();
  readonly #known = new Map<string, EffectivePolicy>();

  constructor(content: Content, asOf: string) {
    this.#content = content;
    this.#asOf = asOf;
  }

  /** The settings for an obligation, and for a kind of control where one is given. */
  find(obligation: RuleObject<'obligation'>, control?: ControlKind): EffectivePolicy {
    const stage = this.getStage(obligation.home);
    const { kind } = obligation.fields;
    const name = `${kind} ${stage ?? ''} ${control ?? ''}`;
    const subject = control ? { kind, stage, control } : { kind, stage };
    const known = this.#known.get(name) ?? findPolicy(this.#content.settings.trace, subject);
    this.#known.set(name, known);
    return known;
  }

  /** The stage of a rule on the day; undefined before its first version, or where there is no such rule. */
  getStage(home: string): Stage | undefined {
    if (!this.#stages.has(home)) {
      const rule = this.#content.get('rule', '', home);
      this.#stages.set(home, rule && findStage(this.#content, rule, this.#asOf));
    }
    return this.#stages.get(home);
  }
}

function isFitting({ kind, stage, control }: PolicySubject) {
  return ({ line }: { readonly line: TraceLine }): boolean =>
    (!line.kinds || line.kinds.includes(kind)) &&
    (!line.stages || (stage !== undefined && line.stages.includes(stage))) &&
    (!line.controls || (control !== undefined && line.controls.includes(control)));
}
