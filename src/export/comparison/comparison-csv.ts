/** A comparison as CSV: one row a change, in the order of the comparison; cells are safe to open in a spreadsheet. */
import type { Change } from '../../model/comparison.ts';
import { isChanged } from '../../view/comparison/change-words.ts';
import { toCsvRows } from '../../view/csv-rows.ts';
import type { NamedComparison } from './comparison-json.ts';

const HEADINGS = [
  'operations',
  'from',
  'to',
  'place',
  'score',
  'method',
  'force',
  'typography only',
  'old text',
  'new text',
];

/** With a heading row; `changesOnly` leaves out what stayed the same. */
export function toComparisonCsv({ changes }: NamedComparison, changesOnly: boolean): string {
  return toCsvRows([HEADINGS, ...changes.filter((change) => !changesOnly || isChanged(change)).map(toRow)]);
}

function toRow({
  operations,
  from,
  to,
  place,
  score,
  method,
  force,
  typographyOnly,
  runs,
}: Change): string[] {
  const side = (sign: '-' | '+') =>
    runs
      .filter(([own]) => own === '=' || own === sign)
      .map(([, text]) => text)
      .join('');
  return [
    operations.join(' + '),
    from.join(' '),
    to.join(' '),
    place ?? '',
    score.toFixed(3),
    method,
    force.map((change) => `${change.kind}: ${change.old || '(none)'} → ${change.new || '(none)'}`).join('; '),
    typographyOnly ? 'yes' : '',
    side('-'),
    side('+'),
  ];
}
