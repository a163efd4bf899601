/** `rulemark reach`: does the rule reach us? Answers a questionnaire in a terminal or from given answers. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCorpus } from '../../src/corpus/corpus.ts';
import { toReachJson } from '../../src/export/json/reach.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { RuleObject } from '../../src/model/object.ts';
import { SUBJECT_TYPES } from '../../src/model/words.ts';
import { isId } from '../../src/parse/records/parse-record.ts';
import { writeNewFile } from '../../src/store/write-file.ts';
import { findClosest } from '../../src/text/closest.ts';
import {
  type ApplicabilityFile,
  findFreeId,
  toApplicabilityFile,
} from '../../src/view/reach/applicability-file.ts';
import type { ReachForm } from '../../src/view/reach/reach-form.ts';
import { toReachSection } from '../../src/view/reach/reach-page.ts';
import { toReachState } from '../../src/view/reach/reach-state.ts';
import { askAll, canAsk } from '../ask-questions.ts';
import { type Done, getFolder, type StateOptions, UsageError, withState } from '../context.ts';
import { toOverview, toResult } from '../reach-report.ts';
import { type GivenAnswers, readAnswers } from '../read-answers.ts';
import { printJson, stderr, stdout } from '../terminal.ts';

type Questionnaire = RuleObject<'questionnaire'>;

interface ReachOptions extends StateOptions {
  readonly rule?: string;
  readonly subject?: string;
  readonly id?: string;
  readonly answers?: readonly string[];
  readonly name?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

export function registerReach(program: Command, done: Done): void {
  withState(program.command('reach'))
    .description('Does the rule reach us? Questions from the definitions; ends in in, out or unclear.')
    .option('--subject <type>', `what to ask about: ${SUBJECT_TYPES.join(', ')}`)
    .option('--id <id>', 'which one of provider.md; not for the provider itself')
    .option('--rule <id>', 'the rule (default: the first one)')
    .option('--answers <given...>', 'question=answer, hold.need=answer, or a YAML or JSON file of them')
    .option('--name <id>', 'name of the file to write, without .md')
    .option('--write', 'write the decision to provider/applicability/; nothing is overwritten')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rulemark reach\n  rulemark reach --subject product --id virtual-machines\n  rulemark reach --subject product --id bare-metal --answers computing=yes software=yes us-product=owned --write\n  rulemark reach --subject provider --answers answers.yml --json',
    )
    .action(async (options: ReachOptions) => {
      const folder = getFolder(options);
      const corpus = loadCorpus({ ...options, folder });
      const rule = findRule(corpus, options.rule);
      if (options.subject === undefined) {
        if (options.write || options.answers || options.id)
          throw new UsageError(`Say what it is about: --subject ${SUBJECT_TYPES.join('|')}.`);
        if (options.json) printJson(listForms(corpus, rule));
        else stdout(toOverview(corpus, rule));
        return done('fine');
      }
      const questionnaire = findQuestionnaire(corpus, rule, options.subject);
      const form = getForm(corpus, questionnaire);
      requireSubject(form, options);
      const given = await getAnswers(form, options);
      const file = toFile(form, given, options);
      if (options.json) printJson(toReachJson(corpus, questionnaire, given, file));
      else stdout(toResult(corpus, questionnaire, given));
      if (options.write) write(folder, form, given, file);
      else if (file && !options.json)
        stdout(`Not saved. With --write it goes to ${join(folder, file.file)}.\n`);
      return done('fine');
    });
}

function findRule(corpus: Corpus, id: string | undefined): RuleObject<'rule'> {
  const rule = id === undefined ? corpus.firstRule : corpus.content.get('rule', '', id);
  if (rule) return rule;
  const known = corpus.content.list('rule').map((one) => one.id);
  throw new UsageError(
    id === undefined
      ? 'There is no rule yet: start with `rulemark new rule <id>`.'
      : `There is no rule "${id}". Known: ${known.join(', ') || 'none'}.`,
  );
}

function listActive(corpus: Corpus, rule: RuleObject<'rule'>): Questionnaire[] {
  return corpus.content.list('questionnaire', rule.id).filter(({ fields }) => fields.state === 'active');
}

function listForms(corpus: Corpus, rule: RuleObject<'rule'>) {
  return {
    schema: 'rulemark/reach@1' as const,
    asOf: corpus.asOf.day,
    rule: rule.id,
    questionnaires: listActive(corpus, rule).map((one) => {
      const { id, title, subject, questions, needs } = getForm(corpus, one);
      return { id, title, subject, questions, needs };
    }),
  };
}

function findQuestionnaire(corpus: Corpus, rule: RuleObject<'rule'>, subject: string): Questionnaire {
  const active = listActive(corpus, rule);
  const found = active.find(({ fields }) => fields.subject === subject);
  if (found) return found;
  const close = findClosest(subject, SUBJECT_TYPES);
  if (!(SUBJECT_TYPES as readonly string[]).includes(subject))
    throw new UsageError(
      `"${subject}" is no type of subject.${close ? ` Did you mean "${close}"?` : ''} Types: ${SUBJECT_TYPES.join(', ')}.`,
    );
  throw new UsageError(
    `The rule ${rule.id} has no questionnaire about a ${subject}. Start one: \`rulemark new questionnaire ${subject} --rule ${rule.id}\`.`,
  );
}

function getForm(corpus: Corpus, questionnaire: Questionnaire): ReachForm {
  const { form } = toReachSection(corpus, questionnaire);
  if (!form) throw new Error(`the questionnaire ${questionnaire.key} is active and has no form`);
  return form;
}

/** A subject is named for a file, and must stand in provider.md whenever it is named. */
function requireSubject({ subject, subjects }: ReachForm, { id, write, name, audience }: ReachOptions): void {
  if (name !== undefined && !isId('applicability', name))
    throw new UsageError(`"${name}" cannot be a file name. Use small letters, digits and hyphens.`);
  if (subject === 'provider') {
    if (id !== undefined) throw new UsageError('The provider itself has no id; leave --id out.');
    return;
  }
  const ids = subjects.map((one) => one.id);
  if (id === undefined) {
    if (write) throw new UsageError(`Say which ${subject} it is: --id ${ids.join('|') || '<id>'}.`);
    return;
  }
  if (ids.includes(id) || (audience !== 'privileged' && isId('applicability', id))) return;
  const close = findClosest(id, ids);
  throw new UsageError(
    `provider.md has no ${subject} "${id}".${close ? ` Did you mean "${close}"?` : ''} Known: ${ids.join(', ') || 'none'}.`,
  );
}

/** The answers given; a person at the terminal is asked for the rest. */
async function getAnswers(form: ReachForm, { answers = [], json }: ReachOptions): Promise<GivenAnswers> {
  const given = readAnswers(form, answers);
  const { next, asksHolding, holding } = toReachState(form, given.answers, given.holding);
  const isOpen = next !== undefined || (asksHolding && holding.next !== undefined);
  return isOpen && !json && canAsk() ? askAll(form, given) : given;
}

function toFile(
  form: ReachForm,
  given: GivenAnswers,
  { id = '', name }: ReachOptions,
): ApplicabilityFile | undefined {
  if (form.subject !== 'provider' && id === '') return undefined;
  return toApplicabilityFile(form, { ...given, subject: id, name: name ?? findFreeId(form, id) });
}

function write(
  folder: string,
  form: ReachForm,
  given: GivenAnswers,
  file: ApplicabilityFile | undefined,
): void {
  if (!file) {
    const { next } = toReachState(form, given.answers, given.holding);
    throw new UsageError(
      `Nothing was written: the question "${next}" is not answered. Add --answers ${next}=<answer>.`,
    );
  }
  const problem = writeNewFile(join(folder, file.file), file.text);
  if (problem) throw new UsageError(problem.replace('another id.', 'another name with --name.'));
  stderr(
    `Wrote ${join(folder, file.file)}. It counts as not reviewed. Next: rulemark check, then rulemark review.\n`,
  );
}
