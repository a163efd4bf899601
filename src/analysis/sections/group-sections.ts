/**
 * The text of law in a published document, section by section, as it goes into files: sections, appendices and
 * supplements, and for each part what stands outside of these (its authority, amending instructions, notes). In: the
 * blocks of a document. Out: units in order of the text, each with its heading and the blocks below it. A table
 * of contents is left out, because the files are one.
 */
import type { Block } from '../../model/parsed-document.ts';
import { splitProvision } from '../../model/section.ts';
import { toHeadingSlug } from '../../model/slug.ts';

export interface SectionText {
  /** `7.302`, `1005[appendix-a]`; a part's own text has the part's number. */
  readonly number: string;
  readonly part: string | null;
  /** The heading as printed: "§ 7.302 Customer Identification Program." Empty where none is printed. */
  readonly heading: string;
  /** The heading without sign, number and full stop. */
  readonly title: string;
  /** Without the blocks of the heading. */
  readonly blocks: readonly Block[];
}

interface Unit {
  number: string;
  readonly part: string | null;
  readonly kind: 'section' | 'appendix' | 'part';
  readonly blocks: Block[];
}

const APPENDIX_HEADING = /^(?:Appendix|Supplement|Attachment|Exhibit|Annex|Schedule)\s+(?:[A-Z0-9]|to\b)/i;
/** Where an order or notice stands outside of parts and sections. */
const OUTSIDE = 'text';

/** Units with text of law; those of other parts are left out when `parts` names some. */
export function groupSections(blocks: readonly Block[], parts: readonly string[] = []): SectionText[] {
  const law = blocks.filter(isLaw).map(placeOutside);
  const units: Unit[] = [];
  law.forEach((block, index) => {
    findUnit(units, law, index).blocks.push(block);
  });
  return units
    .filter(({ part }) => parts.length === 0 || (part !== null && parts.includes(part)))
    .map((unit) => toSectionText(unit, findHeadings(units, unit)))
    .filter((section) => section !== undefined);
}

/** The parts that a document has text of law in, in order. */
export function findParts(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.filter(isLaw).flatMap((block) => getPart(block) ?? []))];
}

function isLaw({ region }: Block): boolean {
  return region !== 'metadata' && region !== 'preamble';
}

/** The part of a block; text outside of sections may say it in its id alone. */
function getPart({ part, section, id }: Block): string | null {
  return part ?? (section === null ? (/^(\d+[a-z]?)\[/.exec(id ?? '')?.[1] ?? null) : null);
}

/** An id without a section or part goes on from the name of their file. */
function placeOutside(block: Block): Block {
  return block.id?.startsWith('[') ? { ...block, id: `${OUTSIDE}${block.id}` } : block;
}

/** The unit that a block belongs to, made when it is the first. */
function findUnit(units: Unit[], law: readonly Block[], index: number): Unit {
  const block = law[index]!;
  const { section, region } = block;
  const part = getPart(block);
  const kind = section !== null ? 'section' : region === 'appendix' ? 'appendix' : 'part';
  const last = units.at(-1);
  const number = kind === 'appendix' ? getAppendix(block, last) : getNumber(law, index, last);
  if (
    kind === 'appendix' &&
    last?.kind === 'appendix' &&
    last.blocks.every(({ id }) => id === null) &&
    block.id
  ) {
    last.number = number; // the id says better than the heading what the appendix is called
    return last;
  }
  const known = units.find((unit) => unit.number === number && unit.kind === kind);
  if (known) return known;
  const made: Unit = { number, part, kind, blocks: [] };
  units.push(made);
  return made;
}

/**
 * What the ids of the section or part start with. A heading belongs to what comes after it, another block without
 * an id to what stands before it, because a source may print a section number twice in a row.
 */
function getNumber(law: readonly Block[], index: number, last: Unit | undefined): string {
  const block = law[index]!;
  const { section, part, region, kind } = block;
  const isNear = (other: Block | undefined) =>
    other?.section === section && other.part === part && other.region === region;
  if (block.id === null && kind !== 'heading' && last && isNear(law[index - 1])) return last.number;
  let near = block.id;
  for (let at = index; near === null && isNear(law[at]); at++) near = law[at]!.id;
  for (let at = index; near === null && isNear(law[at]); at--) near = law[at]!.id;
  return near === null ? (section ?? part ?? OUTSIDE) : splitProvision(near).section;
}

function getAppendix({ id, kind, text, part, labels }: Block, last: Unit | undefined): string {
  if (id !== null) return splitProvision(id).section;
  if (kind === 'heading' && labels.length === 0 && APPENDIX_HEADING.test(text))
    return `${part ?? ''}[${toHeadingSlug(text)}]`;
  return last?.kind === 'appendix' ? last.number : `${part ?? ''}[appendix]`;
}

/** The headings of all other units, which a table of contents repeats. */
function findHeadings(units: readonly Unit[], unit: Unit): ReadonlySet<string> {
  if (unit.kind !== 'part') return new Set();
  const others = units.filter((other) => other !== unit && other.part === unit.part);
  return new Set(
    others.flatMap(({ blocks }) => blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : []))),
  );
}

function toSectionText(unit: Unit, elsewhere: ReadonlySet<string>): SectionText | undefined {
  const blocks = unit.kind === 'section' ? unit.blocks : dropContents(unit, elsewhere);
  const count = countHeadingBlocks(unit, blocks);
  const heading = blocks
    .slice(0, count)
    .map(({ text }) => text)
    .join(' ')
    .trim();
  const rest = blocks.slice(count);
  if (unit.kind === 'part' && rest.every(({ kind }) => kind === 'heading' || kind === 'stars'))
    return undefined;
  const title = toTitle(unit, heading);
  return { number: unit.number, part: unit.part, heading, title, blocks: rest };
}

/** How many blocks at the start make up the unit's own heading: number and subject may stand apart. */
function countHeadingBlocks({ kind, number }: Unit, blocks: readonly Block[]): number {
  if (number === OUTSIDE) return 0;
  const isHeading = (index: number) => blocks[index]?.kind === 'heading' && blocks[index].labels.length === 0;
  if (!isHeading(0)) return 0;
  return kind === 'section' && toBareTitle(blocks[0]!.text, number) === '' && isHeading(1) ? 2 : 1;
}

/** Headings that come again below, and numbers of sections with their subjects. */
function dropContents({ blocks, kind }: Unit, elsewhere: ReadonlySet<string>): Block[] {
  const isEntry = (block: Block, index: number): boolean => {
    if (block.kind !== 'heading' || block.labels.length > 0) return false;
    const again = () =>
      blocks.slice(index + 1).some((other) => other.kind === 'heading' && other.text === block.text);
    if (kind === 'appendix') return block.level === undefined && again();
    const isNumber = (text = '') => /^(?:§+\s*)?\d+[a-z]?\.\d+\S*$/i.test(text);
    return (
      /^Secs?\.$/.test(block.text) ||
      isNumber(block.text) ||
      isNumber(blocks[index - 1]?.text) ||
      elsewhere.has(block.text) ||
      again()
    );
  };
  return blocks.filter((block, index) => !isEntry(block, index));
}

function toTitle({ kind, number, part }: Unit, heading: string): string {
  if (kind === 'section') return toBareTitle(heading, number) || `Section ${number}`;
  if (heading !== '') return heading.replace(/\.$/, '');
  if (kind === 'part')
    return part === null ? 'Text outside of sections' : `Part ${number}: authority, instructions and notes`;
  return number;
}

/** "§ 7.302 Customer Identification Program." to "Customer Identification Program". */
function toBareTitle(heading: string, number: string): string {
  const plain = number.replace(/#\d+$/, '');
  const bare = heading.replace(/^(?:§+|Sections?\b|Secs?\.)\s*/i, '');
  const dashed = bare.slice(0, plain.length).replace(/[‐-―]/g, '-');
  const subject = dashed === plain ? bare.slice(plain.length) : bare;
  return subject
    .replace(/^[\s.:—–-]+/, '')
    .replace(/[\s.]+$/, '')
    .trim();
}
