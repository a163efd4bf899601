/**
 * Where others stand on our asks. In: the asks matched with what people coded and with what the machine suggests. Out:
 * for each ask its allies and opponents, whether we are alone with it, and the sections that nobody speaks of. A stance
 * is only ever a person's; that others raise a point is said apart, as the suggestion it is.
 */
import { type MatchedAsk, matchAsks } from '../../analysis/attribution/match-asks.ts';
import { type ClaimTally, findSilent } from '../../analysis/attribution/tally-claims.ts';
import { getCommentedVersion } from '../../analysis/attribution/to-attribution-index.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import type { STANCES } from '../../model/words.ts';
import { getHref } from '../href.ts';
import { toFigure } from '../labels.ts';
import type { Cell, TableView } from '../table.ts';
import { toAgencyHref, toCount } from './count-words.ts';
import { toTargetCell } from './issue-matrix.ts';

type Stance = (typeof STANCES)[number];

export interface AskStanding {
  readonly title: string;
  readonly href: string;
  readonly position: string;
  readonly allies: readonly CodedComment[];
  readonly opponents: readonly CodedComment[];
  /** Coded on the same, on neither side. */
  readonly others: readonly CodedComment[];
  /** What is known of who else raises it, as a sentence. */
  readonly raised: string;
}

export interface CodedComment {
  readonly id: string;
  readonly href: string;
}

export interface DocketStanding {
  readonly asks: readonly AskStanding[];
  /** Asks that nobody else speaks of, as far as anybody or anything has seen. */
  readonly alone: readonly { readonly title: string; readonly href: string }[];
  readonly silent: TableView;
}

/** Which stances of others go with a position of ours; those not named are on neither side. */
const SIDES: Readonly<
  Record<string, { readonly allies: readonly Stance[]; readonly opponents: readonly Stance[] }>
> = {
  support: { allies: ['support'], opponents: ['oppose'] },
  oppose: { allies: ['oppose'], opponents: ['support'] },
  'support-with-changes': { allies: ['support-with-changes'], opponents: [] },
};

/** Our asks against the docket; undefined for audiences that may not know our asks. */
export function toDocketStanding(
  corpus: Corpus,
  docket: RuleObject<'docket'>,
  tally: ClaimTally,
): DocketStanding | undefined {
  if (corpus.audience !== 'privileged') return undefined;
  const matched = matchAsks(corpus.content, docket, tally).map((one) => ({
    one,
    ask: corpus.content.list('ask').find(({ id }) => id === one.ask)!,
  }));
  const isAlone = ({ raised, stances }: MatchedAsk) => raised.raw === 0 && stances.size === 0;
  return {
    asks: matched.filter(({ one }) => !isAlone(one)).map(({ one, ask }) => toAskStanding(ask, one)),
    alone: matched
      .filter(({ one }) => isAlone(one))
      .map(({ ask }) => ({ title: ask.fields.title, href: getHref(ask) })),
    silent: toSilentTable(corpus, docket, tally),
  };
}

function toAskStanding(ask: RuleObject<'ask'>, { raised, stances }: MatchedAsk): AskStanding {
  const position = ask.fields.position ?? 'no position';
  const { allies, opponents } = SIDES[position] ?? { allies: [], opponents: [] };
  const others = [...stances.keys()].filter((stance) => ![...allies, ...opponents].includes(stance));
  const list = (sides: readonly Stance[]): CodedComment[] =>
    [...new Set(sides.flatMap((stance) => stances.get(stance) ?? []))].map((id) => ({
      id,
      href: toAgencyHref(id),
    }));
  return {
    title: ask.fields.title,
    href: getHref(ask),
    position: position.replaceAll('-', ' '),
    allies: list(allies),
    opponents: list(opponents),
    others: list(others),
    raised: `Suggested by machine, not read: ${toCount(raised.raw, 'comment')}, ${toFigure(raised.distinct)} different, ${raised.raw === 1 ? 'speaks' : 'speak'} of the same provisions or topics.`,
  };
}

function toSilentTable(corpus: Corpus, docket: RuleObject<'docket'>, tally: ClaimTally): TableView {
  const { rule } = docket.fields;
  const version = getCommentedVersion(corpus, rule) ?? '';
  const sections = corpus.content
    .list('section', rule)
    .filter(({ id }) => id.startsWith(`${version}/`))
    .map(({ fields }) => fields.number);
  const coded = findCodedSections(corpus, docket, version);
  const silent = findSilent(version, sections, tally).filter((section) => !coded.has(section));
  return {
    caption: `${toFigure(silent.length)} of ${toCount(sections.length, 'section')} of which no comment speaks, as far as the machine can tell and people have coded. A comment that cites nothing and uses its own words is not seen.`,
    columns: [
      { id: 'section', label: 'Section' },
      { id: 'duties', label: 'Duties in it', numeric: true },
    ],
    rows: silent.map((section) => ({
      id: section,
      cells: [
        toTargetCell(corpus, docket, `${version}/${section}`),
        toDutiesCell(corpus, rule, version, section),
      ],
    })),
  };
}

function toDutiesCell(corpus: Corpus, rule: string, version: string, section: string): Cell {
  const duties = corpus.content
    .list('obligation', rule)
    .filter(({ fields }) =>
      (fields.sections?.[version] ?? []).some((provision) => splitProvision(provision).section === section),
    );
  return { text: toFigure(duties.length), sort: duties.length };
}

function findCodedSections(
  corpus: Corpus,
  docket: RuleObject<'docket'>,
  version: string,
): ReadonlySet<string> {
  return new Set(
    corpus.content
      .list('point', docket.id)
      .flatMap(({ fields }) => fields.provisions?.[version] ?? [])
      .map((provision) => splitProvision(provision).section),
  );
}
