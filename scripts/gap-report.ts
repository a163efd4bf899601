/** Gaps as a person reads them in a terminal: heaviest first, each with why, who and what to do next. */
import { isSettled } from '../src/analysis/gaps/compute-gaps.ts';
import type { Gap, WhatIfEffect } from '../src/model/answers.ts';
import type { Corpus } from '../src/model/corpus.ts';
import { toLongDay } from '../src/text/day.ts';
import { GAP_PARTS, splitGaps } from '../src/view/gaps/gap-parts.ts';
import { FORMULA_LINES, type GapReport } from '../src/view/gaps/gap-report.ts';
import { toNextStep } from '../src/view/gaps/next-step.ts';
import { groupGaps } from '../src/view/gaps/select-gaps.ts';
import { toFormula } from '../src/view/gaps/weight-words.ts';
import { countOf, toWords } from '../src/view/labels.ts';
import { paint } from './terminal.ts';

const LONGEST_REASON = 200;

/** The whole answer, ending in a line feed. */
export function toGapText(corpus: Corpus, report: GapReport): string {
  const { gaps, groupBy, about } = report;
  const parts = groupBy
    ? groupGaps(corpus, gaps, groupBy).map(({ name, gaps: list }) => toPart(corpus, report, name, '', list))
    : splitGaps(gaps)
        .filter(({ gaps: list }) => list.length > 0)
        .map(({ part, gaps: list }) =>
          toPart(corpus, report, GAP_PARTS[part].title, GAP_PARTS[part].means, list),
        );
  const nothing = gaps.length === 0 ? ['No gap.\n'] : [];
  return [
    `${about.join('\n')}\n`,
    ...parts,
    ...nothing,
    ...toDropped(report),
    `${FORMULA_LINES.join('\n')}\nOne gap with all its reasons: rulemark gaps <id>\n`,
  ].join('\n');
}

function toPart(
  corpus: Corpus,
  { whatIf }: GapReport,
  title: string,
  means: string,
  gaps: readonly Gap[],
): string {
  const head = `${paint('bold', `${title}: ${countOf(gaps.length, 'gap')}`)}\n${means ? `${paint('dim', means)}\n` : ''}`;
  return `${head}\n${gaps.map((gap) => toEntry(corpus, gap, whatIf?.effects.get(gap.id))).join('\n')}`;
}

function toEntry(corpus: Corpus, gap: Gap, effect: WhatIfEffect | undefined): string {
  const { weight, because, owner, title, id, side, kind } = gap;
  const more = because.length > 1 ? ` (and ${countOf(because.length - 1, 'other reason')})` : '';
  const lines: [string, string][] = [
    ['weight', toFormula(weight)],
    ['why', `${shorten(because[0] ?? 'no reason given')}${more}`],
    ['owner', owner ?? 'nobody'],
    ...(gap.decision.state === 'open' ? [] : [['decision', toDecision(gap)] as [string, string]]),
    ...(isSettled(gap) ? [] : [['next', toNextStep(corpus, gap)] as [string, string]]),
    ...(effect ? [['what if', effect.because.join('; ')] as [string, string]] : []),
  ];
  const head = `${String(weight.value).padStart(5)}  ${paint('bold', title)}  ${paint('dim', `${id} · ${side} · ${toWords(kind)}`)}\n`;
  return `${head}${lines.map(([label, text]) => `       ${paint('dim', label.padEnd(9))}${text}\n`).join('')}`;
}

/** The start of a long reason; the whole stands in `rulemark gaps <id>`. */
function shorten(text: string): string {
  return text.length <= LONGEST_REASON ? text : `${text.slice(0, LONGEST_REASON).replace(/\s+\S*$/, '')} …`;
}

function toDecision({ decision: { state, by, on, until, reason } }: Gap): string {
  const who = `${by ? ` by ${by}` : ''}${on ? ` on ${toLongDay(on)}` : ''}${until ? `, until ${toLongDay(until)}` : ''}`;
  return `${toWords(state)}${who}${reason ? `: ${reason}` : ''}`;
}

function toDropped({ out, whatIf }: GapReport): string[] {
  if (!whatIf || out.length === 0) return [];
  const lines = out.map(
    ({ id, title, weight }) =>
      `${String(weight.value).padStart(5)}  ${title}  ${paint('dim', id)}\n       ${paint('dim', 'because'.padEnd(9))}${whatIf.effects.get(id)?.because.join('; ') ?? ''}\n`,
  );
  return [
    `${paint('bold', `Would drop out if ${whatIf.words}: ${countOf(out.length, 'gap')}`)}\n\n${lines.join('')}`,
  ];
}
