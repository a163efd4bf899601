/**
 * The words a citation leads to: those of the provision and of everything below it, paragraph by paragraph, without
 * labels, so that renumbering is no change of words. A hypothetical version is nobody's law and gives none.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import { splitProvision, walkProvisions } from '../../model/section.ts';

/** The paragraphs in order; empty when the citation leads nowhere. */
export function findCitedText(
  content: Content,
  getProvisions: GetProvisions,
  home: string,
  version: string,
  provision: string,
): readonly string[] {
  if (content.get('version', home, version)?.fields.stage === 'hypothetical') return [];
  const { section: number, below } = splitProvision(provision);
  const section = content.get('section', home, `${version}/${number}`);
  if (!section) return [];
  const all = getProvisions(section);
  const cited =
    below === '' ? all : [...walkProvisions(all)].filter(({ id }) => id === provision).slice(0, 1);
  return [...walkProvisions(cited)].map(({ text }) => text).filter(Boolean);
}
