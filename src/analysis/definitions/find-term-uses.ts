/**
 * Where defined terms are used in the text of versions. Longest match wins ("foreign reseller of U.S. IaaS
 * products" is not also "foreign reseller"), a definition holds only in versions it stands in and within its
 * scope, and a term is not linked in the paragraph that defines it. Matches whole words, any case, except
 * abbreviations, which match as written.
 */
import type { TermUse } from '../../model/answers.ts';
import type { Content, GetProvisions } from '../../model/content.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { type Provision, splitProvision, walkProvisions } from '../../model/section.ts';

interface Name {
  readonly definition: RuleObject<'definition'>;
  readonly text: string;
  readonly exact: boolean;
}
export type Vocabulary = ReadonlyMap<string, readonly Name[]>;
type Holds = (definition: RuleObject<'definition'>) => boolean;
interface Found {
  readonly definition: ObjectKey;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu;
/** Longer openings before a colon are sentences, not defined terms. */
const LONGEST_HEAD = 90;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Every use in every section of a rule, in order of sections and places. */
export function findTermUses(
  content: Content,
  rule: string,
  getProvisions: GetProvisions,
): readonly TermUse[] {
  const vocabulary = getVocabulary(content, rule);
  return content.list('section', rule).flatMap((section) => {
    const version = section.id.slice(0, section.id.indexOf('/'));
    const holds = (definition: RuleObject<'definition'>) =>
      isInScope(definition, version, section.fields.number);
    return [...walkProvisions(getProvisions(section))].flatMap((provision) =>
      findInProvision(section.key, provision, vocabulary, holds),
    );
  });
}

/** The names of a rule's active definitions, for `findTerms`. */
export function getVocabulary(content: Content, rule: string): Vocabulary {
  return toVocabulary(content.list('definition', rule).filter(({ fields }) => fields.state === 'active'));
}

function findInProvision(
  user: ObjectKey,
  provision: Provision,
  vocabulary: Vocabulary,
  holds: Holds,
): TermUse[] {
  const { id, anchor } = provision;
  return findTerms(withoutRaised(provision), vocabulary, holds).map(({ definition, start, end }) => ({
    definition,
    user,
    provision: { id, anchor, start, end },
  }));
}

/**
 * The terms in a text, longest match first, in order. A term that the text defines is left out, unless the text is
 * of a kind that defines nothing.
 */
export function findTerms(
  text: string,
  vocabulary: Vocabulary,
  holds: Holds,
  mayDefine = true,
): readonly Found[] {
  const found: Found[] = [];
  const head = mayDefine ? getHeadEnd(text) : 0;
  const own = new Set<ObjectKey>();
  let free = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (index < free) continue;
    const names = vocabulary.get(toFirstWord(word)) ?? [];
    const name = names.find((candidate) => isAt(candidate, text, index) && holds(candidate.definition));
    if (!name) continue;
    const end = index + name.text.length;
    free = end;
    if (
      end <= head ||
      (mayDefine && index === 0 && /^\s*(?:\([^)]*\)\s*)?(?:means|includes)\b/.test(text.slice(end)))
    )
      own.add(name.definition.key);
    if (own.has(name.definition.key)) continue; // a term is not linked where it is defined
    found.push({ definition: name.definition.key, start: index, end });
  }
  return found;
}

/** The text with raised figures as spaces: "lamp¹" is the word "lamp" with a footnote. */
export function withoutRaised({ text, spans = [] }: Provision): string {
  return spans
    .filter(({ style }) => style === 'superscript')
    .reduce(
      (words, { start, end }) => words.slice(0, start) + ' '.repeat(end - start) + words.slice(end),
      text,
    );
}

/** Where the term of a definition ends: "Beneficial owner (owner): an individual who …"; 0 when there is none. */
function getHeadEnd(text: string): number {
  const colon = text.slice(0, LONGEST_HEAD).indexOf(':');
  return colon === -1 ? 0 : colon;
}

function isAt({ text: name, exact }: Name, text: string, index: number): boolean {
  const found = text.slice(index, index + name.length);
  return (
    (exact ? found : found.toLowerCase()) === name && !WORD_CHARACTER.test(text.charAt(index + name.length))
  );
}

/** True where a definition holds: in versions it stands in, and there within its scope. */
export function isInScope({ fields }: RuleObject<'definition'>, version: string, section: string): boolean {
  const standing = fields.sections[version];
  if (!standing) return false;
  return (
    fields.scope.level !== 'section' ||
    standing.some((provision) => splitProvision(provision).section === section)
  );
}

/** Names by first word, longest first. */
function toVocabulary(definitions: readonly RuleObject<'definition'>[]): Vocabulary {
  const vocabulary = new Map<string, Name[]>();
  for (const definition of definitions) {
    for (const name of toNames(definition)) {
      const first = toFirstWord(name.text.match(WORD)?.[0] ?? name.text);
      vocabulary.set(first, [...(vocabulary.get(first) ?? []), name]);
    }
  }
  for (const names of vocabulary.values()) names.sort((a, b) => b.text.length - a.text.length);
  return vocabulary;
}

function toNames(definition: RuleObject<'definition'>): Name[] {
  const { title, aliases = [], abbreviation, plural } = definition.fields;
  const spoken = [title, ...aliases].map((text) => text.toLowerCase());
  const [own = '', ...others] = spoken;
  const plurals = [plural?.toLowerCase() ?? toPlural(own), ...others.map(toPlural)];
  const names = [...new Set([...spoken, ...plurals])].map((text) => ({ definition, text, exact: false }));
  const short = abbreviation
    ? [abbreviation, `${abbreviation}s`].map((text) => ({ definition, text, exact: true }))
    : [];
  return [...names, ...short];
}

function toPlural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies');
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** The key of a word: small letters, without a genitive or plural s. */
function toFirstWord(word: string): string {
  return word.toLowerCase().replace(/['’]s$|s$/, '');
}
