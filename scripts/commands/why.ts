/** `rulemark why <obligation>`: its coverage, each condition with the policy line that asked, the chain, what to do. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { toLongDay } from '../../src/text/day.ts';
import { COVERAGE_LABELS, STAGE_LABELS } from '../../src/view/labels.ts';
import { type FieldPlace, toWhy, type Why, type WhyClaim, type WhyCondition } from '../../src/view/why.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import { paint, printJson, stdout } from '../terminal.ts';

export function registerWhy(program: Command, done: Done): void {
  withState(program.command('why'))
    .description('Why an obligation is covered or not: every condition, who asked for it, what to do.')
    .argument('<id>', 'an obligation')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark why verify-foreign-customers\n  rulemark why verify-foreign-customers --as-of 2024-06-30\n  rulemark why collect-telephone --json | jq .claims',
    )
    .action((id: string, options: StateOptions & { json?: boolean }) => {
      if (options.audience !== 'privileged')
        throw new UsageError('Coverage is privileged: leave --audience out, or set it to privileged.');
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      const obligation = findObligation(corpus, id);
      const why = toWhy(corpus, obligation);
      const head = { asOf: corpus.asOf.day, audience: corpus.audience };
      if (options.json)
        printJson(
          why
            ? { ...head, ...why }
            : { ...head, obligation: obligation.id, state: null, reason: toSilence(corpus, obligation) },
        );
      else stdout(why ? toText(corpus, why, folder) : `${toSilence(corpus, obligation)}\n`);
      done('fine');
    });
}

function findObligation(corpus: Corpus, id: string): RuleObject<'obligation'> {
  const [own] = corpus.content.findById('obligation', id);
  const object = own && corpus.content.findById('obligation', id).length === 1 ? own : findObject(corpus, id);
  if (object.type === 'obligation') return object as RuleObject<'obligation'>;
  throw new UsageError(
    `"${id}" is a ${object.type}; coverage is a state of obligations. \`rulemark trace ${id}\` shows the obligations it belongs to.`,
  );
}

/** Why an obligation has no state. */
function toSilence(corpus: Corpus, { id, fields }: RuleObject<'obligation'>): string {
  return fields.state === 'active'
    ? `"${id}" has no state on ${toLongDay(corpus.asOf.day)}: no version that says it was out.`
    : `"${id}" has no state: it is ${fields.state === 'draft' ? 'a draft' : 'retired'}.`;
}

function toText(corpus: Corpus, why: Why, folder: string): string {
  const at = ({ file, line }: FieldPlace) => paint('dim', `${join(folder, file)}:${line}`);
  const { shape, word } = COVERAGE_LABELS[why.state];
  const stage = why.stage ? STAGE_LABELS[why.stage] : 'no version out yet';
  const { gravity, asked } = why.uncovered;
  const lines = [
    `${paint('bold', why.title)}  ${at(why.place)}`,
    `${shape} ${paint('bold', word)} as of ${toLongDay(corpus.asOf.day)}. Stage of the rule: ${stage}. Not covered counts here as: ${gravity}, by ${asked.place ? at(asked.place) : 'default'}.`,
    ...(why.decision
      ? [`Decided about the gap ${why.decision.gap}: ${why.decision.text}  ${at(why.decision.place)}`]
      : []),
    '',
    ...why.conditions.flatMap((condition) => toConditionLines(condition, at)),
    ...why.claims.flatMap((claim, index) => toClaimLines(claim, index, at)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

type ShowPlace = (place: FieldPlace) => string;

function toClaimLines(
  { id, title, state, chain, conditions }: WhyClaim,
  index: number,
  at: ShowPlace,
): string[] {
  const { shape, word } = COVERAGE_LABELS[state];
  const rank = index === 0 ? ', which makes the state' : '';
  return [
    `${paint('bold', title)}  ${id}  ${shape} ${word}${rank}`,
    ...chain.map(({ step, text, place }) => `  ${step.padEnd(9)} ${text}  ${at(place)}`),
    ...conditions.flatMap((condition) => toConditionLines(condition, at)),
    '',
  ];
}

function toConditionLines({ met, text, place, asked, next }: WhyCondition, at: ShowPlace): string[] {
  const by = asked ? `${asked.setting}, ${asked.place ? at(asked.place) : 'default'}: ${asked.wants}` : '';
  return [
    `  ${met ? '✓' : '✗'} ${text}${place ? `  ${at(place)}` : ''}`,
    ...(by ? [`      asked by ${by}`] : []),
    ...(next ? [`      ${paint('bold', 'next:')} ${next}`] : []),
  ];
}
