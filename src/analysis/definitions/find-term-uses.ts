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
type Vocabulary = ReadonlyMap<string, readonly Name[]>;

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
  const definitions = content.list('definition', rule).filter(({ fields }) => fields.state === 'active');
  const vocabulary = toVocabulary(definitions);
  return content.list('section', rule).flatMap((section) => {
    const version = section.id.slice(0, section.id.indexOf('/'));
    const holds = (definition: RuleObject<'definition'>) =>
      isInScope(definition, version, section.fields.number);
    return [...walkProvisions(getProvisions(section))].flatMap((provision) =>
      findInProvision(section.key, provision, vocabulary, holds),
    );
  });
}

function findInProvision(
  user: ObjectKey,
  provision: Provision,
  vocabulary: Vocabulary,
  holds: (definition: RuleObject<'definition'>) => boolean,
): TermUse[] {
  const uses: TermUse[] = [];
  const { id, anchor } = provision;
  const text = withoutRaised(provision);
  const head = getHeadEnd(text);
  const own = new Set<ObjectKey>();
  let free = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (index < free) continue;
    const names = vocabulary.get(toFirstWord(word)) ?? [];
    const name = names.find((candidate) => isAt(candidate, text, index) && holds(candidate.definition));
    if (!name) continue;
    const end = index + name.text.length;
    free = end;
    if (end <= head || (index === 0 && /^\s*(?:\([^)]*\)\s*)?(?:means|includes)\b/.test(text.slice(end))))
      own.add(name.definition.key);
    if (own.has(name.definition.key)) continue; // a term is not linked where it is defined
    uses.push({ definition: name.definition.key, user, provision: { id, anchor, start: index, end } });
  }
  return uses;
}

/** The text with raised figures as spaces: "lamp¹" is the word "lamp" with a footnote. */
function withoutRaised({ text, spans = [] }: Provision): string {
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

function isInScope({ fields }: RuleObject<'definition'>, version: string, section: string): boolean {
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
