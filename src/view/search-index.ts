/**
 * What quick search looks through: names, citations and aliases, never whole records. Built at build time,
 * sent as one small file when somebody first types.
 */
import type { Corpus } from '../model/corpus.ts';
import type { RuleObject } from '../model/object.ts';
import { toCiteText } from './citation.ts';
import { getGapHref, getHref } from './href.ts';

/** `[title, kind, address, other names]`, short keys because the file is sent to browsers. */
export interface SearchEntry {
  readonly t: string;
  readonly k: string;
  readonly h: string;
  /** Citations, aliases, abbreviations, ids. */
  readonly a: readonly string[];
}

const NOT_SEARCHED: ReadonlySet<string> = new Set([
  'source',
  'party',
  'filing',
  'answer',
  'point',
  'provider',
  'gap',
  'succession',
]);

/** One entry an object with a place on a page, in the corpus's order; then the gaps as they are computed. */
export function toSearchIndex(corpus: Corpus): SearchEntry[] {
  const known = new Set(
    corpus.content.list('rule').flatMap((rule) => corpus.getRuleState(rule).events.map(({ key }) => key)),
  );
  const objects = corpus.content.objects.filter(
    ({ type, key }) => !NOT_SEARCHED.has(type) && (type !== 'event' || known.has(key)),
  );
  const gaps = (corpus.gaps ?? []).map(({ id, title }) => ({
    t: title,
    k: 'gap',
    h: getGapHref(id),
    a: [id],
  }));
  return [...objects.map((object) => toEntry(corpus, object)), ...gaps];
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
        ...(version
          ? [toCiteText(version.fields.cite, number).replaceAll('\u00a0', ' '), version.fields.shortTitle]
          : []),
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
