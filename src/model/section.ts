/**
 * The text of a section as a tree of provisions. A provision is a heading-less unit of text that can be cited:
 * a marked paragraph, or an unmarked one with a slug in square brackets (`7.302[p2]`), numbered under its parent.
 */
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
  /** The marker without parentheses, null for unmarked ones. */
  readonly label: string | null;
  readonly text: string;
  readonly mark?: StatementMark;
  readonly line: number;
  readonly children: readonly Provision[];
}

/** Every provision of a tree, parents first, in order of the text. */
export function* walkProvisions(provisions: readonly Provision[]): Generator<Provision> {
  for (const provision of provisions) {
    yield provision;
    yield* walkProvisions(provision.children);
  }
}

/** A provision number to its section and the path below: "4.2(c)(i)" to "4.2" and "(c)(i)". */
export function splitProvision(provision: string): { section: string; below: string } {
  const cut = provision.search(/[([]/);
  return cut === -1
    ? { section: provision, below: '' }
    : { section: provision.slice(0, cut), below: provision.slice(cut) };
}

/**
 * The path below a section as the anchor of a link: "(c)(i)" to "c-i", "[p2]" to "_p2", "(a)#2" to "a_2". Labels
 * hold letters and digits only, so no two paths share an anchor.
 */
export function toAnchor(below: string): string {
  return below
    .replace(/#/g, '_')
    .replace(/\(([^)]*)\)/g, '-$1')
    .replace(/\[([^\]]*)\]/g, '-_$1')
    .replace(/^-/, '');
}
