/**
 * What an instruction says that changes nothing in the text: where the print stands ("On page 30705, in the
 * first column,"), what amended the section before ("as amended by the final rule published on …, 78 FR 4726,"),
 * who acts and why ("For the reasons set forth in the preamble, the Bureau …"), and that new text follows.
 */
import type { Cursor } from './cursor.ts';
import { BE, VERBS } from './instruction-words.ts';
import { isItemStart } from './read-items.ts';

/** True, and moves on, where an aside starts here and its end is plain. */
export function skipAside(cursor: Cursor): boolean {
  return (
    cursor.try(() =>
      skipTail(cursor) ||
      skipHistory(cursor) ||
      skipPrint(cursor) ||
      skipReasons(cursor) ||
      skipAnnouncement(cursor) ||
      skipTitleNumber(cursor)
        ? true
        : null,
    ) !== null
  );
}

/** "to read as follows", "as set forth below", "respectively": says that text follows, or nothing. */
export function skipTail(cursor: Cursor): boolean {
  return (
    cursor.try(() => {
      if (cursor.takeOne(['respectively', 'accordingly', 'below']) !== null) return true;
      const reads =
        cursor.take('to', 'read') || cursor.take('to', 'reads') || cursor.take('and', 'to', 'read');
      if (!cursor.take('as')) return null;
      if (cursor.take('follows')) return true;
      if (cursor.takeOne(['set', 'shown', 'stated', 'indicated']) === null) return reads ? true : null;
      cursor.take('forth');
      cursor.takeOne(['below', 'above', 'herein']);
      return true;
    }) !== null
  );
}

const HISTORY = [
  'amended',
  'added',
  'revised',
  'published',
  'corrected',
  'redesignated',
  'proposed',
  'delayed',
  'previously',
  'further',
  'established',
  'adopted',
];

function skipHistory(cursor: Cursor): boolean {
  if (
    !(cursor.word() === 'as' && HISTORY.includes(cursor.word(1))) &&
    cursor.word() !== 'effective' &&
    cursor.word() !== 'published'
  )
    return false;
  cursor.at++;
  for (; !cursor.done; cursor.at++) if (endsAside(cursor)) return true;
  return false;
}

/** An aside ends where the sentence goes on: with its verb, or after a comma with a place or a list of changes. */
function endsAside(cursor: Cursor): boolean {
  const word = cursor.word();
  const comma = cursor.word(-1) === ',';
  if (word === ':' || word === ';') return true;
  if (BE.has(word))
    return (
      VERBS.has(cursor.word(1)) || ['further', 'proposed', 'hereby', 'being', 'to'].includes(cursor.word(1))
    );
  if (word === 'by') return VERBS.get(cursor.word(1))?.mood === 'gerund';
  return (
    comma && (isItemStart(cursor, 0) || word === 'under' || word === 'in') && cursor.kind() !== 'section'
  );
}

function skipPrint(cursor: Cursor): boolean {
  const starts =
    (cursor.word() === 'on' && /^pages?$/.test(cursor.word(1))) ||
    (cursor.word() === 'in' && cursor.word(1) === 'the' && cursor.word(3) === 'column') ||
    (['in', 'on', 'at', 'from'].includes(cursor.word()) && /^lines?$/.test(cursor.word(1))) ||
    (cursor.word() === 'in' && cursor.word(1) === 'fr' && /^doc/.test(cursor.word(2)));
  if (!starts) return false;
  while (!cursor.done) {
    cursor.at++;
    if (cursor.word(-1) === ',' || cursor.word(-1) === ':') return true;
  }
  return false;
}

/** Reasons up to their comma, and the name of who acts up to the verb. */
function skipReasons(cursor: Cursor): boolean {
  const reasons =
    cursor.take('for', 'the', 'reasons') ||
    cursor.take('accordingly') ||
    cursor.take('in', 'consideration', 'of');
  if (reasons) while (!cursor.done && !cursor.take(',')) cursor.at++;
  const agent = cursor.try(() => {
    if (!cursor.take('the')) return null;
    for (let words = 0; words < 14 && cursor.kind() === 'word'; words++, cursor.at++) {
      if (cursor.take('proposes', 'to') || cursor.take('is', 'proposing', 'to')) return true;
      if (VERBS.get(cursor.word())?.mood === 'active' && words > 0 && /s$/.test(cursor.word())) return true;
    }
    return null;
  });
  return reasons || agent !== null;
}

const CHANGES = [
  'revision',
  'revisions',
  'addition',
  'additions',
  'amendment',
  'amendments',
  'correction',
  'corrections',
  'republication',
  'changes',
  'removal',
  'text',
];

/** "The revisions and additions read as follows:" */
function skipAnnouncement(cursor: Cursor): boolean {
  cursor.takeOne(['the', 'these', 'this']);
  let found = false;
  for (;;) {
    if (cursor.takeOne(CHANGES) !== null) found = true;
    else if (!found || cursor.takeOne([',', 'and', 'or']) === null) break;
  }
  if (!found) return false;
  while (!cursor.done && ['to', 'in', 'of'].includes(cursor.word())) {
    cursor.at++;
    while (!cursor.done && !['read', 'reads', 'is', 'are'].includes(cursor.word())) cursor.at++;
  }
  if (cursor.takeOne(['read', 'reads', 'is', 'are']) === null) return false;
  cursor.take('set', 'forth');
  return cursor.take('as', 'follows') || cursor.take('below');
}

/** "title 37 of the Code of Federal Regulations," before the parts. */
function skipTitleNumber(cursor: Cursor): boolean {
  if (!cursor.take('title') || cursor.takeKind('number') === null) return false;
  if (cursor.take('of')) cursor.take('the');
  cursor.take(',');
  if (!cursor.take('code', 'of', 'federal', 'regulations') && !cursor.take('cfr')) return false;
  if (cursor.take(',', 'chapter') || cursor.take('chapter')) cursor.at++;
  return true;
}
