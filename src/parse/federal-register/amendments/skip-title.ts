/**
 * Headings that an instruction repeats after a number: "34(b) Prohibited Acts or Practices; Open-End Credit, the
 * heading is revised". In print they are italic; in the text only what follows tells where they end.
 */
import type { Cursor } from './cursor.ts';
import { BE, VERBS } from './instruction-words.ts';

const PLACE_WORDS = new Set([
  'paragraph',
  'paragraphs',
  'comment',
  'comments',
  'under',
  'section',
  'sections',
  'introductory',
  'heading',
  'headings',
  'the',
  'new',
  'newly',
  'in',
]);

/** Moves behind the title that starts here, if one does: after a dash, or with a capital or a quote. */
export function skipTitle(cursor: Cursor): void {
  const token = cursor.peek();
  if (token === undefined || BE.has(cursor.word())) return;
  const dashed = ['—', '–', '-'].includes(token.text) && ['word', 'quote'].includes(cursor.kind(1) ?? '');
  const capital = (token.kind === 'word' && /^[A-Z]/.test(token.text)) || token.kind === 'quote';
  if (!dashed && !capital) return;
  if (capital && (cursor.word() === 'paragraph' || cursor.word() === 'under' || cursor.word() === 'heading'))
    return;
  cursor.at++;
  while (!cursor.done && !endsTitle(cursor)) cursor.at++;
}

function endsTitle(cursor: Cursor): boolean {
  const word = cursor.word();
  if (word === ':' || word === '.') return true;
  if (BE.has(word)) return isPassive(cursor);
  if (word === 'by') return VERBS.get(cursor.word(1))?.mood === 'gerund';
  if (word === 'to') return cursor.word(1) === 'read';
  if (word === 'introductory') return cursor.word(1) === 'text';
  if (word === 'and') return startsPlace(cursor, 1, false);
  if (word !== ',') return false;
  return cursor.word(1) === 'and' ? startsPlace(cursor, 2, false) : startsPlace(cursor, 1, true);
}

function isPassive(cursor: Cursor): boolean {
  let ahead = 1;
  while (['further', 'hereby', 'proposed', 'to', 'be', 'being', 'also'].includes(cursor.word(ahead))) ahead++;
  return VERBS.get(cursor.word(ahead))?.mood === 'participle' || cursor.word(ahead) === 'correctly';
}

/** True where the words `ahead` name another place or start what is done; after a comma the title may also end in nothing. */
function startsPlace(cursor: Cursor, ahead: number, afterComma: boolean): boolean {
  const kind = cursor.kind(ahead);
  if (kind === undefined) return afterComma;
  if (kind === 'comment' || kind === 'sign' || kind === 'form') return true;
  const token = cursor.peek(ahead)!;
  const word = cursor.word(ahead);
  if (word === 'the' || word === 'new')
    return PLACE_WORDS.has(cursor.word(ahead + 1)) || VERBS.has(cursor.word(ahead + 1));
  if (PLACE_WORDS.has(word)) {
    const lower = /^[a-z]/.test(token.text);
    return word === 'in'
      ? false
      : lower || ['comment', 'path', 'section', 'number'].includes(cursor.kind(ahead + 1) ?? '');
  }
  const verb = VERBS.get(word);
  if (verb !== undefined) return /^[a-z]/.test(token.text) && verb.mood !== 'participle';
  return afterComma && (word === 'as' || BE.has(word));
}
