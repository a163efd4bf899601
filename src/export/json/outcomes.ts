/** What a version did with our asks, as JSON: an array of asks, each with its state and everything a guess rests on. */
import type { AskOutcome, VersionOutcomes } from '../../model/outcomes.ts';

/** `status` is the confirmed result, or `open`; a guess never is a status. */
export function toOutcomesJson({ version, outcomes }: VersionOutcomes) {
  return outcomes.map((outcome) => toAsk(version.id, outcome));
}

function toAsk(version: string, { ask, version: earlier, filedOn, confirmed, guess, noGuess }: AskOutcome) {
  return {
    id: ask.id,
    title: ask.fields.title,
    status: confirmed?.result ?? 'open',
    version,
    filed: { on: filedOn, version: earlier.id },
    confirmed: confirmed ?? null,
    guess: guess ? { result: guess.result, certainty: guess.certainty } : null,
    because: guess ? guess.because : [`no guess: ${noGuess}`],
    texts: guess?.texts ?? [],
    passages: guess?.passages ?? null,
    place: { file: ask.file, line: 1, column: 1 },
  };
}
