/** Gaps as Markdown for a ticket, a wiki or a memo: what we lack and what the rule lacks apart, accepted risks last. */
import type { Gap } from '../model/answers.ts';
import type { Corpus } from '../model/corpus.ts';
import { toLongDay } from '../text/day.ts';
import { GAP_PARTS, splitGaps } from '../view/gaps/gap-parts.ts';
import { FORMULA_LINES, type GapReport } from '../view/gaps/gap-report.ts';
import { toNextStep } from '../view/gaps/next-step.ts';
import { groupGaps } from '../view/gaps/select-gaps.ts';
import { toFormula } from '../view/gaps/weight-words.ts';
import { capitalize, toWords } from '../view/labels.ts';
import { toMarkdownTable, toMarkdownText } from './markdown.ts';

/** The document, ending in a line feed. */
export function toGapsMarkdown(corpus: Corpus, report: GapReport): string {
  const { gaps, out, whatIf, groupBy, about } = report;
  const parts = groupBy
    ? groupGaps(corpus, gaps, groupBy).map(({ name, gaps: list }) => toPart(corpus, name, list, true))
    : splitGaps(gaps).map(({ part, gaps: list }) => toPart(corpus, GAP_PARTS[part].title, list, false));
  return [
    '# Gaps\n',
    ...about.map((line) => `${toMarkdownText(line)}\n`),
    ...parts,
    ...(whatIf && out.length > 0
      ? [
          `## Would drop out if ${toMarkdownText(whatIf.words)}\n`,
          toMarkdownTable(
            ['Gap', 'Title', 'Because'],
            out.map(({ id, title }) => [id, title, whatIf.effects.get(id)?.because.join('; ') ?? '']),
          ),
        ]
      : []),
    ...FORMULA_LINES.map((line) => `${toMarkdownText(line)}\n`),
    'Privileged: do not publish.\n',
  ].join('\n');
}

function toPart(corpus: Corpus, title: string, gaps: readonly Gap[], withSide: boolean): string {
  const rows = gaps.map((gap) => [
    toFormula(gap.weight),
    gap.title,
    gap.id,
    ...(withSide ? [gap.side] : []),
    toWords(gap.kind),
    gap.owner ?? 'nobody',
    toDecision(gap),
    gap.because[0] ?? '',
    toNextStep(corpus, gap),
  ]);
  const headings = [
    'Weight',
    'Gap',
    'Id',
    ...(withSide ? ['Side'] : []),
    'Kind',
    'Owner',
    'Decision',
    'Because',
    'Next step',
  ];
  return `## ${toMarkdownText(title)} (${gaps.length})\n\n${rows.length > 0 ? toMarkdownTable(headings, rows) : 'None.\n'}`;
}

/** "accepted risk by Counsel until 30 June 2027". */
function toDecision({ decision: { state, by, until } }: Gap): string {
  return `${capitalize(toWords(state))}${by ? ` by ${by}` : ''}${until ? ` until ${toLongDay(until)}` : ''}`;
}
