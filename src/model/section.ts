/**
 * The text of a section as a tree of provisions. A provision is a unit of text that can be cited: a marked
 * paragraph, or an unmarked one with a slug in square brackets (`7.302[p2]`), numbered under its parent.
 * Official text also has headings, tables, footnotes, notes, graphics and stars; they are provisions of
 * another kind. Footnotes stand at the end of their section, whatever page they were printed on.
 */
import type { BlockKind, Span } from './parsed-document.ts';
import type { StyledText } from './styled-text.ts';
import type { Verification } from './words.ts';

/** How far one statement was checked, as the mark at its end says. */
export interface StatementMark {
  readonly verification: Verification;
  /** Source ids, in the order written. */
  readonly sources: readonly string[];
  /** What an inference rests on, or what limits the check. */
  readonly note?: string;
}

export interface Provision {
  /** Number within the version: `4.2(c)(i)`, `7.302[p2]`. */
  readonly id: string;
  /** For links: `c-i`, `_p2`. Unique in its section. */
  readonly anchor: string;
  /** The marker without parentheses, null for unmarked ones. A footnote's is its number or sign. */
  readonly label: string | null;
  /** The words without the marker. A table's are its cells; stars have none. */
  readonly text: string;
  readonly mark?: StatementMark;
  readonly line: number;
  readonly children: readonly Provision[];
  /** Left out for a paragraph. */
  readonly kind?: Exclude<BlockKind, 'paragraph'>;
  /** Unmarked ones of official text: `changed-circumstances`, `table1`, `p2`. */
  readonly slug?: string;
  /** The marker as printed where it is not `(label)`: `1.`; empty where the words themselves hold it. */
  readonly marker?: string;
  /** True where the label is printed in italics, as at levels five and six. */
  readonly italicLabel?: true;
  /** True where it goes on in the printed paragraph of the provision before: `(a) Term. (1) Text`. */
  readonly runIn?: true;
  /** Key terms and superscripts; offsets in `text`. */
  readonly spans?: readonly Span[];
  /** Tables: the cells, row by row; rows may differ in length. */
  readonly rows?: readonly (readonly StyledText[])[];
  /** Headings: 1 is the outermost in the section. */
  readonly level?: number;
}

/** Every provision of a tree, parents first, in order of the text. */
export function* walkProvisions(provisions: readonly Provision[]): Generator<Provision> {
  for (const provision of provisions) {
    yield provision;
    yield* walkProvisions(provision.children);
  }
}

/** Units beside the sections of a part that stand in files of their own. */
const ANNEX =
  /^[^([]+\[(?:appendix|supplement|exhibit|annex|attachment|schedule|addendum)\b[^\]]*\](?:#\d+)?/;
/** A section number: parentheses belong to it only before a hyphen, as in 26 CFR 1.401(k)-1. */
const SECTION = /^(?:[^([]|\([^()]*\)(?=(?:\([^()]*\))*[-–]))+/;

/**
 * A provision number to its section and the path below: "4.2(c)(i)" to "4.2" and "(c)(i)", "1.401(k)-1(b)" to
 * "1.401(k)-1" and "(b)". An appendix counts as a section: "1005[appendix-a][a-6](c)" to "1005[appendix-a]".
 */
export function splitProvision(provision: string): { section: string; below: string } {
  const section = ANNEX.exec(provision)?.[0] ?? SECTION.exec(provision)?.[0] ?? provision;
  return { section, below: provision.slice(section.length) };
}

/** The file and address of a section: "7.302" as it is, "1005[appendix-a]" to "1005-appendix-a", "7.1#2" to "7.1_2". */
export function toSectionName(number: string): string {
  return number.replace(/\[([^\]]*)\]/g, '-$1').replace(/#/g, '_');
}

/**
 * The path below a section as the anchor of a link: "(c)(i)" to "c-i", "[p2]" to "_p2", "(a)#2" to "a_2". A
 * hyphen inside a label or slug becomes a full stop ("[key-term]" to "_key.term"), so no two paths share an anchor.
 */
export function toAnchor(below: string): string {
  const inside = (label: string) => label.replace(/-/g, '.');
  return below
    .replace(/#/g, '_')
    .replace(/\(([^)]*)\)/g, (_, label: string) => `-${inside(label)}`)
    .replace(/\[([^\]]*)\]/g, (_, slug: string) => `-_${inside(slug)}`)
    .replace(/^-/, '');
}

/** The marker of a provision as it is printed, empty for none: "(a)", "1.". */
export function getMarker({ label, marker, kind }: Pick<Provision, 'label' | 'marker' | 'kind'>): string {
  if (marker !== undefined) return marker;
  if (label === null) return '';
  return kind === 'footnote' ? label : `(${label})`;
}
