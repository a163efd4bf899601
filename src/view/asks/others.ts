/**
 * What others are reported to have said on the same matter: positions of comments on the same obligations, definitions
 * or provisions, known by the day. Restated, and no count of the docket.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { citesAny, type Places } from '../../model/provision-overlap.ts';
import { getHref } from '../href.ts';
import { toWords } from '../labels.ts';

export interface OtherPosition {
  readonly who: string;
  readonly href: string;
  readonly stance: string;
  readonly says: string;
}

export interface Matter {
  /** Keys of obligations and definitions. */
  readonly objects: readonly ObjectKey[];
  readonly places: Places;
}

/** Positions that meet the matter, in order of the comments; of one comment each that does. */
export function findOthers(corpus: Corpus, { objects, places }: Matter): readonly OtherPosition[] {
  const keys = new Set(objects);
  return corpus.content.list('comment').flatMap((comment) => {
    if ((comment.fields.dated ?? '') > corpus.asOf.day) return [];
    const home = corpus.content.getRuleHome(comment);
    return comment.fields.positions
      .filter(
        ({ provisions = {}, obligations = [], definitions = [] }) =>
          obligations.some((id) => has(keys, corpus.find('obligation', id, home))) ||
          definitions.some((id) => has(keys, corpus.find('definition', id, home))) ||
          Object.entries(provisions).some(([version, cited]) => citesAny(places, version, cited)),
      )
      .map(({ stance, says }) => ({
        who: comment.fields.submitter.organization,
        href: getHref(comment),
        stance: toWords(stance),
        says,
      }));
  });
}

function has(keys: ReadonlySet<ObjectKey>, object: RuleObject | undefined): boolean {
  return object !== undefined && keys.has(object.key);
}
