/**
 * Where an instruction points: places as ids name them, and drafts of places as they are read ("paragraph
 * (2)(ii)", "comment 33(c)-12"), which become places once it is known what they stand in. A draft that can
 * mean nothing certain resolves to null, and the reader then says that it could not read the instruction.
 */
import type { AmendmentReach } from '../../../model/parsed-document.ts';
import { continuePath, expandMarkers } from './markers.ts';

/** A place in a part: the section, or null outside sections, and the labels below as ids write them. */
export interface Place {
  readonly part: string | null;
  readonly section: string | null;
  readonly labels: readonly string[];
}

/** What portion of a place is meant; authority citations have no place of their own in the text. */
export type Reach = AmendmentReach | 'authority';

export interface Target {
  readonly place: Place;
  readonly reach?: Reach;
  readonly sentence?: number;
  /** Of a table: the row, by the words it starts with. */
  readonly entry?: string;
}

interface DraftReach {
  readonly reach?: Reach;
  readonly sentence?: number;
  readonly entry?: string;
  /** True where the draft is only what the next ones stand in. */
  readonly opens?: boolean;
}

/** What a target says of its place, before it is known what it stands in. */
export type Draft = DraftReach &
  (
    | { readonly what: 'here' }
    | { readonly what: 'root' }
    | { readonly what: 'section'; readonly number: string; readonly markers: readonly string[] }
    | { readonly what: 'path'; readonly markers: readonly string[]; readonly dotted: boolean }
    | { readonly what: 'comment'; readonly heading: readonly string[]; readonly markers: readonly string[] }
    | { readonly what: 'part'; readonly number: string | null }
    /** Definitions, subparts, appendices, forms, notes, tables: a slug under what they stand in. */
    | { readonly what: 'definition' | 'container' | 'form' | 'attached'; readonly slug: string }
    | { readonly what: 'range'; readonly from: Draft; readonly to: Draft }
  );

/** The id of a place; null where neither section nor part is known. */
export function toId({ part, section, labels }: Place): string | null {
  const base = section ?? part;
  return base === null ? null : `${base}${labels.join('')}`;
}

/** Lower case, what is no letter or digit to hyphens. */
export function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const isSlug = (label: string): boolean => label.startsWith('[');
const toMarkerLabel = (marker: string): string => `(${marker})`;
const toSlugLabel = (slug: string): string => `[${slug}]`;
const stripLabel = (label: string): string => label.slice(1, -1);

const isSupplement = ({ section, labels }: Place): boolean =>
  section === null && (labels[0]?.startsWith('[supplement-') ?? false);

/** The slugs a place stands in and, apart, the markers below the last of them. */
function splitLabels(labels: readonly string[]): { slugs: readonly string[]; markers: readonly string[] } {
  const cut = labels.findLastIndex(isSlug) + 1;
  return { slugs: labels.slice(0, cut), markers: labels.slice(cut).map(stripLabel) };
}

/**
 * The targets of a list in `base`, in order, ranges spelled out; null where one of them cannot be told. Each
 * goes on from the one before: "(c)(2)(iii) and (iv)", "Paragraph 36(k)(1) and paragraphs 1 and 2".
 */
export function resolveDrafts(
  drafts: readonly Draft[],
  base: Place,
  before: Place | null = null,
): Target[] | null {
  const targets: Target[] = [];
  let context = base;
  let previous = before;
  for (const draft of drafts) {
    const found = resolveDraft(draft, context, previous);
    if (found === null) return null;
    if (!draft.opens) for (const place of found) targets.push(toTarget(place, draft));
    previous = found.at(-1) ?? previous;
    if (opensPlace(draft) && previous !== null) context = previous;
  }
  return targets;
}

/** Sections, comments and containers are what the bare paragraphs after them stand in. */
const opensPlace = (draft: Draft): boolean =>
  ['section', 'container', 'part'].includes(draft.what) ||
  (draft.what === 'comment' && draft.markers.length === 0);

function toTarget(place: Place, { reach, sentence, entry }: DraftReach): Target {
  return {
    place,
    ...(reach === undefined ? {} : { reach }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(entry === undefined ? {} : { entry }),
  };
}

function resolveDraft(draft: Draft, base: Place, previous: Place | null): Place[] | null {
  if (draft.what === 'range') return resolveRange(draft.from, draft.to, base, previous);
  const place = resolveOne(draft, base, previous);
  return place === null || toId(place) === null ? null : [place];
}

function resolveOne(
  draft: Exclude<Draft, { what: 'range' }>,
  base: Place,
  previous: Place | null,
): Place | null {
  switch (draft.what) {
    case 'here':
      return base;
    case 'root':
      return { ...base, labels: [] };
    case 'part':
      return { part: draft.number ?? base.part, section: null, labels: [] };
    case 'section':
      return resolveSection(draft.number, draft.markers, base);
    case 'comment':
      return resolveComment(draft.heading, draft.markers, base);
    case 'path':
      return resolvePath(draft.markers, draft.dotted, base, previous);
    case 'definition':
      return resolveDefinition(draft.slug, base);
    case 'container':
      return isSupplement(base) && draft.slug.startsWith('appendix')
        ? { ...base, labels: [base.labels[0]!, toSlugLabel(draft.slug)] }
        : { part: base.part, section: null, labels: [toSlugLabel(draft.slug)] };
    case 'form':
      return resolveForm(draft.slug, base);
    case 'attached':
      return {
        ...base,
        labels: [
          ...base.labels.filter((label) => label !== toSlugLabel(draft.slug)),
          toSlugLabel(draft.slug),
        ],
      };
  }
}

function resolveSection(number: string, markers: readonly string[], base: Place): Place {
  if (isSupplement(base)) {
    return { ...base, labels: [base.labels[0]!, toSlugLabel(`section-${toSlug(number)}`)] };
  }
  return { part: number.split('.')[0]!, section: number, labels: markers.map(toMarkerLabel) };
}

/** Comments stand in Supplement I, under the heading of their section, then under their own. */
function resolveComment(heading: readonly string[], markers: readonly string[], base: Place): Place | null {
  const part = base.part;
  if (part === null) return null;
  const supplement = isSupplement(base) ? base.labels[0]! : '[supplement-i]';
  const section = toSlugLabel(`section-${part}-${heading[0]}`);
  const own = heading.length > 1 ? [toSlugLabel(toSlug(heading.join('-')))] : [];
  return { part, section: null, labels: [supplement, section, ...own, ...markers.map(toMarkerLabel)] };
}

function resolvePath(
  markers: readonly string[],
  dotted: boolean,
  base: Place,
  previous: Place | null,
): Place | null {
  if (base.section === null && base.labels.length === 0) return null; // a paragraph of no section
  const { slugs, markers: above } = splitLabels(
    (previous !== null && isNear(previous, base) ? previous : base).labels,
  );
  const inList = previous !== null && isNear(previous, base);
  const path =
    inList && above.length > 0 ? continuePath(above, markers, dotted) : startPath(above, markers, dotted);
  return path === null ? null : { ...base, labels: [...slugs, ...path.map(toMarkerLabel)] };
}

/** True where the item before stands in the same section and under the same slugs. */
function isNear(previous: Place, base: Place): boolean {
  const [own, other] = [splitLabels(previous.labels).slugs, splitLabels(base.labels).slugs];
  return (
    previous.part === base.part &&
    previous.section === base.section &&
    own.length === other.length &&
    own.every((slug, index) => slug === other[index])
  );
}

/** A path that starts a list: from the outermost level, or below the paragraph that the instruction is in. */
function startPath(
  above: readonly string[],
  markers: readonly string[],
  dotted: boolean,
): readonly string[] | null {
  const first = markers[0]!;
  if (above.length === 0) return markers;
  if (!dotted && /^([a-hj-uwyz]|([a-z])\2)$/.test(first)) return markers;
  const whole = markers.length >= above.length && above.every((marker, level) => markers[level] === marker);
  if (whole) return markers;
  if (dotted) return /^\d/.test(first) ? markers : [...above, ...markers];
  const sameKind = above.some(
    (marker) => /^\d/.test(marker) === /^\d/.test(first) && /^[A-Z]/.test(marker) === /^[A-Z]/.test(first),
  );
  if (!sameKind) return [...above, ...markers];
  // "(i)" below "(a)(1)" is the roman one; a number below a number would be a guess.
  return /^[ivx]+$/.test(first) &&
    !above.some((marker, level) => level > 0 && /^[ivx]+$/.test(marker)) &&
    above.length === 2
    ? [...above, ...markers]
    : continuePath(above, markers, false);
}

/** A definition is called by its term, under the paragraph it stands in. */
function resolveDefinition(slug: string, base: Place): Place {
  const cut = base.labels.findIndex(isSlug);
  const above = base.section === null || cut === -1 ? base.labels : base.labels.slice(0, cut);
  return { ...base, labels: [...above, toSlugLabel(slug)] };
}

/** Model forms and clauses stand in the appendix of their letter. */
function resolveForm(slug: string, base: Place): Place | null {
  const letter = slug.split('-')[0]!;
  const inAppendix = base.section === null && base.labels.length > 0;
  const above = inAppendix ? base.labels.slice(0, isSupplement(base) ? 2 : 1) : [`[appendix-${letter}]`];
  return base.part === null
    ? null
    : { part: base.part, section: null, labels: [...above, toSlugLabel(slug)] };
}

function resolveRange(from: Draft, to: Draft, base: Place, previous: Place | null): Place[] | null {
  if (from.what === 'section' && to.what === 'section') return expandSections(from.number, to.number, base);
  const start = resolveDraft(from, base, previous)?.[0];
  const end = start && resolveDraft(to, opensPlace(from) ? base : { ...base }, start)?.[0];
  if (!start || !end || start.labels.length !== end.labels.length) return null;
  const level = start.labels.length - 1;
  const above = start.labels.slice(0, level);
  if (!above.every((label, index) => label === end.labels[index])) return null;
  const last = expandLabels(
    start.labels[level]!,
    end.labels[level]!,
    splitLabels(start.labels).markers.length - 1,
  );
  return last?.map((label) => ({ ...start, labels: [...above, label] })) ?? null;
}

/** Labels from one to another: markers, or slugs whose last word counts on (`[h-30-a]` to `[h-30-d]`). */
function expandLabels(from: string, to: string, level: number): readonly string[] | null {
  if (!isSlug(from))
    return expandMarkers(stripLabel(from), stripLabel(to), level)?.map(toMarkerLabel) ?? null;
  const [start, end] = [stripLabel(from).split('-'), stripLabel(to).split('-')];
  const above = start.slice(0, -1).join('-');
  if (start.length !== end.length || above !== end.slice(0, -1).join('-')) return null;
  const last = expandMarkers(start.at(-1)!, end.at(-1)!, 0);
  return last?.map((marker) => toSlugLabel(above === '' ? marker : `${above}-${marker}`)) ?? null;
}

function expandSections(from: string, to: string, base: Place): Place[] | null {
  const [start, end] = [from.split('.'), to.split('.')];
  if (start[0] !== end[0] || !/^\d+$/.test(start[1]!) || !/^\d+$/.test(end[1]!)) return null;
  const numbers = expandMarkers(start[1]!, end[1]!, 1);
  return numbers?.map((number) => resolveSection(`${start[0]}.${number}`, [], base)) ?? null;
}
