/** What hangs on a section: obligations, defined terms, topics of change, questions, comments. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision } from '../model/section.ts';
import type { CoverageState } from '../model/words.ts';
import { findPositionsOn } from './cited-sections.ts';
import { getHref } from './href.ts';
import { KIND_LABELS } from './labels.ts';

interface MarginItem {
  readonly text: string;
  readonly href: string;
}

export interface SectionMargin {
  readonly obligations: readonly (MarginItem & {
    readonly kind: string;
    readonly coverage: CoverageState | undefined;
  })[];
  readonly terms: readonly (MarginItem & { readonly count: number })[];
  readonly topics: readonly MarginItem[];
  readonly questions: readonly MarginItem[];
  readonly comments: readonly (MarginItem & { readonly stance: string })[];
}

/** The margin of one section of one version. */
export function toMargin(corpus: Corpus, section: RuleObject<'section'>, version: string): SectionMargin {
  const { home } = section;
  const { number } = section.fields;
  const isHere = (provisions: readonly string[] | undefined) =>
    provisions?.some((provision) => splitProvision(provision).section === number) ?? false;
  return {
    obligations: corpus.content
      .list('obligation', home)
      .filter(({ fields }) => isHere(fields.sections[version]))
      .map((obligation) => ({
        text: obligation.fields.title,
        href: getHref(obligation),
        kind: KIND_LABELS[obligation.fields.kind],
        coverage: corpus.coverage?.get(obligation.key)?.state,
      })),
    terms: countTerms(corpus, section),
    topics: corpus.content
      .list('lineage', home)
      .filter(({ fields }) =>
        fields.stages.some((stage) => stage.version === version && isHere(stage.provisions)),
      )
      .map((topic) => ({ text: topic.fields.title, href: getHref(topic) })),
    questions: corpus.content
      .list('question', home)
      .filter(
        ({ fields }) =>
          fields.version === version && fields.provision !== undefined && isHere([fields.provision]),
      )
      .map((question) => ({ text: question.fields.title, href: getHref(question) })),
    comments: corpus.content.list('comment').flatMap((comment) => {
      const [first] = findPositionsOn(corpus, comment, new Set([`${home}/${version}/${number}`]));
      return first
        ? [{ text: comment.fields.submitter.organization, href: getHref(comment), stance: first.stance }]
        : [];
    }),
  };
}

function countTerms(corpus: Corpus, section: RuleObject<'section'>): SectionMargin['terms'] {
  const counts = new Map<string, number>();
  for (const { user, definition } of corpus.getTermUses(section.home))
    if (user === section.key) counts.set(definition, (counts.get(definition) ?? 0) + 1);
  return [...counts].flatMap(([key, count]) => {
    const definition = corpus.content.getByKey(key as RuleObject['key']);
    return definition ? [{ text: definition.fields.title, href: getHref(definition), count }] : [];
  });
}
