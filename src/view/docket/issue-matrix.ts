/**
 * Who says what on which provision. In: the points that people coded and confirmed, and by comment its campaign. Out: a
 * table of provisions and topics by stance, comments and different ones in each cell. What the machine suggests comments
 * are about is a table of its own that says so and has no stances. Points that nobody confirmed are counted, not shown.
 */
import type { TargetCount } from '../../analysis/attribution/tally-claims.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import { STANCES } from '../../model/words.ts';
import { compareNatural } from '../../text/natural-order.ts';
import { getHref, getProvisionHref } from '../href.ts';
import { capitalize, toFigure, toWords } from '../labels.ts';
import type { Cell, TableView } from '../table.ts';
import { toCount } from './count-words.ts';

type Stance = (typeof STANCES)[number];
type Coded = ReadonlyMap<string, ReadonlyMap<Stance, ReadonlySet<string>>>;

/** The matrix; undefined where nobody has confirmed a point. */
export function toIssueMatrix(
  corpus: Corpus,
  docket: RuleObject<'docket'>,
  campaignOf: ReadonlyMap<string, number>,
): TableView | undefined {
  const points = corpus.content.list('point', docket.id).filter(({ fields }) => fields.state === 'active');
  const confirmed = points.filter(({ fields }) => fields.confirmedBy !== undefined);
  if (confirmed.length === 0) return undefined;
  const coded = gatherStances(confirmed);
  const stances = STANCES.filter((stance) => [...coded.values()].some((cells) => cells.has(stance)));
  const open = points.length - confirmed.length;
  return {
    caption: `${toCount(confirmed.length, 'point')} that people coded and confirmed, by what they are about. In each cell the comments, then how many different ones; a campaign counts once. This is no vote, and comments that nobody coded are not in it.${open > 0 ? ` ${toCount(open, 'point')} more ${open === 1 ? 'waits' : 'wait'} for somebody to confirm.` : ''}`,
    columns: [
      { id: 'about', label: 'On' },
      ...stances.map((stance) => ({ id: stance, label: capitalize(toWords(stance)), numeric: true })),
    ],
    rows: [...coded.keys()].sort(compareNatural).map((target, at) => ({
      id: String(at + 1),
      cells: [
        toTargetCell(corpus, docket, target),
        ...stances.map((stance) => toStanceCell(coded.get(target)!.get(stance), campaignOf)),
      ],
    })),
  };
}

function gatherStances(points: readonly RuleObject<'point'>[]): Coded {
  const coded = new Map<string, Map<Stance, Set<string>>>();
  for (const { fields } of points) {
    const sections = Object.entries(fields.provisions ?? {}).flatMap(([version, provisions]) =>
      provisions.map((provision) => `${version}/${splitProvision(provision).section}`),
    );
    const targets = new Set([...sections, ...(fields.topics ?? [])]);
    for (const target of targets.size > 0 ? targets : ['']) {
      const cells = coded.get(target) ?? new Map<Stance, Set<string>>();
      coded.set(
        target,
        cells.set(fields.stance, (cells.get(fields.stance) ?? new Set()).add(fields.comment)),
      );
    }
  }
  return coded;
}

function toStanceCell(
  comments: ReadonlySet<string> | undefined,
  campaignOf: ReadonlyMap<string, number>,
): Cell {
  if (!comments) return { text: '–', sort: 0 };
  const voices = new Set([...comments].map((id) => campaignOf.get(id) ?? id));
  return { text: `${toFigure(comments.size)} (${toFigure(voices.size)})`, sort: comments.size };
}

/** Provisions or topics by how many comments a machine takes to be about them. */
export function toSuggestedTable(
  corpus: Corpus,
  docket: RuleObject<'docket'>,
  targets: readonly TargetCount[],
): TableView {
  const sections = targets.filter(
    ({ target }) =>
      !target.includes('/') || splitProvision(target.slice(target.indexOf('/') + 1)).below === '',
  );
  return {
    caption: `Suggestions of a machine on what comments are about, by citation, defined term or the words of the section; nobody has read them, they say nothing on where anybody stands, and they are in no other table. ${toCount(sections.length, 'row')}.`,
    columns: [
      { id: 'about', label: 'On (suggested)' },
      { id: 'raw', label: 'Comments', numeric: true },
      { id: 'distinct', label: 'Different', numeric: true },
    ],
    rows: sections
      .toSorted((a, b) => b.distinct - a.distinct)
      .map(({ target, raw, distinct }, at) => ({
        id: String(at + 1),
        cells: [
          toTargetCell(corpus, docket, target),
          { text: toFigure(raw), sort: raw },
          { text: toFigure(distinct), sort: distinct },
        ],
      })),
  };
}

/** A provision as "Proposal § 9.20", a topic by its title, with the way to it. */
export function toTargetCell(corpus: Corpus, docket: RuleObject<'docket'>, target: string): Cell {
  const { rule } = docket.fields;
  if (target === '') return { text: 'the rule as a whole' };
  const slash = target.indexOf('/');
  const topic = slash === -1 ? corpus.content.get('lineage', rule, target) : undefined;
  if (slash === -1) return topic ? { text: topic.fields.title, href: getHref(topic) } : { text: target };
  const [version, provision] = [target.slice(0, slash), target.slice(slash + 1)];
  const name = corpus.content.get('version', rule, version)?.fields.shortTitle ?? version;
  return { text: `${name} § ${provision}`, href: getProvisionHref(rule, version, provision) };
}
