/** `rulemark show <id>`: one object with everything known and computed about it. */
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toObligationJson } from '../../src/export/json/obligations.ts';
import { toReference } from '../../src/export/json/reference.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { walkProvisions } from '../../src/model/section.ts';
import { toCitations } from '../../src/view/citation.ts';
import { COVERAGE_LABELS, type Checked, toCheckedPhrase } from '../../src/view/labels.ts';
import { toSentence } from '../../src/view/sentence.ts';
import { getFolder, type StateOptions, withState } from '../context.ts';
import { findObject } from '../find-object.ts';
import type { Done } from '../run.ts';
import { paint, printJson, stdout } from '../terminal.ts';

export function registerShow(program: Command, done: Done): void {
  withState(program.command('show'))
    .description('One object: what it says, how far that was checked, what covers it.')
    .argument('<id>', 'an id, or <kind>/<id> where several kinds have it')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark show verify-foreign-customers\n  rulemark show nprm-2024/7.302\n  rulemark show definitions/iaas-product --json',
    )
    .action((id: string, options: StateOptions & { json?: boolean }) => {
      const corpus = loadCorpus({ ...options, folder: getFolder(options) });
      const object = findObject(corpus, id);
      if (options.json) printJson(toJson(corpus, object));
      else stdout(toText(corpus, object));
      done('fine');
    });
}

function toJson(corpus: Corpus, object: RuleObject): unknown {
  const { type, id, home, file, fields, body } = object;
  const computed = type === 'obligation' ? toObligationJson(corpus, object as RuleObject<'obligation'>) : {};
  return { kind: type, id, ...(home ? { home } : {}), file, ...fields, ...computed, body };
}

function toText(corpus: Corpus, object: RuleObject): string {
  const lines = [`${paint('bold', object.fields.title)}  ${paint('dim', `${object.type} ${object.id}`)}`];
  if (object.type === 'obligation')
    lines.push(...describeObligation(corpus, object as RuleObject<'obligation'>));
  if (object.type === 'section') lines.push(...describeSection(corpus, object as RuleObject<'section'>));
  if ('verification' in object.fields)
    lines.push(describeCheck(corpus, object.home, object.fields as Checked));
  if (object.type !== 'section')
    lines.push(...describeFields(object), ...(object.body.trim() ? ['', object.body.trim()] : []));
  const users = [...new Set(corpus.getLinksTo(object.key).map(({ from }) => toReference(from)))];
  if (users.length > 0) lines.push('', `Used by: ${users.join(', ')}`);
  return `${lines.join('\n')}\n\n${paint('dim', `To change it: ${object.file}`)}\n`;
}

function describeObligation(corpus: Corpus, obligation: RuleObject<'obligation'>): string[] {
  const coverage = corpus.coverage?.get(obligation.key);
  const cited = toCitations(corpus, obligation.home, obligation.fields.sections).map(({ text }) => text);
  return [
    '',
    toSentence(corpus, obligation),
    '',
    `Says so: ${cited.join('; ')}`,
    ...(coverage
      ? [
          `Coverage: ${COVERAGE_LABELS[coverage.state].shape} ${COVERAGE_LABELS[coverage.state].word}, because:`,
          ...coverage.because.map(({ met, text }) => `  ${met ? '✓' : '✗'} ${text}`),
        ]
      : []),
  ];
}

function describeSection(corpus: Corpus, section: RuleObject<'section'>): string[] {
  return [
    '',
    ...[...walkProvisions(corpus.getProvisions(section))].flatMap(({ id, text, mark }) => [
      `${paint('dim', id)}  ${text}${mark ? paint('dim', `  [${mark.verification}${mark.sources.length > 0 ? `: ${mark.sources.join(', ')}` : ''}]`) : ''}`,
    ]),
  ];
}

function describeCheck(corpus: Corpus, home: string, checked: Checked): string {
  const { phrase, sources, note } = toCheckedPhrase(corpus, home, checked);
  return `${phrase}${sources.length > 0 ? `: ${sources.map(({ title }) => title).join('; ')}` : ''}.${note ? ` ${note}` : ''}`;
}

function describeFields({ fields }: RuleObject): string[] {
  const shown = Object.entries(fields).filter(
    ([key, value]) => !['title', 'verification', 'sources', 'note'].includes(key) && value !== undefined,
  );
  return [
    '',
    ...shown.map(
      ([key, value]) =>
        `${paint('dim', `${key}:`)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    ),
  ];
}
