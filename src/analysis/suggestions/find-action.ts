/**
 * What is to be done: the verb after a modal and what follows it. In: a sentence, where its modal ends and where
 * its clauses and deadlines stand. Out: verb and object as stretches of the sentence, and for passive verbs who
 * is named after "by". Cheap on purpose: the object ends at the next clause, not at the end of its noun phrase.
 */
import type { Piece } from '../../model/suggestions.ts';
import { toPiece } from './walk-section.ts';

export interface FoundAction {
  readonly action: Piece | null;
  readonly object: Piece | null;
  readonly isPassive: boolean;
  /** Who does it, in a passive sentence that says so. */
  readonly agent: Piece | null;
}

const ADVERBS = String.raw`(?:(?:also|then|otherwise|only|not|first|again|either|both|thereafter|further|promptly|immediately|annually|periodically|(?!(?:comp|app|supp|rep|re|imp|multip)ly\b)[a-z]{3,14}ly)\s){0,3}`;
const ASIDE = String.raw`(?:,\s[^,;:]{1,140},\s|,\s)?`;
const IRREGULAR =
  'made|kept|given|sent|held|paid|sold|set|put|shown|done|taken|written|known|told|found|met|brought|built|drawn|begun|chosen|sworn|borne|left|lent|read|seen|sought|stricken|submitted|understood|withdrawn|worn|had|got|cut|let|laid|led|lost|run|spent|split|stored';
const PASSIVE = new RegExp(
  String.raw`^\s?${ASIDE}${ADVERBS}be\s${ADVERBS}(?:(?!required\b|able\b|permitted to\b|entitled\b|authorized to\b|subject\b)[a-z-]{2,}ed|${IRREGULAR})\b`,
);
const VERB = new RegExp(String.raw`^\s?${ASIDE}${ADVERBS}(?:be\b|[A-Za-z-]{2,})`);
const AGENT =
  /\bby\s((?:an?|the|each|any|every|its|such|that)\s[^,;:.()]{2,80}?)(?=\s(?:in|on|at|within|for|to|under|before|after|and|or|as|when|if|who|that|which|pursuant|using)\b|[,;:.()]|$)/;

/** The verb and its object after the modal that ends at `from`; nothing after `limit` belongs to it. */
export function findAction(sentence: string, from: number, limit: number, isComplete: boolean): FoundAction {
  const rest = sentence.slice(from, limit);
  const passive = PASSIVE.exec(rest);
  const verb = passive ?? (isComplete ? null : VERB.exec(rest));
  if (!verb) return { action: null, object: null, isPassive: false, agent: null };
  const start = passive ? from + verb[0].search(/\bbe\s/) : from + verb[0].search(/[A-Za-z-]+$/);
  const end = from + verb[0].length;
  const agent = passive ? AGENT.exec(sentence.slice(end)) : null;
  return {
    action: toPiece(sentence, start, end),
    object: trim(sentence, end, limit),
    isPassive: passive !== null,
    agent: agent ? toPiece(sentence, end + agent.index + 3, end + agent.index + 3 + agent[1]!.length) : null,
  };
}

function trim(sentence: string, start: number, end: number): Piece | null {
  const raw = sentence.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const words = raw
    .trim()
    .replace(/[\s,;:.—-]{1,4}$/, '')
    .replace(/,? (?:and|or|but)$/, '');
  return words === '' ? null : toPiece(sentence, start + lead, start + lead + words.length);
}
