/**
 * The words that a question or an outcome is built from: those of a definition, an obligation or a section. Official
 * words come before ours, and whoever shows them is told which of the two they are.
 */
import type { RuleObject } from '../../model/object.ts';

export type BasisObject = RuleObject<'definition'> | RuleObject<'obligation'> | RuleObject<'section'>;

/** The object as one that has words; undefined for other kinds. */
export function findBasis(object: RuleObject): BasisObject | undefined {
  const { type } = object;
  return type === 'definition' || type === 'obligation' || type === 'section'
    ? (object as BasisObject)
    : undefined;
}

/** A run of words and whose they are. */
export interface BasisWords {
  readonly text: string;
  readonly origin: 'official' | 'restated';
}

/** All the words of a basis that may be quoted, official ones first. */
export function findWords(basis: BasisObject, version?: string): BasisWords[] {
  switch (basis.type) {
    case 'definition':
    case 'obligation': {
      const quotes = (basis.fields.quotes ?? []).filter((quote) => !version || quote.version === version);
      return [
        ...quotes.map(({ text }): BasisWords => ({ text, origin: 'official' })),
        ...toOwnWords(basis).map((text): BasisWords => ({ text, origin: 'restated' })),
      ];
    }
    case 'section':
      return [{ text: basis.body, origin: basis.fields.imported ? 'official' : 'restated' }];
    default:
      return basis satisfies never;
  }
}

/** True when the words stand in the basis, whatever the line breaks and the case of the first letter. */
export function holdsWords(basis: BasisObject, words: string): boolean {
  return findSource(basis, words) !== undefined;
}

/** Where the words stand, official text first; undefined when nowhere. */
export function findSource(basis: BasisObject, words: string, version?: string): BasisWords | undefined {
  const wanted = fold(words);
  return findWords(basis, version).find(({ text }) => fold(text).includes(wanted));
}

function toOwnWords(basis: RuleObject<'definition'> | RuleObject<'obligation'>): string[] {
  if (basis.type === 'definition') return [(basis as RuleObject<'definition'>).fields.paraphrase];
  const { action, object, trigger, elements = [], records } = (basis as RuleObject<'obligation'>).fields;
  const sentence = [action, object, trigger].filter(Boolean).join(' ');
  return [sentence, ...elements, ...(records ? [records.keep, records.retention] : [])];
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
