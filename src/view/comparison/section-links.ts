/**
 * From a section to its comparisons: each other version, and how many of the section's provisions changed between the
 * two. In: a version and a section's number. Out: links that lead to the section's part of the page of the pair.
 */
import type { Corpus } from '../../model/corpus.ts';
import type { RuleObject } from '../../model/object.ts';
import { countOf } from '../labels.ts';
import { toGroupAnchor } from './change-place.ts';
import { toComparisonPage } from './comparison-page.ts';
import { getPairHref, listPairs, type PairLink, toPairLinks, toVersionName } from './pairs.ts';

/** The pages that compare a section; of restated versions, which compare by topic, the whole page. */
export function toSectionPairLinks(
  corpus: Corpus,
  version: RuleObject<'version'>,
  section: string,
): PairLink[] {
  const rule = corpus.content.get('rule', '', version.home);
  if (!rule || version.fields.text === 'restated') return toPairLinks(corpus, version);
  return listPairs(corpus, rule).flatMap((pair) => {
    const other = pair.find((one) => one !== version);
    if (!pair.includes(version) || !other) return [];
    const page = toComparisonPage(corpus, pair);
    if (page.refused || page.basis === 'topics')
      return toPairLinks(corpus, version).filter(({ href }) => href === getPairHref(pair));
    const anchor = toGroupAnchor(section);
    const group = page.groups.find((one) => one.anchor === anchor);
    const sub = !group ? 'not in both' : group.changed === 0 ? 'unchanged' : countOf(group.changed, 'change');
    const href = `${getPairHref(pair)}${group ? `#${anchor}` : ''}`;
    return [{ text: toVersionName(other), href, sub }];
  });
}
