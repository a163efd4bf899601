/** The obligations map, with coverage only for those who may know it. */
import { expect, test } from 'vitest';
import { toObligationTable } from '../../src/view/obligation-table.ts';
import { buildCorpus } from '../build-content.ts';

test('every row has a cell for every column, for every audience', () => {
  for (const audience of ['public', 'internal', 'privileged'] as const) {
    const corpus = buildCorpus({}, { audience });
    const { columns, rows } = toObligationTable(corpus, corpus.content.list('obligation'), 'All');
    expect(rows.map(({ cells }) => cells.length)).toEqual([columns.length]);
    expect(columns.some(({ id }) => id === 'coverage')).toBe(audience === 'privileged');
    expect(JSON.stringify(rows).includes('covered')).toBe(audience === 'privileged');
  }
});
