/**
 * What a page shows of links that changed under their review: the state as a word, the words, the way and who looks
 * after it. Empty where nothing changed, and for audiences that may not know.
 */
import type { Run } from '../model/comparison.ts';
import type { Corpus } from '../model/corpus.ts';
import type { ObjectKey } from '../model/object.ts';
import { isSuspect, type ReviewLink } from '../model/suspects.ts';
import { getHref } from './href.ts';
import { shortenRuns, toStateWords } from './review-words.ts';

export interface Place {
  readonly text: string;
  readonly href: string | undefined;
}

export interface FlagView {
  readonly id: string;
  /** "suspect: what it rests on changed". */
  readonly words: string;
  /** The object whose review is in doubt. */
  readonly holder: Place;
  readonly owner: string | null;
  readonly causes: readonly {
    readonly text: string;
    readonly runs: readonly Run[];
    readonly path: readonly Place[];
  }[];
  /** What a person types to decide. */
  readonly command: string;
}

/** The flags of links with this object at either end, or of all links, in order of the content. */
export function toFlagViews(corpus: Corpus, key?: ObjectKey): readonly FlagView[] {
  const links = key ? corpus.findReviewLinksOf(key) : (corpus.reviewLinks ?? []);
  return links.filter(isFlagged).map((link) => ({
    id: link.id,
    words: toStateWords(link.state),
    holder: toPlace(corpus, link.from),
    owner: link.owner,
    causes: link.causes.map(({ text, runs, path }) => ({
      text,
      runs: shortenRuns(runs),
      path: path.length > 1 ? path.map((step) => toPlace(corpus, step)) : [],
    })),
    command: `npx rulemark review ${link.id}`,
  }));
}

/** True for links somebody should look at again; what nobody has reviewed yet is shown elsewhere. */
function isFlagged({ state }: ReviewLink): boolean {
  return isSuspect(state) || state === 'predated' || state === 'retired-target';
}

function toPlace(corpus: Corpus, key: string): Place {
  const object = corpus.content.getByKey(key as ObjectKey);
  if (object) return { text: object.fields.title, href: getHref(object) };
  return { text: key.replace(/^text:[^/]*\/|^code:/, ''), href: undefined };
}
