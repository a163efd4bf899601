/**
 * The words that bind: where they stand in a sentence and what they do. In: one sentence. Out: each modal with
 * its deontic kind (LegalRuleML: obligation, prohibition, permission, exemption; a permission of an agency is a
 * power, which the bearer decides elsewhere). One alternation, tried in the order of the table, finds them all;
 * no pattern repeats inside a repetition, so the time grows with the length of the text only.
 */
import type { Force } from '../../model/suggestions.ts';
import type { ObligationKind } from '../../model/words.ts';

export interface Modal {
  /** Offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: ObligationKind;
  readonly force: Force;
  /** Why this form alone is not certain: "may be" is as often a possibility as a permission. */
  readonly doubt: string | undefined;
  /** True where the modal itself holds the passive: "is prohibited". */
  readonly complete: boolean;
}

interface Form {
  readonly words: string;
  readonly kind: ObligationKind;
  readonly force: Force;
  readonly complete?: true;
  readonly doubt?: string;
}

const BE = '(?:is|are|was|were)';
const SHALL_BE = '(?:shall|will|must)(?: also| hereby)? be';
const ADVERB =
  '(?: also| further| otherwise| hereby| generally| expressly| strictly| specifically| not otherwise)?';

/** Longer and negative forms first: the first that fits at a place counts. */
const FORMS: readonly Form[] = [
  { words: `(?:${BE}|${SHALL_BE})${ADVERB} unlawful`, kind: 'prohibition', force: 'duty', complete: true },
  {
    words: `(?:${BE} not|(?:shall|will|must|may|would) not be)${ADVERB} (?:required|obligated|obliged)(?: to)?`,
    kind: 'exemption',
    force: 'leave',
  },
  {
    words: '(?:do|does) not (?:have|need) to|needs? not(?! be (?:the|an?)\\b)',
    kind: 'exemption',
    force: 'leave',
  },
  {
    words: `(?:${BE}|${SHALL_BE})${ADVERB} exempt(?:ed)?(?= from\\b|[.,;])`,
    kind: 'exemption',
    force: 'leave',
    complete: true,
  },
  {
    words: '(?:(?:do|does|shall|will|must) not apply)',
    kind: 'exemption',
    force: 'leave',
    complete: true,
  },
  {
    words: `${BE} not${ADVERB} (?:permitted|allowed|authorized|entitled|eligible) to`,
    kind: 'prohibition',
    force: 'duty',
  },
  {
    words:
      '(?:must|shall|may) (?:not|never)|(?:must|shall|may) (?:in no (?:event|case)|under no circumstances?)',
    kind: 'prohibition',
    force: 'duty',
  },
  { words: 'will not', kind: 'prohibition', force: 'commitment' },
  {
    words: `(?:${BE}|${SHALL_BE})${ADVERB} (?:prohibited|forbidden|barred|precluded)(?: from| to)?`,
    kind: 'prohibition',
    force: 'duty',
    complete: true,
  },
  { words: '(?:may|must|shall) only', kind: 'prohibition', force: 'duty' },
  {
    words: `(?:may|might|can|could) be${ADVERB} (?:required|obligated)(?: to)?`,
    kind: 'obligation',
    force: 'leave',
    doubt: 'somebody may require it, and has not yet',
  },
  {
    words: `(?:${BE}|${SHALL_BE})${ADVERB} (?:required|obligated|obliged)(?: to)?`,
    kind: 'obligation',
    force: 'duty',
    complete: true,
  },
  {
    words: `(?:${BE}|${SHALL_BE}|may be)${ADVERB} (?:authorized|permitted|allowed|entitled|empowered) to`,
    kind: 'permission',
    force: 'leave',
  },
  { words: '(?:has|have|had) to(?! do\\b)', kind: 'obligation', force: 'duty' },
  { words: 'must|shall', kind: 'obligation', force: 'duty' },
  { words: 'may', kind: 'permission', force: 'leave' },
  {
    words: 'will',
    kind: 'obligation',
    force: 'commitment',
    doubt: '"will" tells what is to happen, as often as it binds',
  },
];

const ALL = new RegExp(
  `\\b(?:${FORMS.map(({ words }, index) => `(?<f${index}>${words})`).join('|')})\\b`,
  'gi',
);

/** Every modal of a sentence in order. White space must be single spaces, as the text of provisions has. */
export function findModals(sentence: string): readonly Modal[] {
  const modals: Modal[] = [];
  for (const match of sentence.matchAll(ALL)) {
    const { index: start, 0: text, groups = {} } = match;
    const form = FORMS[Object.keys(groups).findIndex((name) => groups[name] !== undefined)]!;
    if (isNoModal(sentence, start, text)) continue;
    const after = sentence.slice(start + text.length, start + text.length + 180);
    const negated = isSubjectNegated(sentence.slice(0, start));
    modals.push({
      start,
      end: start + text.length,
      text,
      ...judge(form, text, after, negated),
      complete: form.complete ?? false,
    });
  }
  return modals;
}

function judge(
  { kind, force, doubt }: Form,
  text: string,
  after: string,
  negated: boolean,
): Pick<Modal, 'kind' | 'force' | 'doubt'> {
  const requires = /required|obligated|obliged/.test(text) || /^ be (?:required|obligated)/.test(after);
  // "No notice is required" exempts; "No provider shall sell" forbids.
  if (negated && requires) return { kind: 'exemption', force: 'leave', doubt };
  if (negated && kind === 'obligation')
    return { kind: 'prohibition', force, doubt: doubt ?? findDoubt(kind, after) };
  if (negated && kind === 'permission') return { kind: 'prohibition', force: 'duty', doubt };
  const limits = kind === 'permission' && RESTRICTS.test(after);
  if (limits) return { kind: 'prohibition', force: 'duty', doubt: '"may … only" forbids the rest' };
  return { kind, force, doubt: doubt ?? findDoubt(kind, after) };
}

/** "may issue a card only if": what is not said to be allowed is not allowed. */
const RESTRICTS =
  /^[^.;:]{0,160}?\bonly(?=\s(?:if|when|where|after|by|to|for|with|in|under|as|upon|on|at|through|pursuant)\b|:|\s?—)/;

/** Forms that describe or interpret more often than they bind. */
function findDoubt(kind: ObligationKind, after: string): string | undefined {
  if (
    kind !== 'permission' &&
    /^(?: not)? (?:be )?(?:construed?|interpreted?|deemed|mean|refers? to|have the (?:same )?meanings?|be known as|be cited as|be read)\b/.test(
      after,
    )
  )
    return 'it says how to read the text';
  if (/^ (?:be (?:considered|treated|effective)|become effective|take effect|apply|cease)\b/.test(after))
    return 'it says when or how the text applies';
  if (
    kind === 'permission' &&
    /^ (?:be (?!\w+ed\b|made|given|kept|sent|held|paid|sold|shown|done|taken|written|told|met|brought|borne)|have\b|include|result|vary|affect|occur|cause|exist|differ|depend|constitute|arise|become|appear|contain|reasonably|indicate|consist|involve|cover)/.test(
      after,
    )
  )
    return '"may" can say here what is possible, not what is allowed';
  return undefined;
}

/** "the will", "May 1", "must-have": the same letters with another meaning. */
function isNoModal(sentence: string, start: number, text: string): boolean {
  const before = sentence.slice(Math.max(0, start - 14), start);
  const after = sentence.slice(start + text.length, start + text.length + 12);
  if (/^[-’']/.test(after)) return true;
  if (/^will$/i.test(text))
    return /\b(?:a|the|at|by|his|her|last|their|of|good|free|own|its|or) $/i.test(before);
  if (/^may$/i.test(text) && text !== 'may')
    return text === 'MAY' ? false : start > 0 || /^ \d|^ of\b|^,/.test(after);
  if (/^(?:has|have|had) to$/i.test(text))
    return /\b(?:right|rights|duty|reason|access|regard|relation|respect) $/i.test(before);
  return false;
}

/** Whether the subject is "No provider", "Neither …", "Nothing in this part". */
function isSubjectNegated(before: string): boolean {
  const clause = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf(': '), before.lastIndexOf(', ')) + 1,
  );
  return NEGATED.test(clause) || (NEGATED.test(before) && !/[;:]/.test(before));
}

const NEGATED =
  /^\s*(?:(?:and|but|or|provided that|except that)\s)?(?:[Nn]o|[Nn]either|[Nn]or|[Nn]one of|[Nn]othing|[Nn]ot one)\s(?!later\b|more\b|less\b|fewer\b|earlier\b|sooner\b|longer\b)/;
