/**
 * A rule made ready for comments to be held against it. In: its text, terms and topics as plain data. Out: an index that
 * attribute.ts asks; it does not change while comments stream by and holds nothing of them. Made once for a rule, in each
 * thread that needs one.
 */
import type { CommentedLaw } from '../../model/attribution.ts';
import { CitationFinder } from './find-cited.ts';
import { type IndexedPassage, PassageIndex } from './passage-index.ts';
import { PhraseBook } from './phrase-book.ts';
import { readTokens } from './read-tokens.ts';

/** Where a defined term leads: its definition, and the sections that use it. */
export interface TermReach {
  /** Where it is defined. */
  readonly defined: readonly string[];
  /** Sections that use it and do not define it, in order. */
  readonly used: readonly string[];
  readonly topics: readonly number[];
}

export interface AttributionIndex {
  readonly law: CommentedLaw;
  /** The version that comments answer; empty where the law has none. */
  readonly version: string;
  readonly sections: readonly string[];
  readonly citations: CitationFinder;
  /** Owners are terms, by their number in `law.terms`. */
  readonly terms: PhraseBook;
  readonly reach: readonly TermReach[];
  /** Owners are topics, by their number in `law.topics`. */
  readonly topicTerms: PhraseBook;
  /** Groups are sections, by their number in `sections`. */
  readonly passages: PassageIndex;
  /** The provision of each passage. */
  readonly passageProvisions: readonly string[];
  /** Groups are topics. */
  readonly topicPassages: PassageIndex;
  /** Topics by provision and by section of the first version. */
  readonly topicsOf: ReadonlyMap<string, readonly number[]>;
}

/** The index of a rule. */
export function toIndex(law: CommentedLaw): AttributionIndex {
  const first = law.versions[0];
  const passages = first?.passages ?? [];
  const sections = [...new Set(passages.map(({ section }) => section))];
  const groupOf = new Map(sections.map((section, group) => [section, group]));
  const terms = new PhraseBook();
  law.terms.forEach(({ names }, owner) => {
    for (const name of names) terms.add(owner, name);
  });
  return {
    law,
    version: first?.id ?? '',
    sections,
    citations: new CitationFinder(law.versions),
    terms,
    reach: toReach(law, terms),
    topicTerms: toTopicTerms(law),
    passages: new PassageIndex(
      passages.map(({ section, heading, text }) => ({ group: groupOf.get(section)!, heading, text })),
    ),
    passageProvisions: passages.map(({ provision }) => provision),
    topicPassages: new PassageIndex(law.topics.map(toTopicPassage)),
    topicsOf: toTopicsOf(law),
  };
}

function toTopicTerms({ topics }: CommentedLaw): PhraseBook {
  const book = new PhraseBook();
  topics.forEach(({ title, terms }, owner) => {
    for (const text of [title, ...terms]) book.add(owner, { text, exact: false });
  });
  return book;
}

function toTopicPassage(
  { title, terms, text }: CommentedLaw['topics'][number],
  group: number,
): IndexedPassage {
  return { group, heading: title, text: `${terms.join('. ').replace(/[*+]/g, '')}. ${text}` };
}

/** Which sections use each term: what a comment that uses it may be about. */
function toReach(law: CommentedLaw, terms: PhraseBook): readonly TermReach[] {
  const users = law.terms.map(() => new Set<string>());
  for (const { section, text, heading } of law.versions[0]?.passages ?? [])
    for (const { owner } of terms.find(readTokens(`${heading}\n${text}`))) users[owner]!.add(section);
  const topicNumber = new Map(law.topics.map(({ id }, index) => [id, index]));
  return law.terms.map(({ provisions, topics }, owner) => ({
    defined: provisions,
    used: [...users[owner]!].filter((section) => !provisions.some((place) => place.startsWith(section))),
    topics: topics.flatMap((id) => topicNumber.get(id) ?? []),
  }));
}

function toTopicsOf({ topics }: CommentedLaw): Map<string, number[]> {
  const found = new Map<string, number[]>();
  topics.forEach(({ provisions }, topic) => {
    for (const provision of new Set(provisions))
      found.set(provision, [...(found.get(provision) ?? []), topic]);
  });
  return found;
}
