/**
 * The second reading of a docket: each member of a group is held against what its group shares. In: the stream of events
 * again, and what the first reading gathered. Out: for each member its relation and residual, for each group the shared
 * sentences as filed, and what each comment is about where somebody can tell. Throws where the files changed in between.
 */
import { type CommentWords, readWords } from '../../analysis/campaigns/read-words.ts';
import {
  cutSentences,
  type RelatedMember,
  toSharedSentences,
} from '../../analysis/campaigns/relate-members.ts';
import type { Attribution } from '../../model/attribution.ts';
import type { CommentEvent } from '../../model/docket.ts';
import { BATCH_CHARACTERS, type Gathered, StoredList } from './gather-comments.ts';
import { getAnalysedText } from './judge-entry.ts';
import type { WorkCrew } from './work-crew.ts';

/** What a comment is about. */
export type Attribute = (comment: { readonly id: string; readonly text: string }) => readonly Attribution[];

interface Waiting {
  readonly comment: number;
  readonly campaign: number;
  readonly body: string;
}

/** Sentences of one comment that stand for a group. */
interface Wanted {
  readonly campaign: number;
  readonly into: 'shared' | 'variants';
  readonly sentences: readonly number[];
}

export class CampaignRelater {
  readonly #gathered: Gathered;
  readonly #crew: WorkCrew;
  /** By comment its group + 1. */
  readonly #groupOf: Uint32Array;
  readonly #wanted = new Map<number, Wanted[]>();
  /** By comment the number of what is kept of it + 1. */
  readonly #keptAs: Uint32Array;
  readonly #members = new StoredList<RelatedMember>();
  readonly #isNone: Uint8Array;
  readonly attributions = new StoredList<Attribution>();
  readonly #sentences: { readonly shared: string[]; readonly variants: string[] }[];
  #batch: Waiting[] = [];
  #characters = 0;

  constructor(gathered: Gathered, crew: WorkCrew) {
    this.#gathered = gathered;
    this.#crew = crew;
    this.#groupOf = new Uint32Array(gathered.ids.length);
    this.#keptAs = new Uint32Array(gathered.ids.length);
    this.#isNone = new Uint8Array(gathered.ids.length);
    this.#sentences = gathered.grouped.groups.map(() => ({ shared: [], variants: [] }));
    gathered.grouped.groups.forEach(({ members, shared }, campaign) => {
      for (const member of members) this.#groupOf[member] = campaign + 1;
      const own = Array.from(shared.isShared, (is, at) => (is ? at : -1)).filter((at) => at !== -1);
      this.#want(shared.comment, { campaign, into: 'shared', sentences: own });
      for (const { comment, sentence } of shared.variants)
        this.#want(comment, { campaign, into: 'variants', sentences: [sentence] });
    });
  }

  async relate(events: AsyncIterable<CommentEvent>, attribute: Attribute | undefined): Promise<void> {
    const { groups } = this.#gathered.grouped;
    await this.#crew.tellAll({
      kind: 'campaigns',
      campaigns: groups.map(({ shared }) => toSharedSentences(shared)),
    });
    let entry = 0;
    for await (const event of events) {
      this.#take(event, entry++, attribute);
      if (this.#characters >= BATCH_CHARACTERS) await this.#send();
    }
    if (entry !== this.#gathered.commentOf.length) throw toChanged();
    await this.#send();
    await this.#crew.finish();
  }

  /** Whether a comment of a group has something of what the group shares after all. */
  isMember(comment: number): boolean {
    return this.#isNone[comment] === 0;
  }

  getMember(comment: number): RelatedMember {
    return this.#members.get(this.#keptAs[comment]! - 1);
  }

  getSentences(campaign: number): {
    readonly shared: readonly string[];
    readonly variants: readonly string[];
  } {
    return this.#sentences[campaign]!;
  }

  close(): void {
    this.#members.close();
    this.attributions.close();
  }

  #want(comment: number, wanted: Wanted): void {
    const list = this.#wanted.get(comment);
    if (list) list.push(wanted);
    else this.#wanted.set(comment, [wanted]);
  }

  #take(event: CommentEvent, entry: number, attribute: Attribute | undefined): void {
    if (entry >= this.#gathered.commentOf.length) throw toChanged();
    const comment = this.#gathered.commentOf.get(entry) - 1;
    if (comment === -1) return;
    const id = this.#gathered.ids[comment]!;
    if (event.kind !== 'comment' || event.record.id !== id) throw toChanged();
    const text = getAnalysedText(event.record);
    for (const found of attribute?.({ id, text }) ?? []) this.attributions.add(found);
    const group = this.#groupOf[comment]!;
    if (group === 0) return;
    this.#cutWanted(comment, text);
    this.#batch.push({ comment, campaign: group - 1, body: text });
    this.#characters += text.length;
  }

  #cutWanted(comment: number, body: string): void {
    const wanted = this.#wanted.get(comment);
    if (!wanted) return;
    const words: CommentWords = readWords(body);
    for (const { campaign, into, sentences } of wanted)
      this.#sentences[campaign]![into].push(...cutSentences(body, words, sentences));
  }

  async #send(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#characters = 0;
    const members = batch.map(({ body, campaign }) => ({ body, campaign }));
    await this.#crew.add({ kind: 'relate', members }, (result) => {
      if (result.kind !== 'relate') return;
      result.related.forEach((related, at) => {
        const { comment } = batch[at]!;
        this.#isNone[comment] = related.isMember ? 0 : 1;
        this.#keptAs[comment] = this.#members.add(related) + 1;
      });
    });
  }
}

function toChanged(): Error {
  return new Error('The files changed while they were read; the analysis was given up.');
}
