/**
 * Where the provider falls short (computed from coverage) and where the rule does (written by people), in
 * order of weight. Weight = exposure band × severity × time factor. The time factor is 1 with `no-date` where no
 * compliance date is known, which is every rule that is not final. A computed gap keeps its id as long as
 * its obligation has one, so that decisions written about it (`provider/gaps/coverage.<obligation>.md`) survive.
 */
import type { Coverage, Exposure, Gap } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { compareText } from '../../text/natural-order.ts';
import { resolveReference } from '../links/resolve-links.ts';

type Authored = RuleObject<'gap'>;
const COVERAGE_PREFIX = 'coverage.';
/** Severity where nobody has judged: 4 nothing there, 3 nobody knows or not yet, 2 something is. */
const SEVERITY: Readonly<Record<string, number>> = {
  missing: 4,
  unassessed: 3,
  planned: 3,
  evidence: 2,
  partial: 2,
};

export interface GapInput {
  readonly content: Content;
  readonly coverage: ReadonlyMap<ObjectKey, Coverage>;
  readonly getExposure: (obligation: RuleObject<'obligation'>) => Exposure;
  readonly asOf: string;
}

/** All gaps, heaviest first; closed ones and risks still accepted come after the open ones. */
export function computeGaps(input: GapInput): readonly Gap[] {
  const authored = new Map(
    input.content
      .list('gap')
      .filter((gap) => gap.fields.state === 'active')
      .map((gap) => [gap.id, gap]),
  );
  const computed = computeCoverageGaps(input, authored);
  const used = new Set(computed.map(({ id }) => id));
  const written = [...authored.values()].filter(
    (gap) => !used.has(gap.id) && !gap.id.startsWith(COVERAGE_PREFIX),
  );
  return [...computed, ...written.map((gap) => toAuthoredGap(gap, input))].sort(compareGaps);
}

function computeCoverageGaps(input: GapInput, authored: ReadonlyMap<string, Authored>): Gap[] {
  const gaps: Gap[] = [];
  for (const [key, coverage] of input.coverage) {
    const kind = toKind(coverage);
    if (kind === undefined) continue;
    const obligation = input.content.getByKey(key) as RuleObject<'obligation'>;
    const id = toCoverageId(input.content, obligation);
    const note = authored.get(id);
    const exposure = input.getExposure(obligation).band;
    const severity = note?.fields.severity ?? SEVERITY[kind] ?? 2;
    gaps.push({
      id,
      kind,
      side: 'provider',
      title: obligation.fields.title,
      about: [key],
      weight: weigh(exposure, severity),
      because: coverage.because.filter(({ met }) => !met).map(({ text }) => text),
      effort: note?.fields.effort ?? 'unknown',
      owner: note?.fields.owner ?? obligation.fields.owner ?? null,
      decision: decide(note, input.asOf),
      authored: note?.key ?? null,
    });
  }
  return gaps;
}

/** `coverage.<obligation>`, with the rule in between where two rules use the same id. */
function toCoverageId(content: Content, { id, home }: RuleObject<'obligation'>): string {
  return content.findById('obligation', id).length > 1
    ? `${COVERAGE_PREFIX}${home}.${id}`
    : `${COVERAGE_PREFIX}${id}`;
}

/** The kind of gap a coverage state leaves, or undefined where it leaves none. */
function toKind({ state, because }: Coverage): string | undefined {
  switch (state) {
    case 'covered':
    case 'not-applicable':
      return undefined;
    case 'none':
      return 'missing';
    case 'planned':
      return 'planned';
    case 'unknown':
      return 'unassessed';
    case 'partial': {
      const best = because.slice(0, 4).filter(({ met }) => !met);
      return best.length > 0 && best.every(({ code }) => code === 'evidence') ? 'evidence' : 'partial';
    }
    default:
      return state satisfies never;
  }
}

function toAuthoredGap(gap: Authored, input: GapInput): Gap {
  const about = gap.fields.about.flatMap((reference) => {
    const resolution = resolveReference(input.content, 'any', reference, '', false);
    return resolution.kind === 'found' ? [resolution.object] : [];
  });
  const exposure = Math.max(1, ...about.map((object) => getWorstExposure(object, input)));
  return {
    id: gap.id,
    side: gap.fields.side,
    kind: gap.fields.kind,
    title: gap.fields.title,
    about: about.map(({ key }) => key),
    weight: weigh(exposure, gap.fields.severity ?? SEVERITY[gap.fields.kind] ?? 2),
    because: [
      gap.body
        .trim()
        .split(/\n\s*\n/)[0]
        ?.replace(/\s+/g, ' ') || 'written down without a reason',
    ],
    effort: gap.fields.effort,
    owner: gap.fields.owner ?? null,
    decision: decide(gap, input.asOf),
    authored: gap.key,
  };
}

/** For an obligation its own exposure; for a definition that of the gravest obligation that turns on it. */
function getWorstExposure(object: RuleObject, { content, getExposure }: GapInput): number {
  if (object.type === 'obligation') return getExposure(object as RuleObject<'obligation'>).band;
  if (object.type !== 'definition') return 1;
  const users = content
    .list('obligation', object.home)
    .filter((obligation) => obligation.fields.terms?.includes(object.id));
  return Math.max(1, ...users.map((obligation) => getExposure(obligation).band));
}

function weigh(exposure: number, severity: number): Gap['weight'] {
  return { value: exposure * severity, exposure, severity, time: 1, because: 'no-date' };
}

function decide(gap: Authored | undefined, asOf: string): Gap['decision'] {
  if (!gap) return { state: 'open' };
  const { state, by, on, until, reason } = gap.fields.decision;
  if (on !== undefined && on > asOf) return { state: 'open', reason: `decided only on ${toLongDay(on)}` };
  if (state === 'accepted-risk' && until !== undefined && until < asOf) {
    return { state: 'open', reason: `the acceptance by ${by} ran out on ${toLongDay(until)}` };
  }
  return {
    state,
    ...(by ? { by } : {}),
    ...(on ? { on } : {}),
    ...(until ? { until } : {}),
    ...(reason ? { reason } : {}),
  };
}

function compareGaps(a: Gap, b: Gap): number {
  return (
    Number(isSettled(a)) - Number(isSettled(b)) || b.weight.value - a.weight.value || compareText(a.id, b.id)
  );
}

/** True for gaps that ask for nothing now. */
export function isSettled({ decision }: Gap): boolean {
  return decision.state === 'closed' || decision.state === 'accepted-risk';
}
