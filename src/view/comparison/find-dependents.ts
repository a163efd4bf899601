/**
 * What of the map hangs on a change: obligations that cite the provision in the older or the newer version, or the
 * whole of it from above. In: the obligations of a rule. Out: for each change those it touches; a citation of a whole
 * section belongs to the section and not to each of its paragraphs.
 */
import type { Change } from '../../model/comparison.ts';
import type { Corpus } from '../../model/corpus.ts';
import { getHref } from '../href.ts';
import type { Pair } from './pairs.ts';

export interface Dependent {
  readonly text: string;
  readonly href: string;
}

const LAST_STEP = /(?:\([^()]*\)|\[[^[\]]*\])(?:#\d+)?$/;

export class Dependents {
  /** By "0:" or "1:" for the side, and the provision. */
  readonly #citing = new Map<string, Dependent[]>();

  constructor(corpus: Corpus, pair: Pair) {
    for (const obligation of corpus.content.list('obligation', pair[0].home)) {
      const dependent = { text: obligation.fields.title, href: getHref(obligation) };
      pair.forEach(({ id }, side) => {
        for (const provision of new Set(obligation.fields.sections[id])) {
          const key = `${side}:${provision}`;
          this.#citing.set(key, [...(this.#citing.get(key) ?? []), dependent]);
        }
      });
    }
  }

  /** Obligations that cite one of the provisions of a change, or a paragraph that it stands in. */
  find({ from, to }: Pick<Change, 'from' | 'to'>): Dependent[] {
    const found = [from, to].flatMap((ids, side) =>
      ids.flatMap((id) => toPath(id).flatMap((step) => this.#citing.get(`${side}:${step}`) ?? [])),
    );
    return toUnique(found);
  }

  /** Obligations that cite a whole section. */
  findOfSection(section: string): Dependent[] {
    return toUnique([0, 1].flatMap((side) => this.#citing.get(`${side}:${section}`) ?? []));
  }
}

/** A provision and what it stands in, below the section. */
function toPath(id: string): string[] {
  const path: string[] = [];
  for (let step = id; LAST_STEP.test(step); step = step.replace(LAST_STEP, '')) path.push(step);
  return path;
}

function toUnique(dependents: readonly Dependent[]): Dependent[] {
  return [...new Map(dependents.map((one) => [one.href, one])).values()];
}
