/**
 * Everything that shows a number of coverage or gaps, by name, each with how its numbers are read off what it really
 * gives away. A new output is added here in a line; the tests hold all of them against one another.
 */

import { toGapJson } from '../../src/export/json/gaps.ts';
import { toGraphJson } from '../../src/export/json/graph.ts';
import { toObligationJson } from '../../src/export/json/obligations.ts';
import { toReference } from '../../src/export/json/reference.ts';
import { toPoam } from '../../src/export/oscal/poam.ts';
import { listTables } from '../../src/export/tables/list-tables.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { COVERAGE_STATES, type CoverageState } from '../../src/model/words.ts';
import { toUuid } from '../../src/store/uuid.ts';
import { toGapReport } from '../../src/view/gaps/gap-report.ts';
import { COVERAGE_LABELS } from '../../src/view/labels.ts';
import { toObligationTable } from '../../src/view/obligation-table.ts';
import { toControlTable, toEvidenceTable, toGapTable } from '../../src/view/practice-tables.ts';
import { toSearchIndex } from '../../src/view/search-index.ts';
import { toStatusJson } from '../../src/view/status.ts';
import type { TableView } from '../../src/view/table.ts';
import { toTodoLists } from '../../src/view/todo.ts';
import { toWhy } from '../../src/view/why.ts';
import { countStates, countWeights, type Numbers, readGapList } from './numbers.ts';
import { readPlan } from './read-files.ts';

export type Reader = (corpus: Corpus) => Numbers;

/** The numbers as they are computed, which every output must show. */
export const readAnswers: Reader = (corpus) => {
  const coverage = [...(corpus.coverage ?? [])];
  const gaps = corpus.gaps ?? [];
  const open = gaps.filter(({ decision }) => /^(open|planned)$/.test(decision.state));
  return {
    states: countStates(coverage.map(([, { state }]) => state)),
    counted: coverage.length,
    stateOf: Object.fromEntries(coverage.map(([key, { state }]) => [key.replace(/^obligation:/, ''), state])),
    gaps: gaps.map(({ id }) => id),
    openGaps: open.length,
    settledGaps: gaps.length - open.length,
    weights: countWeights(open.map(({ weight }) => weight.value)),
    controls: corpus.content.list('control').length,
    evidence: corpus.content.list('evidence').length,
  };
};

export const READERS: Readonly<Record<string, Reader>> = {
  status: (corpus) => {
    const { coverage, gaps } = toStatusJson(corpus);
    return {
      states: coverage!.states,
      counted: coverage!.total,
      openGaps: gaps!.open,
      settledGaps: gaps!.settled,
      weights: gaps!.byWeight.map(({ weight, count }) => `${weight}: ${count}`),
    };
  },
  'graph.json': (corpus) => {
    const { nodes, gaps = [] } = toGraphJson(corpus);
    const states = nodes.flatMap(({ id, coverage }) => (coverage ? [[id, coverage.state] as const] : []));
    const count = (kind: string) => nodes.filter((node) => node.kind === kind).length;
    return {
      ...readGapList(gaps),
      states: countStates(states.map(([, state]) => state)),
      stateOf: Object.fromEntries(states.map(([id, state]) => [id.replace(/^obligations\//, ''), state])),
      controls: count('control'),
      evidence: count('evidence'),
    };
  },
  'list obligations': (corpus) => {
    const rows = corpus.content.list('obligation').map((one) => toObligationJson(corpus, one));
    const states = rows.flatMap(({ rule, id, coverage }) =>
      coverage ? [[`${rule}/${id}`, coverage.state] as const] : [],
    );
    return { states: countStates(states.map(([, state]) => state)), stateOf: Object.fromEntries(states) };
  },
  'list gaps': (corpus) => readGapList((corpus.gaps ?? []).map((gap) => toGapJson(gap, toReference))),
  'page of obligations': (corpus) => {
    const table = toObligationTable(corpus, corpus.content.list('obligation'), '');
    const shown = readColumn(table, 'coverage');
    const states = COVERAGE_STATES.map((state) => {
      const { word } = COVERAGE_LABELS[state];
      return [state, shown.filter((text) => text === word).length] as const;
    });
    return { states: Object.fromEntries(states) as Record<CoverageState, number> };
  },
  'page of gaps': (corpus) => ({ gaps: toGapTable(corpus, corpus.gaps ?? []).rows.map(({ id }) => id) }),
  'pages of controls and evidence': (corpus) => ({
    controls: toControlTable(corpus).rows.length,
    evidence: toEvidenceTable(corpus).rows.length,
  }),
  'quick search': (corpus) => {
    const entries = toSearchIndex(corpus);
    const ids = entries.filter(({ k }) => k === 'gap').map(({ a }) => a[0]!);
    return { gaps: ids, controls: entries.filter(({ k }) => k === 'control').length };
  },
  gaps: (corpus) => {
    const report = toGapReport(corpus, {
      filter: {},
      scenario: undefined,
      groupBy: undefined,
      top: undefined,
    });
    return readGapList([...(report?.gaps ?? []), ...(report?.out ?? [])]);
  },
  why: (corpus) => {
    const states = corpus.content.list('obligation').flatMap((one) => {
      const why = toWhy(corpus, one);
      return why ? [[`${one.home}/${one.id}`, why.state] as const] : [];
    });
    return {
      states: countStates(states.map(([, state]) => state)),
      counted: states.length,
      stateOf: Object.fromEntries(states),
    };
  },
  'export oscal-poam': (corpus) => readPlan(toPoam({ corpus, rules: corpus.content.list('rule'), toUuid })),
  'export csv and xlsx': (corpus) => {
    const tables = new Map(listTables(corpus).map(({ name, view }) => [name, view]));
    const count = (name: string) => tables.get(name)?.rows.length ?? 0;
    const shown = tables.get('obligations');
    return {
      ...(shown ? READERS['page of obligations']!(corpus) : {}),
      gaps: tables.get('gaps')?.rows.map(({ id }) => id) ?? [],
      controls: count('controls'),
      evidence: count('evidence'),
    };
  },
  'what needs you now': (corpus) => {
    const { legal, policy } = toTodoLists(corpus, corpus.firstRule!);
    const heaviest = policy.find(({ text }) => text.startsWith('Heaviest of'))?.text;
    const unknown = legal.find(({ text }) => text.includes('no review has accepted'))?.text;
    const states = readAnswers(corpus).states!;
    return {
      openGaps: Number(/^Heaviest of (\d+)/.exec(heaviest ?? '')?.[1] ?? 0),
      states: { ...states, unknown: Number.parseInt(unknown ?? '0', 10) },
    };
  },
};

/** The texts of one column. */
function readColumn({ columns, rows }: TableView, id: string): string[] {
  const at = columns.findIndex((column) => column.id === id);
  return rows.flatMap(({ cells }) => cells[at]?.text ?? []);
}
