/**
 * How far a definition holds: what its sentence says, else the nearest paragraph above that says it, else the
 * heading (a section of definitions holds for its part), else the section. In: a provision with its ancestors.
 */

import type { DefinedTerm, ScopeLevel } from '../../model/suggestions.ts';
import { splitSentences } from './split-sentences.ts';
import type { PlacedProvision, SectionText } from './walk-section.ts';

type Scope = DefinedTerm['scope'];

const SCOPE =
  /\b(?:for (?:the )?purposes? of|as used in|when used in|used in|in|within|throughout|apply to)\s(?:(this|the) (part|subpart|section|chapter|subchapter|title|order|rule|regulation|act|appendix)\b(?:\s[A-Z\d]+\b)?|(this paragraphs?(?:\s?\([a-z\d]{1,4}\)){0,5}|paragraphs?(?:\s?\([A-Za-z\d]{1,4}\)){1,6}(?: (?:and|or|through)\s?(?:\([A-Za-z\d]{1,4}\)){1,6})?(?: of this section)?)|(subparts? [A-Z]{1,2})\b|(§{1,2}\s?\d[\d.]*\d))/i;
const LEADS_IN_DEFINITIONS =
  /\b(?:as used in|when used in|for (?:the )?purposes? of|in)\s(?:this|the)\s\w+|\bfollowing (?:definitions?|terms?|words)\b|\bdefinitions? (?:appl|are|of)|\bterms? (?:used|have|shall have|are defined)\b|^\s*(?:other |statutory )?(?:definitions?|terms)\b/i;

/** The scope of a definition whose sentence starts at `start` and whose verb stands at `verb`. */
export function findScope(
  section: SectionText,
  { provision, ancestors }: PlacedProvision,
  start: number,
  verb: number,
): Scope {
  const own = read(provision.text.slice(start, verb), 'sentence');
  if (own) return own;
  for (const { text } of [{ text: provision.text.slice(0, start) }, ...ancestors.toReversed()]) {
    for (const sentence of splitSentences(text).toReversed()) {
      const found = LEADS_IN_DEFINITIONS.test(sentence.text) && read(sentence.text, 'lead-in');
      if (found) return found;
    }
  }
  const intro = section.provisions[0];
  const found =
    intro &&
    intro !== provision &&
    LEADS_IN_DEFINITIONS.test(intro.text) &&
    read(intro.text.slice(0, 300), 'lead-in');
  if (found) return found;
  if (/\bdefinitions?\b/i.test(section.title)) return { level: 'part', from: 'heading' };
  return { level: 'section', from: 'default' };
}

/** Whether a provision stands in a list of definitions: under such a heading or such a lead-in. */
export function listsDefinitions(section: SectionText, { ancestors }: PlacedProvision): boolean {
  if (/\b(?:definitions?|terms)\b/i.test(section.title)) return true;
  return ancestors.some(
    ({ text }) =>
      /(?:definitions?\.|:)\s*$/i.test(text) && LEADS_IN_DEFINITIONS.test(text) && text.length < 300,
  );
}

function read(text: string, from: Scope['from']): Scope | undefined {
  const match = SCOPE.exec(text);
  if (!match) return undefined;
  const [, , noun, paragraph, subpart, sign] = match;
  if (paragraph) return { level: 'section', of: paragraph, from };
  if (subpart) return { level: 'subpart', of: subpart, from };
  if (sign) return { level: 'section', of: sign, from };
  const level = LEVELS[noun!.toLowerCase()] ?? 'instrument';
  return /appendix/i.test(noun!) ? { level: 'section', of: 'this appendix', from } : { level, from };
}

const LEVELS: Readonly<Record<string, ScopeLevel>> = {
  part: 'part',
  subpart: 'subpart',
  section: 'section',
  regulation: 'part',
  rule: 'part',
  appendix: 'section',
};
