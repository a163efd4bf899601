/**
 * A word to its stem, and stems that legal drafting uses for each other to one of them: "furnished" and "gives" are
 * "provide". A short list of endings, not a dictionary: two words with one stem are alike in law more often than not,
 * and where they are not, the words around them differ too. In: a word in small letters. Out: a stem.
 */

/** Longest first; what is left must keep three letters. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['izations', 'iz'],
  ['ization', 'iz'],
  ['ifications', 'if'],
  ['ification', 'if'],
  ['ations', ''],
  ['ation', ''],
  ['ments', ''],
  ['ment', ''],
  ['ances', ''],
  ['ance', ''],
  ['ences', ''],
  ['ence', ''],
  ['ities', ''],
  ['ity', ''],
  ['ships', ''],
  ['ship', ''],
  ['iers', 'i'],
  ['ier', 'i'],
  ['ures', ''],
  ['ure', ''],
  ['ions', ''],
  ['ion', ''],
  ['ings', ''],
  ['ing', ''],
  ['ied', 'i'],
  ['ies', 'i'],
  ['ely', ''],
  ['ly', ''],
  ['ees', 'ee'],
  ['ed', ''],
  ['es', ''],
  ['s', ''],
  ['e', ''],
  ['y', 'i'],
];
/** Words whose ending is part of them. */
const WHOLE = new Set(
  'sure measure figure nature person reason question section mission notion fee fees need business process access address loss less unless various status basis always this thus proceed bring string thing'.split(
    ' ',
  ),
);

/** The first of each line stands for all of it. */
const ALIKE = `provide give gave given furnish supply offer deliver
must shall
incorrect wrong mistaken mistake erroneous inaccurate mistyped
entire whole entirety
several multiple
terminate end cease discontinue stop
begin commence start
know knew known learn aware knowledge
retain keep kept retention preserve maintain
obtain get got receive
buy bought purchase acquire
change amend modify alter
remove strike delete eliminate omit
notify inform tell told
demonstrate show shown prove
assist help aid
before prior earlier
joint co jointly
permit allow may authorize
prohibit forbid ban
decide determine decision determination
examine examination examiner
find found
hold held
pay paid payment
send sent
valid good
expire expiry expiration
identifier identify identification
bank institution
post mail
satisfy fulfil meet met
discard destroy dispose
counsel counselor counsellor counseling counselling
near location nearby
homeowner homeownership
write written writing
except unless excepting excluding
organization organisation`;

const NAMES = new Map<string, string>();
for (const line of ALIKE.split('\n')) {
  const [first, ...rest] = line.split(' ');
  const name = cut(first!);
  for (const word of [first!, ...rest]) {
    NAMES.set(word, name);
    NAMES.set(cut(word), name);
  }
}

/** The stem that stands for the word. */
export function toStem(word: string): string {
  const plain = word.replace(/'s?$/, '').replace(/'\w+$/, '');
  const known = NAMES.get(plain);
  if (known !== undefined) return known;
  const stem = cut(plain);
  return NAMES.get(stem) ?? stem;
}

function cut(word: string): string {
  if (WHOLE.has(word) || word.length <= 3) return word;
  const plural = word.endsWith('ss') || word.endsWith('us') || word.endsWith('is');
  for (const [ending, left] of ENDINGS) {
    if (ending === 's' && plural) continue;
    if (word.endsWith(ending) && word.length - ending.length + left.length >= 3)
      return undouble(word.slice(0, word.length - ending.length) + left);
  }
  return word;
}

/** "permitt" to "permit". */
function undouble(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) && stem.length > 4 ? stem.slice(0, -1) : stem;
}
