/**
 * A document as it was read to what a comparison takes: its text of law in order, each block with its own marker and
 * what it stands in. Preamble, file heads and pictures are no law; stars and signatures without an id of their own
 * are none either. Whatever has an id goes in.
 */
import type { ComparedText } from '../../model/comparison.ts';
import type { Block, ParsedDocument, Region } from '../../model/parsed-document.ts';

const LAW: ReadonlySet<Region> = new Set<Region>(['regulatory-text', 'appendix', 'codified']);
/** "(a)", "[p2]", "#2" at the end of an id: what sets a provision apart from the one it stands in. */
const LAST_STEP = /(?:\([^()]*\)|\[[^[\]]*\])(?:#\d+)?$/;
const ONLY_STARS = /^(?:\([A-Za-z0-9]{1,6}\)\s*)*[*\s]*$/;

/** The text of law, in order; headings and what else has no id come with id null. */
export function toComparedTexts({ blocks }: Pick<ParsedDocument, 'blocks'>): ComparedText[] {
  return blocks.filter(isLaw).map((block) => ({
    id: block.id,
    text: block.text,
    label: getMarker(block),
    parent: getParent(block),
    section: block.section,
  }));
}

function isLaw({ region, kind, text, id }: Block): boolean {
  if (!LAW.has(region) || text === '') return false;
  return id !== null || (kind !== 'signature' && !(kind === 'stars' && ONLY_STARS.test(text)));
}

function getMarker({ labels }: Block): string | null {
  const own = labels.at(-1);
  return own === undefined || own.startsWith('[') ? null : own;
}

function getParent({ id, section, part }: Block): string | null {
  const above = id?.replace(LAST_STEP, '');
  return above && above !== id ? above : (section ?? part);
}
