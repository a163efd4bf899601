/**
 * Which texts of a version are about as like a given text as the one it was paired with: what a person should see
 * before confirming a pair. The same score as the alignment's. In: all texts of a side. Out: positions with scores,
 * best first, none left out: two texts that alike must share one of the rarer words of either, so that only those
 * are measured that do.
 */
import type { ComparedText } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';
import { dropMarker, joinProfiles, type Profile, Profiler, scoreText } from './score-text.ts';

export interface Alike {
  readonly at: number;
  readonly score: number;
}

/** One side, its words indexed. */
export class AlikeIndex {
  private readonly profiles: readonly Profile[];
  private readonly postings = new Map<number, number[]>();

  /** `profiler` numbers the words, the same for both sides. */
  constructor(texts: readonly ComparedText[], profiler: Profiler) {
    this.profiles = texts.map((text) => profiler.profile(foldTypography(dropMarker(text))));
    this.profiles.forEach(({ words }, at) => {
      for (let n = 0; n < words.length; n++) {
        if (words[n] === words[n - 1]) continue;
        const posting = this.postings.get(words[n]!);
        if (posting) posting.push(at);
        else this.postings.set(words[n]!, [at]);
      }
    });
  }

  /** The words of these texts as one. */
  join(places: readonly number[]): Profile {
    return places.length === 1
      ? this.profiles[places[0]!]!
      : joinProfiles(places.map((at) => this.profiles[at]!));
  }

  /** The texts that are at least so like the given one, best first; `least` is above 0. */
  find(profile: Profile, least: number): Alike[] {
    const size = profile.words.length;
    // Words they share at least: a longer text shares more, a shorter one has at least this many itself.
    const shared = Math.ceil((size * least) / (2 - least) - 1e-9);
    const rarest = [...profile.words]
      .sort((a, b) => this.count(a) - this.count(b))
      .slice(0, size - shared + 1);
    const near = new Set(rarest.flatMap((word) => this.postings.get(word) ?? []));
    return [...near]
      .map((at) => ({ at, score: scoreText(profile, this.profiles[at]!) }))
      .filter(({ score }) => score >= least - 1e-9)
      .sort((a, b) => b.score - a.score || a.at - b.at);
  }

  private count(word: number): number {
    return this.postings.get(word)?.length ?? 0;
  }
}

/** Both sides with their words numbered alike. */
export function toAlikeIndexes(
  old: readonly ComparedText[],
  fresh: readonly ComparedText[],
): { readonly before: AlikeIndex; readonly after: AlikeIndex } {
  const profiler = new Profiler();
  return { before: new AlikeIndex(old, profiler), after: new AlikeIndex(fresh, profiler) };
}
