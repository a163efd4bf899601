/** The sections of a version as a list: how each is cited, and how many obligations stand in it. */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { splitProvision } from '../model/section.ts';
import { toCiteText } from './citation.ts';
import { getHref } from './href.ts';

export interface SectionEntry {
  readonly cite: string;
  readonly title: string;
  readonly href: string;
  readonly obligations: number;
}

/** One entry a section, in the corpus's order. */
export function toSectionEntries(
  { content }: Corpus,
  { id, home, fields }: RuleObject<'version'>,
): SectionEntry[] {
  const counts = new Map<string, number>();
  for (const obligation of content.list('obligation', home)) {
    const cited = (obligation.fields.sections[id] ?? []).map(
      (provision) => splitProvision(provision).section,
    );
    for (const number of new Set(cited)) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return content
    .list('section', home)
    .filter((section) => section.id.startsWith(`${id}/`))
    .map((section) => ({
      cite: toCiteText(fields.cite, section.fields.number),
      title: section.fields.title,
      href: getHref(section),
      obligations: counts.get(section.fields.number) ?? 0,
    }));
}
