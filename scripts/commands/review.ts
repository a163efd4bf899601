/** `rulemark review [id…]`: links that need a look, with the words that changed; and the decision on them. */
import { type Command, Option } from 'commander';
import {
  DECISIONS,
  type Decision,
  type ReviewUnit,
  toReviewUnits,
} from '../../src/analysis/suspects/decide-review.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toReviewsJson } from '../../src/export/json/reviews.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { isSuspect, LINK_STATE_NAMES, type LinkState } from '../../src/model/suspects.ts';
import { countOf } from '../../src/view/labels.ts';
import { askForDecisions } from '../ask-decisions.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import { toUnitReport, toUnitsReport } from '../review-report.ts';
import { printJson, stderr, stdout } from '../terminal.ts';
import { type Decided, planReviews, toPatch, writeReviews } from '../write-reviews.ts';

interface ReviewOptions extends StateOptions {
  readonly decision?: Decision;
  readonly by?: string;
  readonly reason?: string;
  readonly class?: LinkState;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function registerReview(program: Command, done: Done): void {
  withState(program.command('review'))
    .description('Links whose ends changed since their review, with the words; decide on them.')
    .argument('[ids...]', 'objects, or links as they are listed: <control>@<obligation>; all when left out')
    .addOption(new Option('--decision <decision>', 'what you found').choices(DECISIONS))
    .option('--by <who>', 'who decides')
    .option('--reason <text>', 'why')
    .addOption(
      new Option('--class <state>', 'only links in this state').choices(
        LINK_STATE_NAMES.filter((state) => state !== 'current'),
      ),
    )
    .option('--dry-run', 'print the patch, write nothing')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (ids: readonly string[], options: ReviewOptions) => {
      if (options.audience !== 'privileged')
        throw new UsageError('Reviews are privileged: leave --audience out, or set it to privileged.');
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      const units = selectUnits(corpus, ids, options.class);
      if (options.decision) decide(folder, corpus, toDecided(corpus, units, options), options);
      else if (options.json)
        printJson(toReviewsJson(corpus, units.flatMap(({ links }) => links).filter(isOpen)));
      else if (isInteractive() && units.length > 0)
        decide(folder, corpus, await askForDecisions(corpus, units, options.by), options);
      else stdout(toUnitsReport(corpus, units));
      done('fine');
    });
}

const EXAMPLES = `
Decisions: holds (the claim stands for the words of now), changed (it does not), retire (it is no longer made),
stamp (a review without fingerprints stands as it was given; nothing changed since).

Examples:
  rulemark review
  rulemark review document-check
  rulemark review document-check@verify-foreign-customers --decision holds --by "Example counsel" --reason "Only the wording changed"
  rulemark review foreign-customer --class suspect-meaning --decision holds --by "Example counsel" --reason "The plural was added" --dry-run`;

function isOpen({ state }: { readonly state: LinkState }): boolean {
  return state !== 'current';
}

function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** Units with an open link that the names and the class mean. */
function selectUnits(
  corpus: Corpus,
  ids: readonly string[],
  wanted: LinkState | undefined,
): readonly ReviewUnit[] {
  const units = toReviewUnits(corpus.reviewLinks ?? []);
  const named = ids.length === 0 ? units : [...new Set(ids.flatMap((id) => findUnits(corpus, units, id)))];
  return named.filter(({ links }) =>
    links.some(({ state }) => (wanted === undefined ? state !== 'current' : state === wanted)),
  );
}

/** The unit of this id, or all that the object is an end or a cause of. */
function findUnits(corpus: Corpus, units: readonly ReviewUnit[], id: string): readonly ReviewUnit[] {
  const exact = units.filter(({ links }) => links.some((link) => link.id === id));
  if (exact.length > 0 || id.includes('@')) {
    if (exact.length > 0) return exact;
    throw new UsageError(`There is no link "${id}". \`rulemark review\` lists those that need a look.`);
  }
  const { key } = findObject(corpus, id);
  return units.filter(({ links }) =>
    links.some(
      ({ from, to, causes }) =>
        from === key || to.includes(key) || causes.some(({ path, of }) => of === key || path.includes(key)),
    ),
  );
}

function toDecided(corpus: Corpus, units: readonly ReviewUnit[], options: ReviewOptions): readonly Decided[] {
  const { decision, by, reason } = options;
  if (!decision) return [];
  if (!by?.trim() || !reason?.trim())
    throw new UsageError('A decision names who takes it and why: add --by <who> and --reason <text>.');
  if (units.length > 1 && options.class === undefined)
    throw new UsageError(
      `This is about ${countOf(units.length, 'review')}. Deciding many at once needs --class <state>, so that each is decided for what happened to it; or name one link:\n${units.map(({ id, state }) => `  ${id}  ${state}`).join('\n')}`,
    );
  const alike = units.filter((unit) => !isMixed(unit, options.class));
  const mixed = units.filter((unit) => !alike.includes(unit)).map(({ id }) => id);
  if (mixed.length > 0)
    stderr(`Left out, because they are suspect for other reasons too: ${mixed.join(', ')}.\n`);
  const verdict = { decision, by: by.trim(), reason: reason.trim(), on: corpus.asOf.day };
  return alike.map((unit) => ({ unit, verdict }));
}

/** True where something else than the named class of change happened to a unit as well. */
function isMixed({ links }: ReviewUnit, wanted: LinkState | undefined): boolean {
  const states = links.flatMap(({ causes }) => causes.map(({ state }) => state));
  return wanted !== undefined && states.some((state) => isSuspect(state) && state !== wanted);
}

function decide(folder: string, corpus: Corpus, decided: readonly Decided[], options: ReviewOptions): void {
  if (decided.length === 0) {
    stdout('Nothing to decide: no such link needs a look.\n');
    return;
  }
  const changes = planReviews(folder, corpus, decided);
  if (options.dryRun) {
    stdout(toPatch(changes));
    return;
  }
  const left = writeReviews(folder, changes);
  if (left.length > 0) throw new UsageError(left.join('\n'));
  if (options.json) {
    const { reviewLinks } = loadCorpus({ ...options, folder });
    const ids = new Set(decided.flatMap(({ unit }) => unit.links.map(({ id }) => id)));
    printJson(
      toReviewsJson(
        corpus,
        (reviewLinks ?? []).filter(({ id }) => ids.has(id)),
      ),
    );
    return;
  }
  stdout(decided.map(({ unit, verdict }) => toUnitReport(unit, verdict)).join(''));
  stdout(`Wrote ${countOf(changes.length, 'file')}: ${changes.map(({ path }) => path).join(', ')}.\n`);
}
