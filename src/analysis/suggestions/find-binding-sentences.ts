/**
 * The sentences of a section that bind, free or empower somebody. In: a section and its definitions. Out: one
 * candidate for each main modal of each sentence, with bearer, action, limits, clauses, and how certain it is. A
 * lead-in ("A provider shall:") is one statement with its list items; items that bring the modal themselves
 * ("(1) Must keep …") take their bearer from the lead-in. Kinds are those of LegalRuleML. Leaves open what a
 * sentence means: each candidate is for a person to take up.
 */
import type {
  BindingSentence,
  Certainty,
  DefinedTerm,
  FoundClause,
  FoundDeadline,
  ListItem,
  Piece,
  Quote,
} from '../../model/suggestions.ts';
import type { ObligationKind } from '../../model/words.ts';
import { findAction } from './find-action.ts';
import { findClauses, findKnowledge } from './find-clauses.ts';
import { findDeadlines } from './find-deadlines.ts';
import { findModals, type Modal } from './find-modals.ts';
import { isQuoted, judgeSurroundings } from './judge-surroundings.ts';
import { type Before, type Clause, readClause } from './read-clause.ts';
import { splitSentences } from './split-sentences.ts';
import {
  type Kinded,
  movePiece,
  type PlacedProvision,
  type SectionText,
  toQuote,
  walkSection,
} from './walk-section.ts';

/** Agencies and officers as rules call them: what they may do is a power. */
const AGENCY =
  /^(?:the\s|an?\s|any\s|such\s)?(?:[A-Z][\w.’'-]*\s(?:of\s|for\s|and\s|the\s)?){0,6}?(?:Secretary|Administrator|Administration|Bureau|Board|Commission|Commissioner|Department|Director|Attorney General|Under Secretary|Assistant Secretary|President|Comptroller|Council|Agency|Office|Service|Corps|Chairman|Chair|Chairperson|Inspector General|Postmaster General|Archivist|Corporation|Government|Register|Librarian|Officer|Examiner|Court|EPA|FDA|ATF|BIS|USPTO|SEC|FCC|FTC|FEC|HUD|CFPB|IRS|DOJ|DHS|OMB)(?:\s(?:of|for)\s[^,]{1,60})?$/;
const ENDS_OPEN = /(?:[:—–]|--|\bfollowing(?: [a-z]+){0,6}\.|[^.?!”"’')\]])$/;
const LONGEST_ITEM = 600;

interface Judged {
  readonly modal: Modal;
  readonly clause: Clause;
  readonly quoted: boolean;
}

/** Every candidate of a section, in order of the text. */
export function findBindingSentences(
  section: SectionText,
  terms: readonly DefinedTerm[],
): readonly BindingSentence[] {
  const definitions = new Set(terms.filter(({ by }) => by !== 'short').map(({ sentence }) => sentence.at));
  const opening = new Map(
    terms.filter(({ by }) => by !== 'short').map(({ sentence }) => [sentence.at, sentence.start]),
  );
  const isDefinition = (at: string, own: string, start: number): boolean =>
    definitions.has(at) && (at !== own || start >= (opening.get(at) ?? 0));
  return [...walkSection(section.provisions)].flatMap((placed) => {
    if (placed.provision.kind === 'table') return [];
    return splitSentences(placed.provision.text).flatMap((sentence) =>
      findInSentence(placed, sentence, (at) => isDefinition(at, placed.provision.id, sentence.start)),
    );
  });
}

function findInSentence(
  placed: PlacedProvision,
  sentence: Piece,
  defines: (id: string) => boolean,
): BindingSentence[] {
  const judged = readModals(placed.provision.text, sentence);
  if (judged.length === 0) return [];
  const clauses = findClauses(sentence.text);
  const deadlines = findDeadlines(sentence.text);
  return pickMain(judged).map((one, position, all) =>
    toCandidate({
      clauses,
      deadlines,
      placed,
      sentence,
      one,
      before: all[position - 1],
      next: all[position + 1],
      first: all[0] ?? one,
      defines,
    }),
  );
}

function readModals(text: string, sentence: Piece): Judged[] {
  const judged: Judged[] = [];
  const earlier: Before[] = [];
  for (const modal of findModals(sentence.text)) {
    const quoted = isQuoted(text, sentence.start + modal.start);
    const clause = readClause(sentence.text, modal.start, earlier);
    judged.push({ modal, clause, quoted });
    if (!quoted) earlier.push({ end: modal.end, clause });
  }
  return judged;
}

/** Modals of main clauses; those of inner clauses, and quoted ones, only where a sentence has no other. */
function pickMain(judged: readonly Judged[]): readonly Judged[] {
  const own = judged.filter(({ quoted }) => !quoted);
  const from = own.length > 0 ? own : judged;
  for (const level of ['main', 'subordinate', 'relative'] as const) {
    const found = from.filter(({ clause }) => clause.level === level);
    if (found.length > 0) return found;
  }
  return [];
}

interface Reading {
  readonly placed: PlacedProvision;
  readonly sentence: Piece;
  readonly one: Judged;
  /** Those of the whole sentence. */
  readonly clauses: readonly FoundClause[];
  readonly deadlines: readonly FoundDeadline[];
  /** The main modals of the sentence next to this one, and the first. */
  readonly before: Judged | undefined;
  readonly next: Judged | undefined;
  readonly first: Judged;
  readonly defines: (id: string) => boolean;
}

function toCandidate(reading: Reading): BindingSentence {
  const { placed, sentence, one, next, defines } = reading;
  const { provision } = placed;
  const { modal, clause } = one;
  const words = sentence.text;
  const clauses = reading.clauses.filter((piece) => isOfClause(reading, piece));
  const deadlines = reading.deadlines.filter((piece) => isOfClause(reading, piece));
  const limit = findLimit(words, modal, next?.modal, [...clauses, ...deadlines]);
  const person = findUnlawfulFor(words, modal);
  const isComplete = modal.complete && !modal.text.endsWith(' to') && !person;
  const acted = findAction(words, person ? person.end + ' to'.length : modal.end, limit, isComplete);
  const leadIn = findLeadIn(placed, sentence, clause);
  const quote = (piece: Span | null) =>
    piece && toQuote(provision, sentence.start + piece.start, sentence.start + piece.end);
  const subject = quote(person ?? clause.subject) ?? leadIn?.bearer ?? null;
  const named = acted.isPassive ? acted.agent : (person ?? getBearer(words, clause, modal));
  const bearer = quote(named) ?? (acted.isPassive ? null : (leadIn?.bearer ?? null));
  const own = <T extends Piece>(pieces: readonly T[]) =>
    pieces.map((piece) => movePiece(piece, sentence.start));
  return {
    kind: toKind(modal.kind, bearer),
    force: modal.force,
    ...toCertainty(judgeSurroundings(placed, sentence, modal.start, defines), modal, clause),
    quote: toQuote(provision, sentence.start, sentence.end),
    modal: movePiece({ start: modal.start, end: modal.end, text: modal.text }, sentence.start),
    bearer,
    subject,
    action: acted.action && movePiece(acted.action, sentence.start),
    object: acted.object && movePiece(acted.object, sentence.start),
    deadlines: own(deadlines),
    clauses: own(clauses),
    knowledge: own(findKnowledge(words)),
    leadIn: leadIn?.quote ?? null,
    items: isLeadIn(provision, sentence) ? listItems(provision.children) : [],
  };
}

type Span = Pick<Piece, 'start' | 'end'>;

/** Whether a limit or a clause belongs to this verb of several; what stands before the first verb belongs to all. */
function isOfClause({ sentence: { text }, one, before, next, first }: Reading, piece: Piece): boolean {
  if (piece.end <= first.modal.start) return true;
  const from = before ? findJoint(text, before.modal, one.modal) : 0;
  return piece.start >= from && (!next || piece.start < findJoint(text, one.modal, next.modal));
}

/** Where the words of one verb end and those of the next begin: at the last "and", "or" or "but" between them. */
function findJoint(words: string, from: Modal, to: Modal): number {
  const between = words.slice(from.end, to.start);
  const joint = between.search(/[;,]?\s(?:and|or|but)\s(?:(?!\s(?:and|or|but)\s)[^;]){0,120}$/);
  return joint === -1 ? to.start : from.end + joint;
}

/** Where the object ends at the latest: at the next modal's clause, a clause of its own, or the sentence. */
function findLimit(
  words: string,
  { end: from, ...modal }: Modal,
  next: Modal | undefined,
  stops: readonly Piece[],
): number {
  const limits = stops.map(({ start }) => start).filter((start) => start > from + 2);
  const hard = words.slice(from, from + 2000).search(/[;:—]/);
  return Math.min(
    words.length,
    ...limits,
    ...(hard > 0 ? [from + hard] : []),
    ...(next ? [Math.max(findJoint(words, { ...modal, end: from }, next), from)] : []),
  );
}

/** "It is unlawful for any person to": who is bound stands after the modal. */
function findUnlawfulFor(words: string, modal: Modal): Span | null {
  if (!/(?:unlawful|prohibited|required)$/.test(modal.text)) return null;
  const found = /^ for ((?:any|an?|the|each|every)\s.{2,80}?) to\b/.exec(words.slice(modal.end));
  return found && { start: modal.end + ' for '.length, end: modal.end + ' for '.length + found[1]!.length };
}

function getBearer(words: string, { subject }: Clause, modal: Modal): Span | null {
  if (!subject) return null;
  // "A permit is required", "There must be": the subject is not who must.
  if (/^(?:there|it|this|that|which|nor)$/i.test(words.slice(subject.start, subject.end))) return null;
  return /(?:required|prohibited|forbidden|obligated)$/.test(modal.text) ? null : subject;
}

function toKind(kind: ObligationKind, bearer: Quote | null): ObligationKind {
  return kind === 'permission' && bearer !== null && AGENCY.test(bearer.text) ? 'power' : kind;
}

function toCertainty(
  surroundings: readonly string[],
  modal: Modal,
  clause: Clause,
): { certainty: Certainty; because: readonly string[] } {
  const because = [...surroundings, ...(modal.doubt ? [modal.doubt] : [])];
  if (clause.level === 'relative') because.push('the modal stands in a relative clause');
  if (clause.level === 'subordinate') because.push('the modal stands in a subordinate clause');
  const isLow =
    surroundings.length > 0 || clause.level === 'relative' || modal.doubt === 'it says how to read the text';
  return { certainty: isLow ? 'low' : because.length > 0 ? 'medium' : 'high', because };
}

/** The words above that an item completes: it starts with its modal, or has no subject of its own. */
function findLeadIn(
  { ancestors }: PlacedProvision,
  sentence: Piece,
  clause: Clause,
): { quote: Quote; bearer: Quote | null } | undefined {
  const parent = ancestors.at(-1);
  if (!parent || clause.subject || clause.level === 'relative') return undefined;
  const last = splitSentences(parent.text).at(-1);
  if (!last || sentence.start > 0 || !ENDS_OPEN.test(last.text)) return undefined;
  const { subject } = readClause(`${last.text.replace(/[:—–-]+$/, '').trimEnd()} `, last.text.length + 1);
  return {
    quote: toQuote(parent, last.start, last.end),
    bearer: subject
      ? toQuote(parent, last.start + subject.start, last.start + Math.min(subject.end, last.text.length))
      : null,
  };
}

/** Whether a list belongs to a sentence: it is the last of a paragraph with children and does not close. */
function isLeadIn(provision: Kinded, sentence: Piece): boolean {
  return (
    provision.children.length > 0 &&
    provision.text.slice(sentence.end).trim() === '' &&
    ENDS_OPEN.test(sentence.text)
  );
}

/** The entries below a lead-in, innermost, each with the words of the levels above it. */
function listItems(children: readonly Kinded[], above = ''): ListItem[] {
  return children.flatMap((child) => {
    const text = `${above}${above && child.text ? ' ' : ''}${child.text}`.slice(0, LONGEST_ITEM);
    const opens = child.children.length > 0 && (child.text === '' || ENDS_OPEN.test(child.text));
    return opens
      ? listItems(child.children, text)
      : [{ at: child.id, text, deadlines: findDeadlines(child.text) }];
  });
}
