/**
 * The stance that an agency takes in a sentence of a preamble: it declines, it accepts, it does something else
 * instead. What commenters are reported to think is no stance of the agency, so a word of stance counts only where
 * nobody but the agency can be its subject. The words are those of Federal Register preambles. In: a sentence. Out:
 * the stance with the words that show it, or nothing.
 */
import type { Stance } from '../../../model/outcomes.ts';

export interface FoundStance {
  readonly stance: Stance;
  /** The words that show it. */
  readonly words: string;
}

const DOING =
  '(?:adopt|eliminat|extend|revis|chang|includ|finaliz|mak|add|remov|amend|adjust|modify|mandat|requir|accept|creat|establish|expand|exempt|incorporat|impos|provid|shorten|lengthen|reduc|increas)ing';
const DONE =
  '(?:adopted|eliminated|extended|revised|changed|included|finalized|made|added|removed|amended|adjusted|modified|accepted|created|expanded|incorporated|clarified|reduced|increased|shortened|lengthened)';

/** In the order of looking: a sentence that declines one thing because of another still declines. */
const CUES: readonly (readonly [Stance, RegExp])[] = [
  [
    'decline',
    new RegExp(
      String.raw`\b(?:declin(?:es|ed|ing|e) (?:to|the|this|these)|disagrees?\b|do(?:es)? not (?:agree|believe|consider|think|find|adopt|accept|intend|see)\b|(?:is|are|am) not (?:also )?(?:persuaded|convinced|inclined|aware of any|${DOING}|being ${DONE})|(?:is|are) not (?:${DONE}|warranted|necessary|appropriate|feasible)|ha(?:s|ve) (?:decided|determined|chosen) not to|ha(?:s|ve) not (?:been )?${DONE}|rejects?\b|rejected\b|(?:is|are) (?:maintaining|retaining|keeping)\b|(?:retains?|maintains?|keeps?) (?:the|this|these) (?:requirement|current|existing|proposed|provision|period|deadline|limit|threshold|definition)|continues to believe|(?:beyond|outside) the scope of this|(?:makes?|made) no changes?|no changes? (?:is|are|was|were) (?:made|needed|necessary|warranted)|is also not ${DOING}|unable to (?:accept|adopt|agree)|will not (?:adopt|be adopted|be revised|be changed|extend|change|revise))`,
      'gi',
    ),
  ],
  [
    'partial',
    /\b(?:agrees?,? (?:only )?in part|in part,? (?:and|but|because)|partially (?:agrees?|adopt\w*|accept\w*)|with (?:certain |some )?(?:modifications?|revisions)|(?:adopts?|is adopting|has adopted) (?:a|an) (?:alternative|different|narrower|more limited|shorter|longer)|is limiting|has limited)\b/gi,
  ],
  [
    'accept',
    new RegExp(
      String.raw`\b(?:agrees?\b|accepts?\b|concurs?\b|(?:is|are) (?:persuaded|convinced)|(?:is|are) (?:therefore |also |now |further |generally )?${DOING}|ha(?:s|ve) (?:therefore |also |accordingly )?${DONE}|(?:final )?rule (?:therefore |also |now )?(?:revises|adds|removes|extends|clarifies|eliminates|adopts|amends|provides|increases|reduces|expands)|in response to (?:\w+ ){0,3}comments?|(?:is|are) (?:being )?revised|adopts? (?:the|this|these) (?:suggest|recommend|request|propos))`,
      'gi',
    ),
  ],
];

const OTHERS =
  /\b(?:comment(?:er|ator)s?|comments?|respondents?|petitioners?|trade (?:association|group)s?|industry (?:participants?|commenters?)|consumer (?:groups?|advocates?)|submitters?|stakeholders?|opponents?|supporters?|they|he|she)\b(?!['’])/gi;
const AGENCY =
  /\b(?:the (?:[A-Z]\w+ ){0,3}(?:Bureau|Department|Agency|agency|Commission|Office|Board|Secretary|Administration|Service|Director|Administrator|Corporation|Authority|Council)|the Agencies|the agencies|[A-Z]{2,6}|we|We|(?:this|the) (?:\d{4} )?(?:[Ff]inal )?[Rr]ule(?:making)?|rule|final rule)\b/g;

/** What others are said to want of the agency; a comma or semicolon and the agency itself end it. */
const REPORTED =
  /\b(?:comment(?:er|ator)s?|respondents?|petitioners?|associations?|groups?|submitters?|stakeholders?|participants?|advocates?)\b[^.;]{0,60}?\b(?:said|stat|argu|assert|suggest|ask|request|recommend|urg|contend|claim|propos|object|believ|express|not(?:ed|es)\b|advocat|oppos|support)\w*(?<rest>[^;]*)$/i;
const BREAK = /,\s+(?:but |and |however,? |so |therefore )?(?:the|this|we)\b[^,]*$/i;
const WISH = /\b(?:should|could|must|to)\s+$/i;

/** The stance of the agency, undefined where it takes none. */
export function findStance(sentence: string): FoundStance | undefined {
  for (const [stance, pattern] of CUES)
    for (const { 0: words, index } of sentence.matchAll(pattern))
      if (isAgencys(sentence.slice(0, index))) return { stance, words };
  return undefined;
}

/** Whether the nearest who-says-so before the words is the agency; nobody named counts as the agency. */
function isAgencys(before: string): boolean {
  if (WISH.test(before)) return false;
  const reported = REPORTED.exec(before)?.groups?.['rest'];
  if (reported !== undefined && !BREAK.test(reported)) return false;
  const last = (pattern: RegExp) => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  const [other, agency] = [last(OTHERS), last(AGENCY)];
  return other === -1 || agency > other;
}
