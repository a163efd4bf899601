/**
 * A provision by its number, and where there is none of that number, the nearest that there is. In: the content and
 * a number such as "7.302(c)(2)". Out: the section with the provision, or what comes nearest.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import type { RuleObject } from '../../model/object.ts';
import { isBelow } from '../../model/provision-ids.ts';
import { type Provision, splitProvision, toSectionName, walkProvisions } from '../../model/section.ts';

/** The section that a provision number stands in. */
export function findSection(
  content: Content,
  home: string,
  version: string,
  provision: string,
): RuleObject<'section'> | undefined {
  const { section } = splitProvision(provision);
  return content.get('section', home, `${version}/${toSectionName(section)}`);
}

export interface ProvisionFound {
  readonly version: RuleObject<'version'>;
  readonly section: RuleObject<'section'>;
  readonly provision: Provision;
}

/** The paragraph that "nprm-2024/7.302(a)" names in any rule; undefined where there is none. */
export function findProvision(
  content: Content,
  getProvisions: GetProvisions,
  name: string,
): ProvisionFound | undefined {
  const cut = name.indexOf('/');
  const [versionId, number] = [name.slice(0, cut), name.slice(cut + 1)];
  for (const version of content.list('version').filter(({ id }) => id === versionId)) {
    const section = findSection(content, version.home, version.id, number);
    const provision = section && [...walkProvisions(getProvisions(section))].find(({ id }) => id === number);
    if (section && provision) return { version, section, provision };
  }
  return undefined;
}

export interface Nearest {
  /** The deepest provision whose number the wanted one goes on from; undefined where that is the section. */
  readonly parent: Provision | undefined;
  /** What stands directly below it. */
  readonly children: readonly Provision[];
}

/** What comes nearest to a number that no provision has. */
export function findNearest(provisions: readonly Provision[], wanted: string): Nearest {
  const parent = [...walkProvisions(provisions)]
    .filter(({ id, kind }) => kind !== 'heading' && isBelow(wanted, id))
    .toSorted((a, b) => b.id.length - a.id.length)[0];
  return { parent, children: parent?.children ?? provisions };
}
