/**
 * The law that the content knows: what its authorities, versions, events and the rule itself are cited as. An ask that
 * cites anything else cites what nobody here has looked at; a law firm once cited an executive order that does not
 * exist.
 */
import { type Citation, findCitations } from '../../../model/citation.ts';
import type { Content } from '../../../model/content.ts';
import type { RuleObject } from '../../../model/object.ts';

export interface KnownLaw {
  /** The authority a citation means, `true` where it is known otherwise, undefined where nobody knows it. */
  find(citation: Citation): RuleObject<'authority'> | true | undefined;
  /** What is known of the same kind, as cited, for a hint. */
  list(kind: Citation['kind']): readonly string[];
}

/** The index of one content. */
export function indexKnownLaw(content: Content): KnownLaw {
  const byKey = new Map<string, RuleObject<'authority'> | true>();
  const shown = new Map<Citation['kind'], Set<string>>();
  const pages: { volume: string; from: number; to: number }[] = [];
  const add = (text: string, meant: RuleObject<'authority'> | true) => {
    for (const citation of findCitations(text)) {
      for (const key of toKeys(citation))
        if (byKey.get(key) === undefined || meant !== true) byKey.set(key, meant);
      shown.set(citation.kind, (shown.get(citation.kind) ?? new Set()).add(citation.text));
    }
  };
  for (const rule of content.list('rule')) add(JSON.stringify(rule.fields), true);
  for (const version of content.list('version')) {
    add(`${version.fields.shortTitle}; ${version.fields.citation}; ${version.fields.cite ?? ''}`, true);
    pages.push(...toPages(version.fields.citation));
  }
  for (const event of content.list('event')) add(event.fields.citation ?? '', true);
  for (const { fields } of content.list('source')) add(fields.title, true);
  for (const authority of content.list('authority')) {
    const { title, citation, aliases = [] } = authority.fields;
    add([title, citation, ...aliases].join('; '), authority);
    pages.push(...toPages(citation));
    for (const name of [title, ...aliases]) byKey.set(`act ${toName(name)}`, authority);
  }
  return {
    find: (citation) => {
      const direct = toKeys(citation)
        .map((key) => byKey.get(key))
        .find((meant) => meant !== undefined);
      if (direct !== undefined || citation.kind !== 'federal-register') return direct;
      const page = Number(citation.page);
      return (
        pages.some(({ volume, from, to }) => volume === citation.volume && page >= from && page <= to) ||
        undefined
      );
    },
    list: (kind) => [...(shown.get(kind) ?? [])].sort(),
  };
}

/** From what is meant most closely to what is still the same instrument. */
function toKeys(citation: Citation): readonly string[] {
  switch (citation.kind) {
    case 'usc':
      return [`usc ${citation.title} ${citation.section}`];
    case 'cfr':
      return [`cfr ${citation.title} ${citation.part}`];
    case 'federal-register':
      return [`fr ${citation.volume} ${citation.page}`];
    case 'executive-order':
      return [`eo ${citation.number}`];
    case 'public-law':
      return [`pl ${citation.congress}-${citation.number}`];
    case 'statutes-at-large':
      return [`stat ${citation.volume} ${citation.page}`];
    case 'act-section':
      return [`act ${toName(citation.act)}`];
    default:
      return citation satisfies never;
  }
}

function toName(act: string): string {
  return act
    .replace(/^the\s/iu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** "89 FR 5698-5735" holds its pages. */
function toPages(citation: string): { volume: string; from: number; to: number }[] {
  return [...citation.matchAll(/\b(\d{1,3}) FR (\d{1,6})[-–](\d{1,6})\b/gu)].map(([, volume, from, to]) => ({
    volume: volume!,
    from: Number(from),
    to: Number(to),
  }));
}
