/**
 * A docket of any size for measuring: one JSON object a line, about 1.5 KB each. In: real comments of `../shared/data`
 * as they are at run time, a number, a seed. Out: a file. Half are form letters with edits (campaigns from two to
 * thousands of members), one in twenty an exact copy, one in fifty a short one; the rest are real comments with every
 * third word drawn from all words, so that no two are alike.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { toRandom } from '../analysis/campaigns/plant-campaigns.ts';

const LENGTH = 1000;
const TEMPLATES_PER_THOUSAND = 4;
const SHORT = ['I support this rule.', 'Please withdraw this proposal.', 'No!'];

/** Writes them; gives the bytes. */
export function generateComments(file: string, real: readonly string[], count: number, seed: number): number {
  const random = toRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const words = real
    .join(' ')
    .split(/\s+/)
    .filter((word) => /^[a-z]{3,}$/.test(word));
  const long = real.filter((body) => body.length > 300);
  const makeUnique = (): string => {
    let text = '';
    while (text.length < LENGTH * (0.3 + 1.4 * random())) text += `${pick(long)}\n\n`;
    return text
      .slice(0, LENGTH * 2)
      .split(' ')
      .map((word) => (random() < 0.34 ? `${pick(words)}${/[.,;!?]$/.exec(word)?.[0] ?? ''}` : word))
      .join(' ');
  };
  const templates = Array.from({ length: Math.ceil((count / 1000) * TEMPLATES_PER_THOUSAND) }, makeUnique);
  const makeLetter = (): string => {
    // Few templates have most of the letters.
    const sentences = templates[Math.floor(random() ** 3 * templates.length)]!.split(/(?<=[.!?])\s+/);
    const kept = sentences.filter(() => random() > 0.05);
    if (random() < 0.6) kept.splice(Math.floor(random() * kept.length), 0, makeUnique().slice(0, 200));
    return kept.join(' ');
  };
  const handle = openSync(file, 'w');
  let bytes = 0;
  let before = makeUnique();
  for (let at = 0; at < count; at++) {
    const chance = random();
    const comment =
      chance < 0.5 ? makeLetter() : chance < 0.55 ? before : chance < 0.57 ? pick(SHORT) : makeUnique();
    if (comment.length > 100) before = comment;
    bytes += writeSync(handle, `${JSON.stringify({ id: `BENCH-2026-0001-${at}`, comment })}\n`);
  }
  closeSync(handle);
  return bytes;
}
