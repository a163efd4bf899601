/** Links and their review states as other people's scripts read them, schema `rulemark/reviews@1`. */
import type { Corpus } from '../../model/corpus.ts';
import type { ObjectKey } from '../../model/object.ts';
import { LINK_STATE_NAMES, type LinkState, type ReviewLink } from '../../model/suspects.ts';
import { toReference } from './reference.ts';

export interface ReviewsJson {
  readonly schema: 'rulemark/reviews@1';
  readonly asOf: string;
  readonly audience: string;
  /** How many of all links are in each state, current ones too. */
  readonly states: Readonly<Record<LinkState, number>>;
  readonly links: readonly unknown[];
}

/** The counts of all links, and these of them. */
export function toReviewsJson(corpus: Corpus, links: readonly ReviewLink[]): ReviewsJson {
  const all = corpus.reviewLinks ?? [];
  const states = Object.fromEntries(
    LINK_STATE_NAMES.map((name) => [name, all.filter(({ state }) => state === name).length]),
  ) as Record<LinkState, number>;
  return {
    schema: 'rulemark/reviews@1',
    asOf: corpus.asOf.day,
    audience: corpus.audience,
    states,
    links: links.map((link) => toLinkJson(corpus, link)),
  };
}

function toLinkJson(corpus: Corpus, link: ReviewLink): unknown {
  const { id, kind, state, from, to, owner, review, causes } = link;
  const name = (key: string) => (corpus.content.getByKey(key as ObjectKey) ? toReference(key) : key);
  return {
    id,
    kind,
    state,
    from: name(from),
    to: to.map(name),
    owner,
    file: corpus.content.getByKey(from)?.file ?? null,
    review,
    causes: causes.map(({ of, path, ...cause }) => ({
      ...cause,
      of: of === null ? null : name(of),
      path: path.map(name),
    })),
  };
}
