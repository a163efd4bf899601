/** The tables of our own side: controls, evidence, gaps, applicability. Privileged, like what they show. */
import { getEvidenceState, getLastDay } from '../analysis/coverage/judge-evidence.ts';
import type { Gap } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import type { CoverageState } from '../model/words.ts';
import { toLongDay } from '../text/day.ts';
import { toGapSection } from './gaps/gap-sections.ts';
import { toProduct } from './gaps/weight-words.ts';
import { getGapHref, getHref } from './href.ts';
import { countOf, toWords } from './labels.ts';
import type { TableView } from './table.ts';

/** One row a control, with how many obligations it is mapped to and reviewed for. */
export function toControlTable(corpus: Corpus): TableView {
  const controls = corpus.content.list('control');
  return {
    caption: `All ${countOf(controls.length, 'control')}, with how many obligations each says it satisfies and how many of these claims a person has accepted.`,
    columns: [
      { id: 'control', label: 'Control' },
      { id: 'status', label: 'Status', filter: 'choice' },
      { id: 'kind', label: 'Kind', filter: 'choice' },
      { id: 'owner', label: 'Owner', filter: 'choice' },
      { id: 'obligations', label: 'Obligations', numeric: true },
      { id: 'accepted', label: 'Accepted', numeric: true },
    ],
    rows: controls.map((control) => {
      const { satisfies, status, kind, owner, due } = control.fields;
      const accepted = satisfies.filter(
        ({ review }) => review?.decision === 'accepted' && review.on <= corpus.asOf.day,
      ).length;
      return {
        id: control.id,
        cells: [
          { text: control.fields.title, href: getHref(control) },
          { text: toWords(status), ...(due ? { sub: `due ${toLongDay(due)}` } : {}) },
          { text: kind },
          { text: owner ?? 'nobody named' },
          { text: String(satisfies.length), sort: satisfies.length },
          { text: String(accepted), sort: accepted },
        ],
      };
    }),
  };
}

/** One row a piece of evidence, with its state on the as-of day. */
export function toEvidenceTable(corpus: Corpus): TableView {
  const pieces = corpus.content.list('evidence');
  const superseded = new Set(
    pieces
      .filter(({ fields }) => fields.collectedOn !== undefined && fields.collectedOn <= corpus.asOf.day)
      .map(({ fields }) => fields.supersedes),
  );
  return {
    caption: `All ${countOf(pieces.length, 'piece of evidence', 'pieces of evidence')}, with the state of each on ${toLongDay(corpus.asOf.day)}.`,
    columns: [
      { id: 'evidence', label: 'Evidence' },
      { id: 'state', label: 'State', filter: 'choice' },
      { id: 'method', label: 'Method', filter: 'choice' },
      { id: 'collected', label: 'Collected' },
      { id: 'until', label: 'Counts until' },
      { id: 'controls', label: 'Shows that this works' },
    ],
    rows: pieces.map((evidence) => {
      const { fields, id } = evidence;
      const state = superseded.has(id) ? 'superseded' : toWords(getEvidenceState(evidence, corpus.asOf.day));
      const [first, ...rest] = corpus.findUsers('control', evidence.key);
      return {
        id,
        cells: [
          { text: fields.title, sub: fields.source },
          { text: state },
          { text: fields.method },
          { text: fields.collectedOn ?? 'never' },
          { text: getLastDay(fields) ?? 'no end stated' },
          first
            ? {
                text: first.fields.title,
                href: getHref(first),
                ...(rest.length > 0 ? { sub: `and ${countOf(rest.length, 'other control')}` } : {}),
              }
            : { text: 'named by no control' },
        ],
      };
    }),
  };
}

/** One row a gap, heaviest first, the weight with its inputs. */
export function toGapTable(corpus: Corpus, gaps: readonly Gap[], what = 'gap'): TableView {
  const open = gaps.filter(
    ({ decision }) => decision.state === 'open' || decision.state === 'planned',
  ).length;
  const settled = gaps.length - open;
  return {
    caption: `${countOf(gaps.length, what)}, heaviest first${settled > 0 ? `; ${open} open or planned, the rest closed or accepted` : ''}.`,
    columns: [
      { id: 'gap', label: 'Gap' },
      { id: 'weight', label: 'Weight', numeric: true },
      { id: 'side', label: 'Side', filter: 'choice' },
      { id: 'kind', label: 'Kind', filter: 'choice' },
      { id: 'section', label: 'Section', filter: 'choice' },
      { id: 'owner', label: 'Owner', filter: 'choice' },
      { id: 'decision', label: 'Decision', filter: 'choice' },
      { id: 'because', label: 'Because' },
    ],
    rows: gaps.map((gap) => ({
      id: gap.id,
      cells: [
        { text: gap.title, href: getGapHref(gap.id) },
        { text: String(gap.weight.value), sort: gap.weight.value, sub: toProduct(gap.weight) },
        { text: gap.side },
        { text: toWords(gap.kind) },
        { text: toGapSection(corpus, gap) },
        { text: gap.owner ?? 'nobody named' },
        { text: toWords(gap.decision.state), ...toDecisionSub(gap) },
        { text: gap.because[0] ?? '' },
      ],
    })),
  };
}

/** Who decided and until when, where somebody did. */
function toDecisionSub({ decision: { by, until, lapsed } }: Gap): { sub?: string } {
  if (lapsed) return { sub: `accepted until ${toLongDay(lapsed.until)} by ${lapsed.by}` };
  const words = [...(by ? [`by ${by}`] : []), ...(until ? [`until ${toLongDay(until)}`] : [])].join(' ');
  return words ? { sub: words } : {};
}

export interface ControlClaim {
  readonly obligation: { readonly title: string; readonly href: string } | undefined;
  readonly id: string;
  readonly relation: string;
  readonly part: string | undefined;
  readonly rationale: string;
  readonly review: string;
  readonly evidence: readonly { readonly title: string; readonly href: string; readonly state: string }[];
  readonly coverage: CoverageState | undefined;
}

/** What one control claims, claim by claim. */
export function toControlClaims(corpus: Corpus, control: RuleObject<'control'>): ControlClaim[] {
  return control.fields.satisfies.map((mapping) => {
    const obligation = corpus.find('obligation', mapping.obligation, '');
    const { review } = mapping;
    return {
      id: mapping.obligation,
      obligation: obligation ? { title: obligation.fields.title, href: getHref(obligation) } : undefined,
      relation: toWords(mapping.relation),
      part: mapping.covers === 'part' ? mapping.part : undefined,
      rationale: mapping.rationale,
      review: review
        ? `${review.decision} on ${toLongDay(review.on)} by ${review.by}${review.reason ? `: ${review.reason}` : ''}`
        : 'nobody has reviewed this',
      evidence: (mapping.evidence ?? []).flatMap((id) => {
        const piece = corpus.find('evidence', id, '');
        return piece
          ? [
              {
                title: piece.fields.title,
                href: getHref(piece),
                state: toWords(getEvidenceState(piece, corpus.asOf.day)),
              },
            ]
          : [];
      }),
      coverage: obligation ? corpus.coverage?.get(obligation.key)?.state : undefined,
    };
  });
}
