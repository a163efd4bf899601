/**
 * The words a citation leads to: those of the provision and of everything below it, paragraph by paragraph, without
 * labels, so that renumbering is no change of words. A hypothetical version is nobody's law and gives none.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import { type Provision, splitProvision, walkProvisions } from '../../model/section.ts';

export interface CitedPlace {
  readonly home: string;
  readonly version: string;
  readonly provision: string;
}

/** The paragraphs in order, each as `toText` gives it; empty when the citation leads nowhere. */
export function findCitedText(
  content: Content,
  getProvisions: GetProvisions,
  { home, version, provision }: CitedPlace,
  toText: (provision: Provision) => string = ({ text }) => text,
): readonly string[] {
  if (content.get('version', home, version)?.fields.stage === 'hypothetical') return [];
  const { section: number, below } = splitProvision(provision);
  const section = content.get('section', home, `${version}/${number}`);
  if (!section) return [];
  const all = getProvisions(section);
  const cited =
    below === '' ? all : [...walkProvisions(all)].filter(({ id }) => id === provision).slice(0, 1);
  return [...walkProvisions(cited)].map(toText).filter(Boolean);
}
