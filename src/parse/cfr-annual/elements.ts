/**
 * The annual edition of the Code of Federal Regulations in XML, one granule a part, as govinfo.gov serves it
 * (CFRGRANULE, or a whole volume under CFRDOC). It shares the typesetting names of the Federal Register; what
 * differs is what surrounds them: a file head instead of a preamble, and codified text throughout.
 */
import type { DocumentFacts } from '../../model/parsed-document.ts';
import type { Dialect, ElementRole, FactSource } from '../xml/dialect.ts';
import { NOTE, refineTypesetting, TYPESETTING } from '../xml/typesetting.ts';

const CODIFIED: ElementRole = { is: 'container', region: 'codified' };

export const CFR_ANNUAL: Dialect = {
  format: 'cfr-annual',
  elements: {
    ...TYPESETTING,
    FDSYS: { is: 'container', region: 'metadata' },
    FMTR: { is: 'container', region: 'metadata' },
    TITLE: { is: 'container' },
    CHAPTER: CODIFIED,
    SUBCHAP: CODIFIED,
    PART: { is: 'container', region: 'codified', unit: 'part', document: true },
    SUBPART: CODIFIED,
    SUBJGRP: CODIFIED,
    SECTION: { is: 'container', region: 'codified', unit: 'section' },
    APPENDIX: { is: 'container', region: 'appendix', unit: 'appendix' },
    AUTH: NOTE,
    APPRO: NOTE,
    CITA: NOTE,
    SECAUTH: NOTE,
    PARAUTH: NOTE,
    EFFDNOT: NOTE,
    CROSSREF: NOTE,
  },
  refine: refineTypesetting,
  sectionNumber: 'SECTNO',
  facts: readGranuleFacts,
};

function readGranuleFacts({ blocks }: FactSource): DocumentFacts {
  const first = (element: string) => blocks.find((block) => block.element === element)?.words.text ?? null;
  const title = first('CFRTITLE');
  const part = first('GRANULENUM');
  const dates: Record<string, string> = {};
  const edition = first('ORIGINALDATE') ?? first('DATE');
  if (edition) dates['edition'] = edition;
  return {
    number: null,
    kind: 'cfr-part',
    citation: title && part ? `${title} CFR part ${part}` : null,
    rins: [],
    agencies: [],
    subject: first('TITLE'),
    cfr: title && part ? [{ title, part }] : [],
    dates,
  };
}
