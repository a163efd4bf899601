/**
 * What quick search looks through: names, citations and aliases, never whole records. Built at build time,
 * sent as one small file when somebody first types.
 */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { getHref } from './href.ts';

/** `[title, kind, address, other names]`, short keys because the file is sent to browsers. */
export interface SearchEntry {
  readonly t: string;
  readonly k: string;
  readonly h: string;
  /** Citations, aliases, abbreviations, ids. */
  readonly a: readonly string[];
}

const NOT_SEARCHED: ReadonlySet<string> = new Set(['source', 'party', 'ask', 'answer', 'point', 'provider']);

/** One entry an object, in the corpus's order. */
export function toSearchIndex(corpus: Corpus): SearchEntry[] {
  return corpus.content.objects
    .filter(({ type }) => !NOT_SEARCHED.has(type))
    .map((object) => toEntry(corpus, object));
}

function toEntry(corpus: Corpus, object: RuleObject): SearchEntry {
  return {
    t: object.fields.title,
    k: object.type === 'lineage' ? 'topic' : object.type,
    h: getHref(object),
    a: toOtherNames(corpus, object),
  };
}

function toOtherNames(corpus: Corpus, object: RuleObject): string[] {
  const { fields, id, home } = object;
  switch (object.type) {
    case 'section': {
      const { number } = (object as RuleObject<'section'>).fields;
      const version = corpus.find('version', id.slice(0, id.indexOf('/')), home);
      return [
        number,
        `§ ${number}`,
        ...(version ? [version.fields.cite.replace('{n}', number), version.fields.shortTitle] : []),
      ];
    }
    case 'version': {
      const { shortTitle, citation, document } = (object as RuleObject<'version'>).fields;
      return [shortTitle, citation, ...(document ? [document] : [])];
    }
    case 'authority': {
      const { citation, aliases = [] } = (object as RuleObject<'authority'>).fields;
      return [citation, ...aliases];
    }
    case 'definition': {
      const { aliases = [], abbreviation } = (object as RuleObject<'definition'>).fields;
      return [...aliases, ...(abbreviation ? [abbreviation] : [])];
    }
    default:
      return [id, ...(fields.formerIds ?? [])];
  }
}
