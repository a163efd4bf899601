/**
 * The scenarios that a page offers as switches: each authority on which a gap rests falls, each product that a gap
 * touches is out of scope. Computed by the one function of the corpus that answers the command line too.
 */
import type { Gap, Scenario, WhatIf, WhatIfEffect } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import { toWords } from '../labels.ts';

export interface ScenarioView {
  /** `if-falls.eo-13984`, `without-product.free-trial`: stands in the address. */
  readonly id: string;
  /** "E.O. 13984 falls (now: in force)". */
  readonly label: string;
  /** The same question on the command line. */
  readonly command: string;
  readonly whatIf: WhatIf;
}

/** Gaps that a scenario would touch for the same reason. */
export interface TouchedGaps {
  readonly effect: WhatIfEffect['effect'];
  readonly because: string;
  readonly gaps: readonly Gap[];
}

const memo = new WeakMap<Corpus, readonly ScenarioView[]>();

/** Those that would change something, authorities first; none for audiences that may not know of gaps. */
export function findScenarios(corpus: Corpus): readonly ScenarioView[] {
  const known = memo.get(corpus);
  if (known) return known;
  const found = [...listAuthorities(corpus), ...listProducts(corpus)];
  memo.set(corpus, found);
  return found;
}

/** The gaps that a scenario would touch, those that would drop out first, by reason. */
export function groupTouched({ out, left, effects }: WhatIf): TouchedGaps[] {
  const groups = new Map<string, { effect: WhatIfEffect['effect']; because: string; gaps: Gap[] }>();
  for (const gap of [...out, ...left]) {
    const found = effects.get(gap.id);
    if (!found) continue;
    const because = found.because.join('; ');
    const group = groups.get(`${found.effect} ${because}`);
    if (group) group.gaps.push(gap);
    else groups.set(`${found.effect} ${because}`, { effect: found.effect, because, gaps: [gap] });
  }
  return [...groups.values()];
}

function listAuthorities(corpus: Corpus): ScenarioView[] {
  const authorities = corpus.content.list('authority').filter(({ fields }) => fields.state === 'active');
  const ids = new Set<string>();
  const twice = new Set(authorities.map(({ id }) => id).filter((id) => ids.size === ids.add(id).size));
  return authorities.flatMap(({ key, id, home, fields }) => {
    const status = fields.history.filter(({ on }) => on <= corpus.asOf.day).at(-1)?.status ?? 'unknown';
    const name = twice.has(id) ? `${home}/${id}` : id;
    return toView(
      corpus,
      { authority: key },
      {
        id: `if-falls.${twice.has(id) ? `${home}.${id}` : id}`,
        label: `${fields.title} falls (now: ${toWords(status)})`,
        command: `npx rulemark gaps --if-falls ${name}`,
      },
    );
  });
}

function listProducts(corpus: Corpus): ScenarioView[] {
  const products = corpus.content.list('provider')[0]?.fields.products ?? [];
  return products.flatMap(({ id, title }) =>
    toView(
      corpus,
      { products: [id] },
      {
        id: `without-product.${id}`,
        label: `${title} is out of scope`,
        command: `npx rulemark gaps --without-product ${id}`,
      },
    ),
  );
}

function toView(corpus: Corpus, scenario: Scenario, words: Omit<ScenarioView, 'whatIf'>): ScenarioView[] {
  const whatIf = corpus.getWhatIf(scenario);
  return whatIf && whatIf.effects.size > 0 ? [{ ...words, whatIf }] : [];
}
