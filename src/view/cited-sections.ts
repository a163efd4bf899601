/** The sections that a record of provisions cites, each named with its rule and version, whatever the spelling. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision } from '../model/section.ts';

type Provisions = Readonly<Record<string, readonly string[]>>;

/** `<rule>/<version>/<section>` of every provision; what leads to no version is left out. */
export function toCitedSections(corpus: Corpus, home: string, provisions: Provisions): ReadonlySet<string> {
  return new Set(
    Object.entries(provisions).flatMap(([id, list]) => {
      const version = corpus.find('version', id, home);
      return version
        ? list.map((provision) => `${version.home}/${version.id}/${splitProvision(provision).section}`)
        : [];
    }),
  );
}

/** The positions of a comment that speak of one of the sections. */
export function findPositionsOn(
  corpus: Corpus,
  comment: RuleObject<'comment'>,
  sections: ReadonlySet<string>,
): RuleObject<'comment'>['fields']['positions'] {
  const home = corpus.content.getRuleHome(comment);
  return comment.fields.positions.filter(({ provisions = {} }) =>
    [...toCitedSections(corpus, home, provisions)].some((section) => sections.has(section)),
  );
}
