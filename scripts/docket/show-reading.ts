/**
 * How far a reading of comments is, on standard error: a bar with an estimate where a person watches, a line every
 * tenth elsewhere.
 */
import { isWatched, rewriteLine, stderr } from '../terminal.ts';

export interface Reading {
  /** `count` is what was read so far; `done` of `total` is how far that is. */
  readonly show: (count: number, done: number, total: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const REDRAW_MS = 100;
const BAR_WIDTH = 24;

/** `what` is what is counted: "comments". */
export function showReading(what: string): Reading {
  const start = performance.now();
  let drawn = 0;
  let logged = 0;
  const watched = isWatched();
  const show = (count: number, done: number, total: number): void => {
    const now = performance.now();
    const share = total === 0 ? 1 : Math.min(1, done / total);
    if (watched) {
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
      rewriteLine(`${bar} ${Math.floor(share * 100)} % · ${count} ${what}${estimate(now - start, share)}`);
    } else if (share >= logged + 0.1 && share < 1) {
      logged = Math.floor(share * 10) / 10;
      stderr(`Reading … ${Math.floor(share * 100)} %, ${count} ${what}${estimate(now - start, share)}\n`);
    }
  };
  return { show, end: () => (watched ? rewriteLine('') : undefined) };
}

function estimate(ms: number, share: number): string {
  if (share < 0.01 || ms < 1000) return '';
  const left = Math.ceil((ms * (1 - share)) / share / 1000);
  if (left < 60) return ` · ${left} s left`;
  return left < 3600 ? ` · ${Math.ceil(left / 60)} min left` : ` · ${(left / 3600).toFixed(1)} h left`;
}
