/**
 * How many comments speak of each provision and topic, raw and distinct. In: the claims on one comment after another,
 * with its campaign. Out: for each target its comments, and how many different ones they are: all members of a campaign
 * count once. A claim on a paragraph is one on its section too. Only shown claims count. These are suggestions counted:
 * whoever prints them says so, and never as a percentage.
 */
import { type Attribution, isOnTopic } from '../../model/attribution.ts';
import { splitProvision } from '../../model/section.ts';
import { compareNatural } from '../../text/natural-order.ts';

export interface TargetCount {
  /** "nprm-2024/7.302" or the id of a topic. */
  readonly target: string;
  readonly comments: readonly string[];
  /** Comments, form letters and all. */
  readonly raw: number;
  /** Campaigns, and comments that are in none. */
  readonly distinct: number;
}

interface Counting {
  readonly comments: string[];
  readonly voices: Set<string>;
}

export class ClaimTally {
  readonly #provisions = new Map<string, Counting>();
  readonly #topics = new Map<string, Counting>();

  /** Takes the claims on one comment; each comment comes once. */
  add(comment: string, campaign: string | null, claims: readonly Attribution[]): void {
    const provisions = new Set<string>();
    const topics = new Set<string>();
    for (const claim of claims) {
      if (!claim.shown) continue;
      if (isOnTopic(claim)) topics.add(claim.topic);
      else
        for (const provision of withAbove(claim.provision)) provisions.add(`${claim.version}/${provision}`);
    }
    const voice = campaign === null ? `comment ${comment}` : `campaign ${campaign}`;
    for (const target of provisions) count(this.#provisions, target, comment, voice);
    for (const target of topics) count(this.#topics, target, comment, voice);
  }

  /** Every provision that any comment speaks of, in natural order. */
  get provisions(): readonly TargetCount[] {
    return toCounts(this.#provisions);
  }

  /** Every topic that any comment speaks of, in natural order. */
  get topics(): readonly TargetCount[] {
    return toCounts(this.#topics);
  }

  /** The comments on any of these targets, each once. */
  countAny(targets: {
    readonly provisions: readonly string[];
    readonly topics: readonly string[];
  }): TargetCount {
    const found = [
      ...targets.provisions.flatMap((target) => this.#provisions.get(target) ?? []),
      ...targets.topics.flatMap((target) => this.#topics.get(target) ?? []),
    ];
    const comments = [...new Set(found.flatMap((one) => one.comments))];
    const distinct = new Set(found.flatMap((one) => [...one.voices])).size;
    return { target: '', comments, raw: comments.length, distinct };
  }
}

/** Provisions, such as sections, that no comment speaks of, in the order given. */
export function findSilent(
  version: string,
  provisions: readonly string[],
  tally: Pick<ClaimTally, 'provisions'>,
): readonly string[] {
  const spoken = new Set(tally.provisions.map(({ target }) => target));
  return provisions.filter((provision) => !spoken.has(`${version}/${provision}`));
}

/** A provision and everything it stands in, its section last. */
function withAbove(provision: string): string[] {
  const { section, below } = splitProvision(provision);
  const levels = below.match(/\([^)]*\)|\[[^\]]*\]|#\d+/g) ?? [];
  return [...levels.keys(), levels.length].map((depth) => section + levels.slice(0, depth).join(''));
}

function count(counts: Map<string, Counting>, target: string, comment: string, voice: string): void {
  const counting = counts.get(target) ?? { comments: [], voices: new Set<string>() };
  counting.comments.push(comment);
  counting.voices.add(voice);
  counts.set(target, counting);
}

function toCounts(counts: ReadonlyMap<string, Counting>): TargetCount[] {
  return [...counts]
    .map(([target, { comments, voices }]) => ({
      target,
      comments,
      raw: comments.length,
      distinct: voices.size,
    }))
    .sort((a, b) => compareNatural(a.target, b.target));
}
