/** The numbers in exported files, read the way other tools read them: workbook, CSV, plan of action. */
import { parse } from 'csv-parse/sync';
import { COVERAGE_STATES } from '../../src/model/words.ts';
import { COVERAGE_LABELS } from '../../src/view/labels.ts';
import { countStates, type Numbers, readGapList } from './numbers.ts';

type Rows = readonly (readonly unknown[])[];

/** What a plan of action says of its gaps; no plan is written where there is none. */
export function readPlan(text: string | undefined): Numbers {
  if (text === undefined) return readGapList([]);
  const { 'plan-of-action-and-milestones': plan } = JSON.parse(text) as {
    'plan-of-action-and-milestones': {
      'poam-items': { props: Named[] }[];
      risks: { props: Named[]; characterizations: { facets: Named[] }[] }[];
    };
  };
  const gaps = plan['poam-items'].map(({ props }, at) => {
    const { characterizations } = plan.risks[at]!;
    return {
      id: get(props, 'gap-id'),
      decision: { state: get(props, 'decision') },
      weight: { value: Number(get(characterizations[0]!.facets, 'weight')) },
    };
  });
  return plan.risks.length === gaps.length ? readGapList(gaps) : {};
}

interface Named {
  readonly name: string;
  readonly value: string;
}

function get(list: readonly Named[], name: string): string {
  return list.find((one) => one.name === name)?.value ?? '';
}

/** Rows of a CSV file, its head first. */
export function readCsv(text: string): Rows {
  return parse(text, { bom: true, comment: '#', skip_empty_lines: true }) as string[][];
}

/** What exported tables say, by their names; the head is their first row. */
export function readTables(tables: ReadonlyMap<string, Rows>): Numbers {
  const count = (name: string) => (tables.get(name)?.length ?? 1) - 1;
  const read = (name: string, head: string) => {
    const [heads = [], ...rows] = tables.get(name) ?? [];
    return rows.map((row) => String(row[heads.indexOf(head)] ?? ''));
  };
  const shown = read('obligations', 'Coverage');
  const states = COVERAGE_STATES.flatMap((state) =>
    shown.filter((word) => word === COVERAGE_LABELS[state].word).map(() => state),
  );
  return {
    states: countStates(states),
    gaps: read('gaps', 'Row id'),
    controls: count('controls'),
    evidence: count('evidence'),
  };
}
