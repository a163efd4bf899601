/** What `rulemark gaps` shows in every form: filters, groups, parts, scenarios, and that each says what it is. */
import { describe, expect, test } from 'vitest';
import { toGapsMarkdown } from '../../../src/export/gaps-markdown.ts';
import { toCsv } from '../../../src/export/tables/to-csv.ts';
import type { ObjectKey } from '../../../src/model/object.ts';
import { toGapExportTable } from '../../../src/view/gaps/gap-export-table.ts';
import { toGapPage } from '../../../src/view/gaps/gap-page.ts';
import { splitGaps } from '../../../src/view/gaps/gap-parts.ts';
import { type GapQuery, toGapReport } from '../../../src/view/gaps/gap-report.ts';
import { isBelow } from '../../../src/view/gaps/gap-sections.ts';
import { toNextStep } from '../../../src/view/gaps/next-step.ts';
import { findScenarios } from '../../../src/view/gaps/scenarios.ts';
import { groupGaps } from '../../../src/view/gaps/select-gaps.ts';
import { buildCorpus, RULE, toControl, toEvidence, toGap, toObligation } from '../../build-content.ts';

const corpus = buildCorpus({
  'provider/controls/round.md': toControl({ products: ['pier-lamp'] }, { obligation: 'second' }),
  [`${RULE}/obligations/light-lamp.md`]: toObligation({ owner: 'Night shift' }),
  [`${RULE}/obligations/second.md`]: toObligation({
    title: 'Second',
    sections: { 'nprm-2030': ['9.10'] },
    authorities: ['lamp-act'],
  }),
  'provider/evidence/log.md': toEvidence({ result: 'fail' }),
  'provider/gaps/vague.md': toGap({ title: 'Vague | <b>dusk</b>', owner: 'Counsel' }),
  'provider/gaps/accepted.md': toGap({
    side: 'provider',
    kind: 'missing',
    owner: 'Counsel',
    decision: { state: 'accepted-risk', by: 'Harbour master', until: '2031-01-01' },
  }),
  'provider/gaps/lapsed.md': toGap({
    owner: 'Counsel',
    decision: { state: 'accepted-risk', by: 'Harbour master', until: '2030-01-01' },
  }),
});
const gaps = corpus.gaps ?? [];
const ALL: GapQuery = { filter: {}, scenario: undefined, groupBy: undefined, top: undefined };

function report(query: Partial<GapQuery>) {
  const found = toGapReport(corpus, { ...ALL, ...query });
  if (!found) throw new Error('no report');
  return found;
}
const ids = (query: Partial<GapQuery>) => report(query).gaps.map(({ id }) => id);

test('the content of this test is right', () => {
  expect(corpus.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(gaps).toHaveLength(5);
});

describe('a filter', () => {
  test.each<[string, GapQuery['filter'], string[]]>([
    ['by owner, in any case', { owner: 'counsel' }, ['lapsed', 'vague', 'accepted']],
    ['by nobody', { owner: 'nobody' }, ['coverage.second']],
    ['by decision', { state: 'accepted-risk' }, ['accepted']],
    ['by side', { side: 'rule' }, ['lapsed', 'vague']],
    ['by kind', { kind: 'evidence' }, ['coverage.second']],
    ['by section', { section: '§ 9.10' }, ['coverage.second']],
    ['by section of a version', { section: 'nprm-2030/9.10' }, ['coverage.second']],
    ['by product', { product: 'pier-lamp', kind: 'missing' }, ['coverage.light-lamp', 'accepted']],
    ['by all of them', { side: 'rule', owner: 'Counsel', state: 'planned' }, []],
  ])('%s', (_name, filter, expected) => {
    expect(ids({ filter })).toEqual(expected);
  });

  test('is said in the first line, and that there is none as well', () => {
    expect(report({ filter: { owner: 'Counsel', state: 'accepted-risk' } }).about[0]).toBe(
      '1 of 5 gaps as of 15 June 2030, 0 of them open or planned; filtered by decision "accepted risk", owner "Counsel".',
    );
    expect(report({ top: 2 }).about[0]).toBe(
      '2 of 5 gaps (the 2 heaviest at most) as of 15 June 2030, 2 of them open or planned; no filter.',
    );
  });
});

test.each<[string, string, boolean]>([
  ['nprm/7.302', '7.302', true],
  ['nprm/7.302(d)(1)', '7.302(d)', true],
  ['nprm/7.302[p2]', '7.302', true],
  ['nprm/7.302', 'nprm/7.302', true],
  ['nprm/7.302', '7.30', false],
  ['nprm/7.302', '7.302(d)', false],
  ['final/7.302', 'nprm/7.302', false],
])('%s is at or below %s: %s', (place, asked, expected) => {
  expect(isBelow(place, asked)).toBe(expected);
});

test('the parts keep both sides and accepted risks apart, and lose nothing', () => {
  const parts = splitGaps(gaps).map(({ part, gaps: list }) => [part, list.map(({ id }) => id)]);
  expect(parts).toEqual([
    ['provider', ['coverage.light-lamp', 'coverage.second']],
    ['rule', ['lapsed', 'vague']],
    ['accepted', ['accepted']],
    ['closed', []],
  ]);
});

test.each([
  ['owner', ['Night shift', 'nobody', 'Counsel']],
  ['section', ['§\u00a09.20', '§\u00a09.10']],
  ['product', ['Pier lamp']],
] as const)('in groups by %s the heaviest comes first, and no gap is lost', (by, names) => {
  const groups = groupGaps(corpus, gaps, by);
  expect(groups.map(({ name }) => name)).toEqual(names);
  expect(groups.reduce((sum, { gaps: list }) => sum + list.length, 0)).toBe(5);
});

test.each<[string, RegExp]>([
  ['coverage.light-lamp', /^Name a control that does it: .* light-lamp under "satisfies"\.$/],
  ['coverage.second', /^Name an owner\. Then: renew the evidence: Evening round: evidence fails/],
  ['vague', /^Decide what to ask the agency for, or accept it: .*provider\/gaps\/vague\.md\.$/],
  ['lapsed', /^Decide again: /],
  ['accepted', /^Nothing until 1 January 2031: Harbour master accepted the risk\.$/],
])('the next step about %s', (id, words) => {
  expect(toNextStep(corpus, gaps.find((gap) => gap.id === id)!)).toMatch(words);
});

describe('a scenario', () => {
  const scenario = { authority: 'authority:harbour-lamps/lamp-act' as ObjectKey };

  test('is called a what-if in every form, and what would drop out stands there with its because', () => {
    const found = report({ scenario });
    expect(found.out.map(({ id }) => id)).toEqual(['coverage.second']);
    expect(found.about[1]).toMatch(
      /^This is a what-if and not how things stand: if Lamp Act fell, 1 gap would drop out/,
    );
    const table = toGapExportTable(corpus, found);
    for (const text of [toCsv(table, found.about), toGapsMarkdown(corpus, found)]) {
      expect(text).toContain('This is a what-if and not how things stand');
      expect(text).toContain('rests only on Lamp Act');
    }
    expect(table.rows).toHaveLength(5);
  });

  test('is offered where it would change something, with the words of the command line', () => {
    expect(findScenarios(corpus).map(({ id, command }) => [id, command])).toEqual([
      ['if-falls.eo-7', 'npx rulemark gaps --if-falls eo-7'],
      ['if-falls.lamp-act', 'npx rulemark gaps --if-falls lamp-act'],
      ['without-product.pier-lamp', 'npx rulemark gaps --without-product pier-lamp'],
    ]);
  });
});

test('Markdown takes no markup from titles', () => {
  expect(toGapsMarkdown(corpus, report({}))).toContain('Vague \\| \\<b\\>dusk\\</b\\>');
});

test('the file that a page offers to decide is one that the content takes', () => {
  const gap = gaps.find(({ id }) => id === 'coverage.light-lamp')!;
  const { draft, file } = toGapPage(corpus, gap);
  expect(file).toBe('content/provider/gaps/coverage.light-lamp.md');
  const decided = buildCorpus({
    'provider/controls/round.md': undefined,
    'provider/gaps/coverage.light-lamp.md': draft,
  });
  expect(decided.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(decided.gaps?.[0]?.decision).toMatchObject({ state: 'accepted-risk', until: '2030-12-14' });
});
