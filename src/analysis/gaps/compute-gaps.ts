/**
 * Where the provider falls short (computed from coverage) and where the rule does (written by people), in
 * order of weight. Weight = exposure band × severity × time factor (`weigh-time.ts`). A computed gap keeps its id as
 * long as its obligation has one, so that decisions written about it (`provider/gaps/coverage.<obligation>.md`)
 * survive.
 */
import type { ComplianceDate, Coverage, Exposure, Gap } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { compareText } from '../../text/natural-order.ts';
import { resolveReference } from '../links/resolve-links.ts';
import type { ProductReach } from './find-products.ts';
import { weighGap } from './weigh-time.ts';

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
  /** The compliance date of a rule, by its id; undefined where none is known. */
  readonly getComplianceDate: (rule: string) => ComplianceDate | undefined;
  readonly reach: ProductReach;
  readonly asOf: string;
}

/** What is looked up for many gaps. */
interface Facts extends GapInput {
  /** The gravest band among the obligations that turn on a definition, by its key. */
  readonly worstByTerm: ReadonlyMap<ObjectKey, number>;
}

/** All gaps, heaviest first; closed ones and risks still accepted come after the open ones. */
export function computeGaps(given: GapInput): readonly Gap[] {
  const input: Facts = { ...given, worstByTerm: indexTerms(given) };
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

function computeCoverageGaps(input: Facts, authored: ReadonlyMap<string, Authored>): Gap[] {
  const gaps: Gap[] = [];
  for (const [key, coverage] of input.coverage) {
    const kind = toKind(coverage);
    if (kind === undefined) continue;
    const obligation = input.content.getByKey(key) as RuleObject<'obligation'>;
    const id = toCoverageId(input.content, obligation);
    const note = authored.get(id);
    const decision = decide(note, input.asOf);
    gaps.push({
      id,
      kind,
      side: 'provider',
      title: obligation.fields.title,
      about: [key],
      weight: weigh(input, note, kind, [obligation]),
      because: [...toLapse(decision), ...coverage.because.filter(({ met }) => !met).map(({ text }) => text)],
      effort: note?.fields.effort ?? 'unknown',
      owner: note?.fields.owner ?? obligation.fields.owner ?? null,
      decision,
      products: input.reach.find(note?.fields.products, [obligation]),
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

function toAuthoredGap(gap: Authored, input: Facts): Gap {
  const about = gap.fields.about.flatMap((reference) => {
    const resolution = resolveReference(input.content, 'any', reference, '', false);
    return resolution.kind === 'found' ? [resolution.object] : [];
  });
  const decision = decide(gap, input.asOf);
  return {
    id: gap.id,
    side: gap.fields.side,
    kind: gap.fields.kind,
    title: gap.fields.title,
    about: about.map(({ key }) => key),
    weight: weigh(input, gap, gap.fields.kind, about),
    because: [
      ...toLapse(decision),
      gap.body
        .trim()
        .split(/\n\s*\n/)[0]
        ?.replace(/\s+/g, ' ') || 'written down without a reason',
    ],
    effort: gap.fields.effort,
    owner: gap.fields.owner ?? null,
    decision,
    products: input.reach.find(gap.fields.products, about),
    authored: gap.key,
  };
}

/** The weight of a gap: the gravest exposure and the most pressing date among what it is about. */
function weigh(
  input: Facts,
  note: Authored | undefined,
  kind: string,
  about: readonly RuleObject[],
): Gap['weight'] {
  const judged = note?.fields.severity;
  const rules = new Set(about.map((object) => input.content.getRuleHome(object)).filter(Boolean));
  const dates = [...rules].flatMap((rule) => input.getComplianceDate(rule) ?? []);
  return weighGap({
    exposure: Math.max(1, ...about.map((object) => getWorstExposure(object, input))),
    severity: judged ?? SEVERITY[kind] ?? 2,
    severityFrom: judged === undefined ? 'kind' : 'person',
    effort: note?.fields.effort ?? 'unknown',
    days: note?.fields.days,
    date: dates.toSorted((a, b) => a.left - b.left)[0],
  });
}

/** For an obligation its own exposure; for a definition that of the gravest obligation that turns on it. */
function getWorstExposure(object: RuleObject, { getExposure, worstByTerm }: Facts): number {
  if (object.type === 'obligation') return getExposure(object as RuleObject<'obligation'>).band;
  return object.type === 'definition' ? (worstByTerm.get(object.key) ?? 1) : 1;
}

function indexTerms({ content, getExposure }: GapInput): ReadonlyMap<ObjectKey, number> {
  const worst = new Map<ObjectKey, number>();
  for (const obligation of content.list('obligation')) {
    if (obligation.fields.state !== 'active') continue;
    for (const term of obligation.fields.terms ?? []) {
      const resolution = resolveReference(content, 'definition', term, obligation.home, false);
      if (resolution.kind !== 'found') continue;
      const { key } = resolution.object;
      worst.set(key, Math.max(worst.get(key) ?? 1, getExposure(obligation).band));
    }
  }
  return worst;
}

function decide(gap: Authored | undefined, asOf: string): Gap['decision'] {
  if (!gap) return { state: 'open' };
  const { state, by, on, until, reason } = gap.fields.decision;
  if (on !== undefined && on > asOf) return { state: 'open', reason: `decided only on ${toLongDay(on)}` };
  if (state === 'accepted-risk' && until !== undefined && until < asOf) {
    const lapsed = { by: by ?? 'somebody', until };
    return { state: 'open', reason: `the acceptance by ${lapsed.by} ran out on ${toLongDay(until)}`, lapsed };
  }
  return {
    state,
    ...(by ? { by } : {}),
    ...(on ? { on } : {}),
    ...(until ? { until } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** Why a gap is open again, before what makes it one. */
function toLapse({ lapsed, reason }: Gap['decision']): string[] {
  return lapsed && reason ? [reason] : [];
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
