/**
 * Changes of words that change what the law asks of somebody: of a modal verb, a number, a period, a date or a sum,
 * of "and" against "or", of an exception, of what must be known, of a defined term. Found by what each text has, not
 * by where a word stands, so that moved words are no change; numbers inside citations and markers do not count.
 * Drafting usage: Document Drafting Handbook ("must" for duties, "may" for permission).
 */
import type { ForceChange, ForceKind } from '../../model/comparison.ts';
import { foldTypography } from '../../text/typography.ts';

const CITATIONS =
  /§+\s?[\d][\w.-]*(?:\([a-z0-9]{1,6}\))*|\b\d+\s+(?:u\.?s\.?c\.?|c\.?f\.?r\.?|fed\. reg\.|fr|stat\.)\s+(?:parts?\s+)?[\d][\w.-]*(?:\([a-z0-9]{1,6}\))*|\b(?:paragraphs?|sections?|parts?|subparts?|appendix|supplement|titles?|chapters?|items?|comments?|form)\s+(?:[a-z]?[\d][\w.-]*|\([a-z0-9]{1,6}\))(?:\([a-z0-9]{1,6}\))*(?:(?:,|,? and|,? or| through| to)\s+(?:\([a-z0-9]{1,6}\)|[\d][\w.-]*\b(?!\s*(?:days?|hours?|months?|years?)))+)*|(?:\([a-z0-9]{1,4}\))+|\be\.o\. \d+|\bpub\. l\. [\d-]+/g;
const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred';
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';

/** In the order of looking: what one kind has taken, the next does not see. */
const PATTERNS: readonly (readonly [ForceKind, RegExp])[] = [
  ['date', new RegExp(`\\b(?:${MONTHS}) \\d{1,2}(?:, \\d{4})?\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b`, 'g')],
  ['sum', /\$ ?\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?|\b\d[\d,.]* dollars\b/g],
  [
    'period',
    new RegExp(
      `\\b(?:\\d[\\d,]*|(?:${NUMBER_WORDS})(?:-(?:${NUMBER_WORDS}))?)(?: \\(\\d+\\))?[ -](?:full |consecutive )?(?:(?:business|calendar|working) )?(?:day|hour|week|month|year|minute|quarter)s?\\b|\\b(?:annually|annual|monthly|quarterly|weekly|daily|immediately|promptly)\\b`,
      'g',
    ),
  ],
  [
    'exception',
    /\b(?:unless|except(?: as| that| for)?|provided(?:,? however)?,? that|notwithstanding|other than|subject to|excluding)\b/g,
  ],
  [
    'knowledge',
    /\b(?:knows?|known|knew|knowing(?:ly)?|knowledge|reasons? to (?:know|believe)|should have known|willful(?:ly)?|intentional(?:ly)?|intent|reckless(?:ly)?|negligent(?:ly)?|aware)\b/g,
  ],
  [
    'modal',
    /\b(?:shall not|must not|may not|should not|cannot|can not|will not|need not|may only|shall|must|may|should|will|can|required to|prohibited|permitted to|entitled to)\b/g,
  ],
  ['number', new RegExp(`\\b\\d[\\d,]*(?:\\.\\d+)?(?: ?(?:%|percent))?|\\b(?:${NUMBER_WORDS})\\b`, 'g')],
  ['conjunction', /\band\/or\b|\b(?:and|or)\b/g],
];

/** The changes of force from one text to the other, by kind; `terms` are defined terms, in any case. */
export function findForceChanges(old: string, fresh: string, terms: readonly string[] = []): ForceChange[] {
  const before = collect(old, terms);
  const after = collect(fresh, terms);
  const changes: ForceChange[] = [];
  for (const kind of new Set([...before.keys(), ...after.keys()])) {
    const removed = subtract(before.get(kind) ?? [], after.get(kind) ?? []);
    const added = subtract(after.get(kind) ?? [], before.get(kind) ?? []);
    for (let at = 0; at < Math.max(removed.length, added.length); at++)
      changes.push({ kind, old: removed[at] ?? '', new: added[at] ?? '' });
  }
  return changes;
}

function collect(text: string, terms: readonly string[]): Map<ForceKind, string[]> {
  let rest = foldTypography(text).toLowerCase().replace(CITATIONS, ' ¶ ');
  const found = new Map<ForceKind, string[]>();
  if (terms.length > 0) {
    const words = [...terms]
      .sort((a, b) => b.length - a.length)
      .map((term) =>
        foldTypography(term)
          .toLowerCase()
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      );
    const pattern = new RegExp(`\\b(?:${words.join('|')})s?\\b`, 'g');
    found.set('term', rest.match(pattern) ?? []);
    rest = rest.replace(pattern, ' ¶ ');
  }
  for (const [kind, pattern] of PATTERNS) {
    found.set(kind, rest.match(pattern) ?? []);
    rest = rest.replace(pattern, ' ¶ ');
  }
  return found;
}

/** What the first list has beyond the second, in its order. */
function subtract(from: readonly string[], what: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of what) counts.set(word, (counts.get(word) ?? 0) + 1);
  return from.filter((word) => {
    const left = counts.get(word) ?? 0;
    if (left > 0) counts.set(word, left - 1);
    return left === 0;
  });
}
