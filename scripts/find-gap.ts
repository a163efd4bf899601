/** From what a person types to one gap: its id, or that of the obligation it is computed for. */
import type { Gap } from '../src/model/answers.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { findClosest } from '../src/text/closest.ts';
import { UsageError } from './context.ts';

/** The gap; undefined for audiences that may not know of gaps; a usage error where there is no such gap. */
export function findGap(corpus: Corpus, id: string): Gap | undefined {
  const gaps = corpus.gaps ?? [];
  const gap = gaps.find((one) => one.id === id) ?? gaps.find((one) => one.id === `coverage.${id}`);
  if (gap || !corpus.gaps) return gap;
  const file = corpus.content.findById('gap', id)[0];
  throw new UsageError(
    file
      ? `${id} is written down, but is no gap as of ${corpus.asOf.day}: it is ${file.fields.state === 'active' ? 'about an obligation that is covered or asks nothing of us' : file.fields.state}.`
      : `There is no gap "${id}".${toSuggestion(id, gaps)} \`rulemark gaps\` shows all ${gaps.length}.`,
  );
}

function toSuggestion(id: string, gaps: readonly Gap[]): string {
  const ids = gaps.map((gap) => gap.id);
  const close = findClosest(id, ids) ?? findClosest(`coverage.${id}`, ids);
  return close ? ` Did you mean "${close}"?` : '';
}
