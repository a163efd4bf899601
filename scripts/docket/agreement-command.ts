/**
 * `rulemark docket agreement <docket> --coders a,b`: how far two people who coded the same comments agree, field by field.
 * Arguments in, figures with their number and interval out. No figure stands alone.
 */
import { Command } from 'commander';
import {
  type CoderComparison,
  compareCoders,
  type FieldAgreement,
  LEAST_DECISIONS,
  type Reliance,
} from '../../src/analysis/coding/compare-coders.ts';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { findClosest } from '../../src/text/closest.ts';
import { countOf } from '../../src/view/labels.ts';
import { type ContentOption, type Done, getFolder, UsageError, withContent } from '../context.ts';
import { printJson, stdout } from '../terminal.ts';
import { findDocket } from './find-docket.ts';

interface AgreementOptions extends ContentOption {
  readonly coders: string;
  readonly json?: boolean;
}

const RELIANCE: Readonly<Record<Reliance, string>> = {
  none: 'no figure: nothing to compare, or all decisions were the same',
  'too-few': `too few to rely on, fewer than ${LEAST_DECISIONS}`,
  'too-low': 'too low to use (alpha below 0.667)',
  tentative: 'for tentative conclusions only (alpha below 0.8)',
  good: 'good (alpha 0.8 or more)',
};

export function createDocketAgreement(done: Done): Command {
  return withContent(new Command('agreement'))
    .description('How far two coders of a docket agree: kappa and alpha a field, with their numbers.')
    .argument('<docket>', "our id, or the agency's number")
    .requiredOption(
      '--coders <names>',
      'two coders with a comma between them, as in the field coder of the points',
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark docket agreement doc-2021-0007 --coders ab,cd\n\nOnly comments that both coded are compared.',
    )
    .action((wanted: string, options: AgreementOptions) => {
      const folder = getFolder(options);
      const docket = findDocket(folder, wanted);
      const points = loadCorpus({ folder, audience: 'privileged' }).content.list('point', docket.id);
      const known = [...new Set(points.flatMap(({ fields }) => fields.coder ?? []))].sort();
      const [first, second] = toCoders(options.coders, known);
      const comparison = compareCoders(points, first, second);
      if (options.json)
        printJson({ schema: 'rulemark/coder-agreement@1', coders: [first, second], ...comparison });
      else stdout(toText(comparison, first, second));
      done('fine');
    });
}

function toCoders(words: string, known: readonly string[]): readonly [string, string] {
  const names = words.split(',').map((name) => name.trim());
  const [first, second] = names;
  if (!first || !second || names.length !== 2 || first === second)
    throw new UsageError('--coders takes two different names with a comma between them.');
  for (const name of names) {
    if (known.includes(name)) continue;
    const close = findClosest(name, known);
    throw new UsageError(
      `Nobody coded as "${name}". ${close ? `Did you mean "${close}"? ` : ''}Coders: ${known.join(', ') || 'none'}.`,
    );
  }
  return [first, second];
}

function toText(comparison: CoderComparison, first: string, second: string): string {
  const { both, onlyFirst, onlySecond, fields, differences } = comparison;
  const differing = differences.map(
    (one) =>
      `  ${one.field}  ${one.comment}${one.about && `, ${one.about}`}: ${first} ${one.first}, ${second} ${one.second}`,
  );
  return [
    `${countOf(both.length, 'comment')} coded by both; ${onlyFirst.length} by ${first} alone and ${onlySecond.length} by ${second} alone are not compared.`,
    ...fields.map(toLine),
    ...(differing.length === 0 ? [] : ['', 'Where they differ:', ...differing]),
    '',
  ].join('\n');
}

function toLine({ field, decisions, agreed, kappa, low, high, alpha, reliance }: FieldAgreement): string {
  const figures =
    kappa === null
      ? ''
      : `; kappa ${kappa} (95 percent interval ${low} to ${high}), alpha ${alpha ?? 'none'}`;
  return `  ${field}: ${agreed} of ${countOf(decisions, 'decision')} the same${figures}; ${RELIANCE[reliance]}`;
}
