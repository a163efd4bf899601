/** The sections of a version as a list: how each is cited, and how many obligations stand in it. */
import type { Content } from '../model/content.ts';
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
  return listSections(content, home, id).map((section) => ({
    cite: toCiteText(fields.cite, section.fields.number),
    title: section.fields.title,
    href: getHref(section),
    obligations: counts.get(section.fields.number) ?? 0,
  }));
}

/** The sections of a version as a reader expects them: what stands before the first, the sections, the appendices. */
export function listSections(content: Content, home: string, version: string): RuleObject<'section'>[] {
  const rank = ({ fields }: RuleObject<'section'>) =>
    isSection(fields.number) ? 1 : isPart(fields.number) ? 0 : 2;
  return content
    .list('section', home)
    .filter(({ id }) => id.startsWith(`${version}/`))
    .sort((a, b) => rank(a) - rank(b));
}

/** How a list of sections calls one: by number and title, an appendix or a part by its title alone. */
export function toSectionLabel({ fields: { number, title } }: RuleObject<'section'>): string {
  return isSection(number) ? `${number} ${title}` : title;
}

function isSection(number: string): boolean {
  return !number.includes('[') && !isPart(number);
}

/** The text of a part outside its sections: "1005". The sections of an order have such numbers too, but short ones. */
function isPart(number: string): boolean {
  return /^\d{3,}[a-z]?$/.test(number);
}
