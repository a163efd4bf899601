/**
 * Counts of comments, raw and distinct side by side, while they stream by. In: each comment that is looked at, with the
 * number of its group: a campaign, or a short text that several sent; -1 where it is alone. Out: totals by day, by kind
 * of submitter and by document. A group counts once among the distinct, on the day on which its first member came.
 */
import { type CommentRecord, SUBMITTER_KINDS, type SubmitterKind } from '../../model/docket.ts';
import type { DocketStudy } from '../../model/docket-study.ts';
import { compareText } from '../../text/natural-order.ts';

interface Tally {
  raw: number;
  alone: number;
  inCampaigns: number;
  readonly groups: Set<number>;
}

type Counts = Pick<DocketStudy, 'total' | 'byDay' | 'withoutDay' | 'byKind' | 'byDocument'>;

export class StudyCounter {
  readonly #campaigns: number;
  readonly #days = new Map<string | null, Tally>();
  readonly #kinds = new Map<SubmitterKind, Tally>();
  readonly #documents = new Map<string | null, Tally>();
  readonly #total = startTally();
  /** By group the first and the last day, '' for none. */
  readonly #span = new Map<number, [string, string]>();

  /** `campaigns` groups are campaigns; those with a higher number are short texts. */
  constructor(campaigns: number) {
    this.#campaigns = campaigns;
  }

  add({ posted, received, submitter, answers }: CommentRecord, group: number): void {
    const day = posted ?? received;
    for (const tally of [
      this.#total,
      getTally(this.#days, day),
      getTally(this.#kinds, submitter.kind),
      getTally(this.#documents, answers),
    ])
      this.#count(tally, group);
    if (group !== -1) this.#stretch(group, day ?? '');
  }

  finish(): Counts {
    const first = new Map<string | null, number>();
    for (const [start] of this.#span.values()) first.set(start || null, (first.get(start || null) ?? 0) + 1);
    const toDay = (day: string | null) => {
      const { raw = 0, alone = 0 } = this.#days.get(day) ?? {};
      return { raw, distinct: alone + (first.get(day) ?? 0) };
    };
    const kinds = SUBMITTER_KINDS.map((kind) => {
      const tally = this.#kinds.get(kind) ?? startTally();
      return [kind, { ...toPair(tally), inCampaigns: tally.inCampaigns }] as const;
    });
    return {
      total: toPair(this.#total),
      byDay: [...this.#days.keys()]
        .filter((day) => day !== null)
        .sort()
        .map((day) => ({ day, ...toDay(day) })),
      withoutDay: toDay(null),
      byKind: Object.fromEntries(kinds) as Counts['byKind'],
      byDocument: [...this.#documents]
        .map(([document, tally]) => ({ document, ...toPair(tally) }))
        .sort((a, b) => b.raw - a.raw || compareText(a.document ?? '', b.document ?? '')),
    };
  }

  /** First and last day of a group; null where none of its members has one. */
  getDays(group: number): readonly [string, string] | null {
    const span = this.#span.get(group);
    return span && span[0] !== '' ? span : null;
  }

  #count(tally: Tally, group: number): void {
    tally.raw++;
    if (group === -1) tally.alone++;
    else tally.groups.add(group);
    if (group !== -1 && group < this.#campaigns) tally.inCampaigns++;
  }

  #stretch(group: number, day: string): void {
    const span = this.#span.get(group);
    if (!span) this.#span.set(group, [day, day]);
    else if (day !== '') {
      if (span[0] === '' || day < span[0]) span[0] = day;
      if (day > span[1]) span[1] = day;
    }
  }
}

function startTally(): Tally {
  return { raw: 0, alone: 0, inCampaigns: 0, groups: new Set() };
}

function getTally<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key) ?? startTally();
  tallies.set(key, known);
  return known;
}

function toPair({ raw, alone, groups }: Tally): { raw: number; distinct: number } {
  return { raw, distinct: alone + groups.size };
}
