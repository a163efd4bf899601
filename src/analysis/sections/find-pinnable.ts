/**
 * Who cites a section of official text as a whole although it has paragraphs, and which paragraphs those are: the
 * places where a citation can now be pinned. In: content and texts. Out: sections with their citations and
 * paragraphs, in order of versions and sections.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { type Provision, splitProvision, toSectionName, walkProvisions } from '../../model/section.ts';

export interface PinnableSection {
  readonly section: RuleObject<'section'>;
  /** Obligations, definitions and penalties that cite it as a whole. */
  readonly users: readonly RuleObject[];
  /** What can be cited instead, headings and stars left out. */
  readonly paragraphs: readonly Provision[];
}

/** Sections of one version that are cited as a whole. */
export function findPinnable(
  content: Content,
  getProvisions: GetProvisions,
  version: RuleObject<'version'>,
): PinnableSection[] {
  const users = new Map<string, RuleObject[]>();
  for (const object of [
    ...content.list('obligation', version.home),
    ...content.list('definition', version.home),
    ...content.list('penalty', version.home),
  ])
    for (const provision of object.fields.sections[version.id] ?? []) {
      const { section, below } = splitProvision(provision);
      if (below === '') users.set(section, [...(users.get(section) ?? []), object]);
    }
  return [...users].flatMap(([number, citing]) => {
    const section = content.get('section', version.home, `${version.id}/${toSectionName(number)}`);
    if (!section?.fields.imported) return [];
    const paragraphs = findParagraphs(getProvisions(section));
    return paragraphs.length > 0 ? [{ section, users: citing, paragraphs }] : [];
  });
}

/** The provisions that a citation can name. */
function findParagraphs(provisions: readonly Provision[]): Provision[] {
  return [...walkProvisions(provisions)].filter(
    ({ kind, text, children }) =>
      kind !== 'heading' && kind !== 'stars' && kind !== 'graphic' && (text !== '' || children.length > 0),
  );
}
