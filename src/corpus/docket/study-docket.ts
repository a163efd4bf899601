/**
 * What the site shows of an imported docket. In: the content folder, the docket, the audience. Out: counts, campaigns
 * with a bounded number of members and texts, the head of the reading queue. The comments stream by: twice for the
 * analysis, once more for what only a page wants. Of each comment a few numbers are kept meanwhile.
 */
import { attribute } from '../../analysis/attribution/attribute.ts';
import type { AttributionIndex } from '../../analysis/attribution/attribution-index.ts';
import { readPlainText } from '../../analysis/attribution/read-plain-text.ts';
import { ClaimTally } from '../../analysis/attribution/tally-claims.ts';
import { countWords, scoreSubstance } from '../../analysis/docket/score-substance.ts';
import type { CommentRecord } from '../../model/docket.ts';
import type { Campaign, CampaignMember, DocketAnalysis } from '../../model/docket-analysis.ts';
import type {
  DocketStudy,
  QueuedComment,
  StudiedCampaign,
  StudiedMember,
  Substance,
} from '../../model/docket-study.ts';
import type { Audience } from '../../model/visibility.ts';
import { analyzeDocket } from './analyze-docket.ts';
import { mayRead, mayReadShared } from './may-read.ts';
import { readImports, readStored, readStoredTexts } from './read-stored.ts';
import { StudyCounter } from './study-counts.ts';

/** The largest campaigns have a page each; the others stand in a table. */
const MOST_PAGES = 200;
const MOST_MEMBERS = 20;
const MOST_TEXTS = 8;
const MOST_CHARACTERS = 20_000;
const MOST_SENTENCES = 30;
const MOST_QUEUED = 200;
const MOST_SHORT = 50;
const NOTHING: Substance = { citations: 0, figures: 0, words: 0, ownWords: 0, score: 0 };

/** Where a comment stands: its group among campaigns and short texts, and what it adds to that. */
interface Standing {
  readonly group: number;
  /** What there is in its own sentences; undefined where all are, and for the one that stands for a campaign. */
  readonly own: Substance | undefined;
}
interface Drafted {
  readonly campaign: Omit<StudiedCampaign, 'days' | 'page'>;
  readonly shared: readonly string[];
  readonly variants: readonly string[];
  readonly members: readonly CampaignMember[];
  readonly wanted: ReadonlySet<string>;
}
/** What the analysis leaves behind when its lists are closed. */
interface Outline {
  readonly drafts: readonly Drafted[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly short: readonly { readonly text: string; readonly size: number }[];
  readonly ledger: DocketAnalysis['ledger'];
}
type Picked = Pick<CommentRecord, 'submitter'> & { readonly text: string };

/** The study, and what is as long as the docket. */
export interface StudiedDocket {
  readonly study: DocketStudy;
  /** By comment its place in the list of campaigns. */
  readonly campaignOf: ReadonlyMap<string, number>;
  /** What comments are about, as the machine suggests. */
  readonly tally: ClaimTally;
}

export interface StudyOptions {
  /** The content folder. */
  readonly content: string;
  readonly docket: string;
  readonly audience: Audience;
  /** The rule that the comments are held against. */
  readonly index: AttributionIndex;
}

/** Studies a docket for an audience. */
export async function studyDocket({
  content,
  docket,
  audience,
  index,
}: StudyOptions): Promise<StudiedDocket> {
  const outline = await analyzeDocket({ read: () => readStored(content, docket), threads: 0 }, toOutline);
  const { drafts, standings } = outline;
  const wanted = new Set(drafts.flatMap((draft) => [...draft.wanted]));
  const picked = new Map<string, Picked>();
  const counter = new StudyCounter(drafts.length);
  const queue = new Queue();
  const tally = new ClaimTally();
  let readable = 0;
  for await (const { record, filed, text } of readStoredTexts(content, docket)) {
    const standing = standings.get(record.id);
    if (!standing) continue;
    const { group, own } = standing;
    counter.add(record, group);
    if (wanted.has(record.id)) picked.set(record.id, { submitter: record.submitter, text });
    if (mayRead(audience, record)) readable++;
    const campaign = drafts[group]?.campaign.id ?? null;
    tally.add(record.id, campaign, attribute(index, { id: record.id, body: filed }));
    if (own?.words !== 0)
      queue.add({ ...toHead(record), campaign, substance: own ? toOwn(own, text) : scoreSubstance(text) });
  }
  return {
    study: {
      docket,
      imports: readImports(content, docket),
      ledger: outline.ledger,
      ...counter.finish(),
      inCampaigns: outline.ledger.inCampaigns,
      short: { raw: outline.short.reduce((sum, { size }) => sum + size, 0), distinct: outline.short.length },
      alone: outline.ledger.alone,
      campaigns: drafts.map((draft, at) => toCampaign(draft, at, counter, picked, audience)),
      shortTexts: outline.short
        .slice(0, MOST_SHORT)
        .map(({ text, size }) => ({ text: mayReadShared(audience, size) ? toPlain(text) : null, size })),
      queue: queue.finish(),
      readable,
    },
    tally,
    campaignOf: new Map(
      [...standings].flatMap(([id, { group }]) =>
        group !== -1 && group < drafts.length ? [[id, group] as const] : [],
      ),
    ),
  };
}

function toOutline({ campaigns, short, alone, ledger }: DocketAnalysis): Outline {
  const standings = new Map<string, Standing>();
  const drafts = campaigns.map((campaign, group) => draftCampaign(campaign, group, standings));
  short.forEach(({ members }, at) => {
    for (const id of members) standings.set(id, { group: campaigns.length + at, own: NOTHING });
  });
  for (const id of alone) standings.set(id, { group: -1, own: undefined });
  return {
    drafts,
    standings,
    short: short.map(({ text, members }) => ({ text, size: members.length })),
    ledger,
  };
}

function draftCampaign(campaign: Campaign, group: number, standings: Map<string, Standing>): Drafted {
  const { id, size, distinct, representative, shared, variants } = campaign;
  const byRelation: Partial<Record<CampaignMember['relation'], number>> = {};
  let withResidual = 0;
  let most: { readonly member: CampaignMember; readonly own: number }[] = [];
  for (const member of campaign.members) {
    const substance = scoreSubstance(member.residual.join('\n'));
    const own = substance.words;
    standings.set(member.id, { group, own: member.id === representative ? undefined : substance });
    byRelation[member.relation] = (byRelation[member.relation] ?? 0) + 1;
    if (own > 0) withResidual++;
    if (group >= MOST_PAGES || (member.relation === 'exact' && own === 0)) continue;
    most.push({ member, own });
    if (most.length > 4 * MOST_MEMBERS) most = cutMembers(most);
  }
  const members = cutMembers(most).map(({ member }) => member);
  return {
    campaign: { id, size, distinct, representative, byRelation, withResidual },
    shared,
    variants,
    members,
    wanted: new Set(group < MOST_PAGES ? [representative, ...members.map((member) => member.id)] : []),
  };
}

function cutMembers<T extends { readonly own: number }>(members: readonly T[]): T[] {
  return members.toSorted((a, b) => b.own - a.own).slice(0, MOST_MEMBERS);
}

function toCampaign(
  { campaign, shared, variants, members, wanted }: Drafted,
  at: number,
  counter: StudyCounter,
  picked: ReadonlyMap<string, Picked>,
  audience: Audience,
): StudiedCampaign {
  const days = counter.getDays(at);
  if (wanted.size === 0) return { ...campaign, days, page: null };
  const chief = picked.get(campaign.representative);
  const isOpen = chief !== undefined && mayRead(audience, chief);
  const isShared = isOpen || mayReadShared(audience, campaign.size);
  const shown = members.flatMap((member) => {
    const of = picked.get(member.id);
    return of && mayRead(audience, of) ? [{ member, of }] : [];
  });
  return {
    ...campaign,
    days,
    page: {
      shared: isShared ? shared.map(toPlain) : null,
      variants: isShared ? variants.map(toPlain) : [],
      text: isOpen ? cut(chief.text) : null,
      members: shown.map(({ member, of }, place) => toMember(member, of, place < MOST_TEXTS)),
      withheld: members.length - shown.length,
    },
  };
}

function toMember(
  { id, relation, similarity, residual }: CampaignMember,
  { submitter, text }: Picked,
  hasText: boolean,
): StudiedMember {
  return {
    id,
    ...submitter,
    relation,
    similarity,
    residual: residual.slice(0, MOST_SENTENCES).map((sentence) => cut(toPlain(sentence))),
    text: hasText ? cut(text) : null,
  };
}

/** Of a member only its own sentences count; the words of the whole text are said beside. */
function toOwn(own: Substance, text: string): Substance {
  return { ...own, words: countWords(text) };
}

function toHead({ id, posted, submitter }: CommentRecord): Omit<QueuedComment, 'campaign' | 'substance'> {
  return { id, posted, ...submitter };
}

function toPlain(text: string): string {
  return readPlainText(text).text.trim();
}

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} […]`;
}

/** The comments with the highest scores; of equal ones those that came first. */
class Queue {
  #list: QueuedComment[] = [];

  add(comment: QueuedComment): void {
    this.#list.push(comment);
    if (this.#list.length > 8 * MOST_QUEUED) this.#list = this.finish();
  }

  finish(): QueuedComment[] {
    return this.#list.toSorted((a, b) => b.substance.score - a.substance.score).slice(0, MOST_QUEUED);
  }
}
