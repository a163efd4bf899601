/**
 * The units of a document that no element marks: an appendix or an official interpretation that stands in
 * amendatory text under a mere heading ("Supplement I to Part 1026—Official Interpretations"), and the sections of
 * an executive order ("Sec. 2. Purpose."). In: raw blocks. Out: the same blocks, each in the unit it belongs to,
 * and with section and part numbers filled in from their headings.
 */
import type { Dialect, RawBlock, Unit } from '../xml/dialect.ts';

const APPENDIX_HEADING = /^(?:Appendix|Supplement|Attachment|Exhibit|Annex|Schedule)\s+(?:[A-Z0-9]|to\b)/i;
const PART_HEADING = /^PART\s+(\d+[a-zA-Z]?)\b/i;
const ORDER_SECTION = /^(?:Section|Sec\.)\s+(\d+(?:\.\d+)*)\s*\.?(?=\s|$|—)/;

/** The blocks with units settled. */
export function findUnits(blocks: readonly RawBlock[], dialect: Dialect): RawBlock[] {
  let from: Unit | undefined;
  let own: Unit | undefined;
  return blocks.map((block) => {
    const { unit } = block;
    readNumbers(block, dialect);
    if (unit !== from) {
      // A section inside does not end the appendix heading's reach; another element of amendment does.
      if (unit.kind !== 'section') own = undefined;
      from = unit;
    }
    if (unit.kind === 'section' || unit.kind === 'appendix' || unit.contents) return block;
    if (block.region !== 'regulatory-text') return block;
    if (block.element === dialect.instruction) return block;
    if (block.kind === 'heading' && APPENDIX_HEADING.test(block.words.text))
      own = { kind: 'appendix', number: null, part: unit.part, contents: false };
    else if (unit.kind === 'document' && ORDER_SECTION.test(block.words.text))
      own = {
        kind: 'section',
        number: ORDER_SECTION.exec(block.words.text)![1]!,
        part: null,
        contents: false,
      };
    if (!own) return block;
    return { ...block, unit: own, region: own.kind === 'appendix' ? 'appendix' : block.region };
  });
}

function readNumbers(block: RawBlock, dialect: Dialect): void {
  const { unit, words, element } = block;
  if (unit.contents) return;
  if (unit.kind === 'section' && element === dialect.sectionNumber) unit.number ??= toSectionNumber(words.text);
  if (unit.kind === 'section' && unit.number !== null) {
    unit.number = toSectionNumber(unit.number);
    unit.part ??= /^(\d+[a-z]?)\./.exec(unit.number)?.[1] ?? null;
  }
  if (unit.kind === 'part') unit.part ??= PART_HEADING.exec(words.text)?.[1] ?? null;
}

/** "§ 165.T11–157" to "165.T11-157", "§§ 447.45 - 447.49" to "447.45-447.49". */
export function toSectionNumber(text: string): string {
  return text
    .replace(/^(?:§+|sections?|secs?\.)\s*/i, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[\s§]+/g, (gap) => (gap.includes('§') ? '' : ' '))
    .replace(/\s*-\s*/g, '-')
    .replace(/\s*\[.*$/, '')
    .replace(/[.\s]+$/, '')
    .trim();
}
