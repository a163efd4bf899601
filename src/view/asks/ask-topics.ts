/**
 * What belongs to the same matter as an ask or a gap: the agency's questions that touch it, and the obligations that
 * rest on its definitions. In: keys of objects. Out: objects in order of the content, those of the given version first.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';

type Question = RuleObject<'question'>;

/** Questions known on the day whose obligations or definitions meet these, or that name none and so ask about all. */
export function toQuestions(
  corpus: Corpus,
  about: readonly ObjectKey[],
  version: RuleObject<'version'> | undefined,
): readonly Question[] {
  if (!version) return [];
  const keys = new Set(about);
  const questions = corpus.content
    .list('question', version.home)
    .filter((question) => question.fields.state === 'active' && isPublished(corpus, question))
    .filter((question) => {
      const touched = getTouched(corpus, question);
      return touched.length === 0
        ? question.fields.version === version.id
        : touched.some(({ key }) => keys.has(key));
    });
  return questions.toSorted(
    (a, b) => Number(b.fields.version === version.id) - Number(a.fields.version === version.id),
  );
}

/** What a question touches: obligations first, then definitions. */
export function getTouched(corpus: Corpus, { fields, home }: Question): readonly RuleObject[] {
  return [
    ...(fields.obligations ?? []).flatMap((id) => corpus.find('obligation', id, home) ?? []),
    ...(fields.definitions ?? []).flatMap((id) => corpus.find('definition', id, home) ?? []),
  ];
}

/** Active obligations that use one of these definitions. */
export function toUsers(corpus: Corpus, objects: readonly RuleObject[]): readonly RuleObject[] {
  const definitions = objects.filter(({ type }) => type === 'definition');
  const users = definitions.flatMap(({ key, home }) => {
    const keys = new Set(
      corpus
        .getTermUses(home)
        .filter(({ definition }) => definition === key)
        .map(({ user }) => user),
    );
    return corpus.content.list('obligation', home).filter((obligation) => keys.has(obligation.key));
  });
  return [...new Set(users)].filter(({ fields }) => fields.state === 'active');
}

function isPublished(corpus: Corpus, { fields, home }: Question): boolean {
  const version = corpus.content.get('version', home, fields.version);
  return version !== undefined && version.fields.published <= corpus.asOf.day;
}
