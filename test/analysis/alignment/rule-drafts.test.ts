/**
 * A real draft series for cloud providers, April to May: rules with stable ids as JSON. Their ids are hidden from the
 * alignment, which sees only the words and the order, and serve as the truth. States what became of each rule.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/analysis/comparison/compare-texts.ts';
import type { ComparedText } from '../../../src/model/comparison.ts';
import { SHARED } from '../comparison/real-texts.ts';

const DRAFTS = ['2026-04-19', '2026-05-17'].map((day) =>
  join(SHARED, `controls/fedramp/fedramp-consolidated-rules.${day}.json`),
);
const RULE = /^[A-Z]{3}-[A-Z]{3}(?:-[A-Z]{3})?$/;
const WORDS = ['name', 'term', 'statement', 'definition', 'note', 'following_information'] as const;

interface Rule {
  readonly id: string;
  readonly text: string;
}

describe('a draft series of rules', () => {
  const isThere = DRAFTS.every((file) => existsSync(file));
  test(`on ${isThere ? 2 : 0} real documents`, () => {
    if (!isThere) return;
    const [april, may] = DRAFTS.map((file) => findRules(JSON.parse(readFileSync(file, 'utf8'))));
    const hide = (rules: readonly Rule[]): ComparedText[] =>
      rules.map(({ text }, at) => ({ id: `[p${at + 1}]`, text, label: null, parent: null, section: null }));
    const { changes, ledger } = compareTexts(hide(april!), hide(may!));
    const toId = (rules: readonly Rule[], hidden: string) => rules[Number(hidden.slice(2, -1)) - 1]!.id;
    const found = changes.flatMap(({ from, to }) =>
      from.length === 1 && to.length === 1 ? [[toId(april!, from[0]!), toId(may!, to[0]!)] as const] : [],
    );
    const ids = new Set(may!.map(({ id }) => id));
    const kept = april!.filter(({ id }) => ids.has(id));
    const right = found.filter(([from, to]) => from === to).length;
    // A rule that got another id while its words stayed is found by its words: no fault of the alignment.
    const wrong = found.filter(
      ([from, to]) => from !== to && (ids.has(from) || april!.some(({ id }) => id === to)),
    );
    console.log(
      `rules ${april!.length} → ${may!.length}; ids in both ${kept.length}; right ${right}, another id though one stayed ${wrong.length}; ${JSON.stringify(ledger)}`,
    );
    console.log(
      `renamed: ${found
        .filter(([from, to]) => from !== to)
        .map((pair) => pair.join('→'))
        .join(' ')}`,
    );
    expect(right / kept.length).toBeGreaterThanOrEqual(0.9);
    expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(0.95);
  });
});

/** Every object under a key that is a rule's id, with the words that a reader sees. */
function findRules(value: unknown, rules: Rule[] = []): Rule[] {
  if (typeof value !== 'object' || value === null) return rules;
  for (const [key, child] of Object.entries(value)) {
    const text = RULE.test(key) ? toText(child) : '';
    if (text === '') findRules(child, rules);
    else rules.push({ id: key, text });
  }
  return rules;
}

function toText(rule: unknown): string {
  if (typeof rule !== 'object' || rule === null) return '';
  const fields = rule as Readonly<Record<string, unknown>>;
  if (!('statement' in fields) && !('definition' in fields) && !('varies_by_class' in fields)) return '';
  return [...WORDS.map((name) => fields[name]), ...findStatements(fields['varies_by_class'])]
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function findStatements(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'statement' && typeof child === 'string' ? [child] : findStatements(child),
  );
}
