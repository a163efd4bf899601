/** From what a person types to one object: "verify-foreign-customers", "controls/kyc-intake", "eo-14110/4.2". */
import type { Corpus } from '../src/model/corpus.ts';
import type { RuleObject } from '../src/model/object.ts';
import { findKind, KIND_NAMES, KINDS } from '../src/model/schemas/kinds.ts';
import { toSectionName } from '../src/model/section.ts';
import { findClosest } from '../src/text/closest.ts';
import { UsageError } from './context.ts';

/** The object meant; a usage error that lists the choices when it is none or several. */
export function findObject(corpus: Corpus, name: string): RuleObject {
  const found = findAll(corpus, name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const choices = found.map(
      (object) => `${KINDS[object.type].plural}/${object.home ? `${object.home}/` : ''}${object.id}`,
    );
    throw new UsageError(`"${name}" could be: ${choices.join(', ')}. Write one of these.`);
  }
  const close = findClosest(
    name,
    corpus.content.objects.map(({ id }) => id),
  );
  throw new UsageError(
    `There is nothing called "${name}".${close ? ` Did you mean "${close}"?` : ''} \`rulemark list <kind>\` shows what there is.`,
  );
}

function findAll(corpus: Corpus, name: string): RuleObject[] {
  const everywhere = KIND_NAMES.flatMap((kind) => [...corpus.content.findById(kind, name)]);
  if (everywhere.length > 0) return everywhere;
  const cut = name.indexOf('/');
  const section = corpus.content.findById(
    'section',
    `${name.slice(0, cut)}/${toSectionName(name.slice(cut + 1))}`,
  );
  if (section.length > 0) return [...section];
  const kind = findKind(name.slice(0, cut));
  if (!kind) return [];
  const object = corpus.find(kind, name.slice(cut + 1), '');
  return object ? [object] : [];
}
