/** One question a link, at a terminal: the words, then the decision and its reason. Nothing is written here. */
import { createInterface } from 'node:readline/promises';
import type { Decision, ReviewUnit } from '../src/analysis/suspects/decide-review.ts';
import { findHindrance } from '../src/analysis/suspects/decide-review.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { toUnitText } from './review-report.ts';
import { stdout } from './terminal.ts';
import type { Decided } from './write-reviews.ts';

const KEYS: Readonly<Record<string, Decision>> = { h: 'holds', c: 'changed', r: 'retire' };
const QUESTION = 'holds (h), changed (c), retire (r), skip (s), quit (q)? ';

/** The decisions taken before the person was through or quit; none when the input breaks off. */
export async function askForDecisions(
  corpus: Corpus,
  units: readonly ReviewUnit[],
  given: string | undefined,
): Promise<readonly Decided[]> {
  const input = createInterface({ input: process.stdin, output: process.stdout });
  const end = new AbortController();
  input.once('close', () => end.abort());
  const ask: Ask = (question) => input.question(question, { signal: end.signal });
  try {
    return await askAll(corpus, units, given, ask);
  } catch (error) {
    if (!end.signal.aborted) throw error;
    stdout('\nThe input ended.\n');
    return [];
  } finally {
    input.close();
  }
}

type Ask = (question: string) => Promise<string>;

async function askAll(
  corpus: Corpus,
  units: readonly ReviewUnit[],
  given: string | undefined,
  ask: Ask,
): Promise<readonly Decided[]> {
  const decided: Decided[] = [];
  const by = given?.trim() || (await askForWords('Who decides? ', ask));
  for (const [index, unit] of units.entries()) {
    stdout(`\n${index + 1} of ${units.length}  ${toUnitText(corpus, unit)}`);
    const decision = await askOne(unit, ask);
    if (decision === 'quit') break;
    if (decision === 'skip') continue;
    const reason = await askForWords('Why? ', ask);
    decided.push({ unit, verdict: { decision, by, reason, on: corpus.asOf.day } });
  }
  return decided;
}

async function askForWords(question: string, ask: Ask): Promise<string> {
  for (;;) {
    const words = (await ask(question)).trim();
    if (words) return words;
  }
}

async function askOne(unit: ReviewUnit, ask: Ask): Promise<Decision | 'skip' | 'quit'> {
  for (;;) {
    const key = (await ask(QUESTION)).trim().toLowerCase().charAt(0);
    if (key === 's') return 'skip';
    if (key === 'q') return 'quit';
    const decision = KEYS[key];
    const hindrance = decision && findHindrance(unit, decision);
    if (decision && !hindrance) return decision;
    stdout(`${hindrance ?? 'Answer with one of the letters.'}\n`);
  }
}
