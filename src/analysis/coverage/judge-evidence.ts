/**
 * Whether evidence shows that a control works on a day: gathered by then, not past its last day, passing.
 * Evidence that was superseded by then is followed to what took its place.
 */
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import type { EvidenceNeed, FreshDays } from '../../model/trace-policy.ts';
import { addDays, toLongDay } from '../../text/day.ts';
import { isNeedMet, toNeedWords } from './judge-need.ts';

type Evidence = RuleObject<'evidence'>;
export type EvidenceIndex = ReadonlyMap<
  string,
  { readonly evidence: Evidence; readonly successor: Evidence | undefined }
>;

export interface EvidenceVerdict {
  readonly met: boolean;
  readonly text: string;
  readonly about: readonly ObjectKey[];
  /** Why it is not met: the state of the first piece, `none`, or `method` where one is missing. */
  readonly reason?: JudgedState | 'none' | 'method';
}

export type EvidenceState = 'passing' | 'failing' | 'expired' | 'needs-review' | 'not-run' | 'later';
/** stale: passing, but older than the trace policy lets it count. */
type JudgedState = EvidenceState | 'stale';

/** Active evidence by id, each with the one that superseded it by the as-of day. */
export function indexEvidence(content: Content, asOf: string): EvidenceIndex {
  const pieces = content.list('evidence').filter(({ fields }) => fields.state === 'active');
  const successors = new Map<string, Evidence>();
  for (const evidence of pieces) {
    const { supersedes, collectedOn } = evidence.fields;
    if (supersedes !== undefined && collectedOn !== undefined && collectedOn <= asOf)
      successors.set(supersedes, evidence);
  }
  return new Map(
    pieces.flatMap((evidence) =>
      [evidence.id, ...(evidence.fields.formerIds ?? [])].map(
        (id) => [id, { evidence, successor: successors.get(id) ?? successors.get(evidence.id) }] as const,
      ),
    ),
  );
}

/** The state of one piece of evidence on a day. */
export function getEvidenceState({ fields }: Evidence, asOf: string): EvidenceState {
  if (fields.result === 'not-run') return 'not-run';
  if (fields.collectedOn !== undefined && fields.collectedOn > asOf) return 'later';
  const last = getLastDay(fields);
  if (last !== undefined && last < asOf) return 'expired';
  if (fields.result === 'pass') return 'passing';
  return fields.result === 'fail' ? 'failing' : 'needs-review';
}

/** The last day evidence counts, from its date or its cadence; undefined when it states neither. */
export function getLastDay({ validUntil, cadenceDays, collectedOn }: Evidence['fields']): string | undefined {
  if (validUntil !== undefined) return validUntil;
  return cadenceDays !== undefined && collectedOn !== undefined
    ? addDays(collectedOn, cadenceDays)
    : undefined;
}

/** What the policy asks of evidence. */
export interface EvidenceDemand {
  readonly asOf: string;
  readonly need: EvidenceNeed;
  readonly freshDays: FreshDays;
}

/** What the evidence of one mapping shows; unmet when there is none. A need of false asks whether any passes. */
export function judgeEvidence(
  index: EvidenceIndex,
  ids: readonly string[],
  { asOf, need: asked, freshDays }: EvidenceDemand,
): EvidenceVerdict {
  const need = asked === false ? true : asked;
  const pieces = [...new Set(ids.flatMap((id) => followEvidence(index, id)))]; // two may lead to one successor
  if (pieces.length === 0) return { met: false, text: 'no evidence is named', about: [], reason: 'none' };
  const states = pieces.map((evidence) => {
    const state = getEvidenceState(evidence, asOf);
    return {
      evidence,
      state: state === 'passing' && isStale(evidence, asOf, freshDays) ? 'stale' : state,
    } as const;
  });
  const about = pieces.map(({ key }) => key);
  const failing = states.filter(({ state }) => state === 'failing');
  if (failing.length > 0)
    return { met: false, text: `evidence fails: ${list(failing, asOf)}`, about, reason: 'failing' };
  const passing = states.filter(({ state }) => state === 'passing');
  const methods = new Set(passing.map(({ evidence }) => evidence.fields.method));
  if (isNeedMet(need, methods)) return { met: true, text: `evidence passes: ${list(passing, asOf)}`, about };
  if (passing.length === 0) {
    const reason = states[0]!.state;
    return { met: false, text: `no evidence that counts: ${list(states, asOf)}`, about, reason };
  }
  const has = list(states, asOf);
  return { met: false, text: `needs ${toNeedWords(need)}; there is ${has}`, about, reason: 'method' };
}

/** True for evidence older than the policy lets it count; one without a day cannot be shown to be younger. */
function isStale({ fields }: Evidence, asOf: string, freshDays: FreshDays): boolean {
  const limit = typeof freshDays === 'object' ? freshDays[fields.method] : freshDays;
  if (limit === undefined || limit === 'none') return false;
  return fields.collectedOn === undefined || addDays(fields.collectedOn, limit) < asOf;
}

/** The evidence that an id means on the day, after what superseded it; empty where there is none that is active. */
export function followEvidence(index: EvidenceIndex, id: string): Evidence[] {
  let entry = index.get(id);
  for (let steps = 0; entry?.successor && steps < 100; steps++) entry = index.get(entry.successor.id);
  return entry ? [entry.evidence] : [];
}

function list(states: readonly { evidence: Evidence; state: JudgedState }[], asOf: string): string {
  return states
    .map(({ evidence, state }) => `${evidence.fields.title} (${describe(evidence, state, asOf)})`)
    .join('; ');
}

function describe({ fields }: Evidence, state: JudgedState, asOf: string): string {
  const last = getLastDay(fields);
  switch (state) {
    case 'passing':
      return last === undefined
        ? `collected ${fields.collectedOn ? toLongDay(fields.collectedOn) : 'on an unknown day'}`
        : `valid until ${toLongDay(last)}`;
    case 'stale':
      return `too old: collected ${fields.collectedOn ? toLongDay(fields.collectedOn) : 'on an unknown day'}`;
    case 'expired':
      return `expired ${toLongDay(last ?? asOf)}`;
    case 'failing':
      return `failed ${fields.collectedOn ? toLongDay(fields.collectedOn) : ''}`.trim();
    case 'later':
      return `collected after ${toLongDay(asOf)}`;
    case 'not-run':
      return 'never run';
    case 'needs-review':
      return 'result needs review';
    default:
      return state satisfies never;
  }
}
