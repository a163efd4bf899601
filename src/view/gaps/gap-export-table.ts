/** Gaps as a table for a spreadsheet: a column a fact, the weight with its inputs, so that it can be worked with. */
import type { Gap } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Cell, Column, TableView } from '../table.ts';
import type { GapReport } from './gap-report.ts';
import { toGapSection } from './gap-sections.ts';
import { toNextStep } from './next-step.ts';
import { groupGaps } from './select-gaps.ts';

interface ExportColumn extends Column {
  readonly read: (corpus: Corpus, gap: Gap) => number | string | undefined;
}

const COLUMNS: readonly ExportColumn[] = [
  { id: 'gap', label: 'Gap', read: (_, { title }) => title },
  { id: 'side', label: 'Side', read: (_, { side }) => side },
  { id: 'kind', label: 'Kind', read: (_, { kind }) => kind },
  { id: 'weight', label: 'Weight', numeric: true, read: (_, { weight }) => weight.value },
  { id: 'exposure', label: 'Exposure band', numeric: true, read: (_, { weight }) => weight.exposure },
  { id: 'severity', label: 'Severity', numeric: true, read: (_, { weight }) => weight.severity },
  { id: 'severity-from', label: 'Severity from', read: (_, { weight }) => weight.severityFrom },
  { id: 'time', label: 'Time factor', numeric: true, read: (_, { weight }) => weight.time },
  { id: 'time-because', label: 'Time factor because', read: (_, { weight }) => weight.because },
  { id: 'needed', label: 'Days needed', numeric: true, read: (_, { weight }) => weight.needed },
  { id: 'date', label: 'Compliance date', read: (_, { weight }) => weight.date?.event.fields.date },
  { id: 'left', label: 'Days left', numeric: true, read: (_, { weight }) => weight.date?.left },
  { id: 'effort', label: 'Effort', read: (_, { effort }) => effort },
  { id: 'section', label: 'Section', read: toGapSection },
  {
    id: 'about',
    label: 'About',
    read: (corpus, { about }) =>
      about.map((key) => corpus.content.getByKey(key)?.fields.title ?? key).join('; '),
  },
  { id: 'products', label: 'Products', read: (_, { products }) => products.join('; ') },
  { id: 'owner', label: 'Owner', read: (_, { owner }) => owner ?? '' },
  { id: 'decision', label: 'Decision', read: (_, { decision }) => decision.state },
  { id: 'by', label: 'Decided by', read: (_, { decision }) => decision.by },
  { id: 'until', label: 'Accepted until', read: (_, { decision }) => decision.until },
  { id: 'reason', label: 'Reason of the decision', read: (_, { decision }) => decision.reason },
  { id: 'because', label: 'Because', read: (_, { because }) => because.join('; ') },
  { id: 'next', label: 'Next step', read: toNextStep },
];

/** The table of a report: its groups one after the other, then what would drop out in a scenario. */
export function toGapExportTable(corpus: Corpus, report: GapReport): TableView {
  const { gaps, out, whatIf, groupBy } = report;
  const groups = groupBy ? groupGaps(corpus, gaps, groupBy) : [{ name: '', gaps }];
  const extra: Column[] = [
    ...(groupBy ? [{ id: 'group', label: `Group: ${groupBy}` }] : []),
    ...(whatIf
      ? [
          { id: 'what-if', label: 'What if' },
          { id: 'what-if-because', label: 'What if, because' },
        ]
      : []),
  ];
  const toRow = (gap: Gap, group: string) => ({
    id: gap.id,
    cells: [
      ...COLUMNS.map(({ read }) => toCell(read(corpus, gap))),
      ...(groupBy ? [{ text: group }] : []),
      ...(whatIf ? toWhatIfCells(whatIf.effects.get(gap.id)) : []),
    ],
  });
  return {
    caption: 'Gaps, heaviest first, settled ones last. Privileged: do not publish.',
    columns: [...COLUMNS.map(({ read: _, ...column }) => column), ...extra],
    rows: [
      ...groups.flatMap(({ name, gaps: list }) => list.map((gap) => toRow(gap, name))),
      ...out.map((gap) => toRow(gap, groupBy ? 'would drop out' : '')),
    ],
  };
}

function toCell(value: number | string | undefined): Cell {
  return { text: value === undefined ? '' : String(value) };
}

function toWhatIfCells(effect: { effect: string; because: readonly string[] } | undefined): Cell[] {
  return [{ text: effect?.effect ?? 'none' }, { text: effect?.because.join('; ') ?? '' }];
}
