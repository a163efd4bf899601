/**
 * The XML of the Federal Register: single documents as federalregister.gov serves them and daily issues as
 * govinfo.gov does (RULE, PRORULE, NOTICE, PRESDOCU under FEDREG). A proposed rule has no element round the text
 * it proposes: its amendments start in the middle of its preamble, at the first of the elements that turn it.
 */
import type { Dialect, ElementRole } from '../xml/dialect.ts';
import { FILE_HEAD, heading, refineTypesetting, TYPESETTING } from '../xml/typesetting.ts';
import { readDocumentFacts } from './document-facts.ts';

const EXPLAINING: ElementRole = { is: 'container', region: 'preamble' };
/** An order or proclamation: its text is the law itself. */
const INSTRUMENT: ElementRole = { is: 'container', region: 'regulatory-text' };
const SIGNATURE: ElementRole = { is: 'block', kind: 'signature' };

export const FEDERAL_REGISTER: Dialect = {
  format: 'federal-register',
  elements: {
    ...TYPESETTING,
    RULE: { is: 'container', region: 'preamble', document: true, turnable: true },
    PRORULE: { is: 'container', region: 'preamble', document: true, turnable: true },
    NOTICE: { is: 'container', region: 'preamble', document: true },
    PRESDOCU: { is: 'container', region: 'preamble', document: true },
    CORRECT: { is: 'container', region: 'preamble', document: true, turnable: true },
    PREAMB: EXPLAINING,
    SUPLINF: EXPLAINING,
    LSTSUB: EXPLAINING,
    EXECORD: INSTRUMENT,
    PROCLA: INSTRUMENT,
    DETERM: INSTRUMENT,
    PRMEMO: INSTRUMENT,
    PRNOTICE: INSTRUMENT,
    PRORDER: INSTRUMENT,
    REGTEXT: { is: 'container', region: 'regulatory-text', unit: 'part' },
    PART: { is: 'container', unit: 'part', turns: 'regulatory-text' },
    SUBPART: { is: 'container', turns: 'regulatory-text' },
    SUBJGRP: { is: 'container', turns: 'regulatory-text' },
    SECTION: { is: 'container', unit: 'section', turns: 'regulatory-text' },
    APPENDIX: { is: 'container', unit: 'appendix', region: 'appendix' },
    AUTH: { is: 'container', as: 'note', turns: 'regulatory-text' },
    AMDPAR: { is: 'block', kind: 'note', turns: 'regulatory-text' },
    SIG: { is: 'container', region: 'preamble', as: 'signature' },
    PSIG: SIGNATURE,
    PLACE: SIGNATURE,
    DATE: SIGNATURE,
    AGENCY: heading(1),
    SUBAGY: heading(2),
    CFR: heading(2),
    DEPDOC: heading(2),
    RIN: heading(2),
    TITLE3: heading(1),
    PRES: heading(2),
    PROC: heading(2),
    EXECORDR: heading(2),
    MEMO: heading(2),
    DETNO: heading(2),
    FRDOC: FILE_HEAD,
    FRDOCBP: FILE_HEAD,
    BILCOD: FILE_HEAD,
    FILED: FILE_HEAD,
  },
  refine: refineTypesetting,
  number: (name, attributes) => (name === 'REGTEXT' ? attributes['PART'] : undefined),
  sectionNumber: 'SECTNO',
  instruction: 'AMDPAR',
  facts: readDocumentFacts,
};
