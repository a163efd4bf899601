/**
 * The Electronic Code of Federal Regulations in its two flavours: the bulk file of a title (DLPSTEXTCLASS) and
 * what the versioner of ecfr.gov answers for a title, part or section (a DIV at the root). Both say the level of a
 * DIV in its name and its number in N; the bulk file writes N as "§ 51.1", the versioner as "51.1".
 */
import type { DocumentFacts, SourceFormat } from '../../model/parsed-document.ts';
import type { Attributes, Dialect, ElementRole, FactSource } from '../xml/dialect.ts';
import { heading, NOTE, PARAGRAPH, refineTypesetting, TYPESETTING } from '../xml/typesetting.ts';

const CODIFIED: ElementRole = { is: 'container', region: 'codified' };
const ITALIC: ElementRole = { is: 'inline', style: 'italic' };
const BOLD: ElementRole = { is: 'inline', style: 'bold' };
const SUPERSCRIPT: ElementRole = { is: 'inline', style: 'superscript' };
const SUBSCRIPT: ElementRole = { is: 'inline', style: 'subscript' };

const ELEMENTS: Readonly<Record<string, ElementRole>> = {
  ...TYPESETTING,
  HEADER: { is: 'container', region: 'metadata' },
  AMDDATE: { is: 'block', kind: 'note', region: 'metadata' },
  CFRTOC: { is: 'container', region: 'metadata', contents: true },
  TOC: { is: 'container', region: 'metadata', contents: true },
  DIV1: CODIFIED,
  DIV2: CODIFIED,
  DIV3: CODIFIED,
  DIV4: CODIFIED,
  DIV5: { is: 'container', region: 'codified', unit: 'part', document: true },
  DIV6: CODIFIED,
  DIV7: CODIFIED,
  DIV8: { is: 'container', region: 'codified', unit: 'section' },
  DIV9: { is: 'container', region: 'appendix', unit: 'appendix' },
  HEAD: heading(1),
  HED: heading(1),
  HED1: heading(2),
  HD1: heading(2),
  HD2: heading(3),
  HD3: heading(4),
  HD4: heading(5),
  PSPACE: PARAGRAPH,
  AUTH: NOTE,
  APPRO: NOTE,
  CITA: NOTE,
  SECAUTH: NOTE,
  PARAUTH: NOTE,
  EFFDNOT: NOTE,
  EFFDNOTP: NOTE,
  CROSSREF: NOTE,
  XREF: { is: 'container', as: 'note', inLine: true },
  TABLE: { is: 'table' },
  CAPTION: { is: 'row' },
  TR: { is: 'row' },
  TD: { is: 'cell' },
  TH: { is: 'cell' },
  img: { is: 'block', kind: 'graphic' },
  I: ITALIC,
  i: ITALIC,
  B: BOLD,
  b: BOLD,
  sup: SUPERSCRIPT,
  SUP: SUPERSCRIPT,
  sub: SUBSCRIPT,
  SUB: SUBSCRIPT,
};

/** Both flavours; `format` only says which one a file was. */
export function describeEcfr(format: SourceFormat): Dialect {
  return {
    format,
    elements: ELEMENTS,
    refine: refineTypesetting,
    number: (name, attributes) => readNumber(name, attributes),
    facts: readFacts,
  };
}

function readNumber(name: string, attributes: Attributes): string | undefined {
  return /^DIV[58]$/.test(name) ? attributes['N']?.replace(/^§+\s*/, '').trim() : undefined;
}

/** The versioner writes `{"citation":"3 CFR Part 101"}` into an attribute, its quotation marks escaped twice on a part. */
const CITATION = /(?:"|&quot;)citation(?:"|&quot;)\s*:\s*(?:"|&quot;)((\d+) CFR [^"&]*)/;

function readFacts({ blocks, attributes }: FactSource): DocumentFacts {
  const cited = CITATION.exec(attributes['hierarchy_metadata'] ?? '');
  const volume = blocks.find(({ element }) => element === 'IDNO')?.words.text;
  const title = volume ?? cited?.[2] ?? null;
  const parts = [...new Set(blocks.map(({ unit }) => unit.part).filter((part) => part !== null))];
  const whole = volume !== undefined || parts.length !== 1;
  const amended = blocks.find(({ element }) => element === 'AMDDATE')?.words.text;
  return {
    number: null,
    kind: whole ? 'cfr-title' : 'cfr-part',
    citation: cited?.[1] ?? (title ? `${title} CFR` : null),
    rins: [],
    agencies: [],
    subject: blocks.find(({ element }) => element === (whole ? 'TITLE' : 'HEAD'))?.words.text ?? null,
    cfr: title ? parts.map((part) => ({ title, part })) : [],
    dates: amended ? { amended } : {},
  };
}
