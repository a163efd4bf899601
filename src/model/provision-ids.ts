/**
 * The numbers that provisions of official text get where nothing else is said, so that a file of official text
 * says an id only where it differs: a marker is a label, an unmarked definition is called by its term, anything
 * else by its kind and ordinal under its parent, and a second of the same name gets `#2`. What writes a section
 * and what reads it count with the same counter.
 */
import type { BlockKind } from './parsed-document.ts';
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
const LONGEST_SLUG = 60;

/** The end of a provision number: its own label or slug, without the mark of a repetition. */
const OWN = /(?:\(([^()]*)\)|\[([^[\]]*)\])(?:#\d+)?$/;

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

/** A term as a slug: "“Changed circumstances.”" to "changed-circumstances"; empty when nothing of it is left. */
export function toSlug(term: string): string {
  const slug = term
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.length <= LONGEST_SLUG ? slug : slug.slice(0, LONGEST_SLUG).replace(/-[^-]*$/, '');
}

/** Counts through one section from its start to its end. */
export class ProvisionIds {
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  /** The id that the next provision below `parent` has unless something else is said of it. */
  getNext(parent: string, kind: BlockKind, label: string | null, words: StyledText): string {
    if (label !== null && kind !== 'footnote') return this.toFree(`${parent}(${label})`);
    const counted = `${parent}[${KIND_SLUGS[kind]}`;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    const term = kind === 'paragraph' ? getTerm(words) : '';
    return this.toFree(term === '' ? `${counted}${count}]` : `${parent}[${term}]`);
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

/** The slug of the key term that a paragraph starts with, empty where it starts with none. */
function getTerm({ text, spans }: StyledText): string {
  const first = spans.find(({ style, start }) => style === 'italic' && start <= 1);
  return first ? toSlug(text.slice(0, first.end)) : '';
}
