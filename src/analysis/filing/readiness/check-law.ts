/**
 * Citations of law in what would be filed: each must be readable as a citation, be among the authorities and versions
 * of the content, still stand on the day, and where it names a section of a version that is here, that section exists.
 */
import { type Citation, findCitations } from '../../../model/citation.ts';
import type { Finding } from '../../../model/finding.ts';
import { findMentions } from '../../../model/provision-mention.ts';
import { findClosest } from '../../../text/closest.ts';
import { type AskInput, type FiledText, getFiledTexts, toFinding } from './ask-input.ts';
import type { KnownLaw } from './known-law.ts';

/** What looks like the start of a citation, read or not. */
const LOOKS =
  /\b\d{0,3}\s?U\.?\s?S\.?\s?C\b\.?(?:\s?§*\s?\w*)?|\b\d{0,3}\s?C\.?\s?F\.?\s?R\b\.?(?:\s?§*\s?\w*)?|\b(?:E\.\s?O\.|Executive Orders?)(?:\s(?:Nos?\.\s?)?\d*)?|\bFed(?:eral|\.)\sReg(?:ister|\.)\s\d+|\b\d{1,3}\sF\.?R\.?\s\w*|\bPub(?:lic|\.)\sL(?:aw|\.)\s(?:No\.\s?)?[\d-]*/gu;

/** "the Executive Order", without a number: what was cited before. */
const BARE_ORDER = /^(?:E\.\s?O\.|Executive Orders?)\s?$/u;

/** Findings on the law cited in one ask. */
export function checkLaw(input: AskInput, law: KnownLaw): Finding[] {
  return getFiledTexts(input.ask).flatMap((filed) => {
    const citations = findCitations(filed.text);
    return [
      ...citations.flatMap((citation) => checkCitation(input, filed, citation, law)),
      ...findUnreadable(input, filed, citations),
      ...findMissingSections(input, filed, citations),
    ];
  });
}

function checkCitation(
  input: AskInput,
  { path, what }: FiledText,
  citation: Citation,
  law: KnownLaw,
): Finding[] {
  const { ask, asOf } = input;
  const meant = law.find(citation);
  if (meant === undefined) {
    const closest = findClosest(citation.text, law.list(citation.kind));
    return [
      toFinding(ask, 'ask/law-unknown', 'error', path, {
        message: `The ${what} cites ${citation.text}, which is none of the authorities or documents of this content.`,
        hint: `${closest ? `Did you mean ${closest}? ` : ''}If it exists and was read, add it under authorities/ with its source; else take it out.`,
      }),
    ];
  }
  if (meant === true) return [];
  const standing = meant.fields.history.filter(({ on }) => on <= asOf).at(-1);
  if (standing?.status !== 'revoked') return [];
  return [
    toFinding(ask, 'ask/law-revoked', 'warning', path, {
      message: `The ${what} cites ${citation.text}, which was revoked on ${standing.on}${standing.by ? ` by ${standing.by}` : ''}.`,
      hint: 'Say so in the sentence, or rest the point on what is still in force.',
    }),
  ];
}

function findUnreadable(input: AskInput, filed: FiledText, citations: readonly Citation[]): Finding[] {
  const citesOrder = getFiledTexts(input.ask).some(({ text }) =>
    findCitations(text).some(({ kind }) => kind === 'executive-order'),
  );
  return [...filed.text.matchAll(LOOKS)]
    .filter(({ 0: match }) => !citesOrder || !BARE_ORDER.test(match))
    .filter(
      ({ index, 0: match }) =>
        !citations.some(({ start, end }) => start < index + match.length && index < end),
    )
    .map(({ 0: match }) =>
      toFinding(input.ask, 'ask/law-unreadable', 'error', filed.path, {
        message: `The ${filed.what} says "${match.trim()}", which looks like a citation and cannot be read as one.`,
        hint: 'Write it like 50 U.S.C. 1705, 15 CFR part 791, 89 FR 5698, E.O. 13984 or Public Law 117-1.',
      }),
    );
}

/** "§ 7.399" where no version that the ask is about has such a section. */
function findMissingSections(input: AskInput, filed: FiledText, citations: readonly Citation[]): Finding[] {
  const { ask, content } = input;
  const versions = Object.keys(ask.fields.provisions);
  const homes = versions.flatMap((id) => content.findById('version', id));
  if (homes.length === 0) return [];
  return findMentions(filed.text).flatMap((mention) => {
    if (mention.kind !== 'section' || !mention.dotted) return [];
    if (citations.some(({ start, end }) => start <= mention.end + 1 && mention.start <= end + 3)) return [];
    const inOrder = homes.flatMap(({ home }) =>
      content.list('version', home).filter(({ fields }) => fields.stage === 'executive-order'),
    );
    const exists = [...homes, ...inOrder].some(({ id, home }) =>
      content.get('section', home, `${id}/${mention.number}`),
    );
    if (exists) return [];
    return [
      toFinding(ask, 'ask/section-unknown', 'error', filed.path, {
        message: `The ${filed.what} speaks of § ${mention.number}, which ${versions.join(' and ')} ${versions.length > 1 ? 'have' : 'has'} not.`,
        hint: 'Correct the number, or name the document that the section is of.',
      }),
    ];
  });
}
