/** What stands next to an obligation: gaps, topics of change, questions, comments on the same sections. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { findPositionsOn, toCitedSections } from './cited-sections.ts';
import { getGapHref, getHref } from './href.ts';
import { toWords } from './labels.ts';

export interface Neighbour {
  readonly text: string;
  readonly href: string;
  readonly sub?: string;
}

export interface Neighbours {
  readonly gaps: readonly Neighbour[];
  readonly topics: readonly Neighbour[];
  readonly questions: readonly Neighbour[];
  readonly comments: readonly Neighbour[];
  readonly effects: readonly {
    readonly from: string;
    readonly to: string;
    readonly effect: string;
    readonly reason?: string;
  }[];
}

/** All of them, each list in the corpus's order. */
export function toNeighbours(corpus: Corpus, obligation: RuleObject<'obligation'>): Neighbours {
  const { fields, home, key } = obligation;
  const short = (id: string) => corpus.find('version', id, home)?.fields.shortTitle ?? id;
  return {
    gaps: (corpus.gaps ?? [])
      .filter((gap) => gap.about.includes(key))
      .map((gap) => ({ text: `${toWords(gap.kind)}, weight ${gap.weight.value}`, href: getGapHref(gap.id) })),
    topics: corpus.findUsers('lineage', key).map((topic) => ({
      text: topic.fields.title,
      href: getHref(topic),
      sub: topic.fields.steps.at(-1)?.summary ?? '',
    })),
    questions: corpus
      .findUsers('question', key)
      .map((question) => ({ text: question.fields.asks, href: getHref(question) })),
    comments: findComments(corpus, home, fields.sections),
    effects: (fields.effects ?? []).map(({ from, to, effect, reason }) => ({
      from: short(from),
      to: short(to),
      effect,
      ...(reason ? { reason } : {}),
    })),
  };
}

/** Reported comments with a position on one of these sections. */
function findComments(
  corpus: Corpus,
  home: string,
  sections: Readonly<Record<string, readonly string[]>>,
): Neighbour[] {
  const wanted = toCitedSections(corpus, home, sections);
  return corpus.content.list('comment').flatMap((comment) =>
    findPositionsOn(corpus, comment, wanted).map(({ stance, says }) => ({
      text: comment.fields.submitter.organization,
      href: getHref(comment),
      sub: `${says} (${toWords(stance)})`,
    })),
  );
}
