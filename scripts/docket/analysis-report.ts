/**
 * The analysis of a docket as a person reads it on a terminal: raw and distinct counts side by side, the largest
 * campaigns with the start of what they share, and a ledger that adds up. Never a percentage: comments are no votes.
 */
import type {
  AnalysisLedger,
  Campaign,
  CampaignMember,
  DocketAnalysis,
} from '../../src/model/docket-analysis.ts';
import { countOf } from '../../src/view/labels.ts';
import { formatTable, paint } from '../terminal.ts';

const MOST_CAMPAIGNS = 10;
const MOST_SHORT = 5;
const START_CHARACTERS = 160;

export function toAnalysisReport({ ledger, campaigns, short }: DocketAnalysis): string {
  return [
    `${paint('bold', countOf(ledger.analysed, 'comment'))} analysed, ${ledger.distinctTexts} different texts.\n`,
    toLedger(ledger),
    toCampaigns(campaigns),
    toShort(short),
    'A residual is what a member says in its own words; --json has all of them.\n',
  ].join('\n');
}

function toLedger(ledger: AnalysisLedger): string {
  const { ofWhich } = ledger;
  const lines: readonly (readonly [string, number])[] = [
    ['could not be read', ledger.unreadable],
    ['other documents', ledger.otherDocuments],
    [note('ids that came before', ofWhich.differentText, 'with other words'), ledger.duplicateIds],
    ['withdrawn', ledger.withdrawn],
    [
      note('no text', ofWhich.notFetched, 'not fetched') +
        note('', ofWhich.restricted, 'kept back by the agency'),
      ledger.noText,
    ],
    ['text in an attachment that was not read', ledger.attachmentOnly],
    [note('analysed', ofWhich.fromAttachments, 'from attachments'), ledger.analysed],
  ];
  const parts: readonly (readonly [string, number])[] = [
    ['in campaigns', ledger.inCampaigns],
    ['too short to tell', ledger.short],
    ['like no other', ledger.alone],
  ];
  return [
    `${paint('bold', 'Ledger')}\n`,
    ...lines.map(([name, count]) => toLine(count, name)),
    `${toLine(ledger.rows, 'entries in all')}\n`,
    ...parts.map(([name, count]) => toLine(count, name)),
    toLine(ledger.analysed, 'analysed in all'),
  ].join('');
}

function note(name: string, count: number, words: string): string {
  return count > 0 ? `${name} (${count} ${words})` : name;
}

function toLine(count: number, name: string): string {
  return `  ${String(count).padStart(9)}  ${name}\n`;
}

function toCampaigns(campaigns: readonly Campaign[]): string {
  if (campaigns.length === 0) return `${paint('bold', 'Campaigns')}\n  None.\n`;
  const shown = campaigns.slice(0, MOST_CAMPAIGNS);
  const rows = shown.map(({ id, size, distinct, members }) => {
    const counts = countMembers(members);
    return [id, String(size), String(distinct), String(counts.exact), String(counts.withResidual)];
  });
  const starts = shown.map(
    ({ id, representative, shared }) => `  ${id}  (${representative})\n    ${toStart(shared)}\n`,
  );
  const more = campaigns.length - shown.length;
  return [
    `${paint('bold', `${countOf(campaigns.length, 'campaign')}`)}${more > 0 ? `, the largest ${shown.length}` : ''}\n`,
    formatTable(['Campaign', 'Members', 'Different texts', 'The same words', 'With a residual'], rows),
    `\n${paint('bold', 'What they share')}\n${starts.join('')}`,
  ].join('');
}

function countMembers(members: Iterable<CampaignMember>): {
  readonly exact: number;
  readonly withResidual: number;
} {
  let [exact, withResidual] = [0, 0];
  for (const { relation, residual } of members) {
    if (relation === 'exact') exact++;
    if (residual.length > 0) withResidual++;
  }
  return { exact, withResidual };
}

function toShort(short: DocketAnalysis['short']): string {
  const often = short.filter(({ members }) => members.length > 1).slice(0, MOST_SHORT);
  if (often.length === 0) return '';
  const lines = often.map(({ text, members }) => toLine(members.length, toStart([text])));
  return `${paint('bold', 'Short texts that came more than once')}\n${lines.join('')}`;
}

/** The start on one line. */
function toStart(sentences: readonly string[]): string {
  const text = sentences
    .join(' ')
    .slice(0, 4 * START_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > START_CHARACTERS ? `${text.slice(0, START_CHARACTERS)} …` : text;
}
