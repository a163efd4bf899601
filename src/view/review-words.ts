/** The changed words of a link as marked runs, long unchanged stretches shortened: the same in terminal and page. */
import type { Run } from '../model/comparison.ts';
import type { LinkState } from '../model/suspects.ts';
import { toWords } from './labels.ts';

/** Characters of unchanged text kept on each side of a change. */
const CONTEXT = 60;

/** The runs with the middle of long unchanged ones left out. */
export function shortenRuns(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index): Run => {
    const [sign, text] = run;
    if (sign !== '=' || text.length <= 2 * CONTEXT + 5) return run;
    const head = index === 0 ? '' : text.slice(0, CONTEXT);
    const tail = index === runs.length - 1 ? '' : text.slice(-CONTEXT);
    return ['=', `${head} … ${tail}`];
  });
}

/** The runs in one line, marked as wdiff does: "[-old-]{+new+}". */
export function toMarkedLine(runs: readonly Run[]): string {
  const marked = shortenRuns(runs).map(([sign, text]) =>
    sign === '=' ? text : sign === '-' ? `[-${text}-]` : `{+${text}+}`,
  );
  return marked.join('').replace(/\s+/g, ' ').trim();
}

/** A state in words: "suspect: what it rests on changed". */
export function toStateWords(state: LinkState): string {
  const words: Partial<Record<LinkState, string>> = {
    'suspect-upstream': 'suspect: what it rests on changed',
    'suspect-meaning': 'suspect: a definition changed',
    'suspect-downstream': 'suspect: our own end changed',
    'suspect-lineage': 'suspect: a provision was split, merged or dropped',
  };
  return words[state] ?? toWords(state);
}
