/** Reviews as a person reads them in a terminal: the link, why it needs a look, old and new words, the way, the owner. */
import type { ReviewUnit, Verdict } from '../src/analysis/suspects/decide-review.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { ObjectKey } from '../src/model/object.ts';
import { type Cause, LINK_STATE_NAMES, LINK_STATES, type LinkState } from '../src/model/suspects.ts';
import { countOf, toWords } from '../src/view/labels.ts';
import { shortenRuns } from '../src/view/review-words.ts';
import { paint } from './terminal.ts';

/** Units of one state, shown one a line where there are no words to see. */
const BRIEF: readonly LinkState[] = ['unreviewed', 'unstamped'];

/** All units, worst first, with a count of the states and of all links. */
export function toUnitsReport(corpus: Corpus, units: readonly ReviewUnit[]): string {
  const all = corpus.reviewLinks ?? [];
  const current = all.filter(({ state }) => state === 'current').length;
  const sum = `${countOf(all.length, 'link')}, ${current} of them current, as of ${corpus.asOf.day}.\n`;
  if (units.length === 0) return `Nothing needs a look.\n${sum}`;
  const order = [...LINK_STATE_NAMES].sort((a, b) => Number(BRIEF.includes(a)) - Number(BRIEF.includes(b)));
  const groups = order.flatMap((state) => {
    const own = units.filter((unit) => unit.state === state);
    return own.length === 0 ? [] : [toGroup(corpus, state, own)];
  });
  return `${groups.join('\n')}\n${sum}`;
}

/** One unit with its reasons. */
export function toUnitText(corpus: Corpus, { id, links }: ReviewUnit): string {
  const owner = links[0]?.owner;
  const head = `${paint('bold', id)}  ${paint('dim', owner ? `owner: ${owner}` : 'nobody named')}\n`;
  const open = links.filter(({ state }) => state !== 'current');
  const texts = open.flatMap(({ causes }) => causes.map((cause) => toCauseText(corpus, cause)));
  return head + [...new Set(texts)].join('');
}

/** What was done with a unit. */
export function toUnitReport({ id }: ReviewUnit, { decision, on }: Verdict): string {
  return `${id}: ${decision}, ${on}\n`;
}

function toGroup(corpus: Corpus, state: LinkState, units: readonly ReviewUnit[]): string {
  const head = `${paint('bold', `${toWords(state)} (${units.length})`)}: ${LINK_STATES[state]}\n`;
  if (!BRIEF.includes(state)) return head + units.map((unit) => indent(toUnitText(corpus, unit))).join('');
  return head + units.map(({ id }) => `  ${id}\n`).join('');
}

function toCauseText(corpus: Corpus, { text, state, runs, path }: Cause): string {
  const words = runs.length > 0 ? `    ${toPaintedLine(runs)}\n` : '';
  const way =
    path.length > 1
      ? `    ${paint('dim', `by way of: ${path.map((key) => toName(corpus, key)).join(' → ')}`)}\n`
      : '';
  return `  ${text} ${paint('dim', `(${toWords(state)})`)}\n${words}${way}`;
}

function toPaintedLine(runs: Cause['runs']): string {
  return shortenRuns(runs)
    .map(([sign, text]) => {
      const line = text.replace(/\s+/g, ' ');
      if (sign === '=') return line;
      return sign === '-' ? paint('red', `[-${line}-]`) : paint('green', `{+${line}+}`);
    })
    .join('')
    .trim();
}

function toName(corpus: Corpus, key: string): string {
  const object = corpus.content.getByKey(key as ObjectKey);
  return object
    ? `${object.type} ${object.id}`
    : key.replace(/^text:[^/]*\//, 'text ').replace(/^code:/, 'code ');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
