/**
 * What an instruction says beside verb and object: where ("in the second sentence of paragraph (b)", "at the
 * end", "after the words “X”", "in alphabetical order"), how often ("wherever it appears", "in two places") and
 * that new words take the place of old ones.
 */
import type { Cursor } from './cursor.ts';
import { COUNTS } from './instruction-words.ts';
import type { Place, Target } from './places.ts';
import { readPhrase } from './read-phrase.ts';
import { readTargets } from './read-targets.ts';

export interface Adverbs {
  /** The places the words name, empty where they name none. */
  where: Target[];
  position: 'before' | 'after' | 'end' | 'alphabetical' | null;
  /** The words that `before` and `after` go by; for "between" the words on both sides. */
  anchor: readonly [string] | readonly [string, string] | null;
  /** The place that `before` and `after` go by. */
  neighbour: Target | null;
  occurrence: 'each' | 'first' | 'last' | number | null;
  inPlace: boolean;
}

/** The adverbs that stand here, none or many. */
export function readAdverbs(cursor: Cursor, bases: readonly Place[]): Adverbs {
  const adverbs: Adverbs = {
    where: [],
    position: null,
    anchor: null,
    neighbour: null,
    occurrence: null,
    inPlace: false,
  };
  while (cursor.try(() => readOne(cursor, bases, adverbs))) {
    // each pass reads one
  }
  return adverbs;
}

/** Both together: what the later one says counts. */
export function mergeAdverbs(first: Adverbs, later: Adverbs): Adverbs {
  return {
    where: [...first.where, ...later.where],
    position: later.position ?? first.position,
    anchor: later.anchor ?? first.anchor,
    neighbour: later.neighbour ?? first.neighbour,
    occurrence: later.occurrence ?? first.occurrence,
    inPlace: first.inPlace || later.inPlace,
  };
}

function readOne(cursor: Cursor, bases: readonly Place[], adverbs: Adverbs): true | null {
  cursor.take(',');
  return (
    readInPlace(cursor, adverbs) ??
    readOrder(cursor, adverbs) ??
    readOccurrence(cursor, adverbs) ??
    readPosition(cursor, bases, adverbs) ??
    readWhere(cursor, bases, adverbs)
  );
}

const PLACES = ['place', 'places', 'stead', 'lieu'];

function readInPlace(cursor: Cursor, adverbs: Adverbs): true | null {
  const said = cursor.try(() => {
    if (cursor.take('instead')) return true;
    if (!cursor.take('in')) return null;
    const owner = cursor.takeOne(['its', 'their', 'the', 'that', 'each']);
    const word = cursor.takeOne(PLACES);
    if (word === null || (owner === null && word !== 'lieu')) return null;
    cursor.take('thereof');
    if (cursor.word() === 'of') return null;
    return true;
  });
  if (said) adverbs.inPlace = true;
  return said;
}

const ORDERS = [
  'alphabetical',
  'alphabetic',
  'alphanumerical',
  'alphanumeric',
  'numerical',
  'numeric',
  'chronological',
];

function readOrder(cursor: Cursor, adverbs: Adverbs): true | null {
  const said = cursor.try(() => {
    if (cursor.takeOne(['alphabetically', 'alphanumerically', 'numerically']) !== null) return true;
    if (!cursor.take('in')) return null;
    cursor.takeOne(['appropriate', 'proper', 'the', 'correct']);
    cursor.takeOne(['appropriate', 'proper', 'correct']);
    if (cursor.takeOne(ORDERS) === null) return null;
    cursor.take('and') && cursor.takeOne(ORDERS);
    return cursor.takeOne(['order', 'sequence']) === null ? null : true;
  });
  if (said) adverbs.position = 'alphabetical';
  return said;
}

const EVERY: readonly (readonly string[])[] = [
  ['wherever'],
  ['everywhere'],
  ['whenever'],
  ['throughout'],
  ['each', 'time'],
  ['each', 'place'],
  ['every', 'place'],
  ['every', 'time'],
  ['in', 'each', 'place'],
  ['in', 'each', 'instance'],
  ['in', 'every', 'instance'],
  ['in', 'all', 'places'],
  ['in', 'all', 'instances'],
  ['in', 'every', 'place'],
  ['at', 'each', 'place'],
  ['at', 'each', 'occurrence'],
  ['each', 'and', 'every', 'time'],
  ['each', 'and', 'every', 'place'],
];

function readOccurrence(cursor: Cursor, adverbs: Adverbs): true | null {
  const said = cursor.try((): Adverbs['occurrence'] => {
    if (EVERY.some((words) => cursor.take(...words))) return 'each';
    if (cursor.take('in', 'both', 'places') || cursor.take('both', 'times') || cursor.take('both', 'places'))
      return 2;
    if (cursor.take('the', 'first', 'time') || cursor.take('the', 'first', 'place')) return 'first';
    if (cursor.take('the', 'last', 'time') || cursor.take('the', 'last', 'place')) return 'last';
    cursor.takeOne(['in', 'at']);
    cursor.take('the');
    const count = COUNTS.get(cursor.word());
    if (count === undefined) return null;
    cursor.at++;
    return cursor.takeOne(['places', 'instances', 'times', 'place', 'locations']) === null ? null : count;
  });
  if (said === null) return null;
  adverbs.occurrence = said;
  readAppearance(cursor);
  return true;
}

/** "it appears", "that it is used", "they appear": says no more. */
function readAppearance(cursor: Cursor): void {
  cursor.try(() => {
    cursor.takeOne(['that', 'where', 'in', 'which']);
    cursor.take('which');
    if (cursor.takeOne(['it', 'they', 'the', 'that', 'appearing', 'occurring', 'such']) === null) return null;
    cursor.takeOne(['word', 'words', 'phrase', 'phrases', 'term', 'terms']);
    if (['in', ',', 'and', ';', '.'].includes(cursor.word()) || cursor.done) return true;
    cursor.takeOne(['is', 'are']);
    return cursor.takeOne(['appears', 'appear', 'occurs', 'occur', 'used', 'found', 'appearing']) === null
      ? null
      : true;
  });
}

function readPosition(cursor: Cursor, bases: readonly Place[], adverbs: Adverbs): true | null {
  if (cursor.take('between')) return readBetween(cursor, adverbs);
  cursor.takeOne(['immediately', 'directly']);
  const side = readEnd(cursor) ? 'end' : readSide(cursor);
  if (side === null) return null;
  adverbs.position = side;
  if (side === 'end') return true;
  const anchor = readPhrase(cursor);
  if (anchor !== null) {
    if (anchor.length !== 1) return null;
    adverbs.anchor = [anchor[0]!];
    return true;
  }
  const neighbour = readTargets(cursor, bases, { bare: true });
  if (neighbour?.length !== 1) return null;
  adverbs.neighbour = neighbour[0]!;
  return true;
}

function readSide(cursor: Cursor): 'before' | 'after' | null {
  const word = cursor.takeOne(['after', 'following', 'before', 'preceding']);
  if (word === null) return null;
  return word === 'after' || word === 'following' ? 'after' : 'before';
}

/** "at the end of", "to the end": the "of" stays, for what it stands before is a place. */
function readEnd(cursor: Cursor): boolean {
  return (
    cursor.try(() => {
      if (cursor.takeOne(['at', 'to', 'from']) === null) return null;
      return cursor.take('the', 'end') ? true : null;
    }) !== null
  );
}

/** "between the words Budget and Circular": two words, quoted or not. */
function readBetween(cursor: Cursor, adverbs: Adverbs): true | null {
  cursor.take('the');
  cursor.takeOne(['word', 'words', 'phrases', 'terms']);
  const first = cursor.takeKind('quote') ?? cursor.takeKind('word');
  if (first === null || !cursor.take('and')) return null;
  cursor.take('the', 'word');
  const second = cursor.takeKind('quote') ?? cursor.takeKind('word');
  if (second === null || first.kind !== second.kind) return null;
  adverbs.anchor = [first.text, second.text];
  return true;
}

function readWhere(cursor: Cursor, bases: readonly Place[], adverbs: Adverbs): true | null {
  if (cursor.takeOne(['in', 'from', 'of', 'to', 'within', 'under', 'for', 'at']) === null) return null;
  const found = readTargets(cursor, bases);
  if (found === null) return null;
  adverbs.where.push(...found);
  return true;
}
