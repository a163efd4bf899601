/**
 * The page of an imported docket: its sentences, tables and chart. In: the study and the docket. Out: what the page shows
 * to every audience; our asks and people's coding are views of their own.
 */
import { SUBMITTER_KINDS } from '../../model/docket.ts';
import type { DocketStudy } from '../../model/docket-study.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Audience } from '../../model/visibility.ts';
import { capitalize, toFigure, withStop } from '../labels.ts';
import type { TableView } from '../table.ts';
import { SUBMITTER_LABELS, toCount, toPairWords } from './count-words.ts';
import {
  toCampaignTable,
  toDocumentTable,
  toKindTable,
  toQueueTable,
  toShortTable,
} from './docket-tables.ts';
import { toLedgerNotes, toLedgerTable } from './ledger-table.ts';
import { type TimeChart, toTimeChart } from './time-chart.ts';

export interface DocketView {
  readonly lead: string;
  /** What this edition leaves out. */
  readonly edition: string;
  readonly kinds: readonly { readonly id: number; readonly label: string }[];
  readonly searchNote: string;
  readonly ledger: TableView;
  readonly ledgerNotes: readonly string[];
  readonly chart: TimeChart | undefined;
  readonly byKind: TableView;
  readonly byDocument: TableView;
  readonly campaigns: TableView;
  readonly short: TableView;
  readonly queue: TableView;
}

/** What the page shows. */
export function toDocketView(
  study: DocketStudy,
  docket: RuleObject<'docket'>,
  audience: Audience,
): DocketView {
  const received = docket.fields.windows.flatMap((window) => window.received ?? []).join('; ') || 'not known';
  return {
    lead: toLead(study),
    edition: toEdition(study, audience),
    kinds: SUBMITTER_KINDS.flatMap((kind, id) =>
      study.byKind[kind].raw > 0 ? [{ id, label: capitalize(SUBMITTER_LABELS[kind]) }] : [],
    ),
    searchNote: `Searches the whole text of ${toFigure(study.readable)} of ${toCount(study.total.raw, 'comment')}.`,
    ledger: toLedgerTable(study),
    ledgerNotes: toLedgerNotes(study, withStop(received).slice(0, -1)),
    chart: toTimeChart(study),
    byKind: toKindTable(study),
    byDocument: toDocumentTable(study),
    campaigns: toCampaignTable(study),
    short: toShortTable(study),
    queue: toQueueTable(study),
  };
}

function toLead({ total, ledger, campaigns, inCampaigns, short, alone }: DocketStudy): string {
  return `${toPairWords(total)}, of ${toCount(ledger.rows, 'stored entry', 'stored entries')}: ${toFigure(inCampaigns)} in ${toCount(campaigns.length, 'campaign')}, ${toFigure(short.raw)} too short to tell (${toFigure(short.distinct)} different), ${toFigure(alone)} like no other. A count is no vote.`;
}

function toEdition({ readable, total }: DocketStudy, audience: Audience): string {
  if (audience !== 'public')
    return 'Names, addresses and numbers of people were not stored. A text may hold what its author wrote into it: do not publish this edition.';
  return `This edition counts every comment and shows the texts of organizations and governments, ${toFigure(readable)} of ${toFigure(total.raw)}, and of campaigns what at least five sent alike. What individuals wrote is with the agency, behind the number of each comment.`;
}
