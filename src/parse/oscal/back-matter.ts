/** What links of an OSCAL document lead to: resources of its back matter by number, with an address and a name. */
import type { ControlReference } from '../../model/control-draft.ts';
import type { OscalNode } from './oscal-node.ts';

export interface OscalResource {
  readonly name: string | undefined;
  readonly href: string | undefined;
}

export type Resources = ReadonlyMap<string, OscalResource>;

/** The resources by number, in lower case. */
export function readResources(root: OscalNode): Resources {
  const resources = root.child('back-matter', 'back matter')?.children('resources', 'resource') ?? [];
  return new Map(
    resources.map((resource) => {
      const links = resource.children('rlinks', 'address of a resource').map((link) => ({
        href: link.text('href'),
        type: link.text('media-type') ?? '',
      }));
      const best = links.find(({ type }) => type.endsWith('json')) ?? links[0];
      const citation = resource.child('citation', 'citation')?.text('text');
      const name = citation ?? resource.text('title') ?? resource.text('description');
      return [
        resource.need('uuid').toLowerCase(),
        { name: name?.replace(/\s+/g, ' ').trim(), href: best?.href },
      ];
    }),
  );
}

/** Where a link leads: the resource behind `#<uuid>`, else the address itself. */
export function resolveHref(href: string, resources: Resources): OscalResource {
  const resource = href.startsWith('#') ? resources.get(href.slice(1).toLowerCase()) : undefined;
  return resource ?? { name: undefined, href };
}

/** A link as a reference of a control: the address it leads to, and what one finds there. */
export function toReference(href: string, text: string | undefined, resources: Resources): ControlReference {
  const { name, href: address } = resolveHref(href, resources);
  const note = [text, name].filter(Boolean).join(': ').replace(/\s+/g, ' ').trim();
  const at = address ?? name ?? href;
  return { type: 'url', at, ...(note === '' || note === at ? {} : { note }) };
}
