/** What became of a proposed change, in sentences that name the place, the shares and the words behind them. */
import type { FactFate, TextFate } from '../../../model/outcomes.ts';

const MOST_WORDS = 8;

/** Sentences without their full stop, the place first. */
export function explainFate(fate: Omit<TextFate, 'because'>): readonly string[] {
  const { come, gone, came, missing, facts } = fate;
  return [
    explainPlace(fate),
    ...(come === null ? [] : [`of what would come, ${toShare(come)} has come${toList(': ', came)}`]),
    ...(missing.length === 0 ? [] : [`not found: ${toList('', missing)}`]),
    ...(gone === null ? [] : [`of what would go, ${toShare(gone)} is gone`]),
    ...facts.flatMap(explainFact),
  ];
}

function explainPlace({ operations, from, to, elsewhere, provision }: Omit<TextFate, 'because'>): string {
  if (elsewhere) return `the words came in another place: § ${to.join(', § ')}`;
  if (to.length === 0) return `§ ${from.join(', § ') || provision} was dropped`;
  const what = operations.join(' and ');
  const [first] = to;
  const same = from.length === 1 && to.length === 1 && from[0] === first;
  return same ? `§ ${first}: ${what}` : `§ ${from.join(', § ')} is now § ${to.join(', § ')}: ${what}`;
}

function explainFact({ wanted, fate, instead }: FactFate): string[] {
  if (fate === 'came') return [`"${wanted}" stands there now`];
  if (fate === 'missing') return [`"${wanted}" stands nowhere there`];
  return [
    `"${instead}" stands there, and not "${wanted}": ${fate === 'toward' ? 'on the way to it' : 'the other way'}`,
  ];
}

function toShare(share: number): string {
  return share.toFixed(2);
}

function toList(before: string, words: readonly string[]): string {
  if (words.length === 0) return '';
  const more = words.length - MOST_WORDS;
  return `${before}${words.slice(0, MOST_WORDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
