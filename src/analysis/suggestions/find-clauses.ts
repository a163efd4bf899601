/**
 * Under which conditions: the clauses of a sentence that say when it holds, and the words on what somebody must
 * know. In: a sentence. Out: stretches of it, by kind: trigger (when, upon), condition (if, where, provided that),
 * exception (unless, except, notwithstanding). A clause at the head of the sentence ends where the main clause
 * begins; one further on ends at a semicolon, at another clause, or with the sentence.
 */
import type { FoundClause, Piece } from '../../model/suggestions.ts';
import { findParentheses } from './split-sentences.ts';

const OPENERS: readonly (readonly [FoundClause['kind'], string])[] = [
  [
    'exception',
    'unless|except(?: that| for| as| where| when| if| to the extent| in| under| with)?|notwithstanding|other than as|without regard to',
  ],
  ['trigger', 'when(?:ever)?|upon|in the event (?:that|of)|each time|every time'],
  [
    'condition',
    'only if|if|where(?:ver)?|provided(?:,? however,)? that|subject to|to the extent(?: that)?|in the case of|in cases? (?:where|in which)|as long as|so long as|on the condition that',
  ],
];
const OPENER = new RegExp(
  `\\b(?:${OPENERS.map(([, words], index) => `(?<k${index}>${words})`).join('|')})\\b`,
  'gi',
);
/** "subject to" after these is a predicate, "is subject to"; "the date when", "the place where" describe a noun. */
const NO_OPENER =
  /\b(?:is|are|be|been|person|persons|transactions?|which|that|as|even|location|place|date|time|day|country|jurisdiction) $/i;
const KNOWLEDGE =
  /\b(?:knowingly|wil{1,2}fully|intentionally|recklessly|negligently|(?:actual|constructive) knowledge|(?:knows?|knew|known)(?: or (?:has|have|had) reason to (?:know|believe|suspect)| or should have known| or reasonably should (?:know|have known))?|(?:has|have|had|having) reason to (?:know|believe|suspect)|reason(?:able)? (?:to believe|belief)|should have known|to the best of (?:its|his or her|their|his|her|the \w+[’']s) (?:knowledge|belief)(?: and belief)?|in good faith|with intent to|reasonably believes?|becomes? aware)\b/gi;

/** The clauses of a sentence, in order, none inside another. */
export function findClauses(sentence: string): readonly FoundClause[] {
  const inside = findParentheses(sentence);
  const openers = [...sentence.matchAll(OPENER)].filter(
    ({ index }) => !inside(index) && !NO_OPENER.test(sentence.slice(Math.max(0, index - 20), index)),
  );
  const clauses: FoundClause[] = [];
  for (const [position, { index: start, groups = {} }] of openers.entries()) {
    if (start < (clauses.at(-1)?.end ?? 0)) continue;
    const limit = openers[position + 1]?.index ?? sentence.length;
    const end = findEnd(sentence, start, limit, inside);
    const [kind] = OPENERS[Object.keys(groups).findIndex((name) => groups[name] !== undefined)]!;
    const text = sentence.slice(start, end);
    clauses.push({ kind, start, end, text });
  }
  return clauses;
}

/** The words on a state of mind, in order. */
export function findKnowledge(sentence: string): readonly Piece[] {
  return [...sentence.matchAll(KNOWLEDGE)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text,
  }));
}

function findEnd(sentence: string, start: number, limit: number, inside: (at: number) => boolean): number {
  const isFirst =
    sentence.slice(0, start).trim() === '' || /^\W*(?:and|but|or)?\s?$/i.test(sentence.slice(0, start));
  const marks = isFirst
    ? /[;:]|,(?=\s(?:an?|the|any|each|every|no|all|such|this|these|it|they|he|she|its|[A-Z])[\s])/g
    : /[;:]/g;
  marks.lastIndex = start;
  let end = limit;
  for (let mark = marks.exec(sentence); mark && mark.index < limit; mark = marks.exec(sentence)) {
    if (inside(mark.index)) continue;
    // A list inside the clause also has commas before "the": it goes on until a verb follows the comma.
    const rest = sentence.slice(mark.index + 1, mark.index + 160);
    if (mark[0] === ',' && !/^[^,;:]{0,120}?\b(?:must|shall|may|will|is|are|does|do|has|have)\b/.test(rest))
      continue;
    end = mark.index;
    break;
  }
  return start + sentence.slice(start, end).replace(/[\s,;:.]{1,4}$/, '').length;
}
