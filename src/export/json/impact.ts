/** An impact as other people's scripts read it, schema `rulemark/impact@1`: what changes, what it reaches, the ways. */
import type { Corpus } from '../../model/corpus.ts';
import type { Impact } from '../../model/impact.ts';
import type { ObjectKey } from '../../model/object.ts';
import { toReference } from './reference.ts';

/** The impact; keys of objects become references that people write. */
export function toImpactJson(corpus: Corpus, of: string, impact: Impact): unknown {
  const name = (key: string) =>
    corpus.content.getByKey(key as ObjectKey) || key.startsWith('gap:') ? toReference(key) : key;
  return {
    schema: 'rulemark/impact@1',
    asOf: corpus.asOf.day,
    audience: corpus.audience,
    of,
    hypothetical: impact.hypothetical,
    sources: impact.sources.map((source) => ({ ...source, of: name(source.of) })),
    items: impact.items.map(({ of: key, path, ...item }) => ({
      ref: name(key),
      ...item,
      path: path.map(name),
    })),
    notCompared: impact.notCompared,
  };
}
