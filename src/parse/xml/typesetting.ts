/**
 * The names that the Federal Register and the annual Code of Federal Regulations share: those of the typesetting
 * coding of the Government Publishing Office. Headings have their depth in SOURCE, emphasis its typeface in T.
 */
import type { Attributes, ElementRole } from './dialect.ts';

export function heading(level: number): ElementRole {
  return { is: 'block', kind: 'heading', level };
}

export const PARAGRAPH: ElementRole = { is: 'block', kind: 'paragraph' };
const PLAIN: ElementRole = { is: 'inline' };
export const NOTE: ElementRole = { is: 'container', as: 'note' };
const ABOUT_ITEM: ElementRole = { is: 'container', as: 'note', about: 'item' };
export const FILE_HEAD: ElementRole = { is: 'block', kind: 'note', region: 'metadata' };
const CELL: ElementRole = { is: 'cell' };
const ROW: ElementRole = { is: 'row' };

export const TYPESETTING: Readonly<Record<string, ElementRole>> = {
  CNTNTS: { is: 'container', contents: true },
  CONTENTS: { is: 'container', as: 'heading', contents: true },
  EXTRACT: { is: 'container' },
  FTNT: { is: 'container', as: 'footnote' },
  SOURCE: NOTE,
  NOTE: ABOUT_ITEM,
  EXAMPLE: ABOUT_ITEM,
  EDNOTE: NOTE,
  SECTNO: heading(1),
  SUBJECT: heading(1),
  RESERVED: heading(1),
  SECHD: heading(1),
  P: PARAGRAPH,
  FP: PARAGRAPH,
  LDRFIG: PARAGRAPH,
  STARS: { is: 'stars' },
  GPH: { is: 'block', kind: 'graphic' },
  MATH: { is: 'block', kind: 'graphic' },
  GPOTABLE: { is: 'table' },
  TTITLE: ROW,
  BOXHD: ROW,
  ROW,
  TDESC: ROW,
  TNOTE: ROW,
  CHED: CELL,
  ENT: CELL,
  E: PLAIN,
  SU: { is: 'inline', style: 'superscript' },
  FR: PLAIN,
  AC: PLAIN,
  FTREF: PLAIN,
  PRTPAGE: PLAIN,
  EAR: FILE_HEAD,
};

const HEADING_LEVELS: Readonly<Record<string, number>> = {
  HED: 1,
  HD1: 2,
  HD2: 3,
  HD3: 4,
  HD4: 5,
  HD5: 6,
  HD6: 7,
};
const EMPHASIS: Readonly<Record<string, ElementRole>> = {
  '02': { is: 'inline', style: 'bold' },
  '03': { is: 'inline', style: 'italic' },
  '04': { is: 'inline', style: 'bold' },
  '05': { is: 'inline', style: 'bold' },
  '15': { is: 'inline', style: 'bold' },
  '7462': { is: 'inline', style: 'italic' },
  '51': { is: 'inline', style: 'superscript' },
  '52': { is: 'inline', style: 'subscript' },
  '54': { is: 'inline', style: 'subscript' },
};

/** The role of HD and E, whose attributes say it. */
export function refineTypesetting(name: string, attributes: Attributes): ElementRole | undefined {
  if (name === 'HD') return heading(HEADING_LEVELS[attributes['SOURCE'] ?? ''] ?? 2);
  if (name === 'E') return EMPHASIS[attributes['T'] ?? ''];
  return undefined;
}
