/**
 * Which definitions the meaning of an object rests on: those it names, those that say who its parties are, those its
 * own words use and those the paragraphs it cites use, within their scope, longest match first; then what these
 * definitions use, and so on. A citation of a whole section of a restated version is a place and not the words, so
 * it brings no terms.
 */
import type { Content, GetProvisions } from '../../model/content.ts';
import { NORMATIVE } from '../../model/normative.ts';
import type { ObjectKey, RuleObject } from '../../model/object.ts';
import { splitProvision } from '../../model/section.ts';
import {
  findTerms,
  getVocabulary,
  isInScope,
  type Vocabulary,
  withoutRaised,
} from '../definitions/find-term-uses.ts';
import { resolveReference } from '../links/resolve-links.ts';
import { findCitedText } from './find-cited-text.ts';
import { toWords } from './fingerprint.ts';
import { foldWords } from './fold-words.ts';

export type TermUser = RuleObject<'obligation'> | RuleObject<'definition'>;

/** Definition to the way it is reached: from the object that uses it to the definition, both included. */
export type Meaning = ReadonlyMap<ObjectKey, readonly ObjectKey[]>;

/** Fields whose values are ids or names and not words of a sentence. */
const NOT_SENTENCES: ReadonlySet<string> = new Set([
  'kind',
  'bearers',
  'counterparty',
  'report.to',
  'deadline.type',
  'title',
  'aliases',
  'abbreviation',
  'scope.level',
  'definedIn',
]);

/** Looks terms up for one content; each object once. */
export class MeaningFinder {
  readonly #content: Content;
  readonly #getProvisions: GetProvisions;
  readonly #vocabularies = new Map<string, Vocabulary>();
  readonly #uses = new Map<ObjectKey, readonly ObjectKey[]>();

  constructor(content: Content, getProvisions: GetProvisions) {
    this.#content = content;
    this.#getProvisions = getProvisions;
  }

  /** The definitions an object uses itself, each once, in the order they are met; never itself. */
  getUses(user: TermUser): readonly ObjectKey[] {
    const known = this.#uses.get(user.key);
    if (known) return known;
    const uses = new Set([...this.#findDeclared(user), ...this.#findWritten(user)]);
    uses.delete(user.key);
    this.#uses.set(user.key, [...uses]);
    return [...uses];
  }

  /** All definitions that the objects rest on, through others too, each by a shortest way. */
  getMeaning(users: readonly RuleObject[]): Meaning {
    const ways = new Map<ObjectKey, readonly ObjectKey[]>();
    let level = users.filter(isTermUser).map((user) => [user.key] as readonly ObjectKey[]);
    const own = new Set(level.map(([key]) => key));
    while (level.length > 0) {
      const next: (readonly ObjectKey[])[] = [];
      for (const way of level) {
        const user = this.#content.getByKey(way.at(-1)!);
        for (const key of user && isTermUser(user) ? this.getUses(user) : []) {
          if (ways.has(key) || own.has(key)) continue;
          ways.set(key, [...way, key]);
          next.push([...way, key]);
        }
      }
      level = next;
    }
    return ways;
  }

  #findDeclared(user: TermUser): ObjectKey[] {
    if (user.type === 'definition') return this.#resolve('definition', user.fields.uses ?? [], user.home);
    const { terms = [], bearers, counterparty, report } = user.fields;
    const parties = [...bearers, counterparty, report?.to].filter((id) => id !== undefined);
    const named = this.#resolve('party', parties, user.home).flatMap((key) => {
      const party = this.#content.getByKey(key) as RuleObject<'party'>;
      return party.fields.definition
        ? this.#resolve('definition', [party.fields.definition], party.home)
        : [];
    });
    return [...this.#resolve('definition', terms, user.home), ...named];
  }

  #resolve(kind: 'definition' | 'party', ids: readonly string[], home: string): ObjectKey[] {
    return ids.flatMap((id) => {
      const resolution = resolveReference(this.#content, kind, id, home, false);
      return resolution.kind === 'found' ? [resolution.object.key] : [];
    });
  }

  #findWritten(user: TermUser): ObjectKey[] {
    const places = Object.entries(user.fields.sections).flatMap(([version, provisions]) =>
      provisions.map((provision) => [version, provision] as const),
    );
    const holds = (definition: RuleObject<'definition'>) =>
      places.some(([version, provision]) =>
        isInScope(definition, version, splitProvision(provision).section),
      );
    const vocabulary = this.#getVocabulary(user.home);
    const own = Object.entries(toWords(user.fields, NORMATIVE[user.type]))
      .filter(([field]) => !NOT_SENTENCES.has(field))
      .flatMap(([, values]) => values);
    const cited = places
      .filter(([version, provision]) => this.#isQuoted(user.home, version, provision))
      .flatMap(([version, provision]) =>
        findCitedText(
          this.#content,
          this.#getProvisions,
          { home: user.home, version, provision },
          withoutRaised,
        ),
      );
    return [
      ...own.flatMap((text) => findTerms(foldWords(text), vocabulary, holds, false)),
      ...cited.flatMap((text) => findTerms(foldWords(text), vocabulary, holds)),
    ].map(({ definition }) => definition);
  }

  #isQuoted(home: string, version: string, provision: string): boolean {
    return (
      splitProvision(provision).below !== '' ||
      this.#content.get('version', home, version)?.fields.text === 'official'
    );
  }

  #getVocabulary(home: string): Vocabulary {
    const vocabulary = this.#vocabularies.get(home) ?? getVocabulary(this.#content, home);
    this.#vocabularies.set(home, vocabulary);
    return vocabulary;
  }
}

function isTermUser(object: RuleObject): object is TermUser {
  return object.type === 'obligation' || object.type === 'definition';
}
