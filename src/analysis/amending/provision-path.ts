/**
 * Ids of provisions as paths: `1005.33(c)(2)` is the base `1005.33` and the labels `(c)`, `(2)`. What stands in
 * what, what comes before what. Labels are compared as the sequence their neighbours show them to be: the i
 * after an h is a letter, the i before an ii a roman numeral.
 */

export interface ProvisionPath {
  /** The section, or the part for what stands outside sections. */
  readonly base: string;
  readonly labels: readonly string[];
}

export function parsePath(id: string): ProvisionPath {
  const cut = id.search(/[([]/);
  if (cut === -1) return { base: id, labels: [] };
  return {
    base: id.slice(0, cut),
    labels: id.slice(cut).match(/\([^)]*\)(?:#\d+)?|\[[^\]]*\](?:#\d+)?/g) ?? [],
  };
}

const toPathId = ({ base, labels }: ProvisionPath): string => base + labels.join('');

/** The id of what a provision stands in; null for sections and parts. */
export function getParentId(id: string): string | null {
  const { base, labels } = parsePath(id);
  return labels.length === 0 ? null : toPathId({ base, labels: labels.slice(0, -1) });
}

/** True where a provision is another or stands in it. */
export function isWithin(id: string, outer: string): boolean {
  return id === outer || id.startsWith(`${outer}(`) || id.startsWith(`${outer}[`);
}

/** The id without the "#2" of labels and sections that the source repeats. */
export const toPlainId = (id: string): string => id.replace(/#\d+/g, '');

type Kind = 'number' | 'roman' | 'letter' | 'capital';
const KINDS: readonly Kind[] = ['number', 'roman', 'letter', 'capital'];
const ROMAN = /^(?=.)(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The place of a marker in the sequence of a kind, from 1; null where it is none of it. */
export function getOrdinal(marker: string, kind: Kind): number | null {
  if (kind === 'number') return /^\d+$/.test(marker) ? Number(marker) : null;
  if (kind === 'roman') return ROMAN.test(marker) ? toRomanValue(marker) : null;
  const letters = kind === 'letter' ? /^([a-z])\1*$/ : /^([A-Z])\1*$/;
  return letters.test(marker) ? (marker.length - 1) * 26 + (marker.toLowerCase().charCodeAt(0) - 96) : null;
}

function toRomanValue(text: string): number {
  return [...text].reduce((sum, digit, index) => {
    const value = DIGITS[digit]!;
    return sum + (value < (DIGITS[text[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

/**
 * How many of the labels, which stand side by side in order, come before a new one. Null where labels and
 * order show no sequence the new one fits in.
 */
export function findPlace(labels: readonly string[], label: string): number | null {
  return label.startsWith('[') ? findSlugPlace(labels, label) : findMarkerPlace(labels, label);
}

function findMarkerPlace(labels: readonly string[], label: string): number | null {
  const markers = labels.map(strip);
  const marker = strip(label);
  for (const kind of KINDS) {
    const own = getOrdinal(marker, kind);
    const marked = labels.map((each, index) =>
      each.startsWith('(') ? getOrdinal(markers[index]!, kind) : 0,
    );
    if (own === null || marked.some((ordinal) => ordinal === null)) continue;
    const ordinals = marked as number[];
    const counted = ordinals.filter((ordinal) => ordinal > 0);
    if (counted.some((ordinal, index) => index > 0 && ordinal <= counted[index - 1]!)) continue;
    return ordinals.findLastIndex((ordinal) => ordinal > 0 && ordinal < own) + 1;
  }
  return null;
}

const strip = (label: string): string => label.replace(/#\d+$/, '').slice(1, -1);
const COUNTED = /^\[(?:p|table|note|graphic|footnote|stars|signature)\d+\]$/;

/** Terms by alphabet, comment headings and forms by the numbers they are made of. */
function findSlugPlace(labels: readonly string[], label: string): number | null {
  const slugs = labels.map((each) => (each.startsWith('[') && !COUNTED.test(each) ? strip(each) : null));
  const named = slugs.filter((slug) => slug !== null);
  const own = strip(label);
  if (named.some((slug, index) => index > 0 && compareSlugs(named[index - 1]!, slug) > 0)) return null;
  return slugs.findLastIndex((slug) => slug !== null && compareSlugs(slug, own) < 0) + 1;
}

/** Compares word by word: numbers as numbers, romans after numbers as romans, what is shorter first. */
export function compareSlugs(one: string, other: string): number {
  const [left, right] = [one.split('-'), other.split('-')];
  const isPath = /^\d+$/.test(left[0]!) && /^\d+$/.test(right[0]!);
  const leads = Number(right[0]!.startsWith('section')) - Number(left[0]!.startsWith('section'));
  if (leads !== 0 && (left[0] === 'appendix' || right[0] === 'appendix')) return leads;
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareWords(left[at]!, right[at]!, isPath && at === 3);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareWords(one: string, other: string, areRomans: boolean): number {
  const kind = areRomans ? 'roman' : 'number';
  const [left, right] = [getOrdinal(one, kind), getOrdinal(other, kind)];
  if (left !== null && right !== null) return left - right;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Section numbers in the order of a part: 1.9 before 1.10, 1.52 before 1.52a. */
export function compareSections(one: string, other: string): number {
  const [left, right] = [splitNumber(one), splitNumber(other)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareWords(left[at]!, right[at]!, false);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const splitNumber = (number: string): readonly string[] => number.match(/\d+|[a-zA-Z]+/g) ?? [];
