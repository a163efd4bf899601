/**
 * How far two people who coded the same comments agree. In: their points. Out: for each field the number of decisions
 * both made, on how many they agree, Cohen's kappa (1960) with its 95 percent interval and Krippendorff's alpha (nominal,
 * 2004). Only comments that both coded are compared, because a comment without a point may have been read or not. A topic
 * or a section is a decision for each comment: both give it, or one does. Where all decisions are the same there is no
 * figure: such agreement cannot be told from habit.
 */
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { compareNatural } from '../../text/natural-order.ts';

export const CODED_FIELDS = ['topics', 'provisions', 'stance', 'substantive', 'request'] as const;
export type CodedField = (typeof CODED_FIELDS)[number];

/** Fewer decisions bear no figure. */
export const LEAST_DECISIONS = 30;

/** `none`: nothing to compare, or no variety; the others say what the figure may be used for. */
export type Reliance = 'none' | 'too-few' | 'too-low' | 'tentative' | 'good';

export interface FieldAgreement {
  readonly field: CodedField;
  readonly decisions: number;
  readonly agreed: number;
  /** Null where every decision of both was the same, or there was none. */
  readonly kappa: number | null;
  /** Ends of the 95 percent interval of kappa. */
  readonly low: number | null;
  readonly high: number | null;
  readonly alpha: number | null;
  readonly reliance: Reliance;
}

export interface CoderComparison {
  /** Ids of comments that both coded, in order. */
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly fields: readonly FieldAgreement[];
  /** Where they differ, for talking it over. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly field: CodedField;
  readonly comment: string;
  /** The topic or section it is about; empty for the comment as a whole. */
  readonly about: string;
  readonly first: string;
  readonly second: string;
}

type Point = RuleObject<'point'>;
interface Decision {
  readonly comment: string;
  readonly about: string;
  readonly first: string;
  readonly second: string;
}

/** How two coders of the same docket agree. */
export function compareCoders(points: readonly Point[], first: string, second: string): CoderComparison {
  const [one, other] = [byComment(points, first), byComment(points, second)];
  const both = sort([...one.keys()].filter((comment) => other.has(comment)));
  const pairs = both.map((comment) => ({ comment, one: one.get(comment)!, other: other.get(comment)! }));
  const decisions = CODED_FIELDS.map((field) => ({ field, made: DECIDE[field](pairs) }));
  return {
    both,
    onlyFirst: sort([...one.keys()].filter((comment) => !other.has(comment))),
    onlySecond: sort([...other.keys()].filter((comment) => !one.has(comment))),
    fields: decisions.map(({ field, made }) => toAgreement(field, made)),
    differences: decisions.flatMap(({ field, made }) =>
      made.filter(({ first, second }) => first !== second).map((decision) => ({ field, ...decision })),
    ),
  };
}

interface Pair {
  readonly comment: string;
  readonly one: readonly Point[];
  readonly other: readonly Point[];
}

const DECIDE: Readonly<Record<CodedField, (pairs: readonly Pair[]) => Decision[]>> = {
  topics: (pairs) => decideLabels(pairs, ({ fields }) => fields.topics ?? []),
  provisions: (pairs) => decideLabels(pairs, getSections),
  stance: decideStance,
  substantive: (pairs) => decideComments(pairs, getSubstance),
  request: (pairs) =>
    decideComments(pairs, (points) => (points.some(({ fields }) => fields.request) ? 'yes' : 'no')),
};

/** Every label that one of them gave to any comment is a decision on each comment. */
function decideLabels(pairs: readonly Pair[], getLabels: (point: Point) => readonly string[]): Decision[] {
  const labels = new Set(pairs.flatMap(({ one, other }) => [...one, ...other].flatMap(getLabels)));
  const has = (points: readonly Point[], label: string) =>
    points.some((point) => getLabels(point).includes(label)) ? 'yes' : 'no';
  return pairs.flatMap(({ comment, one, other }) =>
    sort([...labels]).map((about) => ({ comment, about, first: has(one, about), second: has(other, about) })),
  );
}

/** A stance is compared where both give one on the same topic or section; a point on neither is on the comment. */
function decideStance(pairs: readonly Pair[]): Decision[] {
  return pairs.flatMap(({ comment, one, other }) => {
    const [ones, others] = [getStances(one), getStances(other)];
    return sort([...ones.keys()].filter((about) => others.has(about))).map((about) => ({
      comment,
      about,
      first: ones.get(about)!,
      second: others.get(about)!,
    }));
  });
}

function decideComments(pairs: readonly Pair[], getValue: (points: readonly Point[]) => string): Decision[] {
  return pairs.map(({ comment, one, other }) => ({
    comment,
    about: '',
    first: getValue(one),
    second: getValue(other),
  }));
}

/** Stances by what they are on; several on the same are "mixed". */
function getStances(points: readonly Point[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const point of points) {
    const { topics = [], stance } = point.fields;
    const about = [...topics, ...getSections(point)];
    for (const one of about.length > 0 ? about : ['']) {
      const before = found.get(one);
      found.set(one, before === undefined || before === stance ? stance : 'mixed');
    }
  }
  return found;
}

/** Sections, not paragraphs: two readers who cite one as finely as they like still speak of the same. */
function getSections({ fields }: Point): string[] {
  return Object.entries(fields.provisions ?? {}).flatMap(([version, provisions]) =>
    provisions.map((provision) => `${version}/${splitProvision(provision).section}`),
  );
}

function getSubstance(points: readonly Point[]): string {
  const said = points.map(({ fields }) => fields.substantive);
  return said.includes('yes') ? 'yes' : said.includes('unclear') ? 'unclear' : 'no';
}

function toAgreement(field: CodedField, made: readonly Decision[]): FieldAgreement {
  const agreed = made.filter(({ first, second }) => first === second).length;
  const kappa = toKappa(made, agreed);
  const alpha = toAlpha(made, agreed);
  return {
    field,
    decisions: made.length,
    agreed,
    kappa: kappa && round(kappa.value),
    low: kappa && round(Math.max(-1, kappa.value - 1.96 * kappa.error)),
    high: kappa && round(Math.min(1, kappa.value + 1.96 * kappa.error)),
    alpha: alpha === null ? null : round(alpha),
    reliance: toReliance(made.length, alpha),
  };
}

/** Kappa and its standard error for large numbers. */
function toKappa(made: readonly Decision[], agreed: number): { value: number; error: number } | null {
  const count = made.length;
  const [ones, others] = [
    countValues(made.map((one) => one.first)),
    countValues(made.map((one) => one.second)),
  ];
  const chance =
    [...ones].reduce((sum, [value, times]) => sum + times * (others.get(value) ?? 0), 0) / count ** 2;
  if (count === 0 || chance === 1) return null;
  const observed = agreed / count;
  return {
    value: (observed - chance) / (1 - chance),
    error: Math.sqrt((observed * (1 - observed)) / count) / (1 - chance),
  };
}

function toAlpha(made: readonly Decision[], agreed: number): number | null {
  const count = made.length * 2;
  const values = countValues(made.flatMap(({ first, second }) => [first, second]));
  if (values.size < 2) return null;
  const alike = [...values.values()].reduce((sum, times) => sum + times * (times - 1), 0);
  return 1 - (1 - agreed / made.length) / (1 - alike / (count * (count - 1)));
}

/** Krippendorff's own bounds: from 0.8 on, and from 0.667 on with caution. */
function toReliance(decisions: number, alpha: number | null): Reliance {
  if (alpha === null) return 'none';
  if (decisions < LEAST_DECISIONS) return 'too-few';
  return alpha >= 0.8 ? 'good' : alpha >= 0.667 ? 'tentative' : 'too-low';
}

function byComment(points: readonly Point[], coder: string): ReadonlyMap<string, readonly Point[]> {
  const found = new Map<string, Point[]>();
  for (const point of points) {
    if (point.fields.coder !== coder || point.fields.state === 'retired') continue;
    const list = found.get(point.fields.comment);
    if (list) list.push(point);
    else found.set(point.fields.comment, [point]);
  }
  return found;
}

function countValues(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sort(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareNatural);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
