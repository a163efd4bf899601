/**
 * Where a change stands: how a provision is called beside its version's name, the anchor of a change on the page of a
 * comparison, and the section it belongs to. In: provision ids. Out: short citations and addresses.
 */
import type { Change } from '../../model/comparison.ts';
import type { RuleObject } from '../../model/object.ts';
import { splitProvision, toAnchor, toSectionName } from '../../model/section.ts';
import { toCiteText } from '../citation.ts';
import { getProvisionHref } from '../href.ts';

export interface Place {
  readonly id: string;
  /** "§ 1.4(a)", "§ 1.4(a), unmarked paragraph 2". */
  readonly text: string;
  readonly href: string;
}

const UNMARKED: Readonly<Record<string, string>> = {
  p: 'unmarked paragraph',
  note: 'note',
  table: 'table',
  footnote: 'footnote',
  stars: 'stars',
  graphic: 'picture',
  signature: 'signature',
};

/** A provision of a version, called by its number and with the address of its text. */
export function toPlace({ id: version, home, fields }: RuleObject<'version'>, id: string): Place {
  return { id, text: toShortCite(fields.cite, id), href: getProvisionHref(home, version, id) };
}

/** The citation without what all of a version have in common: "§ 1.4(a)", "part 9, appendix A". */
export function toShortCite(cite: string, id: string): string {
  return toCiteText(cite, id)
    .replace(/^.*?(?=§|part \d)/s, '')
    .replace(/\[([a-z]+?)(\d+)\]/g, (whole, kind: string, number: string) =>
      UNMARKED[kind] ? `, ${UNMARKED[kind]} ${number}` : whole,
    );
}

/** The anchor of a provision's change: by its new id, and of what was dropped by its old one. */
export function toChangeAnchor({ from, to }: Pick<Change, 'from' | 'to'>): string | undefined {
  const [id] = to.length > 0 ? to : from;
  return id === undefined ? undefined : `${to.length > 0 ? '' : 'old/'}${toIdAnchor(id)}`;
}

/** The anchor of a section's group of changes. */
export function toGroupAnchor(section: string): string {
  return `_section/${toSectionName(section)}`;
}

/** The section a change belongs to: where it stands now, else where it stood. */
export function getSection({ from, to, place }: Change): string {
  const id = to[0] ?? from[0];
  return id === undefined ? (place ?? '') : splitProvision(id).section;
}

function toIdAnchor(id: string): string {
  const { section, below } = splitProvision(id);
  return `${toSectionName(section)}${below ? `/${toAnchor(below)}` : ''}`;
}
