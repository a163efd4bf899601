/**
 * What a text refers to. In: a section and the places that its version has. Out: each reference with the words,
 * and its target: inside the version a provision number ("paragraph (b)(2) of this section" in 7.302 is
 * 7.302(b)(2)), outside the citation as parsed. A target that the version does not have is kept and said to be
 * unresolved: it may be a mistake of the text, or a part that was not imported.
 */
import { type Citation, findCitations, toCitationText } from '../../model/citation.ts';
import { findMentions, type ProvisionMention, splitPath } from '../../model/provision-mention.ts';
import { splitProvision } from '../../model/section.ts';
import type { Reference } from '../../model/suggestions.ts';
import { type PlacedProvision, type SectionText, toQuote, walkSection } from './walk-section.ts';

/** The places of a version. */
export interface PlaceIndex {
  has(target: string): boolean;
  /** `7`: what stands before the dot of section numbers; undefined where they have none. */
  readonly part: string | undefined;
  /** `15`: the title of the Code of Federal Regulations; undefined outside it. */
  readonly title: string | undefined;
}

/** The index of sections and everything below them. `cfr` is the place of the rule: "15 CFR part 7". */
export function indexPlaces(sections: readonly SectionText[], cfr: string | undefined): PlaceIndex {
  const known = new Set<string>();
  for (const { number, provisions } of sections) {
    known.add(number);
    for (const { provision } of walkSection(provisions)) known.add(provision.id);
  }
  const [, title, part] = /^(\d+)\s*CFR\s*(?:part\s*)?(\d+[a-z]?)?/i.exec(cfr ?? '') ?? [];
  const dotted = sections.find(({ number }) => number.includes('.'))?.number;
  return {
    has: (target) => known.has(target),
    part: part ?? dotted?.slice(0, dotted.indexOf('.')),
    title,
  };
}

/** Every reference of a section, in order of the text. */
export function findReferences(section: SectionText, places: PlaceIndex): readonly Reference[] {
  return [...walkSection(section.provisions)].flatMap((placed) => findInProvision(placed, section, places));
}

function findInProvision(placed: PlacedProvision, section: SectionText, places: PlaceIndex): Reference[] {
  const { provision } = placed;
  const citations = findCitations(provision.text);
  const external = citations.map((citation) => toExternal(placed, citation, places));
  const free = (mention: ProvisionMention) =>
    !citations.some(({ start, end }) => mention.start < end && start < mention.end);
  let previous: string | undefined;
  const internal = findMentions(provision.text).flatMap((mention): Reference[] => {
    const isCut = mention.kind === 'paragraph' && mention.bridge && previous === undefined;
    const target =
      free(mention) && !isCut ? resolveMention(mention, { placed, section, places, previous }) : undefined;
    previous = target;
    if (target === undefined) return [];
    const quote = toQuote(provision, mention.start, mention.end);
    if (mention.kind === 'section' && mention.dotted && isOther(mention.number, places))
      return [{ kind: 'external', target: `§ ${target}`, citation: null, quote }];
    return [{ kind: 'internal', target, resolved: places.has(target), through: mention.through, quote }];
  });
  return [...external, ...internal].sort((a, b) => a.quote.start - b.quote.start);
}

/** Whether a section number belongs to another part: "§ 1026.13" in part 1005. */
function isOther(number: string, { part, has }: PlaceIndex): boolean {
  return part !== undefined && number.slice(0, number.indexOf('.')) !== part && !has(number);
}

/** A citation of the version's own title and part is a reference inside it. */
function toExternal({ provision }: PlacedProvision, citation: Citation, places: PlaceIndex): Reference {
  const quote = toQuote(provision, citation.start, citation.end);
  if (
    citation.kind === 'cfr' &&
    citation.title === places.title &&
    citation.part === places.part &&
    citation.section
  ) {
    const target = `${citation.section}${citation.below}`;
    return { kind: 'internal', target, resolved: places.has(target), through: false, quote };
  }
  return { kind: 'external', target: toCitationText(citation), citation, quote };
}

interface Surroundings {
  readonly placed: PlacedProvision;
  readonly section: SectionText;
  readonly places: PlaceIndex;
  /** The target of the mention before this one, for lists. */
  readonly previous: string | undefined;
}

/** The number meant; undefined where the mention is of something outside the version. */
function resolveMention(mention: ProvisionMention, around: Surroundings): string | undefined {
  const { places, section } = around;
  switch (mention.kind) {
    case 'section':
      return mention.dotted || places.has(mention.number) ? `${mention.number}${mention.below}` : undefined;
    case 'paragraph':
      return resolveParagraph(mention, around);
    case 'subpart':
      return places.part === undefined ? `subpart ${mention.name}` : `${places.part} subpart ${mention.name}`;
    case 'appendix': {
      const letter = mention.name.toLowerCase();
      const appendix = `${places.part ?? section.number}[appendix-${letter}]`;
      return mention.form === null
        ? appendix
        : `${appendix}[${letter}-${mention.form.replace(/\(.*/, '')}]${mention.form.replace(/^\d+/, '')}`;
    }
    case 'comment': {
      const number =
        mention.number.includes('.') || places.part === undefined
          ? mention.number
          : `${places.part}.${mention.number}`;
      return `${number}${mention.below}[comment-${mention.comment}]`;
    }
    default:
      return mention satisfies never;
  }
}

function resolveParagraph(
  mention: Extract<ProvisionMention, { kind: 'paragraph' }>,
  around: Surroundings,
): string | undefined {
  const { placed, places, previous } = around;
  if (mention.base.kind === 'elsewhere') return undefined;
  if (mention.bridge && previous !== undefined) return goOn(previous, mention.below, places);
  if (mention.base.kind === 'named') {
    const { number, below } = mention.base;
    return number.includes('.') || places.has(number) ? `${number}${below}${mention.below}` : undefined;
  }
  const section = splitProvision(placed.provision.id).section;
  const whole = `${section}${mention.below}`;
  const nearer = [
    ...findDefinitions(placed),
    ...placed.ancestors.map(({ id }) => id).toReversed(),
    placed.provision.id,
  ];
  const local = nearer.map((id) => `${id}${mention.below}`).find((id) => places.has(id));
  if (mention.base.kind === 'definition') return local ?? whole;
  return places.has(whole) ? whole : (local ?? whole);
}

/** Definitions among the ancestors, innermost first: unmarked paragraphs called by their term. */
function findDefinitions({ provision, ancestors }: PlacedProvision): string[] {
  return [...ancestors, provision]
    .filter(({ label, id }) => label === null && id.endsWith(']'))
    .map(({ id }) => id)
    .toReversed();
}

/** The next item of a list: its first level takes the place of the deepest level of the same sort. */
function goOn(previous: string, below: string, places: PlaceIndex): string {
  const { section, below: path } = splitProvision(previous);
  const levels = splitPath(path);
  const [first = ''] = splitPath(below);
  const candidates = levels
    .map((level, depth) => ({ level, target: `${section}${levels.slice(0, depth).join('')}${below}` }))
    .filter(({ level }) => isSameSort(level, first))
    .map(({ target }) => target)
    .toReversed();
  return candidates.find((target) => places.has(target)) ?? candidates[0] ?? `${section}${below}`;
}

/** Two labels that may count in one list: digits, capitals, small letters or roman numbers. */
function isSameSort(a: string, b: string): boolean {
  const sorts = [/^\(\d/, /^\([A-Z]/, /^\([ivxlcdm]+\)/, /^\((?:[a-z]|([a-z])\1)\)/];
  return sorts.some((sort) => sort.test(a) && sort.test(b));
}
