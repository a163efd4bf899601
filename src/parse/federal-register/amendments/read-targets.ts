/**
 * The targets of an instruction from its tokens: "the first sentence of paragraph (f), paragraph (g), and
 * paragraph (i)", "paragraphs 3.ii, 3.iii, 4 and newly redesignated paragraph 10", "34(a)(8) Late Fees,
 * 34(a)(8)(i) General, and paragraph 1". A list is read as drafts, then placed in what the words after it or the
 * instruction around it say that it stands in. Null, with the cursor back, where no target starts here.
 */
import type { AmendmentReach } from '../../../model/parsed-document.ts';
import type { Cursor } from './cursor.ts';
import { ADJECTIVES, COUNTS, ORDINALS, PARTICIPLE_ADJECTIVES } from './instruction-words.ts';
import { type Draft, type Place, resolveDrafts, type Target } from './places.ts';
import { isItemStart, type Noun, readItem } from './read-items.ts';
import { readPhrase } from './read-phrase.ts';
import { readTerms } from './read-terms.ts';

const LINKS = ['of', 'in', 'to', 'for', 'from', 'under', 'within', 'following'];

interface ListOptions {
  /** The place before the list, which its first item may go on from. */
  readonly before?: Place | null;
  /** True where a comma without "and" ends the list: "Under comment 30(c), paragraph 1 is revised". */
  readonly endsAtComma?: boolean;
  /** True where the list goes on with bare items only: "the first sentence of paragraph (f), paragraph (g)". */
  readonly bare?: boolean;
}

/** The targets of the list that starts here, each placed in every one of `bases`. */
export function readTargets(
  cursor: Cursor,
  bases: readonly Place[],
  { before = null, ...options }: ListOptions = {},
): Target[] | null {
  return cursor.try(() => {
    const drafts = readDrafts(cursor, options);
    if (drafts === null) return null;
    const inner = readBase(cursor, bases, drafts);
    const targets: Target[] = [];
    for (const base of inner ?? bases) {
      const found = resolveDrafts(drafts, base, before);
      if (found === null) return null;
      targets.push(...found);
    }
    return targets.length === 0 ? null : targets;
  });
}

/** What the list stands in, where words after it say so: "of § 1.2", "in appendix A to part 5". */
function readBase(
  cursor: Cursor,
  bases: readonly Place[],
  drafts: readonly Draft[],
): readonly Place[] | null {
  return cursor.try(() => {
    if (cursor.takeOne(LINKS) === null) return null;
    const found = readTargets(cursor, bases);
    const whole = found?.every(({ reach }) => ['introductory-text', 'table', undefined].includes(reach));
    // "§ 5.2 in paragraph (a)": what stands in a section is no base of it.
    const holds = drafts[0]!.what !== 'section' || found?.every(({ place }) => place.section === null);
    return whole && holds ? found!.map(({ place }) => place) : null;
  });
}

/** The drafts of a list with its commas, "and"s and ranges; null where no target starts here. */
function readDrafts(cursor: Cursor, { endsAtComma, bare }: ListOptions = {}): Draft[] | null {
  const drafts: Draft[] = [];
  let noun: Noun = null;
  for (;;) {
    const start = cursor.at;
    const joint = drafts.length === 0 ? 'first' : readJoint(cursor);
    const item: ReadTarget | null =
      joint === null || (joint === 'comma' && endsAtComma) ? null : readTarget(cursor, noun);
    if (item === null || (bare && joint !== 'first' && (item.said || item.noun === null))) {
      cursor.at = start;
      break;
    }
    // "Paragraph 36(c)(1)(i), paragraph 2": what stands before a lone comma is where, not what.
    const last = drafts.at(-1);
    if (joint === 'comma' && last !== undefined && item.said && isInside(item.drafts[0]!, last)) {
      drafts[drafts.length - 1] = { ...last, opens: true };
    }
    drafts.push(...item.drafts);
    noun = item.noun;
  }
  return drafts.length === 0 ? null : drafts;
}

/** True where the second draft can stand in the first. */
function isInside(inner: Draft, outer: Draft): boolean {
  if (outer.reach !== undefined) return false;
  if (inner.what === 'comment' || inner.what === 'section') return outer.what === 'container';
  if (inner.what !== 'path') return false;
  const isHeading = outer.what === 'comment' && outer.markers.length === 0 && inner.dotted;
  return isHeading || (outer.what === 'section' && outer.markers.length === 0) || outer.what === 'container';
}

function readJoint(cursor: Cursor): 'comma' | 'and' | null {
  const comma = cursor.take(',');
  if (cursor.take('as', 'well', 'as') || cursor.takeOne(['and', 'or', '&']) !== null) return 'and';
  return comma ? 'comma' : null;
}

interface ReadTarget {
  readonly drafts: readonly Draft[];
  readonly noun: Noun;
  /** True where the item says its noun itself. */
  readonly said: boolean;
}

function readTarget(cursor: Cursor, noun: Noun): ReadTarget | null {
  return cursor.try(() => {
    skipAdjectives(cursor);
    const reached =
      readSentences(cursor) ?? readEntries(cursor) ?? readPortion(cursor) ?? readAuthority(cursor);
    if (reached !== null) return { drafts: reached, noun: null, said: false };
    const terms = readDefinitions(cursor);
    if (terms !== null) return { drafts: terms, noun: null, said: false };
    return readItem(cursor, noun);
  });
}

/** Articles and "new", and participles where what they describe follows. */
function skipAdjectives(cursor: Cursor): void {
  for (;;) {
    if (cursor.takeOne(ADJECTIVES) !== null) continue;
    if (!PARTICIPLE_ADJECTIVES.has(cursor.word()) || !isItemStart(cursor, 1)) return;
    cursor.at++;
  }
}

/** "the first and third sentences of paragraph (d)", "a new last sentence to paragraph (a)", "the sentence". */
function readSentences(cursor: Cursor): Draft[] | null {
  return cursor.try(() => {
    const numbers = readOrdinals(cursor);
    cursor.takeOne(['new']);
    if (cursor.takeOne(['sentence', 'sentences']) === null) return null;
    const whole = readInner(cursor) ?? [{ what: 'here' as const }];
    const each: readonly (number | null)[] = numbers.length === 0 ? [null] : numbers;
    return whole.flatMap((draft) =>
      each.map((sentence) => ({
        ...draft,
        reach: 'sentence' as const,
        ...(sentence === null ? {} : { sentence }),
      })),
    );
  });
}

/** Ordinals before "sentence", as numbers: "first through third", "last two". */
function readOrdinals(cursor: Cursor): number[] {
  const numbers: number[] = [];
  for (;;) {
    const start = cursor.at;
    if (numbers.length > 0) {
      const through = cursor.takeOne(['through', 'to']) !== null;
      if (!through && readJoint(cursor) === null) break;
      skipAdjectives(cursor);
      const next = ORDINALS.get(cursor.word());
      if (through && next !== undefined) {
        for (let number = numbers.at(-1)! + 1; number < next; number++) numbers.push(number);
      }
    }
    const number = ORDINALS.get(cursor.word());
    if (number === undefined) {
      cursor.at = start;
      break;
    }
    cursor.at++;
    numbers.push(number);
  }
  const count = COUNTS.get(cursor.word());
  if (count === undefined) return numbers;
  cursor.at++;
  if (numbers.length === 1 && numbers[0] === -1)
    return Array.from({ length: count }, (_, index) => index - count);
  if (numbers.length === 1 && numbers[0] === 1) return Array.from({ length: count }, (_, index) => index + 1);
  return numbers;
}

const HEADING_KINDS = [
  'section',
  'subject',
  'paragraph',
  'subpart',
  'part',
  'appendix',
  'subheading',
  'center',
];

/** Introductory text, headings, tables, notes and footnotes, of what follows or of where the instruction is. */
function readPortion(cursor: Cursor): Draft[] | null {
  return (
    readReach(
      cursor,
      'introductory-text',
      () => cursor.take('introductory', 'text') || cursor.take('introductory', 'paragraph'),
    ) ??
    readHeading(cursor) ??
    readAttached(cursor)
  );
}

function readReach(cursor: Cursor, reach: AmendmentReach, starts: () => boolean): Draft[] | null {
  return cursor.try(() => {
    if (!starts()) return null;
    const whole = readInner(cursor) ?? [{ what: 'here' as const }];
    return whole.map((draft) => ({ ...draft, reach }));
  });
}

function readHeading(cursor: Cursor): Draft[] | null {
  return cursor.try(() => {
    const kind = cursor.takeOne(HEADING_KINDS);
    if (cursor.takeOne(['heading', 'headings']) === null && !(kind !== null && cursor.take('title')))
      return null;
    if (kind === null && isItemStart(cursor, 0)) return null; // "the headings 35(e) Rules": what they head
    const whole = readInner(cursor) ?? [{ what: kind === 'section' ? ('root' as const) : ('here' as const) }];
    return whole.map((draft) => ({ ...draft, reach: 'heading' as const }));
  });
}

/** Tables, notes and footnotes are called by kind and number under what they stand in. */
function readAttached(cursor: Cursor): Draft[] | null {
  return cursor.try(() => {
    if (cursor.take('table', 'of', 'contents')) return readContents(cursor);
    const kind = cursor.takeOne(['table', 'note', 'footnote']);
    if (kind === null || (kind === 'table' && cursor.word() === 'of')) return null;
    const number = cursor.takeKind('number')?.text ?? '1';
    const reach = kind === 'note' ? {} : { reach: kind as AmendmentReach };
    return [{ what: 'attached' as const, slug: `${kind}${number}`, ...reach }];
  });
}

/** "the table of contents for subpart E" */
function readContents(cursor: Cursor): Draft[] {
  const whole = readInner(cursor);
  const contents = { what: 'attached' as const, slug: 'contents' };
  return whole === null ? [contents] : [...whole.map((draft) => ({ ...draft, opens: true })), contents];
}

/** "the entries for “X” and “Y”": rows of the table that the words after it, or before the list, name. */
function readEntries(cursor: Cursor): Draft[] | null {
  return cursor.try(() => {
    if (cursor.takeOne(['entry', 'entries', 'row', 'rows']) === null) return null;
    cursor.takeOne(['for', 'of']);
    const names = readPhrase(cursor);
    return names?.map((entry) => ({ what: 'here' as const, reach: 'table' as const, entry })) ?? null;
  });
}

function readInner(cursor: Cursor): Draft[] | null {
  return cursor.try(() =>
    cursor.takeOne(['of', 'to', 'in', 'for']) === null ? null : readDrafts(cursor, { bare: true }),
  );
}

/** "the authority citation for 27 CFR part 478" */
function readAuthority(cursor: Cursor): Draft[] | null {
  return cursor.try(() => {
    if (!cursor.take('authority')) return null;
    if (cursor.takeOne(['citation', 'citations', 'section', 'statement']) === null) return null;
    const part = readInner(cursor) ?? [{ what: 'part' as const, number: null }];
    return part.every(({ what }) => what === 'part' || what === 'container' || what === 'section')
      ? part.map((draft) => ({ ...draft, reach: 'authority' as const }))
      : null;
  });
}

/** "definitions of “X” and “Y”", "a definition for the term “X”", "the “X” definition", "the term “X”" */
function readDefinitions(cursor: Cursor): Draft[] | null {
  const terms = cursor.try(() => readTerms(cursor));
  return terms?.map((term) => ({ what: 'definition' as const, slug: term })) ?? null;
}
