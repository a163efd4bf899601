/** The subjects a rule may reach, grouped as people think of them, each with the decisions about it. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';

export interface SubjectGroup {
  readonly heading: string;
  readonly subjects: readonly {
    readonly title: string;
    readonly description: string;
    readonly decisions: readonly RuleObject<'applicability'>[];
  }[];
}

/** Provider, products, resellers, classes of customers; empty without a provider. */
export function toSubjects(corpus: Corpus): SubjectGroup[] {
  const provider = corpus.content.list('provider')[0];
  if (!provider) return [];
  const decisions = corpus.content.list('applicability').filter(({ fields }) => fields.state === 'active');
  const { title, products, resellers, customerClasses } = provider.fields;
  const about = (type: string, id?: string) =>
    decisions.filter(({ fields: { subject } }) => subject.type === type && subject.id === id);
  const group = (heading: string, type: string, list: typeof products): SubjectGroup => ({
    heading,
    subjects: list.map((item) => ({
      title: item.title,
      description: item.description,
      decisions: about(type, item.id),
    })),
  });
  return [
    { heading: 'The provider itself', subjects: [{ title, description: '', decisions: about('provider') }] },
    group('Products', 'product', products),
    group('Resellers', 'reseller', resellers),
    group('Classes of customers', 'customer-class', customerClasses),
  ];
}
