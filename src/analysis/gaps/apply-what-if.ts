/**
 * What would happen to the gaps if an authority fell or products were out of scope. In: the gaps as they are and the
 * scenario. Out: those that would drop out, those that would stay on less, each with its because, and the rest. The
 * one answer behind `rulemark gaps --if-falls`, `--without-product` and the switches of the page. Nothing is weighed
 * anew, and coverage is not computed again: a note says which controls would be left without a product.
 * What bears a duty follows `compute-footing.ts`: its executive orders where it names any, else all it names.
 */
import type { Footing, Gap, Scenario, WhatIf, WhatIfEffect } from '../../model/answers.ts';
import type { Content } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { toLongDay } from '../../text/day.ts';
import { computeFooting, findBearing, getAuthorityStatus, isFallen } from '../authorities/compute-footing.ts';
import { resolveReference } from '../links/resolve-links.ts';
import type { ProductReach } from './find-products.ts';

export interface WhatIfInput {
  readonly content: Content;
  /** In order of weight. */
  readonly gaps: readonly Gap[];
  readonly reach: ProductReach;
  readonly asOf: string;
}

type Obligation = RuleObject<'obligation'>;
type Judge = (gap: Gap) => WhatIfEffect | undefined;

/** The effects of the scenario; an empty scenario changes nothing. */
export function applyWhatIf(input: WhatIfInput, scenario: Scenario): WhatIf {
  const judges = [...toAuthorityJudge(input, scenario), ...toProductJudge(input, scenario)];
  const effects = new Map<string, WhatIfEffect>();
  for (const gap of input.gaps) {
    const found = judges.flatMap((judge) => judge(gap) ?? []);
    if (found.length === 0) continue;
    const out = found.filter(({ effect }) => effect === 'out');
    const because = (out.length > 0 ? out : found).flatMap((one) => one.because);
    effects.set(gap.id, { effect: out.length > 0 ? 'out' : 'partly', because });
  }
  const isOut = ({ id }: Gap) => effects.get(id)?.effect === 'out';
  return {
    scenario,
    words: toWords(input, scenario),
    left: input.gaps.filter((gap) => !isOut(gap)),
    out: input.gaps.filter(isOut),
    effects,
    notes: toNotes(input, scenario),
  };
}

function toWords({ content, reach }: WhatIfInput, { authority, products = [] }: Scenario): string {
  const fallen = authority && content.getByKey(authority);
  const names = products.map((id) => reach.products.find((product) => product.id === id)?.title ?? id);
  return [
    ...(fallen ? [`${fallen.fields.title} fell`] : []),
    ...(names.length > 0 ? [`${names.join(' and ')} ${names.length > 1 ? 'were' : 'was'} out of scope`] : []),
  ].join(' and ');
}

function toAuthorityJudge({ content, asOf }: WhatIfInput, { authority }: Scenario): Judge[] {
  if (authority === undefined) return [];
  const memo = new Map<ObjectKey, WhatIfEffect | undefined>();
  const judge = (obligation: Obligation): WhatIfEffect | undefined => {
    if (!memo.has(obligation.key))
      memo.set(obligation.key, judgeFooting(content, obligation, authority, asOf));
    return memo.get(obligation.key);
  };
  const find = toFinder(content);
  return [(gap) => joinEffects(find(gap), judge)];
}

/** What gaps are about in the end: their obligations, and for a definition those that turn on it. */
function toFinder(content: Content): (gap: Gap) => readonly Obligation[] {
  const byTerm = new Map<ObjectKey, Obligation[]>();
  for (const obligation of content.list('obligation')) {
    if (obligation.fields.state !== 'active') continue;
    for (const term of obligation.fields.terms ?? []) {
      const found = resolveReference(content, 'definition', term, obligation.home, false);
      if (found.kind !== 'found') continue;
      const users = byTerm.get(found.object.key);
      if (users) users.push(obligation);
      else byTerm.set(found.object.key, [obligation]);
    }
  }
  return ({ about }) => {
    const objects = about.flatMap((key) => content.getByKey(key) ?? []);
    const own = objects.filter(({ type }) => type === 'obligation') as Obligation[];
    return own.length > 0 ? own : objects.flatMap(({ key }) => byTerm.get(key) ?? []);
  };
}

/** out where every obligation would go; partly where some would, or any would stand on less. */
function joinEffects(
  obligations: readonly Obligation[],
  judge: (obligation: Obligation) => WhatIfEffect | undefined,
): WhatIfEffect | undefined {
  const judged = obligations.map((obligation) => ({ obligation, found: judge(obligation) }));
  const touched = judged.flatMap(({ found }) => found ?? []);
  if (touched.length === 0) return undefined;
  const out = judged.filter(({ found }) => found?.effect === 'out');
  if (out.length === judged.length)
    return { effect: 'out', because: unique(touched.flatMap(({ because }) => because)) };
  const [first] = out;
  if (!first) return { effect: 'partly', because: unique(touched.flatMap(({ because }) => because)) };
  const rest = judged.length - out.length;
  return {
    effect: 'partly',
    because: [
      `${out.length} of the ${judged.length} duties it is about would fall ("${first.obligation.fields.title}"${out.length > 1 ? ' and others' : ''}); ${rest} would stay`,
    ],
  };
}

function judgeFooting(
  content: Content,
  { fields, home }: Obligation,
  key: ObjectKey,
  asOf: string,
): WhatIfEffect | undefined {
  const { authorities } = computeFooting(content, fields.authorities, home, asOf);
  const named = authorities.find(({ authority }) => authority.key === key);
  if (!named) return undefined;
  const bearing = findBearing(authorities);
  const others = bearing.filter(({ authority }) => authority.key !== key);
  const standing = others.filter(({ status }) => !isFallen(status));
  const name = named.authority.fields.title;
  if (!bearing.includes(named))
    return {
      effect: 'partly',
      because: [
        `rests partly on ${name}: a power under it${standing.length > 0 ? `, while ${list(standing)} would still oblige` : ''}`,
      ],
    };
  if (standing.length > 0)
    return {
      effect: 'partly',
      because: [`rests partly on ${name}; ${list(standing)} would still bear it`],
    };
  const gone = others.length > 0 ? ` (${others.map(toFallen).join(', ')})` : '';
  return { effect: 'out', because: [`rests only on ${name}${gone}`] };
}

function toFallen({ authority, status, since }: Footing['authorities'][number]): string {
  return `${authority.fields.title} has been ${status} since ${toLongDay(since)}`;
}

function list(authorities: Footing['authorities']): string {
  return authorities.map(({ authority }) => authority.fields.title).join(' and ');
}

function toProductJudge({ reach }: WhatIfInput, { products = [] }: Scenario): Judge[] {
  if (products.length === 0) return [];
  const without = new Set(products);
  const title = (id: string) => reach.products.find((product) => product.id === id)?.title ?? id;
  return [
    (gap) => {
      const gone = gap.products.filter((id) => without.has(id));
      const rest = gap.products.filter((id) => !without.has(id));
      if (gone.length === 0) return undefined;
      const names = gone.map(title).join(' and ');
      return rest.length === 0
        ? { effect: 'out', because: [`concerns only ${names}`] }
        : {
            effect: 'partly',
            because: [
              `concerns ${names} and ${rest.length} other ${rest.length > 1 ? 'products' : 'product'}`,
            ],
          };
    },
  ];
}

function toNotes(input: WhatIfInput, scenario: Scenario): string[] {
  return [...toAuthorityNotes(input, scenario), ...toProductNotes(input, scenario)];
}

/** That an authority has fallen already, so that nobody takes the scenario for news. */
function toAuthorityNotes({ content, asOf }: WhatIfInput, { authority: key }: Scenario): string[] {
  const authority = key && content.getByKey(key);
  if (authority?.type !== 'authority') return [];
  const { status, since } = getAuthorityStatus(authority as RuleObject<'authority'>, asOf);
  if (!isFallen(status)) return [];
  return [
    `${authority.fields.title} has been ${status} since ${toLongDay(since)}; the ranking itself keeps what rested on it, because whether a duty lives on is for a lawyer to say`,
  ];
}

/** Controls that would work for no product any more, with the obligations that would lose them. */
function toProductNotes({ content }: WhatIfInput, { products = [] }: Scenario): string[] {
  if (products.length === 0) return [];
  const without = new Set(products);
  return content
    .list('control')
    .filter(({ fields }) => fields.state === 'active' && fields.products?.every((id) => without.has(id)))
    .map(({ fields }) => {
      const served = unique(
        fields.satisfies.flatMap(({ obligation }) => {
          const found = resolveReference(content, 'obligation', obligation, '', false);
          return found.kind === 'found' ? [found.object.fields.title] : [];
        }),
      );
      const claims = served.length > 0 ? `; it is mapped to: ${served.join('; ')}` : '';
      return `the control "${fields.title}" works for nothing else${claims}`;
    });
}

/** Each once, without those that a longer one says too. */
function unique(texts: readonly string[]): string[] {
  const all = [...new Set(texts)];
  return all.filter((text) => !all.some((other) => other !== text && other.startsWith(text)));
}
