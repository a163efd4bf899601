/**
 * The numbers that provisions of official text get where nothing else is said, so that a file of official text
 * says an id only where it differs: a marker is a label, an unmarked definition is called by its term, a heading
 * of an appendix by its title, anything else by its kind and ordinal under its parent, and a second of the same
 * name gets `#2`. What writes a section and what reads it count with the same counter.
 */
import type { BlockKind } from './parsed-document.ts';
import { splitProvision } from './section.ts';
import { toHeadingSlug, toSlug } from './slug.ts';
import type { StyledText } from './styled-text.ts';

/** Slugs of unmarked provisions start with these. */
const KIND_SLUGS: Readonly<Record<BlockKind, string>> = {
  paragraph: 'p',
  heading: 'h',
  table: 'table',
  footnote: 'footnote',
  stars: 'stars',
  graphic: 'graphic',
  note: 'note',
  signature: 'signature',
};
/** The end of a provision number: its own label or slug, without the mark of a repetition. */
const OWN = /(?:\(([^()]*)\)|\[([^[\]]*)\])(?:#\d+)?$/;
const MARKER = /^\(([A-Za-z0-9]{1,9})\)(?=\s|$)/;
/** In appendices and under their headings: "1. Scope", "iv. Records", "A. Rates". */
const DOTTED_MARKER = /^(\d{1,3}|[ivxl]{1,6}|[A-Z])\.(?=\s)/;

/** The label or slug that a number ends in; neither for a bare section number. */
export function getOwnName(id: string): { label: string | null; slug: string | undefined } {
  const found = OWN.exec(id);
  return { label: found?.[1] ?? null, slug: found?.[2] };
}

/** True where `id` names a provision below `parent`: "1.1(a)(2)" below "1.1(a)", but "1.1(a)#2" is not. */
export function isBelow(id: string, parent: string): boolean {
  return id.startsWith(parent) && /^[([]/.test(id.slice(parent.length));
}

/** A heading whose slug is more than its ordinal is the parent of the provisions after it. */
export function isNamedHeading(id: string): boolean {
  return !/^h\d+$/.test(getOwnName(id).slug ?? 'h1');
}

/** Kinds whose words may start with a marker. */
export function hasMarker(kind: BlockKind): boolean {
  return kind === 'paragraph' || kind === 'note' || kind === 'signature' || kind === 'stars';
}

/** The label of a marker at the start of a paragraph, "(a) Term", or null. */
function findLabel(text: string): string | null {
  return MARKER.exec(text)?.[1] ?? null;
}

/** A marker without words: the next paragraph goes on in the same line, "(a)(1) Text". */
export function leadsOn(text: string): boolean {
  return /^\([A-Za-z0-9]{1,9}\)$/.test(text);
}

/** The heading below which a provision stands by its place: a heading stands below a higher one only. */
export function findScope<T extends { readonly level?: number | undefined }>(
  headings: readonly T[],
  level: number | undefined,
): T | undefined {
  return level === undefined ? headings.at(-1) : headings.findLast((heading) => (heading.level ?? 1) < level);
}

export interface NextProvision {
  readonly kind: BlockKind;
  /** The marker included. */
  readonly words: StyledText;
  /** True where a marker at the start of the words is no label, as an escape says. */
  readonly isUnmarked: boolean;
}

/** Counts through one section from its start to its end. */
export class ProvisionIds {
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  /** The id that the next provision below `parent` has unless something else is said of it. */
  getNext(parent: string, { kind, words, isUnmarked }: NextProvision): string {
    const label = findNextLabel(parent, kind, words.text, isUnmarked);
    if (label !== null) return this.toFree(`${parent}(${label})`);
    const name = getName(parent, kind, words);
    if (name !== '') return this.toFree(`${parent}[${name}]`);
    const counted = `${parent}[${KIND_SLUGS[kind]}`;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    return this.toFree(`${counted}${count}]`);
  }

  take(id: string): void {
    this.#taken.add(id);
  }

  /** The id itself, or with `#2` and so on where it is taken. */
  toFree(id: string): string {
    let free = id;
    for (let n = 2; this.#taken.has(free); n++) free = `${id}#${n}`;
    return free;
  }
}

function findNextLabel(parent: string, kind: BlockKind, text: string, isUnmarked: boolean): string | null {
  if (!hasMarker(kind)) return null;
  const label = isUnmarked ? null : findLabel(text);
  if (label !== null || kind !== 'paragraph' || !parent.includes('[')) return label;
  return DOTTED_MARKER.exec(text)?.[1] ?? null;
}

/** The slug of the words, empty for what is called by its ordinal. */
function getName(parent: string, kind: BlockKind, words: StyledText): string {
  if (kind === 'paragraph') return getTerm(words);
  return kind === 'heading' && splitProvision(parent).section.includes('[') ? toHeadingSlug(words.text) : '';
}

/** The slug of the key term that a paragraph starts with, empty where it starts with none. */
function getTerm({ text, spans }: StyledText): string {
  const first = spans.find(({ style, start }) => (style === 'italic' || style === 'bold') && start <= 1);
  if (first) return toSlug(text.slice(0, first.end));
  return toSlug(/^[“"]([^”"]{1,90})[”"]/.exec(text)?.[1] ?? '');
}
