/**
 * Runs of a redline as a page shows them. Texts that were joined because a provision was split or merged are parted
 * again where one ended, so that a reader sees the paragraphs. In: runs and the lengths of the texts that were joined.
 * Out: the same words in the same order, some of them behind a break.
 */
import type { Run } from '../../model/comparison.ts';

export interface MarkedRun {
  readonly sign: Run[0];
  readonly text: string;
  /** Another paragraph of the older or of the newer text starts here. */
  readonly starts?: '-' | '+';
}

/** The runs with breaks; `side` says in which of the two texts the lengths count. */
export function markRuns(runs: readonly Run[], lengths: readonly number[], side: '-' | '+'): MarkedRun[] {
  const ends = toEnds(lengths);
  const marked: MarkedRun[] = [];
  let at = 0;
  let starts = false;
  for (const [sign, text] of runs) {
    let rest = text;
    if (sign === '=' || sign === side) {
      while (ends[0] !== undefined && ends[0] <= at + rest.length) {
        const cut = ends.shift()! - at;
        if (cut > 0) marked.push(toMarked(sign, rest.slice(0, cut), starts && side));
        rest = rest.slice(cut);
        at += cut;
        starts = true;
      }
      at += rest.length;
    }
    if (rest === '') continue;
    marked.push(toMarked(sign, rest, starts && side));
    starts = false;
  }
  return marked;
}

function toMarked(sign: Run[0], text: string, starts: '-' | '+' | false): MarkedRun {
  return starts ? { sign, text, starts } : { sign, text };
}

/** Where each text but the last ends. */
function toEnds(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.slice(0, -1).map((length) => {
    sum += length;
    return sum;
  });
}
