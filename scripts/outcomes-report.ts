/** Outcomes of a version for a terminal: the count, then ask by ask what stands there and what it rests on. */
import type { Corpus } from '../src/model/corpus.ts';
import type { AskOutcome, VersionOutcomes } from '../src/model/outcomes.ts';
import { toWords } from '../src/view/labels.ts';
import { toScoreSentences } from '../src/view/outcomes/score.ts';
import { paint } from './terminal.ts';

/** The report; `hasDocument` tells whether the preamble was read. */
export function toOutcomesReport(corpus: Corpus, state: VersionOutcomes, hasDocument: boolean): string {
  const { version, outcomes, unplaced } = state;
  const lines = [
    paint('bold', `${version.fields.shortTitle}: what became of our asks`),
    ...toScoreSentences(state),
    ...(hasDocument || outcomes.length === 0
      ? []
      : ['No document was given (--document), so what the preamble says is not in these guesses.']),
    ...(unplaced.length === 0
      ? []
      : [
          `Filed without naming a provision, so in no version's list: ${unplaced.map((key) => corpus.content.getByKey(key)?.id).join(', ')}.`,
        ]),
    '',
    ...outcomes.flatMap(toAskLines),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function toAskLines({ ask, version, filedOn, confirmed, guess, noGuess }: AskOutcome): readonly string[] {
  const state = confirmed
    ? `${toWords(confirmed.result)}, confirmed by ${confirmed.by} on ${confirmed.on}`
    : 'no outcome yet';
  const reasons = guess ? [...guess.because] : [`no guess: ${noGuess}`];
  return [
    `${paint('bold', ask.id)}  ${ask.fields.title}`,
    `  filed on ${version.id}, ${filedOn}: ${state}`,
    ...(confirmed?.reason ? [`  ${confirmed.reason}`] : []),
    ...(guess
      ? [`  guess: ${toWords(guess.result)}${guess.certainty === 'uncertain' ? ' (uncertain)' : ''}`]
      : []),
    ...reasons.map((reason) => `    - ${reason}`),
    ...(guess?.passages ?? []).slice(0, 2).map(({ line, text }) => `    line ${line}: "${text}"`),
    '',
  ];
}
