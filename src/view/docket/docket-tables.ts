/**
 * The tables of an imported docket's page: by kind of submitter, by document, campaigns, short texts, reading queue.
 * In: the study. Out: rows that say raw and distinct beside each other. Long lists are cut, and the sentence above each
 * says how many are not shown.
 */
import { SUBSTANCE_FORMULA } from '../../analysis/docket/score-substance.ts';
import { SUBMITTER_KINDS } from '../../model/docket.ts';
import type { DocketStudy, QueuedComment, StudiedCampaign } from '../../model/docket-study.ts';
import { toLongDay } from '../../text/day.ts';
import { getCampaignHref } from '../href.ts';
import { capitalize, toFigure } from '../labels.ts';
import type { Cell, TableView } from '../table.ts';
import { SUBMITTER_LABELS, toAgencyHref, toCount } from './count-words.ts';

/** More rows of campaigns than this are counted, not listed. */
const MOST_CAMPAIGNS = 1000;

/** One row a kind; kinds with no comment are left out. */
export function toKindTable({ byKind, total }: DocketStudy): TableView {
  const kinds = SUBMITTER_KINDS.filter((kind) => byKind[kind].raw > 0);
  return {
    caption: `${toCount(total.raw, 'comment')} by what the agency's fields say of the submitter; nothing is guessed from a text. A campaign counts once among the different ones of each kind it has.`,
    columns: [
      { id: 'kind', label: 'Kind of submitter' },
      { id: 'raw', label: 'Comments', numeric: true },
      { id: 'distinct', label: 'Different', numeric: true },
      { id: 'campaigns', label: 'In campaigns', numeric: true },
    ],
    rows: kinds.map((kind) => {
      const { raw, distinct, inCampaigns } = byKind[kind];
      return {
        id: kind,
        cells: [
          { text: capitalize(SUBMITTER_LABELS[kind]) },
          toNumber(raw),
          toNumber(distinct),
          toNumber(inCampaigns),
        ],
      };
    }),
  };
}

/** One row a document that comments answer. */
export function toDocumentTable({ byDocument, total }: DocketStudy): TableView {
  return {
    caption: `${toCount(total.raw, 'comment')} by the document they answer, as the agency's fields say: a docket may have several comment windows.`,
    columns: [
      { id: 'document', label: 'Answers' },
      { id: 'raw', label: 'Comments', numeric: true },
      { id: 'distinct', label: 'Different', numeric: true },
    ],
    rows: byDocument.map(({ document, raw, distinct }, at) => ({
      id: String(at + 1),
      cells: [{ text: document ?? 'not stated' }, toNumber(raw), toNumber(distinct)],
    })),
  };
}

/** One row a campaign, the largest first. */
export function toCampaignTable({ docket, campaigns, inCampaigns }: DocketStudy): TableView {
  const listed = campaigns.slice(0, MOST_CAMPAIGNS);
  const rest = campaigns.length - listed.length;
  const pages = campaigns.filter(({ page }) => page !== null).length;
  return {
    caption: `${toCount(campaigns.length, 'campaign')} with ${toCount(inCampaigns, 'comment')}: near-duplicates of one text, found by machine. ${pages === campaigns.length ? 'Each has a page' : `The largest ${toFigure(pages)} have a page each`}.${rest > 0 ? ` ${toFigure(rest)} smaller ones are not listed.` : ''}`,
    columns: [
      { id: 'campaign', label: 'Campaign' },
      { id: 'size', label: 'Comments', numeric: true },
      { id: 'texts', label: 'Different texts', numeric: true },
      { id: 'own', label: 'With words of their own', numeric: true },
      { id: 'days', label: 'Posted' },
    ],
    rows: listed.map((campaign) => ({
      id: campaign.id,
      cells: [
        {
          text: campaign.id,
          ...(campaign.page ? { href: getCampaignHref(docket, campaign.id), sub: toOpening(campaign) } : {}),
        },
        toNumber(campaign.size),
        toNumber(campaign.distinct),
        toNumber(campaign.withResidual),
        { text: toSpan(campaign.days) },
      ],
    })),
  };
}

/** Short texts that stand for no campaign, the most frequent first. */
export function toShortTable({ short, shortTexts }: DocketStudy): TableView {
  return {
    caption: `${toCount(short.raw, 'comment')} too short to tell who wrote it first: ${toCount(short.distinct, 'different text')}, of which ${toFigure(shortTexts.length)} are listed.`,
    columns: [
      { id: 'text', label: 'Text' },
      { id: 'size', label: 'Comments', numeric: true },
    ],
    rows: shortTexts.map(({ text, size }, at) => ({
      id: String(at + 1),
      cells: [{ text: text ?? 'not shown in this edition' }, toNumber(size)],
    })),
  };
}

/** What to read first, with the figures that the order is made of. */
export function toQueueTable({ docket, queue, total }: DocketStudy): TableView {
  return {
    caption: `${toCount(queue.length, 'comment')} of ${toFigure(total.raw)}, those with most to answer first: ${SUBSTANCE_FORMULA}. Of a member of a campaign only its own sentences are weighed, and it is listed only when it has some; the text that stands for the campaign is weighed whole. Short texts are not listed. Figures of a machine: nobody has judged them.`,
    columns: [
      { id: 'comment', label: 'Comment' },
      { id: 'who', label: 'Submitter' },
      { id: 'score', label: 'Score', numeric: true },
      { id: 'citations', label: 'Citations', numeric: true },
      { id: 'figures', label: 'Figures', numeric: true },
      { id: 'words', label: 'Words', numeric: true },
      { id: 'own', label: 'Own words', numeric: true },
      { id: 'campaign', label: 'Campaign' },
    ],
    rows: queue.map((comment) => ({ id: comment.id, cells: toQueueCells(docket, comment) })),
  };
}

function toQueueCells(
  docket: string,
  { id, posted, kind, organization, campaign, substance }: QueuedComment,
): Cell[] {
  const { score, citations, figures, words, ownWords } = substance;
  return [
    { text: id, href: toAgencyHref(id), ...(posted ? { sub: `posted ${toLongDay(posted)}` } : {}) },
    { text: organization ?? SUBMITTER_LABELS[kind] },
    { text: score.toFixed(1), sort: score },
    toNumber(citations),
    toNumber(figures),
    toNumber(words),
    toNumber(ownWords),
    campaign ? { text: campaign, href: getCampaignHref(docket, campaign) } : { text: 'none' },
  ];
}

function toNumber(count: number): Cell {
  return { text: toFigure(count), sort: count };
}

/** "6 March 2024 to 29 April 2024". */
export function toSpan(days: StudiedCampaign['days']): string {
  if (!days) return 'no day';
  const [first, last] = days;
  return first === last ? toLongDay(first) : `${toLongDay(first)} to ${toLongDay(last)}`;
}

/** How the shared text begins. */
function toOpening({ page }: StudiedCampaign): string {
  const text = page?.shared?.[0] ?? '';
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
}
