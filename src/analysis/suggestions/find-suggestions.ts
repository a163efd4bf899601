/**
 * Everything a reading of one version finds: sentences that bind, terms, references, sums of penalties, in order
 * of sections and places. In: the content and a version. Out: candidates. Only official text is read: a restated
 * version is our own words, and what stands in them is what somebody already took up.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import type { Suggestions } from '../../model/suggestions.ts';
import { findBindingSentences } from './find-binding-sentences.ts';
import { findDefinedTerms } from './find-defined-terms.ts';
import { findPenalties } from './find-penalties.ts';
import { findReferences, indexPlaces } from './find-references.ts';
import type { SectionText } from './walk-section.ts';

/** The candidates of a version; empty lists for one that is not official. */
export function findSuggestions(
  content: Content,
  version: RuleObject<'version'>,
  getProvisions: GetProvisions,
): Suggestions {
  const sections = version.fields.text === 'official' ? findSections(content, version, getProvisions) : [];
  const places = indexPlaces(sections, content.get('rule', '', version.home)?.fields.cfr);
  const read = sections.map((section) => {
    const terms = findDefinedTerms(section);
    return {
      terms,
      binding: findBindingSentences(section, terms),
      references: findReferences(section, places),
      penalties: findPenalties(section),
    };
  });
  return {
    version: version.key,
    binding: read.flatMap(({ binding }) => binding),
    terms: read.flatMap(({ terms }) => terms),
    references: read.flatMap(({ references }) => references),
    penalties: read.flatMap(({ penalties }) => penalties),
  };
}

function findSections(
  content: Content,
  version: RuleObject<'version'>,
  getProvisions: GetProvisions,
): SectionText[] {
  return content
    .list('section', version.home)
    .filter(({ id }) => id.startsWith(`${version.id}/`))
    .map((section) => ({
      number: section.fields.number,
      title: section.fields.title,
      provisions: getProvisions(section),
    }));
}
