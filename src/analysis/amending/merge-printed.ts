/**
 * Printed text over the text that was there. Between two printed paragraphs what was there goes, unless stars
 * stand between them: then it stays. Stars behind the last printed paragraph of a target keep what is left of the
 * target, but the paragraphs below that last one only where its new text leads on to them ("either in:") or where
 * the stars could mean nothing else.
 */
import type { Block } from '../../model/parsed-document.ts';
import type { Printed } from './find-printed.ts';
import { type Entry, isHeading, isStars } from './keyed-text.ts';
import { hasStars, isKept, leadsOn } from './marked-text.ts';
import { findPlace, isWithin, parsePath } from './provision-path.ts';

export type Merged = { readonly entries: readonly Entry[] } | { readonly reason: string };

/** The entries of a target after its printed text is put over them. `behind` is the key of what follows it. */
export function mergePrinted(old: readonly Entry[], printed: Printed, behind: string | null): Merged {
  return new Merging(old).run(printed, behind);
}

class Merging {
  private readonly old: readonly Entry[];
  private readonly oldNames: readonly string[];
  private readonly result: Entry[] = [];
  /** What of the old text was passed. */
  private passed = 0;
  private last: Entry | null = null;

  constructor(old: readonly Entry[]) {
    this.old = old;
    this.oldNames = toNames(old);
  }

  run({ entries, starsAfter, next }: Printed, behind: string | null): Merged {
    const names = toNames(entries);
    let stars = false;
    for (const [index, entry] of entries.entries()) {
      if (isStars(entry)) {
        stars = true;
        continue;
      }
      const reason = this.put(entry, names[index]!, stars);
      if (reason !== null) return { reason };
      stars = false;
    }
    if (stars || starsAfter) this.keepUpTo(this.old.length, behind !== null && behind !== next);
    return { entries: this.result };
  }

  /** Puts one printed paragraph; a reason where it cannot be told what it means. */
  private put(entry: Entry, name: string, stars: boolean): string | null {
    const at = this.oldNames.indexOf(name, this.passed);
    const end = at === -1 ? this.findInsertion(entry) : at;
    if (stars) this.keepUpTo(Math.max(end, this.passed), false);
    const own = this.old[at];
    this.last = entry;
    if (at !== -1) this.passed = at + 1;
    if (own !== undefined && isKept(entry.block.text)) {
      this.result.push(own);
      return null;
    }
    if (hasStars(entry.block.text))
      return `The text of ${entry.key ?? 'a paragraph'} is printed with stars inside; what they stand for is not plain.`;
    this.result.push(own === undefined ? entry : { ...entry, block: adopt(entry.block, own.block) });
    return null;
  }

  /** Keeps the old text up to an index, and what stands below the last printed paragraph as said above. */
  private keepUpTo(end: number, meansMore: boolean): void {
    const kept = this.old.slice(this.passed, end);
    const { last } = this;
    const isBelow = (entry: Entry): boolean =>
      last !== null &&
      last.key !== null &&
      !isHeading(last) &&
      entry.key !== null &&
      isWithin(entry.key, last.key);
    const others = kept.filter((entry) => entry.key !== null && !isBelow(entry));
    const keepsBelow = last === null || leadsOn(last.block.text) || (others.length === 0 && !meansMore);
    this.result.push(...(keepsBelow ? kept : kept.filter((entry) => !isBelow(entry))));
    this.passed = Math.max(this.passed, end);
  }

  /** Where a new paragraph would stand in the old text: behind its last smaller neighbour. */
  private findInsertion({ key }: Entry): number {
    if (key === null) return this.passed;
    const { base, labels } = parsePath(key);
    const parent = base + labels.slice(0, -1).join('');
    const siblings = this.old.flatMap(({ key: other }, index) => {
      const path = other === null ? null : parsePath(other);
      const isSibling =
        path !== null && other !== key && isWithin(other!, parent) && path.labels.length === labels.length;
      return isSibling ? [{ label: path.labels.at(-1)!, index }] : [];
    });
    const place = findPlace(
      siblings.map(({ label }) => label),
      labels.at(-1) ?? '',
    );
    return siblings[place ?? siblings.length]?.index ?? this.old.length;
  }
}

/** Names that tell the headings of one place apart from it and from one another. */
function toNames(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    if (entry.key === null) return '';
    const name = isHeading(entry) ? `${entry.key}@heading` : entry.key;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return isHeading(entry) ? `${name}${count}` : name;
  });
}

/** New text in the place of an old block: region and part are those of the text it goes into. */
function adopt(block: Block, old: Block): Block {
  return {
    ...block,
    region: old.region,
    part: old.part,
    section: old.section,
    id: old.id,
    labels: old.labels,
  };
}
