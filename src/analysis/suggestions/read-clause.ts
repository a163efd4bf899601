/**
 * The clause around a modal: whether it is a main clause, and whose it is. In: a sentence and the place of a
 * modal in it. Out: the grammatical subject and how sure it is that the modal belongs to the statement and not
 * to a relative or conditional clause inside it. No parser of English: introductions are cut at their commas,
 * and a doubt lowers the certainty instead of hiding the sentence.
 */
import { findParentheses } from './split-sentences.ts';

export interface Clause {
  /** The noun phrase before the modal, offsets in the sentence; null where there is none. */
  readonly subject: { readonly start: number; readonly end: number } | null;
  /** relative: "that must"; subordinate: "if the provider must"; main: neither. */
  readonly level: 'main' | 'subordinate' | 'relative';
}

const LINK = '(?:and|but|or|nor|so|yet|provided that|provided, however, that|except that)';
/** What opens a phrase that stands before the subject. */
const INTRODUCTION =
  /^\s*(?:(?:and|but|or)\s)?(?:if|when|whenever|where|wherever|unless|except|until|upon|once|after|before|because|while|although|though|since|whether|as|for|in|on|at|by|to|under|with|within|without|from|during|through|not(?:withstanding)?(?! (?:all|every)\b)|no (?:later|more|less|fewer|earlier|sooner)|subject|pursuant|prior|following|beginning|based|provided|however|therefore|thereafter|accordingly|otherwise|generally|additionally|further(?:more)?|moreover|also|finally|alternatively|instead|similarly|likewise|consistent|unlike|regardless|irrespective|absent|given|with respect|effective|annually|promptly|immediately|periodically|of|between|among|per|having|using|including|only if|only when|e\.g\.|i\.e\.)\b/i;
const CONDITIONAL =
  /^\s*(?:(?:and|but|or)\s)?(?:if|when|whenever|where|wherever|unless|until|once|because|while|although|though|since|whether)\b/i;
const INSET =
  /^\s*(?:and|or|nor|but not|as|including|other than|which|who|whom|whose|that|whether|such as|except|if|when|where|unless|in|on|at|by|for|under|with|without|to the extent|upon|after|before|including|excluding|not|rather|acting|subject|pursuant|directly|after)\b/i;
const DETERMINER =
  /^\s*(?:an?|the|any|each|every|no|all|such|this|these|those|its|their|either|neither|both|only|covered|other|another|that)\s/i;
const RELATIVE_BEFORE =
  /\b(?:that|which|who|whom|whose|as|than|what)\s(?:(?:also|then|otherwise|only|not|in turn|thereafter|subsequently|currently)\s)?$/i;
const SUBORDINATE_BEFORE =
  /\s(?:if|when|whenever|where|wherever|unless|until|whether|because|although|how|what|the extent|(?:in|to|for|from|by|with|on|at|under|through|upon) (?:which|whom)|(?:that|which|whom)(?=\s(?:an?|the|any|each|it|they|he|she|such|its|this)\s))\s((?:[\w’'.-]+\s){1,6})$/i;
/** ", which shall": a relative clause that adds a statement instead of picking out what is meant. */
const ADDED_BEFORE = /,\s(?:which|who)\s(?:also\s)?$/i;
/** A clause that has its verb is over: "a notice given when action is taken shall". */
const FINITE =
  /\b(?:must|shall|may|will|can|is|are|was|were|has|have|had|does|do|did|becomes?|occurs?|applies|takes|makes|receives|provides)\b/i;
/** A second verb for the subject of the first: "must keep records and may", "and, except as provided in (c), shall". */
const SHARES_SUBJECT =
  /(?:^|[\s,])(?:and|or|but|and\/or|then)(?:\s(?:then|also|thereafter|in turn))?(?:,[^;:]{0,140},)?,?\s?$/;
const NEW_SUBJECT =
  /\s(?:and|or|but)\s(?=(?:an?|the|any|each|every|no|all|such|this|these|its|their|it|they)\s)/gi;
const HEAD_END =
  /\s(?:that|which|who|whom|whose|described in|specified in|referred to|listed in|identified in|subject to|required to|offering|providing|using|seeking|acting|holding|receiving|making|engaged in|located in|[a-z]+ing (?:an?|the|any|its|their|such)|required|permitted|designated|signed|as defined|as described|as provided|under (?:this|paragraph|§)|pursuant to|in accordance with|with respect to)\b/i;

/** ", and records must": a subject without an article, after a comma. */
const BARE_SUBJECT = /[,;]\s(?:and|or|but)\s(?=[\w’'-]+\s(?:[\w’'-]+\s){0,4}$)/i;
/** The last noun phrase with an article; else nothing. */
const LAST_NOUN = /(?:an?|the|any|each|it|they)\s[^,]{1,60}$|$/i;

/** How far back a clause is looked for: beyond it there are only lists without end. */
const WINDOW = 2000;

/** A modal that stands before in the sentence. */
export interface Before {
  readonly end: number;
  readonly clause: Clause;
}

/** The last modal before this one, and the last of a main clause. */
interface Earlier {
  readonly last: Before | undefined;
  readonly main: Before | undefined;
}

/** The clause of the modal at `start`, with those before it in the sentence. */
export function readClause(sentence: string, start: number, earlier: readonly Before[] = []): Clause {
  const floor = Math.max(0, start - WINDOW);
  const near = (one: Before | undefined) =>
    one && one.end > floor ? { ...one, end: one.end - floor } : undefined;
  const last = near(earlier.at(-1));
  const main = near(earlier.findLast(({ clause }) => clause.level === 'main'));
  const clause = readNear(sentence.slice(floor, start), { last, main });
  const { subject } = clause;
  if (!subject || subject === last?.clause.subject) return clause;
  return { ...clause, subject: { start: subject.start + floor, end: subject.end + floor } };
}

/** The clause of a modal that stands at the end of these words. */
function readNear(before: string, { last, main }: Earlier): Clause {
  const start = before.length;
  if (ADDED_BEFORE.test(before)) return { subject: null, level: 'subordinate' };
  if (RELATIVE_BEFORE.test(before)) return { subject: null, level: 'relative' };
  if (last && SHARES_SUBJECT.test(before.slice(last.end))) return last.clause;
  const from = findClauseStart(before, start);
  if (main && from < main.end) return readFurtherClause(before, start, main.end);
  const own = before.slice(from);
  const cut = skipIntroduction(own);
  const words = own.slice(cut);
  if (words.trim() === '') return { subject: null, level: 'main' };
  const inner = SUBORDINATE_BEFORE.exec(words);
  if (inner && !FINITE.test(inner[1]!))
    return { subject: toHead(inner[1]!, start - inner[1]!.length), level: 'subordinate' };
  const subordinate = cut === 0 && CONDITIONAL.test(own) && !own.includes(',');
  return { subject: toHead(words, from + cut), level: subordinate ? 'subordinate' : 'main' };
}

/** A modal in the clause of a main one that ends at `from`: it has a subject of its own, or is of an inner clause. */
function readFurtherClause(sentence: string, start: number, from: number): Clause {
  const between = sentence.slice(from, start);
  const inner = SUBORDINATE_BEFORE.exec(between);
  const link = [...between.matchAll(NEW_SUBJECT)].at(-1) ?? BARE_SUBJECT.exec(between);
  const words = inner?.[1] ?? between.slice(link ? link.index + link[0].length : between.search(LAST_NOUN));
  const level = inner || !link ? 'subordinate' : 'main';
  return { subject: toHead(words, start - words.length), level };
}

/** Where the clause begins: after the last semicolon, colon, dash or link that a new subject follows. */
function findClauseStart(sentence: string, start: number): number {
  const inside = findParentheses(sentence);
  const depth = inside(start);
  let from = depth ? sentence.lastIndexOf('(', start) + 1 : 0;
  const hard = /[;:—]|\s--?\s|\s–\s/g;
  hard.lastIndex = from;
  for (let match = hard.exec(sentence); match && match.index < start; match = hard.exec(sentence)) {
    if (inside(match.index) === depth) from = match.index + match[0].length;
  }
  const link = new RegExp(
    `,\\s${LINK}\\s(?=(?:an?|the|any|each|every|no|all|such|this|these|it|they|he|if|when)\\s)`,
    'gi',
  );
  link.lastIndex = from;
  let last = from;
  for (let match = link.exec(sentence); match && match.index < start; match = link.exec(sentence)) {
    // "a provider, and the agent, must": a list of subjects has no verb before the link.
    const verb = /\b(?:must|shall|may|will|is|are|was|were|has|have|does|do|can|means)\b/i.test(
      sentence.slice(last, match.index),
    );
    if (verb && inside(match.index) === depth) {
      from = match.index + match[0].length;
      last = from;
    }
  }
  return from;
}

/** How much of a clause stands before its subject: "If it rains, the keeper" gives the place of "the keeper". */
function skipIntroduction(clause: string): number {
  const inside = findParentheses(clause);
  const starts = [0];
  for (const { index } of clause.matchAll(/,\s/g)) if (!inside(index)) starts.push(index + 2);
  const link = /^\s*(?:and|but|or)\s/i.exec(clause)?.[0].length ?? 0;
  if (!INTRODUCTION.test(clause)) return link;
  const segments = starts.map((at, index) => ({
    at,
    words: clause.slice(at, starts[index + 1] ?? clause.length),
  }));
  const plain = segments.slice(1).filter(({ words }) => !INSET.test(words) && words.trim() !== '');
  const closing = segments.at(-1)!;
  if (/^\s*(?:and|or)\s/i.test(closing.words) && segments.length > 1)
    return plain.findLast(({ words }) => DETERMINER.test(words))?.at ?? plain.at(-1)?.at ?? 0;
  return plain.at(-1)?.at ?? (segments.length > 1 ? closing.at : 0);
}

/** The noun phrase without what is said about it: "A provider" of "A provider that offers accounts, ". */
function toHead(words: string, at: number): Clause['subject'] {
  const lead = words.length - words.trimStart().length;
  const then = /^\s*(?:then|also|however),?\s/i.exec(words)?.[0].length;
  const opening = then ?? (INTRODUCTION.test(words) ? (/^\s*\S+\s/.exec(words)?.[0].length ?? lead) : lead);
  let body = words.slice(opening);
  const cut = HEAD_END.exec(body.slice(1));
  if (cut && cut.index > 1) body = body.slice(0, cut.index + 1);
  const comma =
    /,\s(?=as |including|other than|which|who|that|whether|when|if|in |on |upon|directly|acting|not |or its|by )/i.exec(
      body,
    );
  if (comma) body = body.slice(0, comma.index);
  const paren = body.lastIndexOf('(');
  if (paren > 0 && !body.includes(')', paren)) body = body.slice(0, paren);
  const trimmed = body
    .trimEnd()
    .replace(/,$/, '')
    .replace(/,?\s(?:also|then|hereby|thereafter|therefore|each|both)$/i, '');
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return null;
  return { start: at + opening, end: at + opening + trimmed.length };
}
