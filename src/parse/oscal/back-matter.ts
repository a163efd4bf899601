/** What links of an OSCAL document lead to: resources of its back matter by number, with an address and a name. */
import type { ControlProperty, ControlReference } from '../../model/control-draft.ts';
import type { OscalNode } from './oscal-node.ts';
import { toProperty } from './properties.ts';

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

/** A link that was read. */
export interface OscalLink {
  readonly href: string;
  readonly rel: string;
  readonly text: string | undefined;
}

/** The links of an object, as they stand. */
export function readLinks(node: OscalNode): readonly OscalLink[] {
  return node.children('links', 'link').map((link) => ({
    href: link.need('href'),
    rel: link.text('rel') ?? 'reference',
    text: link.text('text'),
  }));
}

/**
 * Links as references where they lead to an address of the web, with what one finds there; else as properties, so
 * that nothing is shown as a link that a browser should not follow.
 */
export function toReferences(
  links: readonly OscalLink[],
  resources: Resources,
): { readonly references: readonly ControlReference[]; readonly properties: readonly ControlProperty[] } {
  const references: ControlReference[] = [];
  const properties: ControlProperty[] = [];
  for (const { href, rel, text } of links) {
    const { name, href: address } = resolveHref(href, resources);
    const note = [text, name].filter(Boolean).join(': ').replace(/\s+/g, ' ').trim() || undefined;
    if (address !== undefined && /^https?:\/\/\S+$/i.test(address))
      references.push({ type: 'url', at: address, ...(note === undefined ? {} : { note }) });
    else properties.push(...toProperty(rel, address ?? name ?? href, { note: address ? note : undefined }));
  }
  return { references, properties };
}
