/** The page of two versions: what it says of them, where each change stands, and what is counted instead of shown. */
import { describe, expect, test } from 'vitest';
import { loadCorpus } from '../../../src/corpus/corpus.ts';
import type { ChangeView } from '../../../src/view/comparison/change-view.ts';
import { type ComparisonPage, toComparisonPage } from '../../../src/view/comparison/comparison-page.ts';
import { getHistoryHref, listHistories, toSectionHistory } from '../../../src/view/comparison/history.ts';
import { getPairHref, listPairs, toPairLinks, toPairTable } from '../../../src/view/comparison/pairs.ts';
import { toSectionPairLinks } from '../../../src/view/comparison/section-links.ts';
import { writeContent } from '../../build-content.ts';
import { toComparedFiles } from '../../site/compared-content.ts';

const corpus = loadCorpus({ folder: writeContent(toComparedFiles()), audience: 'public' });
const rule = corpus.content.get('rule', '', 'tide-gates')!;
const version = (id: string) => corpus.content.get('version', 'tide-gates', id)!;
const pageOf = (old: string, fresh: string): ComparisonPage =>
  toComparisonPage(corpus, [version(old), version(fresh)]);
const changesOf = ({ groups }: ComparisonPage): ChangeView[] =>
  groups.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'change' ? [entry.change] : [])),
  );

describe('the pairs of a rule', () => {
  test('are every two versions, older first, neighbours before those further apart', () => {
    const hrefs = listPairs(corpus, rule).map(getPairHref);
    expect(hrefs).toHaveLength(10);
    expect(hrefs[0]).toBe('/rules/tide-gates/compare/eo-5..nprm-2030/');
    expect(hrefs.at(-1)).toBe('/rules/tide-gates/compare/eo-5..final-2033/');
  });

  test('stand in one table with their counts, and a guess is called one', () => {
    const rows = toPairTable(corpus, rule)!.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(rows).toContainEqual(['Proposal → Final', 'by words', '1', '1', '1', '0', '0', '1', '1', '3']);
    expect(rows[0]?.slice(0, 3)).toEqual(['Order 5 → Proposal', 'by topics', '1']);
    expect(rows[1]?.[0]).toBe('Proposal → Guess (hypothetical)');
    expect(rows[3]?.slice(0, 2)).toEqual(['Final → Not typed yet', 'not: no text']);
  });

  test('are linked from a version and, with counts of its own, from a section', () => {
    expect(toPairLinks(corpus, version('final-2032')).map(({ text, sub }) => `${text}: ${sub}`)).toEqual([
      'Guess (hypothetical): 7 changes',
      'Not typed yet: no text to compare',
      'Proposal: 7 changes',
      'Order 5: 0 topics changed',
    ]);
    const links = toSectionPairLinks(corpus, version('final-2032'), '9.20');
    expect(links).toContainEqual({
      text: 'Proposal',
      href: '/rules/tide-gates/compare/nprm-2030..final-2032/#_section/9.20',
      sub: '4 changes',
    });
    expect(toSectionPairLinks(corpus, version('final-2032'), '9.30').map(({ sub }) => sub)).toContain(
      'unchanged',
    );
  });
});

describe('two official versions', () => {
  const page = pageOf('nprm-2030', 'final-2032');
  const changes = changesOf(page);
  const find = (anchor: string) => changes.find((change) => change.anchor === anchor)!;

  test('are compared by their words, and the ledger says so', () => {
    expect(page.lead).toEqual([
      'The official text of “Proposal” and “Final”, compared provision by provision and word by word; a change of dashes, quotes and spaces alone counts as no change.',
    ]);
    expect(page.summary).toBe(
      'Of 7 provisions in the older version and 7 in the newer: 3 unchanged, 1 amended, 1 renumbered, 1 moved, 1 new and 1 dropped. One that was both amended and moved counts as each. Besides, 1 heading or text without a number changed. 1 text differs in typography only.',
    );
    expect(page.ledger[0]).toEqual({
      label: 'In the older version',
      count: '7',
      means: 'provisions of “Proposal”',
    });
  });

  test('an amended provision says what changed in force, and who cites it', () => {
    const change = find('9.20/a');
    expect(change.operations).toBe('amended');
    expect(change.flags).toEqual(['15 days → 30 days', 'may → must']);
    expect(change.dependents).toEqual([
      { text: 'Close the gate', href: '/rules/tide-gates/obligations/close-gate/' },
    ]);
    expect(change.from).toEqual([
      { id: '9.20(a)', text: '§\u00a09.20(a)', href: '/rules/tide-gates/nprm-2030/9.20/#a' },
    ]);
    expect(change.sentence).toBe(
      '§\u00a09.20(a): amended. Removed “may”, “15”; added “must”, “30”. Changed in force: 15 days → 30 days; may → must.',
    );
  });

  test('what stands elsewhere says where it came from, under its new anchor', () => {
    expect(find('9.20/b').course).toBe('renumbered from §\u00a09.20(c)');
    expect(find('9.22/b').course).toBe('moved from §\u00a09.21(a)');
    expect(find('9.22/b').isMoved).toBe(true);
    expect(page.groups.find(({ anchor }) => anchor === '_section/9.21')?.departed).toEqual([
      { text: '§\u00a09.21(a) → §\u00a09.22(b)', href: '#9.22/b' },
    ]);
  });

  test('what was dropped has an anchor that no new provision can have', () => {
    expect(find('old/9.20/b').operations).toBe('dropped');
    expect(find('9.20/c').operations).toBe('new');
    expect(new Set(changes.map(({ anchor }) => anchor)).size).toBe(changes.length);
  });

  test('a change of dashes alone is called typography and has no flag', () => {
    expect(find('9.23/a')).toMatchObject({ operations: 'typography only', kinds: ['typography'], flags: [] });
  });

  test('what is unchanged is a count and a link, never its text', () => {
    const group = page.groups.find(({ anchor }) => anchor === '_section/9.30')!;
    expect(group).toMatchObject({ changed: 0, unchanged: 1 });
    expect(group.entries).toEqual([
      {
        type: 'unchanged',
        unchanged: {
          count: 1,
          text: '1 provision unchanged: §\u00a09.30(a)',
          href: '/rules/tide-gates/final-2032/9.30/#a',
        },
      },
    ]);
    expect(JSON.stringify(page)).not.toContain('Boats wait');
  });

  test('groups stand in the order of the newer version, a section that is gone after the one before it', () => {
    expect(page.groups.map(({ anchor }) => anchor.slice(9))).toEqual([
      '9.20',
      '9.21',
      '9.22',
      '9.23',
      '9.30',
    ]);
    expect(page.groups[0]?.dependents).toEqual([expect.objectContaining({ text: 'Close the gate' })]);
  });

  test('the filters offer what occurs, with how often', () => {
    expect(page.kinds.map(({ value }) => value)).toContain('typography');
    expect(page.kinds.map(({ value }) => value)).not.toContain('split');
    expect(page.forceKinds.map(({ label }) => label)).toEqual(['must, may, should (1)', 'period (1)']);
  });
});

test('restated versions are compared by topic, and the page says what that means', () => {
  const page = pageOf('eo-5', 'nprm-2030');
  expect(page.lead[0]).toBe(
    '“Order 5” is a restatement in our own words, so this compares what the versions say, not how they say it.',
  );
  const [change] = changesOf(page);
  expect(change).toMatchObject({
    anchor: 'hours',
    title: 'What it says',
    note: 'Effect, as judged by a person: clarifies. Night became dusk.',
  });
  expect(page.groups[0]?.dependents.map(({ text }) => text)).toEqual(['Close the gate']);
});

test('a guess is called a guess, and no difference is no refusal', () => {
  const page = pageOf('nprm-2030', 'guess-2031');
  expect(page.lead.at(-1)).toBe("“Guess” is hypothetical: somebody's guess, never the state of the law.");
  expect(page.changed).toBe(0);
  expect(page.refused).toBeUndefined();
});

test('a version without text is not compared as if everything had been dropped', () => {
  const page = pageOf('final-2032', 'final-2033');
  expect(page.refused).toMatch(/^Nothing was compared: “Not typed yet” has no text here yet\./);
  expect([page.groups, page.ledger]).toEqual([[], []]);
});

describe('the history of a section', () => {
  const paths = (number: string) =>
    toSectionHistory(corpus, rule, number)!.changed.map(({ name, steps }) => [
      name,
      ...steps.map(({ places, what }) => [...places.map(({ text }) => text), what ?? '-'].join(' ')),
    ]);

  test('goes through the official versions with text, without guesses', () => {
    expect(toSectionHistory(corpus, rule, '9.20')!.versions.map(({ name }) => name)).toEqual([
      'Proposal',
      'Final',
    ]);
    expect(
      listHistories(corpus, rule)
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(['9.20', '9.21', '9.22', '9.23', '9.30']);
    expect(toSectionHistory(corpus, rule, '1')).toBeUndefined();
    expect(getHistoryHref('tide-gates', '9[appendix-a]')).toBe('/rules/tide-gates/history/9-appendix-a/');
  });

  test('follows each provision, and shows what ended before the last version', () => {
    expect(paths('9.20').map((path) => path.map((cell) => cell.replaceAll('§\u00a0', '')))).toEqual([
      ['9.20(a)', '9.20(a) -', '9.20(a) amended'],
      ['9.20(b)', '9.20(c) -', '9.20(b) renumbered'],
      ['9.20(c)', '-', '9.20(c) new'],
      ['9.20(b)', '9.20(b) -', 'dropped'],
    ]);
    expect(toSectionHistory(corpus, rule, '9.20')!.changed[0]?.steps[1]?.href).toBe(
      '/rules/tide-gates/compare/nprm-2030..final-2032/#9.20/a',
    );
  });

  test('of both sections tells of what moved between them, and what stayed is a list', () => {
    expect(paths('9.21')).toEqual(paths('9.22'));
    expect(paths('9.21')).toHaveLength(1);
    expect(paths('9.30')).toEqual([]);
    expect(toSectionHistory(corpus, rule, '9.30')!.unchanged.map(({ id }) => id)).toEqual(['9.30(a)']);
  });
});
