/**
 * What breach of an obligation could cost, penalty by penalty: the acts, the civil and the criminal maximum, the state
 * of mind, with the source of everything and the year of every sum. A sum without a source or a year is never shown.
 * Nothing here is owed while the rule is not final, was withdrawn or is not effective, and the first lines say so.
 */
import { chooseAmount, hasSource } from '../analysis/exposure/choose-amount.ts';
import { judgeEnforceability } from '../analysis/rulemaking/judge-enforceability.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toLongDay } from '../text/day.ts';
import { getHref } from './href.ts';
import { type CheckedPhrase, capitalize, joinWords, toCheckedPhrase, toWords, withStop } from './labels.ts';
import { toMoney } from './money.ts';

export interface ExposureView {
  readonly band: number;
  /** What made the band, as a sentence. */
  readonly because: string;
  /** Why nothing of it is owed today; empty where the rule is in force. */
  readonly caution: readonly string[];
  readonly penalties: readonly PenaltyView[];
}

export interface PenaltyView {
  readonly title: string;
  readonly href: string;
  readonly kind: string;
  /** What it can come to at most, with the sum of the day. */
  readonly maximum: PenaltyRow;
  /** Prohibited acts, imprisonment, state of mind, statute. */
  readonly rows: readonly PenaltyRow[];
}

export interface PenaltyRow {
  readonly label: string;
  readonly items: readonly { readonly text: string; readonly checked?: CheckedPhrase }[];
}

type Penalty = RuleObject<'penalty'>;

/** The exposure of one obligation. */
export function toExposureView(corpus: Corpus, obligation: RuleObject<'obligation'>): ExposureView {
  const { band, because, penalties } = corpus.getExposure(obligation);
  const rule = corpus.content.get('rule', '', obligation.home);
  const found = penalties.flatMap((key) => corpus.content.getByKey(key) ?? []) as Penalty[];
  return {
    band,
    because: withStop(capitalize(because)),
    caution: [...(rule ? toCaution(corpus, rule) : []), ...toFootingCaution(corpus, obligation)],
    penalties: found.map((penalty) => toPenaltyView(corpus, penalty)),
  };
}

/** Why nothing in a rule can be enforced on the as-of day; empty where it can. */
export function toCaution(corpus: Corpus, rule: RuleObject<'rule'>): string[] {
  const { state, withdrawal, effective } = judgeEnforceability(corpus.getRuleState(rule));
  const day = toLongDay(corpus.asOf.day);
  switch (state) {
    case 'in-force':
      return [];
    case 'none':
      return [`No version was published by ${day}: nothing here is enforceable today.`];
    case 'proposed':
      return [
        `If adopted as proposed. No final rule is recorded as of ${day}: nothing here is enforceable today.`,
      ];
    case 'withdrawn':
      return [`If adopted as proposed. ${toWithdrawn(withdrawal, day)}: nothing here is enforceable today.`];
    case 'not-yet':
      return [
        `The rule is final and takes effect on ${effective ? toLongDay(effective.fields.date) : 'a later day'}: nothing here is enforceable before.`,
      ];
    default:
      return state satisfies never;
  }
}

/** True for a sum that may be shown, because it names its source. */
export function hasSourcedSum(amount: { readonly sources?: readonly string[] | undefined }): boolean {
  return hasSource(amount);
}

function toWithdrawn(withdrawal: RuleObject<'event'> | undefined, day: string): string {
  const how = withdrawal?.fields.status === 'confirmed' ? 'was withdrawn' : 'is reported to be withdrawn';
  return `No final rule is recorded as of ${day}, and the proposal ${how}`;
}

function toFootingCaution(corpus: Corpus, obligation: RuleObject<'obligation'>): string[] {
  const { state, authorities } = corpus.getFooting(obligation);
  if (state !== 'fallen') return [];
  const gone = authorities
    .filter(({ status }) => status === 'revoked' || status === 'expired')
    .map(
      ({ authority, status, since }) =>
        `${authority.fields.title} (${toWords(status)} since ${toLongDay(since)})`,
    );
  return [`What this duty rests on has fallen: ${joinWords(gone)}.`];
}

function toPenaltyView(corpus: Corpus, penalty: Penalty): PenaltyView {
  const { fields, home } = penalty;
  const check = (field: string) => toCheckedPhrase(corpus, home, fields.checked?.[field] ?? fields);
  return {
    title: fields.title,
    href: getHref(penalty),
    kind: fields.kind,
    maximum: {
      label: MAXIMUM_LABELS[fields.kind],
      items: [
        { text: capitalize(fields.amount.statement), checked: check('amount') },
        ...toSum(corpus, penalty),
      ],
    },
    rows: [
      {
        label: 'Prohibited acts',
        items: fields.prohibitedActs.map((act) => ({
          text: capitalize(act.act),
          checked: toCheckedPhrase(corpus, home, act),
        })),
      },
      ...(fields.amount.imprisonment
        ? [{ label: 'Imprisonment', items: [{ text: capitalize(fields.amount.imprisonment) }] }]
        : []),
      { label: 'State of mind', items: [{ text: fields.mentalState, checked: check('mentalState') }] },
      { label: 'Statute', items: [{ text: fields.statute, checked: check('statute') }] },
    ],
  };
}

const MAXIMUM_LABELS = {
  civil: 'Civil maximum',
  criminal: 'Criminal maximum',
  administrative: 'Consequence',
  'special-measure': 'Consequence',
} as const;

/** The yearly sum that held on the as-of day, or why none is shown. */
function toSum(corpus: Corpus, penalty: Penalty): PenaltyRow['items'] {
  const { fields, home } = penalty;
  const day = toLongDay(corpus.asOf.day);
  if (fields.amount.type === 'not-in-text') return [{ text: 'No sum is in the texts.' }];
  if (!fields.amounts) return [{ text: `No sum by year is recorded as of ${day}; the statute sets it.` }];
  const { amount, stale, unsourced } = chooseAmount(penalty, corpus.asOf.day);
  const years = unsourced.length > 0 ? ` For ${joinWords(unsourced.map(String))} no source is recorded.` : '';
  if (!amount) return [{ text: `No sum with a source is recorded for ${day} or before.${years}` }];
  const from = amount.from ? `, from ${toLongDay(amount.from)}` : '';
  const late = stale ? `; none is recorded for ${corpus.asOf.day.slice(0, 4)} yet` : '';
  const label = fields.amount.type === 'greater-of' ? 'The yearly amount' : 'The sum';
  return [
    {
      text: `${label} as of ${day}: ${toMoney(amount.amount, amount.currency)} (of ${amount.year}${from}${late})`,
      checked: toCheckedPhrase(corpus, home, amount),
    },
  ];
}
