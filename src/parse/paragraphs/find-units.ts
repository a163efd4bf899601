/**
 * The units of a document that no element marks: an appendix or an official interpretation that stands in
 * amendatory text under a mere heading ("Supplement I to Part 1026—Official Interpretations"), and the sections of
 * an executive order ("Sec. 2. Purpose."). In: raw blocks. Out: the same blocks, each in the unit it belongs to,
 * and with section and part numbers filled in from their headings.
 */

import type { Dialect, RawBlock, Unit } from '../xml/dialect.ts';
import { findContinuation } from './find-continuation.ts';

const APPENDIX_HEADING = /^(?:Appendix|Supplement|Attachment|Exhibit|Annex|Schedule)\s+(?:[A-Z0-9]|to\b)/i;
const PART_APPENDIX_HEADING = /^(?:Appendix|Supplement)\s+\S+\s+to\s+part\b/i;
const PART_HEADING = /^PART\s+(\d+[a-zA-Z]?)\b/i;
const TO_PART = /\b(?:to|of)\s+part\s+(\d+[a-z]?)\b/i;
const ORDER_SECTION = /^(?:Section|Sec\.)\s+(\d+(?:\.\d+)*)\s*\.?(?=\s|$|—)/;

/** The blocks with units settled. */
export function findUnits(raw: readonly RawBlock[], dialect: Dialect): RawBlock[] {
  const blocks = dialect.instruction === undefined ? raw : findContinuation(raw, isPartAppendix);
  let base: Unit | undefined;
  let own: Unit | undefined;
  return blocks.map((block) => {
    const { unit, region } = block;
    readNumbers(block, dialect);
    const around = unit.kind === 'section' ? unit.parent : unit;
    if (around !== base || isSignature(block)) own = undefined;
    base = around;
    if (region !== 'regulatory-text' || unit.kind === 'appendix' || unit.contents) return block;
    if (block.element === dialect.instruction) return block;
    const opened = openUnit(block, own);
    if (opened) own = opened;
    if (!own) return block;
    return {
      ...toCommentHeading(block, own),
      unit: own,
      region: own.kind === 'appendix' ? 'appendix' : region,
    };
  });
}

function isPartAppendix({ element, words }: RawBlock): boolean {
  return element === 'HD' && PART_APPENDIX_HEADING.test(words.text);
}

/** The unit that a block opens by its words alone. */
function openUnit({ element, words, unit }: RawBlock, own: Unit | undefined): Unit | undefined {
  const { text } = words;
  const inside = unit.kind === 'section' || own?.kind === 'appendix';
  if (element === 'HD' && (inside ? PART_APPENDIX_HEADING : APPENDIX_HEADING).test(text)) {
    const part = TO_PART.exec(text)?.[1] ?? unit.part;
    return { kind: 'appendix', number: null, part, contents: false, parent: unit };
  }
  const order = unit.kind === 'document' ? findOrderSection(text) : undefined;
  return order
    ? { kind: 'section', number: order.number, part: null, contents: false, parent: unit }
    : undefined;
}

/** The number of the section of an order that starts here, "Sec. 2.", and where its words go on. */
export function findOrderSection(text: string): { number: string; end: number } | undefined {
  const found = ORDER_SECTION.exec(text);
  return found ? { number: found[1]!, end: found[0].length } : undefined;
}

/** Is it a section of an order, not of a part? */
export function isOrderSection({ kind, parent }: Unit): boolean {
  return kind === 'section' && parent?.kind === 'document' && parent.part === null;
}

/** Who signed an order stands in none of its sections. */
function isSignature({ kind, region }: RawBlock): boolean {
  return kind === 'signature' && region === 'regulatory-text';
}

const COMMENT_HEADING = /^(?:Paragraphs?\s+)?\d+\w{0,2}\s?\(|^Section\s+\d/;

/** In official interpretations a paragraph that is nothing but an italic "35(b)(1) Term." is a heading. */
function toCommentHeading(block: RawBlock, own: Unit): RawBlock {
  const { words, kind } = block;
  if (own.kind !== 'appendix' || kind !== 'paragraph' || !COMMENT_HEADING.test(words.text)) return block;
  const italic = words.spans.some(
    ({ style, start, end }) => style === 'italic' && start === 0 && end >= words.text.length - 1,
  );
  return italic ? { ...block, kind: 'heading', level: COMMENT_LEVEL } : block;
}

/** Below every heading that is set as one. */
const COMMENT_LEVEL = 8;

function readNumbers(block: RawBlock, dialect: Dialect): void {
  const { unit, words, element } = block;
  if (unit.contents) return;
  if (unit.kind === 'section' && element === dialect.sectionNumber)
    unit.number ??= toSectionNumber(words.text);
  if (unit.kind === 'section' && unit.number !== null) {
    unit.number = toSectionNumber(unit.number);
    // What the number says stands above the attribute, where 2013-01241 has PART="1206" over § 1026.17.
    unit.part = /^(\d+[a-z]?)\./.exec(unit.number)?.[1] ?? unit.part;
  }
  if (unit.kind === 'appendix' && unit.number === null && block.kind === 'heading' && !block.aside)
    unit.part = TO_PART.exec(words.text)?.[1] ?? unit.part;
  if (unit.kind === 'part') unit.part ??= PART_HEADING.exec(words.text)?.[1] ?? null;
}

/** "§ 165.T11–157" to "165.T11-157", "§§ 447.45 - 447.49" to "447.45-447.49". */
function toSectionNumber(text: string): string {
  return text
    .replace(/^(?:§+|sections?|secs?\.)\s*/i, '')
    .replace(/\s*[—―].*$/, '')
    .replace(/[‐-–]/g, '-')
    .replace(/[\s§]+/g, (gap) => (gap.includes('§') ? '' : ' '))
    .replace(/\s*-\s*/g, '-')
    .replace(/\s*\[.*$/, '')
    .replace(/[.\s]+$/, '')
    .trim();
}
