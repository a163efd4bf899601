/**
 * One gap in full: why it is one, what it weighs and from what, what breach could cost, which controls there are, what
 * was decided and which file decides. For the page of a gap and for `rulemark gaps <id>`. No HTML.
 */
import { judgeEnforceability } from '../../analysis/rulemaking/judge-enforceability.ts';
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import type { CoverageState } from '../../model/words.ts';
import { addDays, toLongDay } from '../../text/day.ts';
import { toCitations } from '../citation.ts';
import { getHref } from '../href.ts';
import { capitalize, KIND_LABELS, toWords, withStop } from '../labels.ts';
import { toGapFile, toNextStep, toWindowLabel } from './next-step.ts';
import { findScenarios } from './scenarios.ts';
import { toFormula, toWeightInputs } from './weight-words.ts';

export interface GapFact {
  readonly label: string;
  readonly items: readonly { readonly text: string; readonly href?: string }[];
}

export interface GapSubject {
  readonly object: RuleObject;
  readonly title: string;
  readonly href: string;
  readonly kind: string;
  /** Of an obligation, where it is known. */
  readonly coverage: CoverageState | undefined;
  /** "proposed 15 CFR § 7.302", newest first. */
  readonly citations: readonly string[];
  readonly controls: readonly { readonly title: string; readonly href: string; readonly status: string }[];
}

export interface GapPage {
  readonly lead: string;
  readonly because: readonly string[];
  readonly facts: readonly GapFact[];
  readonly subjects: readonly GapSubject[];
  /** Scenarios that would touch the gap, each a sentence. */
  readonly scenarios: readonly string[];
  readonly file: string;
  /** What to write into that file to decide; undefined where it is there and holds a decision already. */
  readonly draft: string | undefined;
}

/** Everything about one gap. */
export function toGapPage(corpus: Corpus, gap: Gap): GapPage {
  const subjects = gap.about.flatMap((key) => {
    const object = corpus.content.getByKey(key);
    return object ? [toSubject(corpus, object)] : [];
  });
  return {
    lead: `${capitalize(toWords(gap.kind))}, ${gap.side} side. Weight ${toFormula(gap.weight)}.`,
    because: gap.because,
    facts: toFacts(corpus, gap),
    subjects,
    scenarios: toScenarioSentences(corpus, gap),
    file: toGapFile(corpus, gap),
    draft: gap.authored ? undefined : toDecisionFile(corpus, gap, subjects),
  };
}

function toFacts(corpus: Corpus, gap: Gap): GapFact[] {
  const window = gap.side === 'rule' ? toWindowLabel(corpus, gap) : undefined;
  const titles = corpus.content.list('provider')[0]?.fields.products ?? [];
  return [
    { label: 'Next step', items: [{ text: toNextStep(corpus, gap) }] },
    { label: 'Owner', items: [{ text: gap.owner ?? 'Nobody named.' }] },
    { label: 'Decision', items: toDecisionItems(gap) },
    ...toWeightInputs(corpus, gap).map(({ label, text, event }) => ({
      label,
      items: [{ text, ...(event ? { href: getHref(event) } : {}) }],
    })),
    ...(window ? [{ label: 'Comment period', items: [{ text: `${window}.` }] }] : []),
    ...toAsks(corpus, gap),
    ...(titles.length > 0
      ? [
          {
            label: 'Products',
            items:
              gap.products.length > 0
                ? gap.products.map((id) => ({ text: titles.find((one) => one.id === id)?.title ?? id }))
                : [{ text: 'It touches no product.' }],
          },
        ]
      : []),
  ];
}

/** The asks that speak of the gap itself, so that nobody drafts a second one. */
function toAsks(corpus: Corpus, { authored }: Gap): GapFact[] {
  const asks = authored ? corpus.findUsers('ask', authored) : [];
  if (asks.length === 0) return [];
  return [{ label: 'Asks', items: asks.map((ask) => ({ text: ask.fields.title, href: getHref(ask) })) }];
}

function toDecisionItems({ decision }: Gap): { text: string }[] {
  const { state, by, on, until, reason, lapsed } = decision;
  if (lapsed) return [{ text: `Open again: ${reason ?? ''}.` }];
  const who = `${by ? ` by ${by}` : ''}${on ? ` on ${toLongDay(on)}` : ''}${until ? `, until ${toLongDay(until)}` : ''}`;
  return [{ text: withStop(`${capitalize(toWords(state))}${who}${reason ? `: ${reason}` : ''}`) }];
}

function toSubject(corpus: Corpus, object: RuleObject): GapSubject {
  const isObligation = object.type === 'obligation';
  const obligation = object as RuleObject<'obligation'>;
  const stated = isObligation || object.type === 'definition';
  return {
    object,
    title: object.fields.title,
    href: getHref(object),
    kind: isObligation ? KIND_LABELS[obligation.fields.kind] : object.type,
    coverage: isObligation ? corpus.coverage?.get(object.key)?.state : undefined,
    citations: stated
      ? toCitations(corpus, object.home, obligation.fields.sections).map(({ text }) => text)
      : [],
    controls: isObligation
      ? corpus.findUsers('control', object.key).map((control) => ({
          title: control.fields.title,
          href: getHref(control),
          status: toWords(control.fields.status),
        }))
      : [],
  };
}

function toScenarioSentences(corpus: Corpus, { id }: Gap): string[] {
  return findScenarios(corpus).flatMap(({ whatIf }) => {
    const effect = whatIf.effects.get(id);
    // nearly every gap touches several products, so that less of one says nothing
    if (!effect || (effect.effect === 'partly' && whatIf.scenario.products)) return [];
    const verb = effect.effect === 'out' ? 'it would drop out' : 'it would stand on less';
    return [`If ${whatIf.words}, ${verb}: ${effect.because.join('; ')}.`];
  });
}

/** A file that accepts the risk for half a year, to be changed: the decision of a computed gap as authors write it. */
function toDecisionFile(corpus: Corpus, gap: Gap, subjects: readonly GapSubject[]): string {
  const rule = corpus.content.get('rule', '', subjects[0]?.object.home ?? '');
  const isOwed = rule && judgeEnforceability(corpus.getRuleState(rule)).state === 'in-force';
  const shared = corpus.content.list('rule').length > 1;
  const about = subjects.map(
    ({ object }) =>
      `${object.type === 'obligation' ? 'obligations' : `${object.type}s`}/${shared && object.home ? `${object.home}/` : ''}${object.id}`,
  );
  return [
    '---',
    `title: ${JSON.stringify(gap.title)}`,
    `side: ${gap.side}`,
    `kind: ${gap.kind}`,
    `about: [${about.join(', ')}]`,
    `severity: ${gap.weight.severity}`,
    'effort: unknown  # small | medium | large, or days: <number>',
    `owner: ${JSON.stringify(gap.owner ?? 'somebody')}`,
    'decision:',
    '  state: accepted-risk  # open | planned | accepted-risk | closed',
    '  by: somebody',
    `  on: ${corpus.asOf.day}`,
    `  until: ${addDays(corpus.asOf.day, 182)}`,
    `  reason: ${isOwed ? 'why it can wait although the rule is in force' : 'why it can wait'}`,
    '---',
    '',
    'What a reader has to know.',
    '',
  ].join('\n');
}
