/**
 * The paragraphs that a citation of a whole section could be pinned to, now that the official text has them. One
 * offer a section that the object cites as a whole, with the paragraphs of the first level.
 */
import { findSection } from '../analysis/sections/find-provision.ts';
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { getMarker, type Provision, splitProvision } from '../model/section.ts';
import { toCitation } from './citation.ts';
import { getProvisionHref } from './href.ts';

export interface PinOffer {
  /** The section, as cited. */
  readonly cite: string;
  readonly version: string;
  readonly paragraphs: readonly { readonly id: string; readonly href: string; readonly text: string }[];
}

/** Words of a paragraph that tell it from its neighbours. */
const WORDS_SHOWN = 9;

/** Offers in order of versions and citations; empty where everything is pinned or nothing is imported. */
export function toPinOffers(corpus: Corpus, { fields, home }: RuleObject<'obligation'>): PinOffer[] {
  return Object.entries(fields.sections).flatMap(([versionId, provisions]) => {
    const version = corpus.find('version', versionId, home);
    if (!version) return [];
    return provisions
      .filter((provision) => splitProvision(provision).below === '')
      .flatMap((provision): PinOffer[] => {
        const section = findSection(corpus.content, version.home, version.id, provision);
        if (!section?.fields.imported) return [];
        const paragraphs = corpus.getProvisions(section).flatMap(toFirstLevel);
        if (paragraphs.length === 0) return [];
        return [
          {
            cite: toCitation(corpus, home, versionId, provision).text,
            version: version.id,
            paragraphs: paragraphs.map((paragraph) => ({
              id: paragraph.id,
              href: getProvisionHref(version.home, version.id, paragraph.id),
              text: toOpening(paragraph),
            })),
          },
        ];
      });
  });
}

/** The provision itself, or what stands below it where it is a heading; notes and pictures are not cited. */
function toFirstLevel(provision: Provision): readonly Provision[] {
  const { kind, children } = provision;
  if (kind === 'heading') return children.flatMap(toFirstLevel);
  return kind === undefined || kind === 'table' ? [provision] : [];
}

/** "(a) Each U.S. IaaS provider must …" */
function toOpening(provision: Provision): string {
  const words = provision.text.split(' ');
  const shown = words.slice(0, WORDS_SHOWN).join(' ');
  return `${getMarker(provision)} ${shown}${words.length > WORDS_SHOWN ? ' …' : ''}`.trim();
}
