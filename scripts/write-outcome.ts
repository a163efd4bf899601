/**
 * Writes the outcome that a person confirmed into the ask's file and leaves every other byte as it is. What somebody
 * else confirmed is taken away only where the caller says so.
 */
import { join } from 'node:path';
import { rereadFile } from '../src/corpus/reread-file.ts';
import type { AskOutcome, Outcome, OutcomeGuess, OutcomeResult } from '../src/model/outcomes.ts';
import { replaceUnchanged } from '../src/store/replace-unchanged.ts';
import { setValues } from '../src/store/set-values.ts';
import { UsageError } from './context.ts';

interface Confirmed extends Omit<Outcome, 'said'> {
  /** Whether another person's outcome may be taken away. */
  readonly replace: boolean;
}

/** A passage less near than that was no ground to judge by. */
const NEAR = 0.45;

/** The file, and the outcome that stood there before; throws a usage error when nothing was written. */
export function writeOutcome(
  folder: string,
  { ask, guess }: AskOutcome,
  { replace, ...outcome }: Confirmed,
): { readonly file: string; readonly replaced: Outcome | undefined } {
  const path = join(folder, ask.file);
  const replaced = ask.fields.outcome;
  if (replaced && replaced.by !== outcome.by && !replace)
    throw new UsageError(
      `${replaced.by} confirmed on ${replaced.on} that "${ask.id}" was ${replaced.result} in ${replaced.version}. Nothing was written. Add --replace to put yours in its place.`,
    );
  const reread = rereadFile(folder, ask);
  if ('problem' in reread) throw new UsageError(reread.problem);
  const said = guess && findSaid(guess, outcome.result);
  const { version, result, reason, by, on } = outcome;
  const value = {
    version,
    result,
    ...(reason === undefined ? {} : { reason }),
    by,
    on,
    ...(said ? { said } : {}),
  };
  const edited = setValues(reread.text, [{ path: ['outcome'], value }]);
  if ('problem' in edited) throw new UsageError(`${path} was not written: ${edited.problem}.`);
  const problem = replaceUnchanged(path, reread.text, edited.text);
  if (problem) throw new UsageError(problem);
  return { file: path, replaced };
}

/** The nearest passage that takes the stance which the result is about. */
function findSaid(
  { passages }: OutcomeGuess,
  result: OutcomeResult,
): { text: string; at: string } | undefined {
  if (result === 'not-addressed') return undefined;
  const stances = result === 'rejected' ? ['decline'] : ['accept', 'partial'];
  const found = passages?.find(({ stance, score }) => score >= NEAR && stances.includes(stance));
  return found && { text: found.text, at: [...found.under.slice(-1), `line ${found.line}`].join(', ') };
}
