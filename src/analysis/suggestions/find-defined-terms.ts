/**
 * The terms that a section defines. In: a section. Out: each term where it stands, with the sentence that defines
 * it, other names it gets there, and how far it holds. Knows the forms of the Federal Register Document Drafting
 * Handbook ("Definitions"): a paragraph that starts with its term, "The term “X” means", "For purposes of this
 * section, X means", "X has the meaning given in", "also called “X”", and short forms in parentheses (“the Act”).
 */
import type { DefinedTerm } from '../../model/suggestions.ts';
import { findScope, listsDefinitions } from './find-scope.ts';
import { splitSentences } from './split-sentences.ts';
import { type PlacedProvision, type SectionText, toQuote, walkSection } from './walk-section.ts';

interface Found {
  readonly by: DefinedTerm['by'];
  /** Names with their offsets in the sentence, the first is the term. */
  readonly names: readonly { readonly start: number; readonly end: number }[];
  /** Where the defining verb stands: a scope before it counts. */
  readonly verb: number;
}

const QUOTED = '[“"]([^”"“]{1,120}?)[,.]?[”"]';
const QUOTED_LIST = String.raw`${QUOTED}(?:\s\([^()]{1,80}\))?(?:(?:,\s|\s)?(?:\s?(?:or|and)\s)(?:an?\s|the\s)?${QUOTED})?`;
const TAIL = String.raw`(?:\s\([^()]{1,160}\))?(?:,\s[^,.;:]{1,110},[”"]?)?`;
const VERB = String.raw`(?:\s(?:also|each|generally|only|shall|further))?\s(means?|mean|refers?(?: only)? to|includes?|(?:does|do) not include|ha(?:s|ve) the (?:same )?meanings?|have the (?:same )?meanings?|(?:is|are) defined)\b`;
const STRONG_VERB = String.raw`,?(?:\sshall)?\s(means?|mean|refers?(?: only)? to|ha(?:s|ve) the (?:same )?meanings?|(?:is|are) defined(?: in| as| by| under| at))\b`;
const TERM = String.raw`([A-Z0-9](?:[^“”".;:,()]|\((?:or|and)\)){0,110}?)`;
const NO_TERM =
  /^(?:This|These|Those|The|An?|It|If|Nothing|Such|That|No|Any|Each|For|In|As|On|At|By|To|When|Where|Unless|Except|Paragraphs?|Sections?|Subparts?|Appendix|All|Every|Other|There|Under|However|They|Neither|Only|Some|Comments?|Part)\b/;
const NOUN_MEANS =
  /\b(?:by|any|other|electronic|a|the|all|such|no|reasonable|these|those|other|alternative|of) $/i;

const AT_START = new RegExp(`^${TERM}${TAIL}${STRONG_VERB}`);
const AT_START_IN_LIST = new RegExp(
  String.raw`^${TERM}${TAIL}(?:\s(?:also|only))?\s(includes?|is|are)(?=[:\s]\s?(?:an?|the|any|one|each|all|when|where|but|anything|anyone|[a-z]+)?\b|:)`,
);
const AFTER_SCOPE = new RegExp(
  String.raw`\b(?:[Ff]or (?:the )?purposes? of|[Aa]s used in|[Ww]hen used in|[Ww]ith respect to)\s[^,;:.]{1,140},\s(?:the terms?\s)?(?:an?\s)?([A-Za-z][^“”".;:,()]{0,80}?)${STRONG_VERB}`,
);
const THE_TERM = new RegExp(
  String.raw`\b[Tt]he (?:terms?|phrases?|words?|expressions?)\s(?:an?\s)?(?:${QUOTED_LIST}|(?!(?:does|do|also|shall|only|generally|is|means?|includes?|refers?)\b)([A-Za-z][^“”".;:,()]{0,80}?))${TAIL}${VERB}`,
  'g',
);
const QUOTED_MEANS = new RegExp(`${QUOTED_LIST}${TAIL}${VERB}`, 'g');
const QUOTED_HEADING = new RegExp(`^${QUOTED}$`);
const CALLED = new RegExp(
  String.raw`\b(?:becomes?|called|(?:referred to|known|identified|designated)(?: herein| hereinafter| collectively| in this \w+)? as|termed|(?:includes?) an?(?=\s[“"]))\s(?:an?\s|the\s|either\s)?${QUOTED_LIST}`,
  'g',
);
const CALLED_BARE =
  /\b(?:hereafter|hereinafter)(?:,)? (?:called |referred to as |known as )?(?:the )?([A-Za-z][^“”".;:,()]{1,60}?)(?=[,.;)])/g;
const SHORT = new RegExp(
  String.raw`\((?:the |an? |or |and |hereinafter,? |hereafter,? |collectively,? |each,? |individually,? |also |referred to as |together,? ){0,4}${QUOTED_LIST}\)`,
  'g',
);
const ALSO =
  /\((?:also|or|hereafter|hereinafter)(?: called| known as)? ([A-Za-z0-9][^“”"();:,]{0,60}?)(?: or ([A-Za-z0-9][^“”"();:,]{0,60}?))?\)/g;
const INITIALS = /\(([A-Z][A-Za-z&-]{1,9})\)/g;

/** Every definition of a section, in order of the text. */
export function findDefinedTerms(section: SectionText): readonly DefinedTerm[] {
  const terms = [...walkSection(section.provisions)].flatMap((placed) => findInProvision(section, placed));
  // "The term does not include" adds to a definition that stands before it; alone it is all there is.
  const seen = new Set<string>();
  return terms.filter(({ by, term }) => {
    const known = seen.has(term.toLowerCase());
    seen.add(term.toLowerCase());
    return by !== 'includes' || !known;
  });
}

function findInProvision(section: SectionText, placed: PlacedProvision): DefinedTerm[] {
  const { text } = placed.provision;
  if (placed.provision.kind === 'table' || placed.provision.kind === 'heading') return [];
  const isList = listsDefinitions(section, placed);
  let isOpening = true;
  return splitSentences(text).flatMap((sentence) => {
    const found = findInSentence(sentence.text, isOpening, isList);
    if (!isHeading(sentence.text)) isOpening = false;
    const terms = found.map((one) => toTerm(section, placed, sentence.start, sentence.end, one));
    const headed = /^(?:The|This) term means\b/.test(sentence.text)
      ? findHeaded(section, placed, sentence.start, sentence.end)
      : [];
    return [...headed, ...terms];
  });
}

/** "Adverse action." as a key term before the sentence proper. */
function isHeading(sentence: string): boolean {
  return (
    sentence.length < 90 && !/\b(?:means?|is|are|must|shall|may|includes?|has|have|will)\b/.test(sentence)
  );
}

function findInSentence(sentence: string, isOpening: boolean, isList: boolean): Found[] {
  const found: Found[] = [];
  const add = (one: Found) => {
    const [first] = one.names;
    const isKnown = found.some(
      ({ names, verb }) =>
        verb === one.verb || names.some((name) => first && name.start < first.end && first.start < name.end),
    );
    if (first && !isKnown) found.push(one);
  };
  const opening = isOpening ? findOpening(sentence, isList) : undefined;
  if (opening) add(opening);
  for (const pattern of [THE_TERM, QUOTED_MEANS])
    for (const match of sentence.matchAll(pattern)) add(toFound(sentence, match, match.at(-1)!));
  const scoped = AFTER_SCOPE.exec(sentence);
  if (scoped && !/\b(?:must|shall|may)\b/.test(scoped[1]!) && !isNounMeans(sentence, scoped))
    add(toFound(sentence, scoped, scoped[2]!));
  for (const match of sentence.matchAll(CALLED)) add({ ...toFound(sentence, match, ''), by: 'short' });
  for (const pattern of [SHORT, ALSO, CALLED_BARE])
    for (const match of sentence.matchAll(pattern))
      addShort(found, { ...toFound(sentence, match, ''), by: 'short' });
  for (const match of sentence.matchAll(INITIALS))
    if (isAbbreviation(sentence, match)) addShort(found, { ...toFound(sentence, match, ''), by: 'short' });
  return found.filter(({ names }) => names.length > 0).sort((a, b) => a.names[0]!.start - b.names[0]!.start);
}

/** A short form inside the head of a definition is another name of its term; elsewhere it stands for itself. */
function addShort(found: Found[], one: Found): void {
  const [first] = one.names;
  if (
    !first ||
    found.some(({ names }) => names.some((name) => name.start < first.end && first.start < name.end))
  )
    return;
  const owner = found.findIndex(
    ({ by, names, verb }) => by !== 'short' && names[0]!.end <= first.start && first.start < verb,
  );
  if (owner === -1) found.push(one);
  else found[owner] = { ...found[owner]!, names: [...found[owner]!.names, ...one.names] };
}

function findOpening(sentence: string, isList: boolean): Found | undefined {
  const match = AT_START.exec(sentence) ?? (isList ? AT_START_IN_LIST.exec(sentence) : null);
  if (!match || NO_TERM.test(match[1]!) || isNounMeans(sentence, match)) {
    const heading = isList ? QUOTED_HEADING.exec(sentence) : null;
    return heading ? toFound(sentence, heading, 'means') : undefined;
  }
  const weak = /^(?:is|are|includes?)$/.test(match[2]!);
  if (
    weak &&
    (match[1]!.split(' ').length > 6 ||
      /\b(?:must|shall|may|not|will|that|which|who|it|they)\b/.test(match[1]!))
  )
    return undefined;
  if (/ (?:who|that|which|and|or)$/.test(match[1]!)) return undefined;
  if (match[1]!.split(' ').length > 14 || /\b(?:must|shall|may|will)\b/.test(match[1]!)) return undefined;
  const whole = toFound(sentence, match, match[2]!);
  return { ...whole, names: whole.names.flatMap(({ start, end }) => splitNames(sentence, start, end)) };
}

/** "by electronic means", "the means": the noun. */
function isNounMeans(sentence: string, match: RegExpExecArray): boolean {
  const verb = match.index + match[0].length - match.at(-1)!.length;
  return /^means$/.test(match.at(-1)!) && NOUN_MEANS.test(sentence.slice(Math.max(0, verb - 16), verb));
}

/** "Dealer loan or dealer contract" as two names; "HUD-1 or HUD-1A settlement statement" as one. */
function splitNames(sentence: string, start: number, end: number): { start: number; end: number }[] {
  const name = sentence.slice(start, end);
  const joint = / (?:or|and) /.exec(name);
  if (!joint || /[()]/.test(name)) return [{ start, end }];
  const left = name.slice(0, joint.index);
  const right = name.slice(joint.index + joint[0].length);
  const words = (part: string) => part.split(' ').length;
  const separate =
    left.toLowerCase().startsWith(`${right.toLowerCase()} `) ||
    left.endsWith(` ${right}`) ||
    right.toLowerCase().endsWith(` ${left.toLowerCase()}`) ||
    (words(left) > 1 && words(right) > 1) ||
    (words(left) === 1 && words(right) === 1) ||
    /^[A-Z][A-Z0-9-]+s?$/.test(right);
  if (!separate) return [{ start, end }];
  return [
    { start, end: start + left.length },
    { start: end - right.length, end },
  ];
}

function toFound(sentence: string, match: RegExpMatchArray, verb: string): Found {
  const index = match.index ?? 0;
  const named = match.slice(1).filter((group) => group !== undefined && group !== verb);
  let from = index;
  const names = named.map((group) => {
    const start = sentence.indexOf(group, from);
    from = start + group.length;
    return { start, end: start + group.length };
  });
  return {
    by: toManner(verb),
    names,
    verb: verb ? index + match[0].length - verb.length : index + match[0].length,
  };
}

function toManner(verb: string): DefinedTerm['by'] {
  if (/include/.test(verb)) return 'includes';
  return /meaning|defined/.test(verb) ? 'elsewhere' : 'means';
}

function toTerm(
  section: SectionText,
  placed: PlacedProvision,
  start: number,
  end: number,
  { by, names, verb }: Found,
): DefinedTerm {
  const { provision } = placed;
  const [first, ...others] = names.map((name) => toQuote(provision, start + name.start, start + name.end));
  return {
    term: first!.text,
    by,
    quote: first!,
    sentence: toQuote(provision, start, end),
    also: others.map(({ text }) => text),
    scope: findScope(section, placed, start, start + verb),
  };
}

/** "(c) Adverse action. (1) The term means …": the term is the heading of the paragraph or of the one above. */
function findHeaded(
  section: SectionText,
  placed: PlacedProvision,
  start: number,
  end: number,
): DefinedTerm[] {
  const { provision, ancestors } = placed;
  const owners = start > 0 ? [provision, ...ancestors.toReversed()] : ancestors.toReversed();
  for (const owner of owners) {
    const head = splitSentences(owner.text)[0];
    if (
      !head ||
      !isHeading(head.text) ||
      head.text.split(' ').length > 9 ||
      /\b(?:definitions?|terms?)\b/i.test(head.text)
    )
      continue;
    const name = head.text.replace(/[.:—–-]+$/, '');
    return [
      {
        term: name,
        by: 'means',
        quote: toQuote(owner, head.start, head.start + name.length),
        sentence: toQuote(provision, start, end),
        also: [],
        scope: findScope(section, placed, start, start),
      },
    ];
  }
  return [];
}

/** Whether capitals in parentheses are the first letters of the words before them: "Department of Labor (DOL)". */
function isAbbreviation(sentence: string, { index = 0, 1: letters = '' }: RegExpMatchArray): boolean {
  const capitals = letters.replace(/[^A-Z]/g, '').toLowerCase();
  if (capitals.length < 2) return false;
  const words = (sentence.slice(Math.max(0, index - 120), index).match(/[\p{L}\p{N}]+/gu) ?? []).slice(
    -capitals.length - 4,
  );
  const initials = words
    .filter((word) => !/^(?:of|the|and|for|to|in|on|a)$/i.test(word))
    .map((word) => word.charAt(0).toLowerCase());
  const full = words.map((word) => word.charAt(0).toLowerCase()).join('');
  return initials.join('').endsWith(capitals) || full.endsWith(capitals);
}
