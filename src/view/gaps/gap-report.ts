/**
 * The gaps somebody asked for, and the lines that say what they are: how many of how many, which filter was on, which
 * scenario, how the weight is made. One answer for the terminal, Markdown, CSV, workbook and JSON, so that no output
 * leaves out which filter was active.
 */
import { isSettled } from '../../analysis/gaps/compute-gaps.ts';
import type { Gap, Scenario, WhatIf } from '../../model/answers.ts';
import type { Corpus } from '../../model/corpus.ts';
import { EFFORT_DAYS, TIME_FACTOR } from '../../model/effort.ts';
import { toLongDay } from '../../text/day.ts';
import { countOf, EXPOSURE_FORMULA, WEIGHT_FORMULA } from '../labels.ts';
import { type GapFilter, type GroupBy, selectGaps, toFilterWords } from './select-gaps.ts';

export interface GapQuery {
  readonly filter: GapFilter;
  readonly scenario: Scenario | undefined;
  readonly groupBy: GroupBy | undefined;
  /** Only so many of the heaviest. */
  readonly top: number | undefined;
}

export interface GapReport {
  /** What is shown, in order of weight, settled ones last. */
  readonly gaps: readonly Gap[];
  /** Those of the same filter that would drop out in the scenario. */
  readonly out: readonly Gap[];
  readonly whatIf: WhatIf | undefined;
  readonly groupBy: GroupBy | undefined;
  /** Sentences: what is shown, the filter, the scenario. The first says the counts. */
  readonly about: readonly string[];
}

/** The formula and its tables, one sentence each. */
export const FORMULA_LINES: readonly string[] = [
  `How the order comes about: ${WEIGHT_FORMULA}.`,
  `Exposure band: ${EXPOSURE_FORMULA}. Severity: 1 slight to 4 grave; a person's judgment wins over the default.`,
  `Time factor: ${TIME_FACTOR.least} where no compliance date is known, else 1 + days needed ÷ days left, at most ${TIME_FACTOR.most}; ${TIME_FACTOR.most} once the date has come. Days needed: an estimate where there is one, else small ${EFFORT_DAYS.small}, medium ${EFFORT_DAYS.medium}, large ${EFFORT_DAYS.large}, not estimated ${EFFORT_DAYS.unknown}.`,
];

/** The report; undefined for audiences that may not know of gaps. */
export function toGapReport(
  corpus: Corpus,
  { filter, scenario, groupBy, top }: GapQuery,
): GapReport | undefined {
  if (!corpus.gaps) return undefined;
  const whatIf = scenario && corpus.getWhatIf(scenario);
  const selected = selectGaps(corpus, whatIf?.left ?? corpus.gaps, filter);
  const out = whatIf ? selectGaps(corpus, whatIf.out, filter) : [];
  const gaps = top === undefined ? selected : selected.slice(0, top);
  return {
    gaps,
    out,
    whatIf,
    groupBy,
    about: [toCountLine(corpus, gaps, filter, top), ...(whatIf ? toWhatIfLines(whatIf, selected, out) : [])],
  };
}

function toCountLine(
  corpus: Corpus,
  gaps: readonly Gap[],
  filter: GapFilter,
  top: number | undefined,
): string {
  const words = toFilterWords(filter);
  const open = gaps.filter((gap) => !isSettled(gap)).length;
  const cut = top === undefined ? '' : ` (the ${top} heaviest at most)`;
  return `${gaps.length} of ${countOf(corpus.gaps?.length ?? 0, 'gap')}${cut} as of ${toLongDay(corpus.asOf.day)}, ${open} of them open or planned; ${words ? `filtered by ${words}` : 'no filter'}.`;
}

function toWhatIfLines(whatIf: WhatIf, left: readonly Gap[], out: readonly Gap[]): string[] {
  const partly = left.filter(({ id }) => whatIf.effects.has(id)).length;
  return [
    `This is a what-if and not how things stand: if ${whatIf.words}, ${countOf(out.length, 'gap')} would drop out of this list and ${partly} would stand on less.`,
    ...whatIf.notes.map((note) => `Note: ${note}.`),
  ];
}
