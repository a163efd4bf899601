/**
 * The analysis of a docket that need not fit into memory. In: its comments as a stream that can be started twice. Out:
 * campaigns with their members' residuals, short texts, comments that are alone, what was left out and why. The bodies
 * stream by twice: once to sketch and group them, once to hold members against what their campaign shares. Threads do
 * the reading of words. Memory a comment: its id with its place in a map (some 150 bytes) and 24 bytes of numbers; a
 * text that stands for a group four bytes a word and some 600 bytes of sketches; residuals go to a file beyond 128 MB.
 */
import { createHash } from 'node:crypto';
import type { CommentEvent } from '../../model/docket.ts';
import type {
  AnalysisLedger,
  Campaign,
  CampaignMember,
  DocketAnalysis,
} from '../../model/docket-analysis.ts';
import { CommentGatherer, type Gathered } from './gather-comments.ts';
import { type Attribute, CampaignRelater } from './relate-campaigns.ts';
import { WorkCrew } from './work-crew.ts';

export interface AnalyzeOptions {
  /** Starts the stream of events; called twice, and must give the same both times. */
  readonly read: (pass: 1 | 2) => AsyncIterable<CommentEvent>;
  /** Threads beside the one that reads; 0 for none. The answer is the same for any number. */
  readonly threads: number;
  /** Without it nothing is attributed. */
  readonly attribute?: Attribute | undefined;
}

/** What `use` makes of the analysis, whose lists can be read until then. */
export async function analyzeDocket<T>(
  { read, threads, attribute }: AnalyzeOptions,
  use: (analysis: DocketAnalysis) => T | Promise<T>,
): Promise<T> {
  const crew = new WorkCrew(threads);
  const gatherer = new CommentGatherer(crew);
  let relater: CampaignRelater | undefined;
  try {
    const gathered = await gatherer.gather(read(1));
    relater = new CampaignRelater(gathered, crew);
    await relater.relate(read(2), attribute);
    return await use(toAnalysis(gathered, relater));
  } finally {
    gatherer.close();
    relater?.close();
    await crew.close();
  }
}

function toAnalysis(gathered: Gathered, relater: CampaignRelater): DocketAnalysis {
  const { grouped, ids, shortTexts, leftOut, problems } = gathered;
  const placed = new Uint8Array(ids.length);
  const campaigns = grouped.groups.flatMap((group, number): Campaign[] => {
    const members = group.members.filter((comment) => relater.isMember(comment));
    if (members.length < 2) return [];
    for (const comment of members) placed[comment] = 1;
    return [
      {
        id: toCampaignId(members.map((comment) => ids[comment]!)),
        size: members.length,
        distinct: Math.min(group.distinct, members.length),
        representative: ids[group.representative]!,
        ...relater.getSentences(number),
        members: toIterable(function* (): Generator<CampaignMember> {
          for (const comment of members) {
            const { relation, similarity, residual } = relater.getMember(comment);
            yield { id: ids[comment]!, relation, similarity, residual };
          }
        }),
      },
    ];
  });
  const short = grouped.short.map((members) => {
    for (const comment of members) placed[comment] = 1;
    return { text: shortTexts.get(members[0]!) ?? '', members: members.map((comment) => ids[comment]!) };
  });
  return {
    ledger: toLedger(gathered, campaigns, short),
    campaigns: campaigns.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)),
    short,
    alone: toIterable(function* (): Generator<string> {
      for (const [comment, id] of ids.entries()) if (placed[comment] === 0) yield id;
    }),
    leftOut,
    problems,
    attributions: relater.attributions,
  };
}

function toLedger(
  { grouped, ids, ledger }: Gathered,
  campaigns: readonly Campaign[],
  texts: DocketAnalysis['short'],
): AnalysisLedger {
  const inCampaigns = campaigns.reduce((sum, { size }) => sum + size, 0);
  const short = texts.reduce((sum, { members }) => sum + members.length, 0);
  return {
    ...ledger,
    distinctTexts: grouped.distinct,
    inCampaigns,
    short,
    alone: ids.length - inCampaigns - short,
  };
}

/** A hash of the sorted ids: the same members, the same campaign, in whatever order they came. */
function toCampaignId(ids: readonly string[]): string {
  const hash = createHash('sha256');
  for (const id of ids.toSorted()) hash.update(`${id}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** A list that is made anew each time it is read. */
function toIterable<T>(start: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: start };
}
