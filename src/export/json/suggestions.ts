/** The answer of `rulemark suggest --json`, schema `rulemark/suggestions@1`: candidates with places and states. */
import type { CompletenessJson } from '../../view/completeness.ts';
import type { SuggestionEntry } from '../../view/suggestions.ts';

export interface SuggestionsJson {
  readonly schema: 'rulemark/suggestions@1';
  readonly rule: string;
  readonly version: string;
  readonly completeness: CompletenessJson | null;
  readonly candidates: readonly (Omit<SuggestionEntry, 'facts'> & {
    /** Label to words; a label that occurs several times, such as `item`, holds a list. */
    readonly facts: Readonly<Record<string, string | readonly string[]>>;
  })[];
}

/** The object that is printed; entries keep their order. */
export function toSuggestionsJson(
  rule: string,
  version: string,
  completeness: CompletenessJson | null,
  entries: readonly SuggestionEntry[],
): SuggestionsJson {
  return {
    schema: 'rulemark/suggestions@1',
    rule,
    version,
    completeness,
    candidates: entries.map((entry) => ({ ...entry, facts: groupFacts(entry.facts) })),
  };
}

function groupFacts(facts: SuggestionEntry['facts']): Record<string, string | string[]> {
  const groups: Record<string, string | string[]> = {};
  for (const [label, words] of facts) {
    const known = groups[label];
    if (label === 'item') groups[label] = [...(Array.isArray(known) ? known : []), words];
    else groups[label] = known === undefined ? words : `${String(known)}; ${words}`;
  }
  return groups;
}
