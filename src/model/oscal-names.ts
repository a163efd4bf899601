/**
 * The names that we put into OSCAL documents and find there again. OSCAL lets everybody add properties under a
 * namespace of their own; these are ours, listed for readers on the page "Working with other tools". A namespace is a
 * name: it leads nowhere.
 */
import type { ControlReference } from './control-draft.ts';

export const NS = 'https://rulemark.example/ns/oscal';
/** Facts that an imported file stated in a way of its own, which are kept as properties of a control. */
export const IMPORTED_NS = `${NS}/imported`;

/** What a link of a component is called, by the type of the reference. */
export const REFERENCE_RELS: Readonly<Record<ControlReference['type'], string>> = {
  path: 'repository-path',
  ticket: 'ticket',
  url: 'reference',
};
