/** Asks as a person reads them in a terminal: by status with what blocks each, and one in full with its wording. */
import type { Corpus } from '../src/model/corpus.ts';
import { ASK_STATUSES } from '../src/model/filing.ts';
import { type AskEntry, toStandingSentence } from '../src/view/asks/ask-entry.ts';
import { toDaysLeft, toPeriodSentence } from '../src/view/asks/period-words.ts';
import { getOwner } from '../src/view/asks/select-asks.ts';
import { toWordingViews, type WordingView } from '../src/view/asks/wording-view.ts';
import { capitalize, joinWords, toWords, withStop } from '../src/view/labels.ts';
import { toMarkedLine } from '../src/view/review-words.ts';
import { paint } from './terminal.ts';

/** Asks under their statuses; `about` are the lines that say what is shown. */
export function toAsksText(corpus: Corpus, entries: readonly AskEntry[], about: readonly string[]): string {
  const groups = ASK_STATUSES.flatMap((status) => {
    const own = entries.filter(({ standing }) => standing.status === status);
    if (own.length === 0) return [];
    const head = paint('bold', `${capitalize(toWords(status))} (${own.length})`);
    return [`${head}\n${own.map((entry) => toBlock(corpus, entry)).join('')}`];
  });
  return `${[...about.map((line) => `${line}\n`).join(''), '\n', ...groups.join('\n')].join('')}`;
}

function toBlock(corpus: Corpus, entry: AskEntry): string {
  const { ask, standing, period, blockers, sections } = entry;
  const facts = [
    sections.length > 0 ? `§ ${sections.join(', ')}` : 'cites nothing',
    getOwner(entry),
    ...(isOver(entry) ? [] : [toDaysLeft(corpus, period)]),
  ];
  const why = isOver(entry)
    ? [toStandingSentence(standing)]
    : blockers.length > 0
      ? blockers
      : ['Nothing blocks it.'];
  return `  ${paint('bold', ask.id)}  ${ask.fields.title}\n    ${facts.join(' · ')}\n${why.map((line) => `    ${line}\n`).join('')}`;
}

function isOver({ standing }: AskEntry): boolean {
  return ['filed', 'withdrawn', 'not-filing'].includes(standing.status);
}

/** One ask in full. */
export function toAskDetails(corpus: Corpus, entry: AskEntry): string {
  const { ask, standing, period, blockers, citations } = entry;
  const { fields } = ask;
  const rows = [
    ['status', toStandingSentence(standing)],
    ['owner', getOwner(entry)],
    ['position', fields.position ? toWords(fields.position) : 'not said'],
    ['cites', joinWords(citations.map(({ text }) => text)) || 'nothing'],
    ['period', toPeriodSentence(corpus, period)],
    ['blocks', isOver(entry) ? 'nothing: nothing more is done with it' : blockers.join(' ') || 'nothing'],
    ['reason', fields.reason ?? 'none given'],
    ['effect', fields.effect ?? 'none given'],
  ].map(([name, text]) => `  ${paint('dim', name!.padEnd(9))} ${text}\n`);
  const wording = toWordingViews(corpus, ask).map(toWordingBlock);
  return `${paint('bold', fields.title)} (${ask.id}), as of ${corpus.asOf.day}\n${rows.join('')}${wording.join('')}  ${paint('dim', 'file'.padEnd(9))} content/${ask.file}\n`;
}

function toWordingBlock({ citation, says, basis, changed, since }: WordingView): string {
  const lines = [
    `\n${paint('bold', `Wording for ${citation.text}`)}`,
    `  ${says}`,
    ...(changed.length > 0 ? [`  ${basis}`] : []),
    ...changed.map(({ provision, runs }) => `  ${provision}: ${toMarkedLine(runs)}`),
    ...(since
      ? [
          '  Then:',
          `    ${since.old === null ? 'The words of then were not kept.' : toOneLine(since.old)}`,
          '  Now:',
          `    ${since.now === null ? 'There is no such text.' : toOneLine(since.now)}`,
          ...(since.runs.length > 0 ? ['  What changed:', `    ${toMarkedLine(since.runs)}`] : []),
        ]
      : []),
  ];
  return `${lines.map(withoutEnd).join('\n')}\n`;
}

function toOneLine(text: string): string {
  return withStop(text.replace(/\s+/g, ' ').trim());
}

function withoutEnd(line: string): string {
  return line.trimEnd();
}
