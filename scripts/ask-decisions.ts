/** One question a link, at a terminal: the words, then the decision and its reason. Nothing is written here. */
import { createInterface, type Interface } from 'node:readline/promises';
import type { Decision, ReviewUnit } from '../src/analysis/suspects/decide-review.ts';
import { findHindrance } from '../src/analysis/suspects/decide-review.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { toUnitText } from './review-report.ts';
import { stdout } from './terminal.ts';
import type { Decided } from './write-reviews.ts';

const KEYS: Readonly<Record<string, Decision>> = { h: 'holds', c: 'changed', r: 'retire' };
const QUESTION = 'holds (h), changed (c), retire (r), skip (s), quit (q)? ';

/** The decisions taken before the person was through or quit; none are written when the input breaks off. */
export async function askForDecisions(
  corpus: Corpus,
  units: readonly ReviewUnit[],
  given: string | undefined,
): Promise<readonly Decided[]> {
  const input = createInterface({ input: process.stdin, output: process.stdout });
  const decided: Decided[] = [];
  try {
    let by = given ?? '';
    while (!by.trim()) by = await input.question('Who decides? ');
    for (const [index, unit] of units.entries()) {
      stdout(`\n${index + 1} of ${units.length}  ${toUnitText(corpus, unit)}`);
      const decision = await askOne(input, unit);
      if (decision === 'quit') break;
      if (decision === 'skip') continue;
      let reason = '';
      while (!reason.trim()) reason = await input.question('Why? ');
      decided.push({
        unit,
        verdict: { decision, by: by.trim(), reason: reason.trim(), on: corpus.asOf.day },
      });
    }
  } finally {
    input.close();
  }
  return decided;
}

async function askOne(input: Interface, unit: ReviewUnit): Promise<Decision | 'skip' | 'quit'> {
  for (;;) {
    const key = (await input.question(QUESTION)).trim().toLowerCase().charAt(0);
    if (key === 's') return 'skip';
    if (key === 'q') return 'quit';
    const decision = KEYS[key];
    const hindrance = decision && findHindrance(unit, decision);
    if (decision && !hindrance) return decision;
    stdout(`${hindrance ?? 'Answer with one of the letters.'}\n`);
  }
}
