/**
 * The words of amending instructions and what they mean: verbs in their moods, ordinals, the nouns that name
 * places. After the Document Drafting Handbook of the Office of the Federal Register, chapter on amendatory
 * language, with the words that agencies use beside it. Data only.
 */

/** What a verb says is done. `amend` opens a list of operations; the others are operations. */
export type Action =
  | 'amend'
  | 'add'
  | 'revise'
  | 'remove'
  | 'redesignate'
  | 'reserve'
  | 'republish'
  | 'correct'
  | 'replace';

export type Mood = 'active' | 'gerund' | 'participle';

export interface Verb {
  readonly action: Action;
  readonly mood: Mood;
}

const MOODS = ['active', 'gerund', 'participle'] as const;

/** Stem forms by action: active forms, then the gerund, then the participle. */
const FORMS: readonly (readonly [Action, readonly string[], readonly string[], readonly string[]])[] = [
  ['amend', ['amend', 'amends'], ['amending'], ['amended']],
  ['add', ['add', 'adds', 'insert', 'inserts'], ['adding', 'inserting'], ['added', 'inserted']],
  ['revise', ['revise', 'revises'], ['revising'], ['revised']],
  [
    'remove',
    ['remove', 'removes', 'delete', 'deletes', 'strike', 'strikes'],
    ['removing', 'deleting', 'striking'],
    ['removed', 'deleted', 'stricken', 'struck'],
  ],
  [
    'redesignate',
    ['redesignate', 'redesignates', 'renumber', 'designate', 're-designate'],
    ['redesignating', 'renumbering', 'designating', 're-designating'],
    ['redesignated', 'renumbered', 'designated', 're-designated'],
  ],
  ['reserve', ['reserve', 'reserves'], ['reserving'], ['reserved']],
  ['republish', ['republish', 'republishes'], ['republishing'], ['republished']],
  ['correct', ['correct', 'corrects'], ['correcting'], ['corrected']],
  [
    'replace',
    ['replace', 'replaces', 'change', 'changes'],
    ['replacing', 'changing'],
    ['replaced', 'changed'],
  ],
];

export const VERBS: ReadonlyMap<string, Verb> = new Map(
  FORMS.flatMap(([action, ...moods]) =>
    moods.flatMap((words, index) =>
      words.map((word): [string, Verb] => [word, { action, mood: MOODS[index]! }]),
    ),
  ),
);

const ORDINAL_WORDS = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth',
  'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
];

/** Ordinals to numbers from 1; the last is -1, the one before -2. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_WORDS.join(' ')
    .split(' ')
    .map((word, index) => [word, index + 1] as const),
  ['last', -1],
  ['final', -1],
  ['penultimate', -2],
]);

export const COUNTS: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, index) => [
    word,
    index + 1,
  ]),
);

/** Words before a target that say nothing of where it is. */
export const ADJECTIVES: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'new',
  'newly',
  'existing',
  'current',
  'reserved',
  'both',
  'following',
  'entire',
  'undesignated',
]);

/** Participles that stand before a target as adjectives: "newly redesignated paragraph (g)". */
export const PARTICIPLE_ADJECTIVES: ReadonlySet<string> = new Set([
  'redesignated',
  're-designated',
  'designated',
  'revised',
  'renumbered',
  'added',
  'corrected',
  'proposed',
]);

export const PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'under',
  'of',
  'to',
  'from',
  'for',
  'at',
  'within',
  'on',
]);

export const BE: ReadonlySet<string> = new Set(['is', 'are', 'be', 'being', 'was', 'were']);

/** What may stand between "is" and the participle: "is proposed to be further amended". */
export const AUXILIARIES: ReadonlySet<string> = new Set([
  'further',
  'hereby',
  'also',
  'proposed',
  'to',
  'be',
  'being',
  'would',
  'will',
  'shall',
  'have',
  'been',
  'temporarily',
  'each',
]);

/** What quoted words are called. */
export const PHRASE_NOUNS: ReadonlySet<string> = new Set([
  'word',
  'words',
  'wording',
  'phrase',
  'phrases',
  'term',
  'terms',
  'text',
  'language',
  'number',
  'numbers',
  'numeral',
  'figure',
  'figures',
  'amount',
  'amounts',
  'date',
  'dates',
  'year',
  'citation',
  'citations',
  'reference',
  'references',
  'cross-reference',
  'cross-references',
  'acronym',
  'acronyms',
  'abbreviation',
  'abbreviations',
  'caption',
  'name',
  'title',
  'percentage',
  'address',
  'parenthetical',
]);

/** Punctuation called by name. */
export const MARK_NAMES: ReadonlyMap<string, string> = new Map([
  ['semicolon', ';'],
  ['semi-colon', ';'],
  ['period', '.'],
  ['comma', ','],
  ['colon', ':'],
]);
