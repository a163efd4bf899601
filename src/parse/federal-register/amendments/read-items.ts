/**
 * One named place of a list of targets: "paragraph (c)(2)(ii) introductory text", "§§ 21.20 through 21.25",
 * "Appendix A to part 1002", "34(a)(5) Pre-loan counseling", "Model Forms A-31 through A-41". In a list the noun
 * is said once; the items after it are bare.
 */
import type { AmendmentReach } from '../../../model/parsed-document.ts';
import type { Cursor } from './cursor.ts';
import { type Draft, toSlug } from './places.ts';
import { skipTitle } from './skip-title.ts';
import type { Token } from './tokenize-instruction.ts';

/** What the bare items of a list are, by the noun before them. */
export type Noun = 'paragraph' | 'section' | 'comment' | 'form' | 'part' | 'subpart' | 'appendix' | null;

export interface Item {
  readonly drafts: readonly Draft[];
  readonly noun: Noun;
  /** True where the item says its noun itself. */
  readonly said: boolean;
}

const NOUNS: Readonly<Record<string, Noun>> = {
  paragraph: 'paragraph',
  paragraphs: 'paragraph',
  section: 'section',
  sections: 'section',
  comment: 'comment',
  comments: 'comment',
  commentary: 'comment',
  subheading: 'comment',
  heading: 'comment',
  headings: 'comment',
  subheadings: 'comment',
  entry: 'comment',
  entries: 'comment',
  form: 'form',
  forms: 'form',
  clause: 'form',
  clauses: 'form',
  title: 'form',
  titles: 'form',
  part: 'part',
  parts: 'part',
  subpart: 'subpart',
  subparts: 'subpart',
  appendix: 'appendix',
  appendices: 'appendix',
  appendixes: 'appendix',
};

const ITEM_KINDS = new Set(['path', 'section', 'comment', 'dotted', 'form', 'sign']);

/** True where a place is named `ahead` tokens on. */
export function isItemStart(cursor: Cursor, ahead: number): boolean {
  const kind = cursor.kind(ahead);
  if (kind !== undefined && ITEM_KINDS.has(kind)) return true;
  return kind === 'word' && (cursor.word(ahead) in NOUNS || cursor.word(ahead) === 'supplement');
}

/** The place that is named here, with its range and what portion of it is meant; `listed` is the list's noun. */
export function readItem(cursor: Cursor, listed: Noun): Item | null {
  return cursor.try(() => {
    const said = readNoun(cursor);
    const noun = said?.noun ?? listed;
    const first = readOne(cursor, noun, said !== null);
    if (first === null) return null;
    const last = readRangeEnd(cursor, noun);
    const draft: Draft = last === null ? first : { what: 'range', from: first, to: last };
    const reach = readSuffix(cursor);
    return {
      drafts: [reach === null ? draft : { ...draft, reach }],
      noun: getNoun(first, noun),
      said: said !== null,
    };
  });
}

function getNoun(draft: Draft, noun: Noun): Noun {
  if (draft.what === 'section') return draft.markers.length > 0 ? 'paragraph' : 'section';
  return draft.what === 'path' ? 'paragraph' : noun;
}

function readNoun(cursor: Cursor): { noun: Noun; plural: boolean } | null {
  if (cursor.takeKind('sign')) return { noun: 'section', plural: false };
  return cursor.try(() => {
    while (
      cursor.takeOne([
        'model',
        'sample',
        'official',
        'newly',
        'new',
        'designated',
        'redesignated',
        'revised',
      ]) !== null ||
      isTitleNumber(cursor)
    ) {
      if (['and', 'or'].includes(cursor.word()) && ['sample', 'model'].includes(cursor.word(1))) cursor.at++;
      const isForms = cursor.takeOne(['forms', 'form', 'clause', 'clauses']);
      if (isForms !== null) {
        if (cursor.word() === 'and' && ['sample', 'model', 'clauses'].includes(cursor.word(1))) {
          cursor.at++;
          continue;
        }
        return { noun: 'form' as const, plural: isForms.endsWith('s') };
      }
    }
    const word = cursor.word();
    const noun = NOUNS[word];
    if (noun === undefined) return null;
    cursor.at++;
    cursor.takeOne(['for']);
    if (noun === 'comment') readNestedNoun(cursor);
    if (noun === 'section') cursor.takeKind('sign');
    return { noun, plural: word.endsWith('s') };
  });
}

/** "27 CFR part 478" */
function isTitleNumber(cursor: Cursor): boolean {
  if (cursor.kind() !== 'number' || cursor.word(1) !== 'cfr') return false;
  cursor.at += 2;
  return true;
}

/** "Subheading Appendix A", "heading Paragraph 34(a)": the second noun says no more. */
function readNestedNoun(cursor: Cursor): void {
  if (cursor.word() === 'paragraph' && cursor.kind(1) === 'comment') cursor.at++;
}

function readOne(cursor: Cursor, noun: Noun, said: boolean): Draft | null {
  const token = cursor.peek();
  if (token === undefined) return null;
  switch (token.kind) {
    case 'section':
      return noun === 'section' ? readSection(cursor) : null;
    case 'comment':
      cursor.at++;
      return finishComment(cursor, token);
    case 'path':
      cursor.at++;
      return { what: 'path', markers: token.markers, dotted: false };
    case 'dotted':
      cursor.at++;
      skipDot(cursor);
      return { what: 'path', markers: token.markers, dotted: true };
    case 'form':
      cursor.at++;
      skipTitle(cursor);
      return { what: 'form', slug: toSlug(token.markers.join('-')) };
    case 'number':
      return readNumbered(cursor, token, noun);
    case 'word':
      return readNamed(cursor, token, noun, said);
    default:
      return null;
  }
}

function readSection(cursor: Cursor): Draft {
  const number = cursor.takeKind('section')!.text.replace(/–/g, '-');
  const path = cursor.takeKind('path');
  if (path === null) skipTitle(cursor);
  return { what: 'section', number, markers: path?.markers ?? [] };
}

/** "33(c)-12.i" is a comment; "33(c) Time limits" the heading that comments stand under. */
function finishComment(cursor: Cursor, token: Token): Draft {
  const [heading, below] = token.text.split(/[-–]/);
  const markers = below?.match(/[A-Za-z0-9]+/g) ?? [];
  if (markers.length === 0) skipTitle(cursor);
  else skipDot(cursor);
  return { what: 'comment', heading: heading!.match(/[A-Za-z0-9]+/g)!, markers };
}

/** The full stop that some prints put after a marker: "paragraph 2. and paragraph 4." */
function skipDot(cursor: Cursor): void {
  const next = cursor.peek(1);
  if (cursor.word() === '.' && next?.kind === 'word' && /^[a-z]/.test(next.text)) cursor.at++;
}

function readNumbered(cursor: Cursor, token: Token, noun: Noun): Draft | null {
  if (noun === 'paragraph' || noun === 'comment') {
    cursor.at++;
    skipDot(cursor);
    return { what: 'path', markers: [token.text], dotted: true };
  }
  if (noun !== 'part') return null;
  cursor.at++;
  skipTitle(cursor);
  skipChapter(cursor);
  return { what: 'part', number: token.text };
}

/** "to Chapter X in Title 12 of the Code of Federal Regulations" says nothing of the place in the part. */
function skipChapter(cursor: Cursor): void {
  cursor.try(() => {
    if (
      cursor.takeOne(['to', 'in', 'of']) === null ||
      cursor.takeOne(['chapter', 'title', 'subchapter']) === null
    )
      return null;
    cursor.at++;
    skipChapter(cursor);
    cursor.try(() => {
      cursor.takeOne(['of', 'in']);
      cursor.take('the');
      return cursor.take('code', 'of', 'federal', 'regulations') || cursor.take('cfr') ? true : null;
    });
    return true;
  });
}

function readNamed(cursor: Cursor, token: Token, noun: Noun, said: boolean): Draft | null {
  if (token.word === 'supplement' && cursor.kind(1) === 'word') {
    cursor.at += 2;
    return readContainer(cursor, `supplement-${cursor.peek(-1)!.word}`);
  }
  if (noun === 'comment' && token.word === 'appendix') {
    cursor.at++;
    return readLettered(cursor, 'appendix');
  }
  if ((noun === 'subpart' || noun === 'appendix') && (said || /^[A-Z]{1,2}$/.test(token.text)))
    return readLettered(cursor, noun);
  if (noun === 'part' && said && token.word === 'this') return null;
  if (noun !== 'paragraph' || !/^(?:[A-Z]|[a-z]|[ivx]+)$/.test(token.text) || (token.word === 'a' && !said))
    return null;
  cursor.at++;
  skipDot(cursor);
  return { what: 'path', markers: [token.text], dotted: true };
}

function readLettered(cursor: Cursor, noun: string): Draft | null {
  const token = cursor.peek();
  if (token === undefined || !/^(?:[A-Z]{1,3}|[IVX]+|\d+[A-Z]?)$/.test(token.text)) return null;
  cursor.at++;
  return readContainer(cursor, `${noun}-${token.word}`);
}

/** Appendices and subparts say the part they belong to, or it is the one the instruction is in. */
function readContainer(cursor: Cursor, slug: string): Draft {
  const draft: Draft = { what: 'container', slug };
  cursor.try(() =>
    cursor.takeOne(['to', 'of', 'in']) !== null && cursor.take('this', 'part') ? true : null,
  );
  skipTitle(cursor);
  return draft;
}

function readRangeEnd(cursor: Cursor, noun: Noun): Draft | null {
  return cursor.try(() => {
    const joint = cursor.takeOne(['through', 'thru', 'to', '-', '–', '—']);
    if (joint === null) return null;
    const said = readNoun(cursor);
    if (said === null && noun === null && joint !== 'through') return null;
    if (joint === 'to' && said !== null) return null;
    return readOne(cursor, said?.noun ?? noun, said !== null);
  });
}

const SUFFIXES: readonly (readonly [AmendmentReach, readonly string[]])[] = [
  ['introductory-text', ['introductory', 'text']],
  ['introductory-text', ['(', 'introductory', 'text', ')']],
  ['heading', ['subject', 'heading']],
  ['heading', ['paragraph', 'heading']],
  ['heading', ['section', 'heading']],
  ['heading', ['heading']],
];

function readSuffix(cursor: Cursor): AmendmentReach | null {
  return SUFFIXES.find(([, words]) => cursor.take(...words))?.[0] ?? null;
}
